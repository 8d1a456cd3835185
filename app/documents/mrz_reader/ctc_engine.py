"""Gatehouse's own reader of machine readable zones, behind the `MrzEngine` protocol.

Finds rows of even marks, chains them, reads them with a small net and decodes the letters with the
grammar of the formats. Everything is deterministic: the same picture gives the same answer.
"""

from functools import cached_property
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from app.courtesy import step_aside
from app.documents.mrz.print_sizes import LETTER_MM, LINE_MM
from app.documents.mrz_reader.guidance import guidance_for
from app.documents.mrz_reader.recognizer import LineRecognizer
from app.documents.mrz_reader.zone_cover import is_covered
from app.documents.mrz_reader.zone_heat_map import ZoneHeatMap
from app.documents.mrz_reader.zone_reading import DOUBTFUL, ZoneReader, ZoneReading
from app.documents.mrz_reader.zone_search import ZoneSearch
from app.documents.reading import MrzText, Point, Sighting
from app.documents.shrinking import shrunk
from app.paths import resources

_READABLE = 4.0  # nats of doubt beyond which a reading is refused; invented ones began at 5.2
_NAT = 1000  # millinats
_LARGEST = 3200  # longer side in pixels: more than this shows no more of a letter


class CtcEngine:
    """The reader; one may serve several threads."""

    def __init__(self, models: Path | None = None) -> None:
        """Use the nets in `models`, by default the program's own; they load at first use."""
        self._models = models or resources() / "models"

    @property
    def name(self) -> str:
        """Name for the record."""
        return "gatehouse"

    def read(self, pixels: NDArray[np.uint8]) -> MrzText | None:
        """Return the zone, or None where the picture has none that can be read.

        Args:
            pixels: (height, width, 3) unsigned 8-bit, RGB.

        Raises:
            Problem: READER_MISSING, when the nets are not installed.
        """
        return self.look(pixels).text

    def look(self, pixels: NDArray[np.uint8]) -> Sighting:
        """Read like `read`, and say what would help where a zone is there but not readable."""
        pixels = np.ascontiguousarray(pixels)
        scale = min(1.0, _LARGEST / max(pixels.shape))
        if scale < 1:
            pixels = shrunk(pixels, scale)
        gray = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8)
        # the zone is black: in the brightest channel a colored stamp over it is paler
        red, green, blue = (pixels[..., channel] for channel in range(3))
        brightest = np.maximum(np.maximum(red, green), blue)  # ten times faster than max(axis=2)
        both = np.asarray(cv2.addWeighted(gray, 0.5, brightest, 0.5, 0), np.uint8)
        best: ZoneReading | None = None
        for chain in self._search.chains(both):
            step_aside()
            reading = self._zones.read((gray, pixels), chain)
            if reading and (best is None or reading.doubt < best.doubt):
                best = reading
            if best and best.doubt <= DOUBTFUL:
                break
        if best is None:
            return Sighting()
        if is_covered(pixels, best.rows, best.decoded.zone.line_length):
            return Sighting()
        if best.doubt > _READABLE:
            return Sighting(guidance=guidance_for(gray, best.rows, best.pitch))
        return Sighting(text=self._text(best, scale))

    @cached_property
    def _search(self) -> ZoneSearch:
        return ZoneSearch(ZoneHeatMap(self._models / "mrz_zones.onnx"))

    @cached_property
    def _zones(self) -> ZoneReader:
        return ZoneReader(LineRecognizer(self._models / "mrz_lines.onnx"))

    def _text(self, reading: ZoneReading, scale: float) -> MrzText:
        decoded = reading.decoded
        length = decoded.zone.line_length
        percent = np.rint(decoded.confidence * 100).astype(int).tolist()
        return MrzText(
            format=decoded.zone.format,
            lines=decoded.lines,
            as_read=decoded.as_read,
            gap_millinats=round(decoded.gap * _NAT),
            confidence=tuple(
                tuple(percent[start : start + length]) for start in range(0, len(percent), length)
            ),
            quad=_quad(reading, scale),
            engine=self.name,
            permitted=decoded.permitted,
        )


def _quad(reading: ZoneReading, scale: float) -> tuple[Point, ...]:
    """Return the corners of the text in the original picture, clockwise from its upper left.

    Its upper and lower edge lie half a letter beyond the middles of the outer rows. The distance of
    the rows tells best how tall that is at either end: perspective makes one end smaller.
    """
    first, last = reading.rows[0], reading.rows[-1]
    beyond = LETTER_MM / 2 / (LINE_MM * (len(reading.rows) - 1))
    left, right = (last.start - first.start) * beyond, (last.end - first.end) * beyond
    corners = (first.start - left, first.end - right, last.end + right, last.start + left)
    return tuple((round(float(x) / scale), round(float(y) / scale)) for x, y in corners)
