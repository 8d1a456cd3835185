"""The reader of machine readable zones that is built on PassportEye and tesseract.

Tesseract reads straightened strips with a model for OCR-B, and the text goes through our own
parser. PassportEye's localizer has its say where our own finds nothing sound.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import cv2
import numpy as np
from numpy.typing import NDArray

from app.documents.mrz import parse
from app.documents.mrz_reader.line_fitting import Fitted, fitted
from app.documents.mrz_reader.strips import Gray, Strip, cut_strip, evenly_lit, turned_over
from app.documents.mrz_reader.tesseract import PrintedLine, read_lines
from app.documents.mrz_reader.zone_places import places
from app.documents.reading import CheckName, CheckState, MrzText

_WIDTHS = (1250, 850)
_MAX_STRIPS = 12  # bounds the time on pages without a zone
_SURE = 85  # confidence of tesseract from which one look is enough
_MARGIN = 0.25  # around the zone, in heights of its letters: a frame does not touch them
_ANY_DAY = date(2000, 1, 1)  # check digits do not depend on it


@dataclass(frozen=True, slots=True)
class _Reading:
    """A zone that was read from one strip.

    Attributes:
        score: How much of it fits together: check digits, document type, characters.
        sound: Nothing in it contradicts itself.
        likely: At least as many check digits fit as do not.
    """

    text: MrzText
    score: int
    sound: bool
    likely: bool

    @property
    def sure(self) -> bool:
        """Say whether another look is needless."""
        return self.sound and all(min(line, default=0) >= _SURE for line in self.text.confidence)


@dataclass(frozen=True, slots=True)
class PassportEyeEngine:
    """PassportEye and tesseract behind the `MrzEngine` protocol."""

    @property
    def name(self) -> str:
        """Name for the record."""
        return "passporteye"

    def read(self, pixels: NDArray[np.uint8]) -> MrzText | None:
        """Return the zone, or None where the picture has none that can be read.

        A zone that does not fit together may be printed so: it is returned when two strips give
        the same text, or when nothing better is found and no more check digits fail than fit.

        Args:
            pixels: (height, width, 3) unsigned 8-bit, RGB.

        Raises:
            Problem: READER_MISSING, when tesseract or its model is not installed.
        """
        gray = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8)
        best: _Reading | None = None
        seen: set[tuple[str, ...]] = set()
        for reading in self._readings(gray):
            if reading.sure or reading.text.lines in seen:
                return reading.text
            seen.add(reading.text.lines)
            if best is None or reading.score > best.score:
                best = reading
        return best.text if best and best.likely else None

    def _readings(self, gray: Gray) -> Iterator[_Reading]:
        """Yield what the likeliest places give: upright, on its head, each also evenly lit."""
        strips = 0
        for quad in places(gray):
            for turn in (quad, turned_over(quad)):
                found = False
                for width, prepare in zip(_WIDTHS, (_plain, evenly_lit), strict=True):
                    reading = _read(prepare(cut_strip(gray, turn, width)), self.name)
                    if reading is not None:
                        found = True
                        yield reading
                    strips += 1
                if found:  # upside down there is nothing to find
                    break
            if strips >= _MAX_STRIPS:
                return


def _plain(strip: Strip) -> Strip:
    return strip


def _read(strip: Strip, engine: str) -> _Reading | None:
    printed = read_lines(strip.picture)
    readings = [
        _judged(fit, printed, strip, engine) for fit in fitted([line.text for line in printed])
    ]
    best = max(readings, key=lambda reading: reading.score, default=None)
    return best if best and best.score > 0 else None


def _judged(fit: Fitted, printed: Sequence[PrintedLine], strip: Strip, engine: str) -> _Reading:
    lines = printed[fit.start : fit.start + len(fit.lines)]
    boxes = np.array([line.box for line in lines])
    margin = round(_MARGIN * float(np.median(boxes[:, 3] - boxes[:, 1])))
    left, top = (boxes[:, :2].min(axis=0) - margin).tolist()
    right, bottom = (boxes[:, 2:].max(axis=0) + margin).tolist()
    text = MrzText(
        format=fit.format,
        lines=fit.lines,
        as_read=tuple(line.text for line in lines),
        confidence=tuple((line.confidence,) * len(fit.lines[0]) for line in lines),
        quad=strip.on_page((left, top, right, bottom)),
        engine=engine,
    )
    states = {check.name: check.state for check in parse(fit.lines, _ANY_DAY).checks}
    digits = [state for name, state in states.items() if name.endswith("digit")]
    fit_count, wrong_count = digits.count(CheckState.PASSED), digits.count(CheckState.FAILED)
    typed = states[CheckName.DOCUMENT_TYPE] is CheckState.PASSED
    clean = states[CheckName.CHARACTERS] is CheckState.PASSED
    score = 2 * fit_count - wrong_count + (1 if clean else 0) + (2 if typed else 0)
    # Lines of another size that were cut or stretched mostly begin with the wrong letter.
    if not fit_count or (wrong_count and not typed):
        score = 0
    sound = clean and not wrong_count
    return _Reading(text, score, sound=sound, likely=fit_count >= wrong_count)
