"""Sees where something that is no print lies over a zone, such as a finger that holds the page.

Letters half hidden look like others, and a line that goes on under a hand looks like a shorter one:
neither may be believed. Above and below the letters there is paper and nothing else. A finger is
broader there than any stroke of a stamp, darker than a film that shimmers, and hides the ink.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from app.documents.mrz.print_sizes import LINE_MM, PITCH_MM
from app.documents.mrz_reader.line_crops import cut_strip, widened
from app.documents.mrz_reader.text_lines import TextLine

Floats = NDArray[np.float32]
Marks = NDArray[np.bool_]

_ACROSS, _DOWN = 12, 32  # points of a strip for one letter, and for the distance of two lines
_PAPER = (slice(2, 7), slice(25, 30))  # above and below the letters
_LETTER = (slice(10, 14), slice(18, 22))  # the letters' upper and lower third
_PARTS = 2  # of the width of a letter: each by itself must be covered
_COLORED = 1.16  # by which the channels differ more than they do on the zone's paper
_DARKER = 0.9  # a film only lightens
_DARK = 0.4  # no shadow is as deep
_INK = 0.75  # of what it is printed on
_INK_SHARE = 6  # percent of a third of any letter
_BROAD = 3  # letters: no stroke of a stamp runs as far beside a line
_SHORT_LINE = 36
_MARGIN = 2  # letters that are looked at before and behind a line; an ID-2 has room for them there


def is_covered(color: NDArray[np.uint8], rows: tuple[TextLine, ...], length: int) -> bool:
    """Say whether letters of a zone are hidden.

    Args:
        color: (height, width, 3) the picture the zone was read from.
        rows: Its lines, from the first letter's left to the last letter's right edge.
        length: Number of letters in each.
    """
    strips = [_strip(color, row, length) for row in rows]
    bands = np.concatenate([_paper_beside(strip) for strip in strips])
    odd = _is_no_paper(bands)
    behind = odd[:, -_MARGIN:]
    if length == _SHORT_LINE and (behind[0::2] & behind[1::2]).all(axis=1).any():
        return True
    under = bands.mean(axis=2).reshape(*odd.shape, _PARTS).mean(axis=2)
    darkest = np.concatenate([_darkest(strip) for strip in strips])
    hidden = odd & (darkest > _INK * under)
    hidden[:, :_MARGIN] = hidden[:, -_MARGIN:] = False  # nothing is printed there
    return any(
        _BROAD <= end - start <= length // 2 and bool(hidden[band, start:end].any())
        for band in range(len(odd))
        for start, end in _runs(odd[band])
    )


def _strip(color: NDArray[np.uint8], row: TextLine, length: int) -> Floats:
    """Return (32, 12 for each letter, 3): a line, its margins, half the room to the next ones."""
    pitch = row.length / length
    line = widened(row, _MARGIN * pitch, _MARGIN * pitch)
    size = (length + 2 * _MARGIN) * _ACROSS, _DOWN
    cut = cut_strip(color, line, LINE_MM / PITCH_MM * pitch, size)
    return np.asarray(cut, np.float32)


def _paper_beside(strip: Floats) -> Floats:
    """Return (2, parts, 3): the color above and below each half of a letter's width."""
    parts = strip.shape[1] * _PARTS // _ACROSS
    return np.stack(
        [strip[rows].reshape(-1, parts, _ACROSS // _PARTS, 3).mean(axis=(0, 2)) for rows in _PAPER]
    )


def _is_no_paper(bands: Floats) -> Marks:
    """Return (bands, letters): where the color is not that of most of the zone's paper."""
    paper = np.maximum(np.median(bands, axis=(0, 1)), 1.0)
    ratio = bands / paper
    most, least = ratio.max(axis=2), ratio.min(axis=2)
    odd = ((most > _COLORED * least) & (least < _DARKER)) | (most < _DARK)
    return np.asarray(odd.reshape(len(bands), -1, _PARTS).all(axis=2))


def _darkest(strip: Floats) -> Floats:
    """Return (2, letters): how dark the upper and lower third of each letter gets."""
    gray = cv2.transform(strip, np.full((1, 3), 1 / 3, np.float32))
    letters = gray.shape[1] // _ACROSS
    return np.stack(
        [
            np.percentile(
                gray[rows].reshape(-1, letters, _ACROSS).transpose(1, 0, 2).reshape(letters, -1),
                _INK_SHARE,
                axis=1,
            )
            for rows in _LETTER
        ]
    ).astype(np.float32)


def _runs(marks: Marks) -> list[tuple[int, int]]:
    """Return start and end of each run of marks."""
    borders = np.flatnonzero(np.diff(np.concatenate(([False], marks, [False]))))
    return list(zip(borders[0::2].tolist(), borders[1::2].tolist(), strict=True))
