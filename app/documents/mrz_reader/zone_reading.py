"""Reads one chain of rows: cut, recognize, look again where the letters are, decode."""

from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from app.documents.mrz_reader.alignment import Alignment, align, even_length, free_length
from app.documents.mrz_reader.alphabet import INDEX, LINE_HEIGHT, LINE_WIDTH
from app.documents.mrz_reader.curved_crops import cut_curved
from app.documents.mrz_reader.decoder import Decoded, decode
from app.documents.mrz_reader.grammar import zones
from app.documents.mrz_reader.line_chains import Chain, next_row
from app.documents.mrz_reader.line_crops import TALL, cut_line, flipped, widened
from app.documents.mrz_reader.line_picture import normalize
from app.documents.mrz_reader.recognizer import LineRecognizer
from app.documents.mrz_reader.text_lines import TextLine

Gray = NDArray[np.uint8]
Floats = NDArray[np.float32]
Planes = tuple[Gray, Gray]
"""A picture in full resolution as gray, and in color."""

_MARGINS = (0.9, 3.2)  # heights: what is cut beyond the marks found, first and second try
_FRAMES = LINE_WIDTH / 4  # that the net gives for one line
_CUT_EDGE = 0.9  # pitches from the middle of the first and last letter to the edge of a cut
_LETTER_EDGE = 0.5  # the same to the edge of the letter's own place
_LENGTHS = {2: (44, 36), 3: (30,)}
_LENGTH_SLACK = 0.16  # by how much the free reading may miss a format's length
_LEAST_LETTERS = 18
_ILLEGIBLE = -9.0
_LEGIBLE = -0.55  # mean log-probability of the best path per frame, below which it is no MRZ
_ENDS_IN_DOUBT = 1.0  # nats of misfit: a letter at an end may have been cut off
DOUBTFUL = 3.0
"""Nats of doubt above which more is tried."""

_TRUSTED_ALONE = 1.5  # nats of doubt: one look at a blurred line alone may well invent letters
_CLEAR = 0.15  # nats of doubt under which a second look is not worth its time
_STAMP_COLOR = 25  # levels by which the channels of a stamp lie further apart than the page's
_BLEACH = 1.5  # how much paler saturated color is made
_LONG_NUMBER_CHANCE = np.log(0.2)


@dataclass(frozen=True, slots=True)
class ZoneReading:
    """What a chain of rows says.

    Attributes:
        decoded: The text.
        cuts: Where its lines were cut out.
        rows: Where its lines lie, from the first letter's left to the last letter's right edge.
        shortfall: Nats by which another number of characters would fit better, all lines together.
        pitch: Distance between letters in pixels of the picture.
    """

    decoded: Decoded
    cuts: tuple[TextLine, ...]
    rows: tuple[TextLine, ...]
    shortfall: float
    pitch: float

    @property
    def doubt(self) -> float:
        """Nats the whole reading lacks to certainty."""
        return self.decoded.doubt + self.decoded.misfit + self.shortfall


@dataclass(frozen=True, slots=True)
class _Look:
    """One cut of every row and what the net saw in it."""

    lines: tuple[TextLine, ...]
    frames: list[Floats]


