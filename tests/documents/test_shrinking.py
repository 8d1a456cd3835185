"""Smaller pictures keep every pixel's share."""

import numpy as np
import pytest

from app.documents.shrinking import shrunk


@pytest.mark.parametrize("scale", [1.0, 0.9, 0.5, 0.3, 0.19, 0.001])
@pytest.mark.parametrize("shape", [(601, 403), (601, 403, 3), (1, 65), (2, 2, 3)])
def test_a_smaller_picture_has_its_size_and_its_mean(shape: tuple[int, ...], scale: float) -> None:
    pixels = np.random.default_rng(7).integers(0, 256, shape, np.uint8)
    smaller = shrunk(pixels, scale)
    assert smaller.shape == (*(max(1, round(side * scale)) for side in shape[:2]), *shape[2:])
    if min(smaller.shape[:2]) > 100:
        assert abs(float(smaller.mean()) - float(pixels.mean())) < 1


def test_a_picture_at_its_own_size_is_not_copied() -> None:
    pixels = np.zeros((8, 8), np.uint8)
    assert shrunk(pixels, 1.0) is pixels
