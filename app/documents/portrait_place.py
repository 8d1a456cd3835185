"""Where the portrait is, seen from the machine readable zone."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from app.documents.reading import MrzFormat, MrzText, Point

Box = tuple[int, int, int, int]

# Corners of the portrait in the zone's own measure: x to the right in widths of the zone, y down in
# the same unit, both from the zone's upper left corner. Pages: ICAO Doc 9303-4 figure 1. Cards have
# zone and portrait on two sides: this is where a scan of both, front above back, has it.
_PLACES = {
    MrzFormat.TD3: (-0.025, -0.51, 0.295, -0.10),
    MrzFormat.TD1: (-0.02, -1.09, 0.335, -0.64),
}
_MIN_SIDE = 24


def portrait_box(mrz: MrzText, size: tuple[int, int]) -> Box | None:
    """Return left, top, width and height of the portrait, or None where there is none.

    Args:
        mrz: The zone, with its place.
        size: Width and height of the picture in pixels.
    """
    place = _PLACES.get(mrz.format)
    if place is None or len(mrz.quad) != 4:
        return None
    left, top, right, bottom = place
    corners = _on_page(mrz.quad, ((left, top), (right, top), (right, bottom), (left, bottom)))
    low, high = corners.min(axis=0), corners.max(axis=0)
    inside_low, inside_high = np.maximum(low, 0), np.minimum(high, size)
    seen = np.prod(np.maximum(inside_high - inside_low, 0)) / max(1.0, np.prod(high - low))
    if seen < 0.8 or min(inside_high - inside_low) < _MIN_SIDE:
        return None
    x, y = (round(float(value)) for value in inside_low)
    width, height = (round(float(value)) for value in inside_high - inside_low)
    return x, y, width, height


def _on_page(quad: Sequence[Point], places: Sequence[tuple[float, float]]) -> NDArray[np.float64]:
    """Carry places from the zone's measure onto the picture, along the zone's own direction."""
    upper_left, upper_right, lower_right, lower_left = np.asarray(quad, dtype=np.float64)
    across = ((upper_right - upper_left) + (lower_right - lower_left)) / 2
    down = np.array([-across[1], across[0]])
    return np.array([upper_left + x * across + y * down for x, y in places])
