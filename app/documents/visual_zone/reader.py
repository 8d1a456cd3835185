"""Reads the visual zone of a picture whose machine readable zone is known. Slow: some 0.7 s."""

from functools import cached_property
from pathlib import Path
from time import perf_counter_ns

import numpy as np
from numpy.typing import NDArray

from app.documents.reading import DocumentReading
from app.documents.visual_zone.fields import FieldFinder
from app.documents.visual_zone.line_finder import LineFinder
from app.documents.visual_zone.line_reader import LineReader, PrintedLine
from app.documents.visual_zone.outcome import NotRead, VisualZone
from app.documents.visual_zone.page_lines import sorted_out
from app.documents.visual_zone.page_picture import upright_page
from app.paths import resources

Pixels = NDArray[np.uint8]

_LOOKS = ((0.85, 0.0), (1.2, 0.0), (1.0, 0.25))
"""Other ways to look at a line that seems to differ: narrower, wider, with more around it."""


class VisualZoneReader:
    """The reader; may be shared by threads. Its nets load at first use."""

    def __init__(self, models: Path | None = None) -> None:
        """Use the nets in `models`, by default the program's own."""
        self._models = models or resources() / "models"

    def read(self, pixels: Pixels, reading: DocumentReading) -> VisualZone:
        """Return the fields of the page, as far as they can be read for certain.

        Args:
            pixels: (height, width, 3) unsigned 8-bit, RGB: the picture that `reading` is of.
            reading: What was read of it before; its zone says where the page lies.

        Raises:
            Problem: READER_MISSING, when the nets are not installed.
        """
        begun = perf_counter_ns()
        document, mrz = reading.document, reading.mrz
        page = upright_page(pixels, mrz)
        if isinstance(page, NotRead):
            return VisualZone(not_read=page, elapsed_ms=_elapsed_ms(begun))
        if document is None or mrz is None:
            return VisualZone(not_read=NotRead.NO_ZONE, elapsed_ms=_elapsed_ms(begun))
        lines = [self._line_reader.read(page, box) for box in self._finder.find(page)]

        def look_again(line: PrintedLine) -> list[str]:
            looks = (
                self._line_reader.read(page, line.box, wider=wider, grown=grown).text
                for wider, grown in _LOOKS
            )
            return list(looks)

        found = FieldFinder(sorted_out(lines), document, mrz.format, look_again)
        found.find()
        return VisualZone(
            tuple(found.fields),
            tuple(found.unclear),
            None if found.fields else NotRead.UNREADABLE,
            _elapsed_ms(begun),
        )

    @cached_property
    def _finder(self) -> LineFinder:
        return LineFinder(self._models / "visual_boxes.onnx")

    @cached_property
    def _line_reader(self) -> LineReader:
        return LineReader(self._models / "visual_lines.onnx")


def _elapsed_ms(begun_ns: int) -> int:
    return (perf_counter_ns() - begun_ns) // 1_000_000
