"""Values changed by their neighbors: local contrast (CLAHE) and sharpening.

What is seen of an enhanced image must not depend on what else is seen: so the whole image is
computed once, on a worker, in upright bands that fit together without a seam.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.radiographs.presentation import Enhancement
from app.radiographs.radiograph import Plane, Radiograph, contiguous
from app.radiographs.survey import histogram_of, reduced_sizes
from app.radiographs.watch import Watch

if TYPE_CHECKING:
    from app.radiographs.radiograph import Values

_TILE = 256  # pixels: a box of goods at 4 to 8 mm a pixel
_CLIP = 3.0  # times what an even histogram would hold
_SIGMA = 2.0  # pixels
_AMOUNT = 1.0
_REACH = 8  # pixels: four sigma
_BAND = 8  # tiles


def enhance(radiograph: Radiograph, how: Enhancement, watch: Watch) -> Radiograph:
    """Return the whole image enhanced, to be shown in the place of the measured one.

    Slow for large images: for the engines pool. The values measured stay as they are; whoever
    measures asks the original.

    Raises:
        Stopped: Nobody waits for it any more.
        Problem: RADIOGRAPH_CHANGED.
    """
    import numpy as np

    height, width = radiograph.shape(0)
    picture: Values = (
        np.empty((height, width), np.uint16)
        if radiograph.bits == 16
        else np.empty((height, width), np.uint8)
    )
    margin = _TILE if how is Enhancement.LOCAL_CONTRAST else _REACH
    for left in range(0, width, _BAND * _TILE):
        watch.step(left, width)
        right = min(left + _BAND * _TILE, width)
        start, end = max(0, left - margin), min(right + margin, width)
        band = radiograph.part(0, slice(0, height), slice(start, end))
        picture[:, left:right] = _enhanced(band, how)[:, left - start : right - start]
    return derived_radiograph(radiograph, picture, watch)


def enhanced_part(values: Values, how: Enhancement) -> Values:
    """Return what enhancing only these values gives: a preview, which differs at every place."""
    return values if how is Enhancement.NONE else _enhanced(contiguous(values), how)


def derived_radiograph(radiograph: Radiograph, values: Values, watch: Watch) -> Radiograph:
    """Return a radiograph of computed values that stands for `radiograph` on the screen.

    Raises:
        Stopped: Nobody waits for it any more.
    """
    plane = Plane(values, radiograph.plane.white_is_zero, raw=False, mapped=False)
    reduced = reduced_sizes(plane, radiograph.source)
    histogram = histogram_of(plane, radiograph.source, watch)
    return replace(radiograph, plane=plane, reduced=reduced, histogram=histogram, low_energy=None)


def _enhanced(values: Values, how: Enhancement) -> Values:
    return _evened(values) if how is Enhancement.LOCAL_CONTRAST else _sharpened(values)


def _evened(values: Values) -> Values:
    """Return the values with contrast limited adaptive histogram equalization (Zuiderveld)."""
    import cv2

    height, width = values.shape
    rows, columns = -(-height // _TILE), -(-width // _TILE)
    filled = cv2.copyMakeBorder(
        values,
        0,
        rows * _TILE - height,
        0,
        columns * _TILE - width,
        cv2.BORDER_REFLECT_101 if min(height, width) > _TILE else cv2.BORDER_REPLICATE,
    )
    evened = cv2.createCLAHE(_CLIP, (columns, rows)).apply(filled)
    return evened[:height, :width]  # type: ignore[return-value]  # keeps its kind


def _sharpened(values: Values) -> Values:
    """Return the values with their difference to the surroundings added once more."""
    import cv2

    size = 2 * _REACH + 1
    soft = cv2.GaussianBlur(values, (size, size), _SIGMA, borderType=cv2.BORDER_REPLICATE)
    return cv2.addWeighted(values, 1 + _AMOUNT, soft, -_AMOUNT, 0)  # type: ignore[return-value]  # keeps its kind
