"""Finds the rows of a zone whose place is roughly known, however much is stamped over it.

Every part of the width votes on where the rows lie; as long as most parts are free, a stamp, a
hologram or a signature over the others does not count.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from app.documents.mrz_reader.line_crops import cut_strip, strip_matrix
from app.documents.mrz_reader.text_lines import TextLine, ink_marks, ink_picture

Gray = NDArray[np.uint8]

_WIDTH = 900  # of the level picture of the place: 20 to 30 pixels a letter
_TALLEST = 500
_MARK_SIZE = 25
_REACH = 24
_PARTS = 15
_QUORUM = 0.35  # quantile of the parts' votes: so many may see nothing there
_SLOPES = np.linspace(-0.05, 0.05, 21)
_ROW = 0.4  # of the strongest row
_HEIGHTS = (7, 48)
_INKED = 0.06  # share of ink that still belongs to a row


def find_rows(gray: Gray, middle: TextLine, tall: float) -> list[TextLine]:
    """Return the rows in a place, in pixels of the picture.

    Args:
        gray: The picture in full resolution.
        middle: Middle line of the place, from its left to its right end.
        tall: Extent of the place across that line.
    """
    scale = _WIDTH / max(middle.length, 1.0)
    size = (_WIDTH, int(np.clip(tall * scale, 2 * _MARK_SIZE, _TALLEST)))
    tall = size[1] / scale
    level = cut_strip(gray, middle, tall, size)
    marks = ink_marks(ink_picture(level, _MARK_SIZE), _REACH)
    if marks is None:
        return []
    edges = np.linspace(0, _WIDTH, _PARTS + 1).astype(np.int64)
    votes = np.add.reduceat(marks, edges[:-1], axis=1, dtype=np.float64)
    slope, profile = _sharpest(votes)
    rows = _rows(marks, slope, profile)
    matrix = strip_matrix(middle, tall, size)
    unit = 1 / scale
    return [
        TextLine(
            matrix[:, :2] @ row.start + matrix[:, 2],
            matrix[:, :2] @ row.end + matrix[:, 2],
            row.height * unit,
        )
        for row in rows
    ]


def _sharpest(votes: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
    """Return the slope at which the parts agree best, and how much ink each row then has."""
    offsets = (np.arange(_PARTS) + 0.5) / _PARTS * _WIDTH - _WIDTH / 2
    shifts = np.rint(_SLOPES[:, None] * offsets).astype(np.intp)
    rows = (np.arange(len(votes))[:, None] + shifts[:, None]) % len(votes)
    moved = votes[rows, np.arange(_PARTS)]  # slopes x rows x parts
    ordered = np.sort(moved, axis=2)  # of few values, all in order is quicker than one quantile
    below, share = divmod(_QUORUM * (_PARTS - 1), 1)
    profiles = ordered[..., int(below)] * (1 - share) + ordered[..., int(below) + 1] * share
    smooth = np.array([np.convolve(each, np.ones(5) / 5, mode="same") for each in profiles])
    best = int(smooth.var(axis=1).argmax())
    return float(_SLOPES[best]), smooth[best]


def _rows(marks: NDArray[np.uint8], slope: float, profile: NDArray[np.float64]) -> list[TextLine]:
    inside = np.concatenate(([0], (profile > _ROW * profile.max()).astype(np.int8), [0]))
    starts, ends = (np.flatnonzero(np.diff(inside) == step) for step in (1, -1))
    shear = np.array([[1, 0, 0], [-slope, 1, slope * _WIDTH / 2]])
    level = cv2.warpAffine(marks, shear, (marks.shape[1], marks.shape[0]))
    rows = []
    for top, bottom in zip(starts, ends, strict=True):
        height = float(bottom - top)
        if not _HEIGHTS[0] <= height <= _HEIGHTS[1]:
            continue
        ink = level[top:bottom].mean(axis=0)
        columns = np.flatnonzero(np.convolve(ink, np.ones(_REACH) / _REACH, "same") > _INKED)
        if len(columns) < _WIDTH // 3:
            continue
        left, right, middle = float(columns[0]), float(columns[-1]), (top + bottom) / 2
        ends_at = [np.array([x, middle + (x - _WIDTH / 2) * slope]) for x in (left, right)]
        rows.append(TextLine(ends_at[0], ends_at[1], height))
    return rows