class ZoneReader:
    """Reads chains with one recognizer."""

    def __init__(self, recognizer: LineRecognizer) -> None:
        """Use `recognizer` for every line."""
        self._recognizer = recognizer

    def read(self, planes: Planes, chain: Chain) -> ZoneReading | None:
        """Read `chain`, either way up; None where it is no zone.

        Args:
            planes: The picture in full resolution.
            chain: Rows in its pixels.
        """
        best = self._read_cut(planes, chain, _MARGINS[0])
        if best and best.shortfall + best.decoded.misfit > _ENDS_IN_DOUBT:
            best = _clearer(best, self._read_cut(planes, chain, _MARGINS[1]))
        return best

    def _read_cut(self, planes: Planes, chain: Chain, margin: float) -> ZoneReading | None:
        gray = planes[0]
        look = self._first_look(gray, chain, margin)
        if look is None:
            return None
        look, length = self._completed(gray, look)
        if length is None:
            return None
        aligned = _align_all(look.frames, length)
        if aligned is None:
            return None
        reading = _decode(look.lines, aligned, [a.scores for a in aligned])
        if reading.doubt <= _CLEAR and reading.decoded.gap <= _CLEAR:
            return reading
        return self._look_again(planes, reading, aligned)

    def _look(self, gray: Gray, lines: tuple[TextLine, ...]) -> _Look:
        return _Look(lines, self._recognizer.read([cut_line(gray, line) for line in lines]))

    def _first_look(self, gray: Gray, chain: Chain, margin: float) -> _Look | None:
        """Read the last row both ways up, and where it is legible one way, the others too."""
        upright = tuple(
            widened(line, margin * line.height, margin * line.height) for line in chain.lines
        )
        trial = self._look(gray, (upright[-1], flipped(upright[-1]))).frames
        up, down = (_legibility(frames) for frames in trial)
        if max(up, down) < _LEGIBLE:
            return None
        if up >= down:
            others = self._look(gray, upright[:-1])
            look = _Look(upright, [*others.frames, trial[0]])
        else:
            others = self._look(gray, tuple(flipped(line) for line in reversed(upright[:-1])))
            look = _Look((flipped(upright[-1]), *others.lines), [trial[1], *others.frames])
        if np.mean([_legibility(frames) for frames in look.frames]) < _LEGIBLE:
            return None
        return look

    def _completed(self, gray: Gray, look: _Look) -> tuple[_Look, int | None]:
        """Find the format's line length; look for the third row of a card where two were found."""
        counts = [even_length(frames) for frames in look.frames]
        count = float(np.median(counts))
        if len(look.lines) == 2 and _fits(count, 30):
            for steps in (1, -1):
                row = next_row(Chain(look.lines, 0.0), steps)
                frames = self._look(gray, (row,)).frames[0]
                if _fits(even_length(frames), 30) and _legibility(frames) > _LEGIBLE:
                    if steps > 0:
                        return _Look((*look.lines, row), [*look.frames, frames]), 30
                    return _Look((row, *look.lines), [frames, *look.frames]), 30
            return look, None
        options = [length for length in _LENGTHS[len(look.lines)] if _fits(count, length)]
        return look, min(options, key=lambda length: abs(length - count), default=None)

    def _look_again(
        self, planes: Planes, first: ZoneReading, aligned: list[Alignment]
    ) -> ZoneReading:
        """Cut exactly around the letters; under a colored stamp trust this second look alone."""
        gray, color = planes
        exact = tuple(
            _exact(gray, line, found) for line, found in zip(first.cuts, aligned, strict=True)
        )
        cuts = [cut_line(color, line) for line in exact]
        again = self._aligned([cut.max(axis=2) for cut in cuts], aligned)
        if any(_is_overprinted(cut) for cut in cuts):
            bleached = self._aligned([_bleached(cut) for cut in cuts], aligned)
            return _clearer(
                _decode(exact, again, [each.scores for each in again]),
                _decode(exact, bleached, [each.scores for each in bleached]),
            )
        together = [
            np.logaddexp(one.scores, other.scores) - np.float32(np.log(2))
            for one, other in zip(aligned, again, strict=True)
        ]
        better = again if sum(a.shortfall for a in again) < first.shortfall else aligned
        reading = _decode(exact if better is again else first.cuts, better, together)
        if reading.doubt <= DOUBTFUL:
            return reading
        bent = [
            cut_curved(color, line, cut.max(axis=2), found)
            for line, cut, found in zip(exact, cuts, again, strict=True)
        ]
        straight = self._aligned([cut.max(axis=2) for cut in bent], again)
        unbent = _decode(exact, straight, [each.scores for each in straight])
        return unbent if unbent.doubt <= _TRUSTED_ALONE else reading

    def _aligned(self, cuts: list[Gray], before: list[Alignment]) -> list[Alignment]:
        """Read `cuts` with as many letters as `before`, which stands where that is impossible."""
        frames = self._recognizer.read(cuts)
        return _align_all(frames, len(before[0].scores)) or before


def _clearer(one: ZoneReading, other: ZoneReading | None) -> ZoneReading:
    return other if other and other.doubt < one.doubt else one


def _fits(count: float, length: int) -> bool:
    return abs(count - length) <= _LENGTH_SLACK * length


def _legibility(frames: Floats) -> float:
    if free_length(frames) < _LEAST_LETTERS:
        return _ILLEGIBLE
    return float(frames.max(axis=1).mean())


