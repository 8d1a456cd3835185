"""Marks burnt into a picture, the same bytes every time."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from app.paths import resources
from app.radiographs.marks import Mark, MarkKind

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL import ImageFont

    from app.radiographs.viewport import Viewport

_COLOR, _SHADOW = (255, 209, 102), (0, 0, 0)  # amber, as on the screen
_LINE, _EDGE = 2, 4
_LEAST = 6  # pixels: a mark that is smaller in the picture is still seen
_TIP = 14  # pixels: the longest head of an arrow
_DOT = 4  # pixels: the radius of the ring where a text begins
_LETTERS = 17  # pixels
_FONTS = (
    "noto-sans/NotoSans-Regular.ttf",
    "noto-sans-arabic/NotoSansArabic-Regular.ttf",
)
_ARABIC = range(0x0600, 0x0780)


def draw_marks(
    picture: NDArray[np.uint8], view: Viewport, marks: Sequence[Mark]
) -> NDArray[np.uint8]:
    """Return a picture (height, width, red green blue) with marks burnt in, numbered from 1.

    Args:
        picture: What `view` shows.
        view: Where the image lies in it.
        marks: In the order of their numbers.
    """
    import numpy as np
    from PIL import Image, ImageDraw

    drawn = np.ascontiguousarray(picture)
    draw_outlines(drawn, view, marks)
    page = Image.fromarray(drawn)
    pen = ImageDraw.Draw(page)
    for number, mark in enumerate(marks, 1):
        words = f"{number} {mark.label}".rstrip()
        font = _font(words)
        at = _place_of_words(view, mark, pen.textbbox((0, 0), words, font), page.size)
        pen.text(at, words, _COLOR, font, stroke_width=2, stroke_fill=_SHADOW)
    return np.asarray(page)


def draw_outlines(picture: NDArray[np.uint8], view: Viewport, marks: Sequence[Mark]) -> None:
    """Draw marks without their words into a picture (height, width, red green blue)."""
    for color, thickness in ((_SHADOW, _EDGE), (_COLOR, _LINE)):
        for mark in marks:
            _outline(picture, view, mark, color, thickness)


def _outline(
    picture: NDArray[np.uint8],
    view: Viewport,
    mark: Mark,
    color: tuple[int, int, int],
    thickness: int,
) -> None:
    import cv2
    import numpy as np

    (left, top), (right, bottom) = _box(view, mark)
    if mark.kind is MarkKind.RECTANGLE:
        cv2.rectangle(picture, (left, top), (right, bottom), color, thickness)
    elif mark.kind is MarkKind.ELLIPSE:
        middle = (left + right) // 2, (top + bottom) // 2
        axes = (right - left) // 2, (bottom - top) // 2
        cv2.ellipse(picture, middle, axes, 0, 0, 360, color, thickness)
    elif mark.kind is MarkKind.POLYGON:
        corners = np.array([_pixel(view, *point) for point in mark.points], np.int32)
        cv2.polylines(picture, [corners], True, color, thickness)  # noqa: FBT003 - OpenCV's way: closed
    elif mark.kind is MarkKind.ARROW:
        tail, tip = (_pixel(view, *point) for point in mark.points)
        length = max(1.0, float(np.hypot(tip[0] - tail[0], tip[1] - tail[1])))
        cv2.arrowedLine(picture, tail, tip, color, thickness, tipLength=min(0.4, _TIP / length))
    else:
        cv2.circle(picture, _pixel(view, *mark.points[0]), _DOT, color, thickness)


def _box(view: Viewport, mark: Mark) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return the corners of a mark's box just outside its pixels, never too small to be seen."""
    left, top = view.to_view(mark.left, mark.top)
    right, bottom = view.to_view(mark.left + mark.width, mark.top + mark.height)
    short_x = max(0.0, _LEAST - (right - left)) / 2
    short_y = max(0.0, _LEAST - (bottom - top)) / 2
    corner = round(left - short_x) - 1, round(top - short_y) - 1
    return corner, (round(right + short_x), round(bottom + short_y))


def _pixel(view: Viewport, x: int, y: int) -> tuple[int, int]:
    """Return where the middle of an image's pixel lies in the view."""
    at = view.to_view(x + 0.5, y + 0.5)
    return round(at[0]), round(at[1])


def _place_of_words(
    view: Viewport,
    mark: Mark,
    words: tuple[float, float, float, float],
    size: tuple[int, int],
) -> tuple[int, int]:
    """Return where the words of a mark begin: above it, or within the picture where they fit."""
    width, height = round(words[2]), round(words[3])
    if mark.kind is MarkKind.TEXT:
        x, y = _pixel(view, *mark.points[0])
        x, y = x + 3 * _DOT, y - height // 2
    else:
        (x, top), (_, bottom) = _box(view, mark)
        y = top - height - _EDGE
        if y < 0:
            y = bottom + _EDGE
    return max(0, min(x, size[0] - width)), max(0, min(y, size[1] - height - _EDGE))


def _font(words: str) -> ImageFont.FreeTypeFont:
    arabic = any(ord(letter) in _ARABIC for letter in words)
    return _loaded(_FONTS[arabic])


@lru_cache(maxsize=len(_FONTS))
def _loaded(name: str) -> ImageFont.FreeTypeFont:
    from PIL import ImageFont

    return ImageFont.truetype(str(resources() / "fonts" / name), _LETTERS)
