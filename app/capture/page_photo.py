"""The pictures that are kept: a photo of the page, and the machine readable zone at full size."""

from collections.abc import Sequence
from io import BytesIO
from math import dist
from typing import TYPE_CHECKING

from app.capture.frame import Frame

if TYPE_CHECKING:  # Pillow loads with the first picture, not before the sign-in page
    from PIL import Image

_MAX_BYTES = 400_000
# Tried in this order: longest side in pixels, JPEG quality. The first, 325 dpi of a passport's
# page, fits nearly every page at once: the officer waits for it. The last fits any picture.
_ATTEMPTS = ((1600, 82), (1600, 70), (1280, 70), (1024, 60), (800, 50), (480, 40))
_STRIP_QUALITY = 92
_STRIP_MARGIN = 0.04  # of the zone's width, on every side
_STRIP_WIDTH = 2400


def page_photo(frame: Frame) -> bytes:
    """Return a JPEG of at most 400 kB, without the metadata of the original."""
    from PIL import Image

    picture = Image.fromarray(frame.pixels)
    content = b""
    for side, quality in _ATTEMPTS:
        content = _jpeg(_within(picture, side), quality)
        if len(content) <= _MAX_BYTES:
            break
    return content


def mrz_strip(frame: Frame, quad: Sequence[tuple[int, int]]) -> bytes:
    """Return the machine readable zone cut out upright, as JPEG; empty where there is no zone.

    Args:
        frame: The picture of the page.
        quad: Corners of the zone in pixels, clockwise from the upper left of the text.
    """
    from PIL import Image

    if len(quad) != 4:
        return b""
    upper_left, upper_right, lower_right, lower_left = quad
    width = max(dist(upper_left, upper_right), dist(lower_left, lower_right))
    height = max(dist(upper_left, lower_left), dist(upper_right, lower_right))
    if min(width, height) < 2:
        return b""
    grown = 1 + 2 * _STRIP_MARGIN, 1 + 2 * _STRIP_MARGIN * width / height
    scale = min(1.0, _STRIP_WIDTH / (width * grown[0]))
    size = round(width * grown[0] * scale), round(height * grown[1] * scale)
    corners = [
        _on_plane(quad, 0.5 + (u - 0.5) * grown[0], 0.5 + (v - 0.5) * grown[1])
        for u, v in ((0, 0), (0, 1), (1, 1), (1, 0))  # Pillow's order of a source quadrilateral
    ]
    strip = Image.fromarray(frame.pixels).transform(
        size,
        Image.Transform.QUAD,
        [coordinate for corner in corners for coordinate in corner],
        Image.Resampling.BICUBIC,
        fillcolor="white",
    )
    return _jpeg(strip, _STRIP_QUALITY)


def _on_plane(quad: Sequence[tuple[int, int]], u: float, v: float) -> tuple[float, float]:
    """Return the point `u` along and `v` down the quadrilateral; outside of 0 to 1 beyond it."""
    weights = ((1 - u) * (1 - v), u * (1 - v), u * v, (1 - u) * v)
    x = sum(weight * corner[0] for weight, corner in zip(weights, quad, strict=True))
    y = sum(weight * corner[1] for weight, corner in zip(weights, quad, strict=True))
    return x, y


def _within(picture: "Image.Image", side: int) -> "Image.Image":
    from PIL import Image

    longest = max(picture.size)
    if longest <= side:
        return picture
    width, height = (max(1, round(length * side / longest)) for length in picture.size)
    return picture.resize((width, height), Image.Resampling.HAMMING)


def _jpeg(picture: "Image.Image", quality: int) -> bytes:
    buffer = BytesIO()
    picture.save(buffer, "JPEG", quality=quality, optimize=True)
    return buffer.getvalue()
