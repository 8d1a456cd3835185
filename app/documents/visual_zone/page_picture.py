"""The visual zone as if seen from straight above, upright and in one size, whatever the picture."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from app.documents.card_front import CARD_MM, front_of
from app.documents.mrz.print_sizes import LETTER_MM, LINE_MM
from app.documents.page_plane import PagePlane, plane_of
from app.documents.reading import MrzFormat, MrzText
from app.documents.visual_zone.outcome import NotRead

Pixels = NDArray[np.uint8]

FINE = 10.0
"""Pixels per millimeter of what is returned: the smallest label is then some 12 pixels high."""

_LEAST_FINE = 4.5  # pixels per mm in the picture: with less, an 8 and a 3 look the same
_LEAST_SHOWN = 0.8  # of the page: what is cut off may be what was altered
_FINER = 1.5  # times as fine as what is made of it
_MARGIN_MM = 1.5  # by which print and cut may miss their place
_LAST_LINE_MM = 9.4  # middle of the zone's last line above the lower edge (9303-3 clause 4.2)


@dataclass(frozen=True, slots=True)
class _Page:
    """A page: its width and height, and the left edge of the zone's first letter, in mm."""

    width: float
    height: float
    letters: float


# 9303-4 figure 3, 9303-6 figure 3, 9303-7 figures 3 and 8; the French card has the size of a TD2.
_PAGES = {
    MrzFormat.TD3: _Page(125.0, 88.0, 6.0),
    MrzFormat.TD2: _Page(105.0, 74.0, 4.0),
    MrzFormat.MRV_A: _Page(120.0, 80.0, 4.0),
    MrzFormat.MRV_B: _Page(105.0, 74.0, 4.0),
    MrzFormat.FRENCH: _Page(105.0, 74.0, 6.8),
}


def upright_page(pixels: Pixels, mrz: MrzText | None) -> Pixels | NotRead:
    """Return the page above its machine readable zone, or the front of a card; `FINE` px per mm.

    Args:
        pixels: (height, width, 3) unsigned 8-bit, RGB: the picture that `mrz` was read from.
        mrz: The zone, with its place; None where there is none.
    """
    plane = plane_of(mrz) if mrz else None
    if mrz is None or plane is None:
        return NotRead.NO_ZONE
    if plane.pixels_per_mm((0.0, 0.0)) < _LEAST_FINE:
        return NotRead.TOO_SMALL
    if mrz.format is MrzFormat.TD1:
        corner = front_of(plane, pixels)
        if corner is None:
            return NotRead.PAGE_NOT_SHOWN
        return _upright(pixels, plane, corner, CARD_MM)
    page = _PAGES[mrz.format]
    above = LINE_MM * (len(mrz.lines) - 1) + LETTER_MM / 2
    top = above + _LAST_LINE_MM - page.height
    return _upright(pixels, plane, (-page.letters, top), (page.width, -top - LETTER_MM / 2))


def _upright(
    pixels: Pixels, plane: PagePlane, corner: tuple[float, float], size: tuple[float, float]
) -> Pixels | NotRead:
    """Return a part of the page; `corner` is its upper left one, seen from the zone's, in mm."""
    left, top = corner[0] - _MARGIN_MM, corner[1] - _MARGIN_MM
    columns = round((size[0] + 2 * _MARGIN_MM) * FINE)
    rows = round((size[1] + _MARGIN_MM) * FINE)
    to_mm = np.array([(1 / FINE, 0, left), (0, 1 / FINE, top), (0, 0, 1)])
    matrix = plane.matrix @ to_mm
    if _horizon(matrix, columns, rows) <= 0:
        return NotRead.PAGE_NOT_SHOWN
    # Warping picks points: a finer picture is averaged down first.
    larger = plane.pixels_per_mm((0.0, 0.0)) / FINE
    if larger > _FINER:
        height, width = (max(1, round(side * 1.2 / larger)) for side in pixels.shape[:2])
        small = np.asarray(cv2.resize(pixels, (width, height), interpolation=cv2.INTER_AREA))
        scale = np.diag((width / pixels.shape[1], height / pixels.shape[0], 1.0))
        pixels, matrix = small.astype(np.uint8, copy=False), scale @ matrix
    how = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    seen = cv2.warpPerspective(
        np.full(pixels.shape[:2], 255, np.uint8), matrix, (columns, rows), flags=how
    )
    if float((seen == 255).mean()) < _LEAST_SHOWN:
        return NotRead.PAGE_NOT_SHOWN
    flat = cv2.warpPerspective(
        pixels, matrix, (columns, rows), flags=how, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(flat, np.uint8)


def _horizon(matrix: NDArray[np.float64], columns: int, rows: int) -> float:
    """Return the least depth of the four corners: 0 and less lies behind the camera."""
    corners = np.array([(0, 0, 1), (columns, 0, 1), (columns, rows, 1), (0, rows, 1)])
    return float((corners @ matrix[2]).min())
