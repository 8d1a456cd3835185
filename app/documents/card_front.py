"""Finds the front of a card whose back was read, where one picture shows both sides.

A card (TD1) has its zone on one side and its portrait on the other. A duplex scanner lays one above
the other, people put them beside one another: how far apart, only the picture says. So the front is
looked for as what it is, something of a card's size that lies level with the back.
"""

from typing import TYPE_CHECKING

from app.documents.mrz.print_sizes import LETTER_MM, LINE_MM
from app.documents.page_plane import PagePlane

if TYPE_CHECKING:  # cv2 and numpy load with the first document, never before the sign-in page
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Mask = NDArray[np.bool_]

CARD_MM = (85.6, 53.98)
"""ISO/IEC 7810 ID-1, the size of a TD1 (ICAO Doc 9303-5 clause 2.1)."""

_CORNER_MM = (-5.0, 2 * LINE_MM + LETTER_MM / 2 - (CARD_MM[1] - 6.0))
"""Upper left corner of the back, seen from that of its zone (9303-5 figure 6)."""

_FINE = 2  # points for a mm
_FARTHEST_MM = 25  # from side to side
_ASKEW_MM = 6  # by which the sides may miss standing in line
_REACH = tuple(round(side + _FARTHEST_MM + _ASKEW_MM) for side in CARD_MM)
_RING_MM = (2.0, 5.0)  # beyond the edge: what the back lies on, its shadow left out
_LEAST_RING = 0.35  # of it in the picture: with less, the picture was cut along the cards
_COLOR_FLOOR, _GRAIN_FLOOR = 5.0, 1.2  # levels: an even ground has at least so much spread
_OTHER = 3.5  # spreads by which something is not the ground
_STRIP_MM = 2.5  # around a card, where the ground shows
_INSIDE, _OUTSIDE = 0.75, 0.5  # share that is not ground within a card, and in such a strip
_SAME_ROWS = 0.75  # likeness of the rows of two zones


def front_of(plane: PagePlane, pixels: "NDArray[np.uint8]") -> tuple[float, float] | None:
    """Return the upper left corner of the front, in mm from that of the zone; None if unknown.

    Unknown is also which of two it is: where more than one card lies beside the back.

    Args:
        plane: Of the zone of a TD1, and so of everything that lies flat beside it.
        pixels: (height, width, 3) unsigned 8-bit, RGB.
    """
    import cv2
    import numpy as np

    flat, seen = _flattened(plane, pixels)
    grain = _grain(flat)
    card = _not_ground(flat, grain, seen)
    sums = np.asarray(cv2.integral(card.astype(np.uint8)), np.float64)
    fronts = []
    for side in ((0, -1), (-1, 0), (1, 0), (0, 1)):
        corner = _beside(sums, side)
        if corner is not None and not _is_back(grain, corner):
            fronts.append(corner)
    if len(fronts) != 1:
        return None
    x, y = fronts[0]
    return _CORNER_MM[0] + x, _CORNER_MM[1] + y


def _flattened(plane: PagePlane, pixels: "NDArray[np.uint8]") -> "tuple[Floats, Mask]":
    """Return the surroundings of the back as if seen from above, and which of it was seen at all.

    The back's upper left corner lies `_REACH` from the upper left corner of what is returned.
    """
    import cv2
    import numpy as np

    from app.documents.shrinking import shrunk

    origin = np.array(_CORNER_MM) - _REACH
    size = _REACH[0] * 2 + CARD_MM[0], _REACH[1] * 2 + CARD_MM[1]
    columns, rows = (round(side * _FINE) for side in size)
    to_mm = np.array([(1 / _FINE, 0, origin[0]), (0, 1 / _FINE, origin[1]), (0, 0, 1)])
    # Warping picks points, so that the picture is averaged down first.
    larger = plane.pixels_per_mm((0.0, 0.0)) / _FINE
    small = shrunk(pixels, min(1.0, 1.5 / larger))
    height, width = small.shape[:2]
    smaller = np.diag((width / pixels.shape[1], height / pixels.shape[0], 1.0))
    matrix = smaller @ plane.matrix @ to_mm
    how = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    flat = cv2.warpPerspective(small, matrix, (columns, rows), flags=how)
    full = np.full(small.shape[:2], 255, np.uint8)
    seen = cv2.warpPerspective(full, matrix, (columns, rows), flags=how) == 255
    across, down = np.arange(columns) * matrix[2, 0], np.arange(rows)[:, None] * matrix[2, 1]
    before_camera = across + down + matrix[2, 2] > 0
    return np.asarray(flat, np.float32), np.asarray(seen & before_camera)


