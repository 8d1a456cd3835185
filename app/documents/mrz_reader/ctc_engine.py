"""Gatehouse's own reader of machine readable zones, behind the `MrzEngine` protocol.

Finds rows of even marks, chains them, reads them with a small net and decodes the letters with the
grammar of the formats. Everything is deterministic: the same picture gives the same answer.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from app.documents.mrz_reader.guidance import Guidance, guidance_for
from app.documents.mrz_reader.line_chains import Chain, chains
from app.documents.mrz_reader.line_crops import widened
from app.documents.mrz_reader.recognizer import LineRecognizer
from app.documents.mrz_reader.text_lines import TextLine, find_lines, ink_picture, text_angles
from app.documents.mrz_reader.zone_reading import DOUBTFUL, ZoneReader, ZoneReading
from app.documents.mrz_reader.zone_rows import find_rows
from app.documents.reading import MrzText, Point
from app.paths import resources

Gray = NDArray[np.uint8]

_SIDES = (960, 1600, 560)  # longer side of the picture while looking for rows
_SIDE_SLACK = 1.15  # a size is skipped that would enlarge the picture beyond the first one
_MARK_SIZE = 19  # pixels: letters of a zone at these sizes
_REACH = 18
_ANGLES = 2
_CHAINS = 5  # tried for one direction and size
_BUDGET = 16  # chains tried for one picture: bounds the time where there is no zone
_SEEDS = 4  # long rows around which a zone is looked for
_PLACE_TALL = 11.0  # heights of a row: two more rows on either side of it
_READABLE = 6.0  # nats of doubt beyond which the reading is refused
_NAT = 1000  # millinats


@dataclass(frozen=True, slots=True)
class Sighting:
    """What the engine saw in a picture.

    Attributes:
        text: The zone; None where there is none, or none that can be read with certainty.
        guidance: What would help, where a zone is there but was refused.
    """

    text: MrzText | None = None
    guidance: Guidance | None = None


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
            Problem: READER_MISSING, when the net is not installed.
        """
        return self.look(pixels).text

    def look(self, pixels: NDArray[np.uint8]) -> Sighting:
        """Read like `read`, and say what would help where a zone is there but not readable."""
        gray = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8)
        # the zone is black: in the brightest channel a colored stamp over it is paler
        brightest = pixels.max(axis=2)
        best: ZoneReading | None = None
        for chain in _candidates(
            np.asarray(cv2.addWeighted(gray, 0.5, brightest, 0.5, 0), np.uint8)
        ):
            reading = self._zones.read((gray, brightest), chain)
            if reading and (best is None or reading.doubt < best.doubt):
                best = reading
            if best and best.doubt <= DOUBTFUL:
                break
        if best is None:
            return Sighting()
        if best.doubt > _READABLE:
            return Sighting(guidance=guidance_for(gray, best.lines, best.pitch))
        return Sighting(text=self._text(best))

    @cached_property
    def _zones(self) -> ZoneReader:
        return ZoneReader(LineRecognizer(self._models / "mrz_lines.onnx"))

    def _text(self, reading: ZoneReading) -> MrzText:
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
            quad=_quad(reading),
            engine=self.name,
            permitted=decoded.permitted,
        )


def _candidates(gray: Gray) -> Iterator[Chain]:
    """Yield chains in full-resolution pixels, the likeliest first, until the budget is used up."""
    seeds: list[TextLine] = []
    yield from islice(_found_chains(gray, seeds), _BUDGET)


def _around(gray: Gray, seed: TextLine) -> list[Chain]:
    """Look for a zone around one long row, whose neighbors were not recognized as rows."""
    place = widened(seed, seed.height, seed.height)
    return chains(find_rows(gray, place, _PLACE_TALL * seed.height), 2)


def _found_chains(gray: Gray, seeds: list[TextLine]) -> Iterator[Chain]:
    longest = max(gray.shape)
    for side in _SIDES:
        if side > _SIDES[0] and longest * _SIDE_SLACK < side:
            continue
        scale = side / longest
        mode = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
        small = np.asarray(cv2.resize(gray, None, fx=scale, fy=scale, interpolation=mode), np.uint8)
        if min(small.shape) < 2 * _MARK_SIZE:
            continue
        ink = ink_picture(small, _MARK_SIZE)
        for angle in text_angles(ink, _ANGLES):
            lines = find_lines(ink, angle, _REACH)
            for chain in chains(lines, _CHAINS):
                yield chain.scaled(1 / scale)
            seeds += [line.scaled(1 / scale) for line in lines]
        if side == _SIDES[0]:
            seeds.sort(key=lambda line: -line.length)
            for seed in seeds[:_SEEDS]:
                yield from _around(gray, seed)


def _quad(reading: ZoneReading) -> tuple[Point, ...]:
    """Return the corners of the text, clockwise from its upper left."""
    first, last = reading.lines[0], reading.lines[-1]
    up = np.array([first.direction[1], -first.direction[0]]) * first.height / 2
    down = np.array([-last.direction[1], last.direction[0]]) * last.height / 2
    corners = (first.start + up, first.end + up, last.end + down, last.start + down)
    return tuple((round(float(x)), round(float(y))) for x, y in corners)
