"""Where the portrait is, seen from the machine readable zone."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.documents.card_front import front_of
from app.documents.mrz.print_sizes import LETTER_MM, LINE_MM
from app.documents.page_plane import plane_of
from app.documents.reading import MrzFormat, MrzText, Point

if TYPE_CHECKING:  # numpy costs a tenth of a second that the sign-in page does not need
    import numpy as np
    from numpy.typing import NDArray

Box = tuple[int, int, int, int]
Quad = tuple[Point, Point, Point, Point]

_LEAST_SHOWN = 0.8  # of the portrait: less is a page that was cut off
_LEAST_SIDE = 24  # pixels: nobody is recognized on less


@dataclass(frozen=True, slots=True)
class _Page:
    """A page as the standard lays it out, in mm from its upper left corner.

    Attributes:
        letters: Left edge of the zone's first letter.
        last_line: Middle of the zone's last line.
        portrait: Left, top, right and bottom of Zone V, as far as its portrait may reach.
    """

    letters: float
    last_line: float
    portrait: tuple[float, float, float, float]


# Zone V lies along the left edge, beyond a margin of 2 mm, between the header (Zone I) and the
# machine readable zone (Zone VII, 23.2 mm high), and may reach up into the header.
_PAGES = {
    # 9303-4 clauses 3.2.2 and 3.3, figures 3 and 7; portrait 32 x 26 to 45 x 35 mm (4.1.1.1)
    MrzFormat.TD3: _Page(6.0, 88.0 - 9.4, (2.5, 14.0, 40.0, 63.5)),
    # 9303-6 clause 3.3, figures 3 and 6; portrait 32 x 26 to 45 x 35 mm (4.1.1.1)
    MrzFormat.TD2: _Page(4.0, 74.0 - 9.4, (2.0, 10.5, 36.0, 50.8)),
    # 9303-7 clause 3.3, figures 3 and 4; portrait 36 x 29 mm, within 4 and 3 (4.1.1.1)
    MrzFormat.MRV_A: _Page(4.0, 80.0 - 9.4, (2.0, 13.0, 36.0, 55.5)),
    # 9303-7 clause 6.3, figures 8 and 9; portrait 35.5 x 28.5 mm, within 3.5 and 2.5 (7.1.1.1)
    MrzFormat.MRV_B: _Page(4.0, 74.0 - 9.4, (2.0, 12.0, 35.0, 50.8)),
    # Follows no part of 9303, but has the size of a TD2, and its zone in the middle. No public text
    # says where its portrait is; the cards have it there.
    MrzFormat.FRENCH: _Page(6.8, 74.0 - 9.4, (2.0, 12.0, 35.0, 50.8)),
}
# The other side of a TD1, from the upper left corner of that side: 9303-5 clause 3.3 and figure 10;
# portrait 32 x 26 to 45 x 35 mm (4.1.1.1).
_ON_CARD_FRONT = (2.0, 10.0, 33.0, 49.0)


def portrait_quad(mrz: MrzText, pixels: "NDArray[np.uint8]") -> Quad | None:
    """Return the corners of the portrait, clockwise from the holder's upper left as he is seen.

    None where the picture does not show the portrait, or does not say where it is: the portrait of
    a TD1 is on the side that has no zone.

    Args:
        mrz: The zone, with its place.
        pixels: (height, width, 3) unsigned 8-bit, RGB: the picture it was read from.
    """
    import numpy as np

    plane = plane_of(mrz)
    if plane is None:
        return None
    if mrz.format is MrzFormat.TD1:
        corner = front_of(plane, pixels)
        left, top, right, bottom = _ON_CARD_FRONT
    else:
        page = _PAGES[mrz.format]
        above = LINE_MM * (len(mrz.lines) - 1) + LETTER_MM / 2
        corner = -page.letters, above - page.last_line
        left, top, right, bottom = page.portrait
    if corner is None:
        return None
    places = np.array([(left, top), (right, top), (right, bottom), (left, bottom)]) + corner
    corners = plane.in_picture(places)
    if corners is None:
        return None
    first, second, third, fourth = ((round(float(x)), round(float(y))) for x, y in corners)
    return first, second, third, fourth


def portrait_box(mrz: MrzText, pixels: "NDArray[np.uint8]") -> Box | None:
    """Return left, top, width and height of the portrait as far as it is in the picture, or None.

    The box stands upright also where the page does not; `portrait_quad` says which way is up.
    """
    quad = portrait_quad(mrz, pixels)
    if quad is None:
        return None
    height, width = pixels.shape[:2]
    xs, ys = [x for x, _ in quad], [y for _, y in quad]
    left, top = max(min(xs), 0), max(min(ys), 0)
    right, bottom = min(max(xs), width), min(max(ys), height)
    whole = (max(xs) - min(xs)) * (max(ys) - min(ys))
    shown = max(right - left, 0) * max(bottom - top, 0)
    if shown < _LEAST_SHOWN * whole or min(right - left, bottom - top) < _LEAST_SIDE:
        return None
    return left, top, right - left, bottom - top