def _grain(flat: "Floats") -> "Floats":
    """Return how much fine detail there is around each point."""
    import cv2
    import numpy as np

    gray = cv2.cvtColor(flat, cv2.COLOR_RGB2GRAY)
    return np.asarray(cv2.blur(cv2.absdiff(gray, cv2.blur(gray, (5, 5))), (5, 5)), np.float32)


def _not_ground(flat: "Floats", grain: "Floats", seen: "Mask") -> "Mask":
    """Return where something lies, judged by what is seen just around the back."""
    import cv2
    import numpy as np

    ring = _ring(seen.shape)
    if seen[ring].mean() < _LEAST_RING:
        return seen
    sample = ring & seen
    other = np.zeros(seen.shape, np.bool_)
    looks = [*cv2.split(cv2.blur(flat, (3, 3))), grain]
    for look, floor in zip(looks, (*(_COLOR_FLOOR,) * 3, _GRAIN_FLOOR), strict=True):
        usual = np.median(look[sample])
        spread = max(1.48 * float(np.median(np.abs(look[sample] - usual))), floor)
        other |= cv2.absdiff(look, np.full_like(look, usual)) > _OTHER * spread
    closed = cv2.morphologyEx((other & seen).astype(np.uint8), cv2.MORPH_CLOSE, np.ones((7, 7)))
    return np.asarray(closed.astype(np.bool_) & seen)


def _ring(shape: tuple[int, ...]) -> "Mask":
    """Return the band around the back."""
    import numpy as np

    ring = np.zeros(shape[:2], np.bool_)
    for beyond, inside in ((_RING_MM[1], True), (_RING_MM[0], False)):
        left, top = (round((reach - beyond) * _FINE) for reach in _REACH)
        right, bottom = (
            round((reach + side + beyond) * _FINE)
            for reach, side in zip(_REACH, CARD_MM, strict=True)
        )
        ring[top:bottom, left:right] = inside
    return ring


def _beside(sums: "NDArray[np.float64]", side: tuple[int, int]) -> tuple[float, float] | None:
    """Return the corner of the card that lies on this side of the back, seen from the back's."""
    import numpy as np

    apart, askew = np.mgrid[-1:_FARTHEST_MM:0.5, -_ASKEW_MM:_ASKEW_MM:0.5].reshape(2, -1)
    x = side[0] * (CARD_MM[0] + apart) + abs(side[1]) * askew
    y = side[1] * (CARD_MM[1] + apart) + abs(side[0]) * askew
    right, bottom = x + CARD_MM[0], y + CARD_MM[1]
    inside = _share(sums, x, y, right, bottom)
    strips = {
        (0, 1): (x, y - _STRIP_MM, right, y),
        (0, -1): (x, bottom, right, bottom + _STRIP_MM),
        (1, 0): (x - _STRIP_MM, y, x, bottom),
        (-1, 0): (right, y, right + _STRIP_MM, bottom),
    }
    around = [_share(sums, *strip) for toward, strip in strips.items() if toward != side]
    outside = np.max(around, axis=0)
    likeness = np.where((inside >= _INSIDE) & (outside <= _OUTSIDE), inside - outside, -1)
    best = int(likeness.argmax())
    return (float(x[best]), float(y[best])) if likeness[best] > 0 else None


def _share(sums: "NDArray[np.float64]", *box: "NDArray[np.float64]") -> "NDArray[np.float64]":
    """Return the share of boxes, in mm from the back's corner, where something lies.

    Args:
        sums: Of the mask, over everything above and to the left of each point.
        box: (n,) left, top, right and bottom of the boxes.
    """
    import numpy as np

    left, top, right, bottom = (
        np.clip(
            np.rint((edge + _REACH[place % 2]) * _FINE), 0, sums.shape[1 - place % 2] - 1
        ).astype(np.intp)
        for place, edge in enumerate(box)
    )
    total = sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left]
    return np.asarray(total / np.maximum(1, (right - left) * (bottom - top)))


def _is_back(grain: "Floats", corner: tuple[float, float]) -> bool:
    """Say whether the card there has a zone like the one that was read: it is another back."""
    import numpy as np

    own = _rows(grain, (0.0, 0.0))
    other = _rows(grain, corner)
    slack = 2 * _FINE
    return any(
        np.corrcoef(own[slack:-slack], other[slack + shift : len(other) - slack + shift])[0, 1]
        > _SAME_ROWS
        for shift in range(-slack, slack + 1)
    )


def _rows(grain: "Floats", corner: tuple[float, float]) -> "Floats":
    """Return the detail of each row in the lower half of a card."""
    import numpy as np

    left, top = (
        round((reach + place) * _FINE) for reach, place in zip(_REACH, corner, strict=True)
    )
    right, bottom = left + round(CARD_MM[0] * _FINE), top + round(CARD_MM[1] * _FINE)
    return np.asarray(grain[(top + bottom) // 2 : bottom, left:right].mean(axis=1), np.float32)
