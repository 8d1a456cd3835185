"""Looking through a whole radiograph once: its smaller sizes, and how often each value occurs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.radiographs.radiograph import Plane, contiguous
from app.radiographs.source_file import SourceFile
from app.radiographs.watch import UNWATCHED, Watch

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from app.radiographs.radiograph import Values

_SMALLEST = 512  # pixels: no smaller size is needed by any screen
_PIECE = 1 << 21  # values looked at together: fits the caches, and counts stay exact (< 2 ** 24)


def reduced_sizes(plane: Plane, source: SourceFile, watch: Watch = UNWATCHED) -> tuple[Values, ...]:
    """Return the reduced sizes of `plane`; see `Radiograph`.

    Raises:
        Problem: RADIOGRAPH_CHANGED.
        Stopped: Nobody waits for it any more.
    """
    import numpy as np

    height, width = plane.values.shape
    if max(height, width) <= _SMALLEST:
        return ()
    half = np.empty((_half(height), _half(width)), plane.values.dtype.newbyteorder("="))
    for top, piece in _pieces(plane, source, watch):
        half[top // 2 : top // 2 + _half(len(piece))] = _halved(piece)
    reduced = [half]
    while max(reduced[-1].shape) > _SMALLEST:
        reduced.append(_halved(reduced[-1]))
    return tuple(reduced)


def histogram_of(plane: Plane, source: SourceFile, watch: Watch = UNWATCHED) -> NDArray[np.int64]:
    """Return how often each of the 2 ** bits values of `plane` occurs, exactly.

    Raises:
        Problem: RADIOGRAPH_CHANGED.
        Stopped: Nobody waits for it any more.
    """
    import numpy as np

    counted = np.zeros(1 << plane.bits, np.int64)
    for _, piece in _pieces(plane, source, watch):
        counted += count(piece)
    return counted


def count(values: Values) -> NDArray[np.int64]:
    """Return how often each value occurs among fewer than 2 ** 24 that lie in native order."""
    import cv2
    import numpy as np

    kinds = 1 << values.dtype.itemsize * 8
    # OpenCV counts in single precision, which is exact up to 2 ** 24.
    return cv2.calcHist([values], [0], None, [kinds], [0, kinds]).ravel().astype(np.int64)


def _pieces(plane: Plane, source: SourceFile, watch: Watch) -> Iterator[tuple[int, Values]]:
    """Give a plane row by row in handy pieces: where each begins, and its values."""
    height, width = plane.values.shape
    # Even, so that no pair of rows is torn; a sole row may be longer than a piece, never too long.
    rows = max(2, _PIECE // width // 2 * 2)
    for top in range(0, height, rows):
        watch.step(top, height)
        if plane.mapped:
            source.require_unchanged()
        yield top, contiguous(plane.values[top : top + rows])


def _half(length: int) -> int:
    return (length + 1) // 2


def _halved(values: Values) -> Values:
    """Return the means of two by two; a last odd row or column counts twice."""
    import cv2

    height, width = values.shape
    if height % 2 or width % 2:
        values = cv2.copyMakeBorder(values, 0, height % 2, 0, width % 2, cv2.BORDER_REPLICATE)  # type: ignore[assignment]  # keeps its kind
    return cv2.resize(values, (_half(width), _half(height)), interpolation=cv2.INTER_AREA)  # type: ignore[return-value]  # keeps its kind
