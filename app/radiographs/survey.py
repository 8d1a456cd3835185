"""Looking through a whole radiograph once: its smaller sizes, and how often each value occurs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.radiographs.radiograph import Plane, contiguous
from app.radiographs.source_file import SourceFile

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from app.radiographs.radiograph import Values

_SMALLEST = 512  # pixels: no smaller size is needed by any screen
_PIECE = 1 << 21  # values looked at together: fits the caches, and counts stay exact (< 2 ** 24)


def survey(plane: Plane, source: SourceFile) -> tuple[tuple[Values, ...], NDArray[np.int64]]:
    """Return the reduced sizes and the histogram of `plane`; see `Radiograph`.

    Raises:
        Problem: RADIOGRAPH_CHANGED.
    """
    import cv2
    import numpy as np

    height, width = plane.values.shape
    kinds = 1 << plane.bits
    counted = np.zeros(kinds, np.int64)
    half = np.empty((_half(height), _half(width)), plane.values.dtype.newbyteorder("="))
    rows = max(2, _PIECE // width // 2 * 2)  # even, so that no pair of rows is torn
    for top in range(0, height, rows):
        if plane.mapped:
            source.require_unchanged()
        piece = contiguous(plane.values[top : top + rows])
        # OpenCV counts in single precision, which is exact up to 2 ** 24; a sole row may be longer
        # than a piece, never longer than that.
        counts = cv2.calcHist([piece], [0], None, [kinds], [0, kinds])
        counted += counts.ravel().astype(np.int64)
        half[top // 2 : top // 2 + _half(len(piece))] = _halved(piece)
    reduced = [half] if max(height, width) > _SMALLEST else []
    while reduced and max(reduced[-1].shape) > _SMALLEST:
        reduced.append(_halved(reduced[-1]))
    return tuple(reduced), counted


def _half(length: int) -> int:
    return (length + 1) // 2


def _halved(values: Values) -> Values:
    """Return the means of two by two; a last odd row or column counts twice."""
    import cv2

    height, width = values.shape
    if height % 2 or width % 2:
        values = cv2.copyMakeBorder(values, 0, height % 2, 0, width % 2, cv2.BORDER_REPLICATE)  # type: ignore[assignment]  # keeps its kind
    return cv2.resize(values, (_half(width), _half(height)), interpolation=cv2.INTER_AREA)  # type: ignore[return-value]  # keeps its kind
