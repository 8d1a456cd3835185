"""A photo for the second desk: a bag with bundles of notes that no bank prints."""

from PIL import Image, ImageDraw, ImageFilter

_SIZE = (900, 1200)
_SCALE = 2  # drawn larger, then made smaller: smooth edges
_FLOOR, _SHADE = (92, 90, 88), (58, 56, 55)
_BAG, _RIM, _LINING = (52, 74, 92), (38, 55, 69), (24, 32, 40)
_NOTE, _EDGE, _BAND = (176, 196, 160), (128, 150, 116), (228, 220, 196)
_BUNDLES = ((250, 610), (450, 590), (640, 615), (340, 700), (550, 705))


def draw_bag() -> Image.Image:
    """Draw an open bag on a car's floor, seen from above."""
    width, height = (side * _SCALE for side in _SIZE)
    picture = Image.new("RGB", (width, height), _FLOOR)
    draw = ImageDraw.Draw(picture)
    for line in range(0, height, 26 * _SCALE):
        draw.line((0, line, width, line), fill=_SHADE, width=2 * _SCALE)
    _box(draw, (90, 330, 850, 1010), 90, _SHADE)
    picture = picture.filter(ImageFilter.GaussianBlur(9 * _SCALE))
    draw = ImageDraw.Draw(picture)
    draw.arc(_scaled((260, 130, 640, 720)), 180, 360, fill=_RIM, width=26 * _SCALE)
    _box(draw, (70, 300, 830, 980), 90, _RIM)
    _box(draw, (86, 316, 814, 964), 80, _BAG)
    _box(draw, (160, 430, 740, 880), 60, _RIM)
    _box(draw, (174, 444, 726, 866), 52, _LINING)
    for left, top in _BUNDLES:
        _bundle(draw, left - 75, top - 90)
    draw.arc(_scaled((260, 560, 640, 1150)), 0, 180, fill=_RIM, width=26 * _SCALE)
    return picture.resize(_SIZE, Image.Resampling.LANCZOS)


def _bundle(draw: ImageDraw.ImageDraw, left: int, top: int) -> None:
    for sheet in range(5, -1, -1):
        corner = left + sheet * 2, top + sheet * 3
        area = (*corner, corner[0] + 150, corner[1] + 84)
        draw.rectangle(_scaled(area), fill=_NOTE, outline=_EDGE, width=2 * _SCALE)
    draw.ellipse(_scaled((left + 96, top + 22, left + 136, top + 62)), outline=_EDGE, width=3)
    draw.rectangle(_scaled((left + 46, top, left + 78, top + 84)), fill=_BAND)


def _box(
    draw: ImageDraw.ImageDraw,
    area: tuple[int, int, int, int],
    radius: int,
    color: tuple[int, int, int],
) -> None:
    draw.rounded_rectangle(_scaled(area), radius * _SCALE, fill=color)


def _scaled(area: tuple[int, ...]) -> tuple[float, float, float, float]:
    left, top, right, bottom = (side * _SCALE for side in area)
    return left, top, right, bottom
