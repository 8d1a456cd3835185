"""The picture of one line, made even for the recognizer."""

import cv2
import numpy as np
from numpy.typing import NDArray

_WINDOW = (61, 31)  # columns, rows: about four characters, the whole height
_EVEN_SHARE = 0.1  # keeps empty stretches from being blown up to noise


def normalize(line: NDArray[np.uint8] | NDArray[np.float32]) -> NDArray[np.float32]:
    """Take away uneven light and contrast.

    Args:
        line: (32, 640) gray, dark print on light ground.

    Returns:
        (32, 640) about zero; print is negative.
    """
    values = line.astype(np.float32)
    mean = cv2.blur(values, _WINDOW, borderType=cv2.BORDER_REFLECT_101)
    square = cv2.blur(values * values, _WINDOW, borderType=cv2.BORDER_REFLECT_101)
    variance = np.maximum(square - mean * mean, 0)
    deviation = np.sqrt(variance + _EVEN_SHARE * float(values.var()) + 1.0)
    return np.asarray((values - mean) / deviation, np.float32)