def _align_all(frames: list[Floats], length: int) -> list[Alignment] | None:
    found = [align(each, length) for each in frames]
    return [each for each in found if each] if all(found) else None


def _decode(
    lines: tuple[TextLine, ...], aligned: list[Alignment], scores: list[Floats]
) -> ZoneReading:
    """Decode as every format of this shape and keep the one that explains the picture best."""
    joined = np.concatenate(scores)
    length = len(scores[0])
    options = [
        decode(zone, joined)
        for zone in zones()
        if (zone.line_count, zone.line_length) == (len(scores), length)
        and (
            zone.long_number_mark is None
            or joined[zone.long_number_mark, INDEX["<"]] > _LONG_NUMBER_CHANCE
        )
    ]
    best = min(options, key=lambda option: (round(option.misfit), option.gap, option.doubt))
    pitches = [
        np.median(np.diff(each.centers)) / _FRAMES * line.length
        for each, line in zip(aligned, lines, strict=True)
    ]
    shortfall = sum(each.shortfall for each in aligned)
    rows = tuple(_lettered(line, each) for line, each in zip(lines, aligned, strict=True))
    return ZoneReading(best, lines, rows, shortfall, float(np.median(pitches)))


def _exact(gray: Gray, line: TextLine, found: Alignment) -> TextLine:
    """Return the row from just before the first to just behind the last letter, recentered."""
    exact = _stretch(line, found, _CUT_EDGE)
    return _recentered(exact, cut_line(gray, exact))


def _stretch(line: TextLine, found: Alignment, edge: float) -> TextLine:
    """Return the part of `line` that holds its letters, and `edge` pitches beyond their middles."""
    places = np.arange(len(found.centers))
    slope, offset = np.polyfit(places, (found.centers + 0.5) / _FRAMES, 1)
    first, last = offset - edge * slope, offset + (len(places) - 1 + edge) * slope
    along = line.end - line.start
    return replace(line, start=line.start + along * first, end=line.start + along * last)


def _lettered(line: TextLine, found: Alignment) -> TextLine:
    """Return the part of `line` that holds its letters, which perspective spaces unevenly."""
    count = len(found.centers)
    bend = np.polynomial.Polynomial.fit(np.arange(count), (found.centers + 0.5) / _FRAMES, 2)
    first, last = bend(-_LETTER_EDGE), bend(count - 1 + _LETTER_EDGE)
    along = line.end - line.start
    return replace(line, start=line.start + along * first, end=line.start + along * last)


def _is_overprinted(cut: Gray) -> bool:
    """Say whether something colored, such as a stamp, lies over parts of the line.

    Args:
        cut: (32, 640, 3) of the line.
    """
    soft = cv2.blur(cut, (5, 5))
    middle, strong = np.percentile(soft.max(axis=2) - soft.min(axis=2), [50, 99])
    return bool(strong - middle > _STAMP_COLOR)


def _bleached(cut: Gray) -> Gray:
    """Return the line as gray in which saturated print is pale and only black stays dark."""
    brightest = cut.max(axis=2)
    spread = brightest - cut.min(axis=2)
    return np.asarray(cv2.addWeighted(brightest, 1.0, spread, _BLEACH, 0), np.uint8)


def _recentered(line: TextLine, cut: Gray) -> TextLine:
    """Shift both ends up or down to where the print lies."""
    ink = np.maximum(-normalize(cut) - 0.5, 0)
    rows = np.arange(LINE_HEIGHT) - (LINE_HEIGHT - 1) / 2
    third = LINE_WIDTH // 3
    shifts = []
    for part in (ink[:, :third], ink[:, third : 2 * third], ink[:, 2 * third :]):
        mass = part.sum(axis=1)
        shifts.append(float((mass * rows).sum() / max(float(mass.sum()), 1e-6)))
    slope = (shifts[2] - shifts[0]) / 2
    middle = float(np.median(shifts))
    unit = line.height * TALL / LINE_HEIGHT
    limit = 0.3 * line.height
    normal = np.array([-line.direction[1], line.direction[0]])
    left, right = (
        float(np.clip((middle + side * 1.5 * slope) * unit, -limit, limit)) for side in (-1, 1)
    )
    return TextLine(line.start + normal * left, line.end + normal * right, line.height)
