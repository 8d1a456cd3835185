"""Makes pictures smaller in little time, with every pixel having its say."""

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]


def shrunk(pixels: Pixels, scale: float) -> Pixels:
    """Return the picture at `scale`, halved exactly as often as that goes, then between neighbors.

    Averages over areas that are no whole number of pixels take ten to twenty times as long.

    Args:
        pixels: (height, width) or (height, width, 3) unsigned 8-bit.
        scale: Of both sides, at most 1; a side is at least one pixel.
    """
    height, width = (max(1, round(side * scale)) for side in pixels.shape[:2])
    while min(pixels.shape[0] / height, pixels.shape[1] / width) >= 2:
        half = pixels.shape[1] // 2, pixels.shape[0] // 2
        whole = pixels[: 2 * half[1], : 2 * half[0]]  # an odd row or column would cost the speed
        pixels = np.asarray(cv2.resize(whole, half, interpolation=cv2.INTER_AREA), np.uint8)
    if pixels.shape[:2] == (height, width):
        return pixels
    return np.asarray(cv2.resize(pixels, (width, height), interpolation=cv2.INTER_LINEAR), np.uint8)
