"""The values that a view shows: cut out of the size that fits best, scaled to the view's pixels.

Values come first and grays after: while the officer changes the window, nothing is sampled again.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor, log2
from typing import TYPE_CHECKING, cast

from app.radiographs.viewport import Viewport

if TYPE_CHECKING:
    from app.radiographs.radiograph import Radiograph, Values

_TRIES = 16
_PIXELS_SEEN = 4.0  # from this scale on, an image pixel is shown as the square that it is


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """What is seen of an image.

    Attributes:
        values: (height, width), as wide and high as the image is seen.
        left, top: Where they lie in the view.
    """

    values: Values
    left: int
    top: int


def sample(radiograph: Radiograph, view: Viewport) -> Sample:
    """Return the values that `view` shows; only these are touched.

    Reduced, each pixel of the view is about the mean of what it covers (`_scaled`); enlarged, it
    lies between its neighbors, and from four times on it is the pixel itself.

    Raises:
        Problem: RADIOGRAPH_CHANGED.
    """
    import numpy as np

    level = min(max(0, floor(-log2(view.scale))), radiograph.levels - 1)
    scale = view.scale * 2**level
    height, width = radiograph.shape(level)
    rows = _span(view.top, view.shown_height, view.height, scale, height)
    columns = _span(view.left, view.shown_width, view.width, scale, width)
    cut = slice(rows.source, rows.source_end), slice(columns.source, columns.source_end)
    values = radiograph.glimpse(level, *cut)
    if values.shape == (rows.drawn, columns.drawn):
        # A copy, always: the sample is kept, and what lies in the map ends with the file.
        native = values.dtype.newbyteorder("=")
        values = cast("Values", np.array(values, native, order="C"))
    else:
        values = _scaled(values, columns.drawn, rows.drawn, scale)
    seen = values[rows.skipped : rows.skipped + rows.seen]
    seen = seen[:, columns.skipped : columns.skipped + columns.seen]
    return Sample(seen, columns.place, rows.place)


def _scaled(values: Values, width: int, height: int, scale: float) -> Values:
    """Return `values` in another size.

    OpenCV's area mode takes 25 ms where a view is filled from nearly twice its size, except where
    the size is halved exactly. So what lies between half and full size is brought to exactly twice
    the size first, which leaves out nothing, and halved then: 5 ms, and along each side no pixel
    counts an eighth more or less than its share.
    """
    import cv2

    if scale >= _PIXELS_SEEN:
        return cv2.resize(values, (width, height), interpolation=cv2.INTER_NEAREST)  # type: ignore[return-value]  # keeps its kind
    if scale >= 1:
        return cv2.resize(values, (width, height), interpolation=cv2.INTER_LINEAR)  # type: ignore[return-value]  # keeps its kind
    if 2 * height >= values.shape[0] and 2 * width >= values.shape[1]:
        twice = 2 * width, 2 * height
        values = cv2.resize(values, twice, interpolation=cv2.INTER_LINEAR)  # type: ignore[assignment]  # keeps its kind
    return cv2.resize(values, (width, height), interpolation=cv2.INTER_AREA)  # type: ignore[return-value]  # keeps its kind


@dataclass(frozen=True, slots=True)
class _Span:
    """One axis: which source pixels are scaled, and what of the result is seen.

    Attributes:
        source, source_end: Pixels of the level.
        drawn: Pixels of the view that they become.
        skipped: How many of those lie before the view.
        seen: How many are seen.
        place: Where the first one lies in the view.
    """

    source: int
    source_end: int
    drawn: int
    skipped: int
    seen: int
    place: int


def _span(start: int, shown: int, room: int, scale: float, length: int) -> _Span:
    """Choose what to scale along one axis.

    OpenCV scales whole pixels into whole pixels. So the cut begins and ends where an edge between
    source pixels falls on an edge between the view's, as nearly as a few tries give it; else the
    image would shift by up to a pixel from one frame to the next.

    Args:
        start: Where the image begins in the view.
        shown: How long the whole image is at this scale.
        room: How long the view is.
        scale: Pixels of the view to one of the level.
        length: Pixels of the level.
    """
    first, last = max(0, -start), min(shown, room - start)  # of the image as it is shown
    near = min(floor(first / scale), length - 1)
    source = min(
        range(max(0, near - _TRIES), near + 1),
        key=lambda edge: (_off_edge(edge * scale), -edge),
    )
    begin = round(source * scale)
    far = ceil((last + 1) / scale)
    if far >= length:
        source_end, drawn = length, shown - begin
    else:
        source_end = min(
            range(far, min(far + _TRIES, length)),
            key=lambda edge: (_off_edge((edge - source) * scale), edge),
        )
        drawn = round((source_end - source) * scale)
    return _Span(source, source_end, drawn, first - begin, last - first, first + start)


def _off_edge(place: float) -> float:
    return abs(place - round(place))
