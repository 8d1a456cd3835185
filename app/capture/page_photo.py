"""The pictures that are kept: a photo of the page, and the machine readable zone at full size."""

from collections.abc import Sequence
from math import dist
from typing import TYPE_CHECKING

from app.capture.frame import Frame

if TYPE_CHECKING:  # OpenCV loads with the first picture, not before the sign-in page
    import numpy as np
    from numpy.typing import NDArray

_MAX_BYTES = 400_000
# Tried in this order: longest side in pixels, JPEG quality. The first, 325 dpi of a passport's
# page, fits nearly every page at once: the officer waits for it. The last fits any picture.
_ATTEMPTS = ((1600, 82), (1600, 70), (1280, 70), (1024, 60), (800, 50), (480, 40))
_STRIP_QUALITY = 92
_STRIP_MARGIN = 0.04  # of the zone's width, on every side
_STRIP_WIDTH = 2400
_PAPER = (255, 255, 255)


def page_photo(frame: Frame) -> bytes:
    """Return a JPEG of at most 400 kB, without the metadata of the original."""
    content = b""
    for side, quality in _ATTEMPTS:
        content = _jpeg(_within(frame.pixels, side), quality)
        if len(content) <= _MAX_BYTES:
            break
    return content


def mrz_strip(frame: Frame, quad: Sequence[tuple[int, int]]) -> bytes:
    """Return the machine readable zone cut out upright, as JPEG; empty where there is no zone.

    Args:
        frame: The picture of the page.
        quad: Corners of the zone in pixels, clockwise from the upper left of the text.
    """
    import cv2
    import numpy as np

    if len(quad) != 4:
        return b""
    upper_left, upper_right, lower_right, lower_left = quad
    width = max(dist(upper_left, upper_right), dist(lower_left, lower_right))
    height = max(dist(upper_left, lower_left), dist(upper_right, lower_right))
    if min(width, height) < 2:
        return b""
    grown = 1 + 2 * _STRIP_MARGIN, 1 + 2 * _STRIP_MARGIN * width / height
    scale = min(1.0, _STRIP_WIDTH / (width * grown[0]))
    across, down = round(width * grown[0] * scale), round(height * grown[1] * scale)
    source = [
        _on_plane(quad, 0.5 + (u - 0.5) * grown[0], 0.5 + (v - 0.5) * grown[1])
        for u, v in ((0, 0), (1, 0), (1, 1), (0, 1))
    ]
    target = [(0, 0), (across, 0), (across, down), (0, down)]
    upright = cv2.getPerspectiveTransform(
        np.array(source, np.float32), np.array(target, np.float32)
    )
    strip = cv2.warpPerspective(
        frame.pixels, upright, (across, down), flags=cv2.INTER_LINEAR, borderValue=_PAPER
    )
    return _jpeg(strip.astype(np.uint8, copy=False), _STRIP_QUALITY)


def _on_plane(quad: Sequence[tuple[int, int]], u: float, v: float) -> tuple[float, float]:
    """Return the point `u` along and `v` down the quadrilateral; outside of 0 to 1 beyond it."""
    weights = ((1 - u) * (1 - v), u * (1 - v), u * v, (1 - u) * v)
    x = sum(weight * corner[0] for weight, corner in zip(weights, quad, strict=True))
    y = sum(weight * corner[1] for weight, corner in zip(weights, quad, strict=True))
    return x, y


def _within(pixels: "NDArray[np.uint8]", side: int) -> "NDArray[np.uint8]":
    import cv2
    import numpy as np

    longest = max(pixels.shape[:2])
    if longest <= side:
        return pixels
    height, width = (max(1, round(length * side / longest)) for length in pixels.shape[:2])
    # Down to one half every pixel has its say between two neighbors: four times faster than areas.
    between = cv2.INTER_LINEAR if 2 * side >= longest else cv2.INTER_AREA
    smaller = cv2.resize(pixels, (width, height), interpolation=between)
    return smaller.astype(np.uint8, copy=False)


def _jpeg(pixels: "NDArray[np.uint8]", quality: int) -> bytes:
    import cv2

    blue_first = cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR)
    return cv2.imencode(".jpg", blue_first, [cv2.IMWRITE_JPEG_QUALITY, quality])[1].tobytes()
