"""Color maps: equal steps, and the same order for every kind of color vision."""

import numpy as np
import pytest
from numpy.typing import NDArray

from app.radiographs.color_maps import ColorMap, colors

# How people without one kind of cone see linear sRGB (Machado, Oliveira and Fernandes, 2009).
_SEEN = {
    "all cones": np.eye(3),
    "no long cones": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
         [-0.003882, -0.048116, 1.051998]]
    ),
    "no middle cones": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
         [-0.011820, 0.042940, 0.968881]]
    ),
    "no short cones": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
         [0.004733, 0.691367, 0.303900]]
    ),
}  # fmt: skip
_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])


def _lab(name: ColorMap, seen: str) -> NDArray[np.float64]:
    """Return the map's colors in CIE L*a*b* (D65), as somebody sees them."""
    shares = colors(name) / 255
    linear = np.where(shares <= 0.04045, shares / 12.92, ((shares + 0.055) / 1.055) ** 2.4)
    xyz = np.clip(linear @ _SEEN[seen].T, 0, 1) @ _XYZ.T / _XYZ.sum(axis=1)
    root = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.stack(
        [116 * root[:, 1] - 16, 500 * (root[:, 0] - root[:, 1]), 200 * (root[:, 1] - root[:, 2])],
        axis=1,
    )


def test_gray_is_gray() -> None:
    assert colors(ColorMap.GRAY).tolist() == [[shade] * 3 for shade in range(256)]


@pytest.mark.parametrize("seen", _SEEN)
@pytest.mark.parametrize("name", ColorMap)
def test_a_greater_value_is_always_lighter(name: ColorMap, seen: str) -> None:
    lightness = _lab(name, seen)[:, 0]
    assert (lightness[8:] - lightness[:-8] > 0.25).all()
    assert lightness[-1] - lightness[0] > 70


@pytest.mark.parametrize("name", set(ColorMap) - {ColorMap.GRAY})
def test_equal_steps_look_equal(name: ColorMap) -> None:
    lab = _lab(name, "all cones")
    steps = np.linalg.norm(lab[16:] - lab[:-16], axis=1)
    assert steps.max() / steps.min() < 3.0
    assert steps.min() > 3.0


def test_nobody_can_change_a_map() -> None:
    with pytest.raises(ValueError, match="read-only"):
        colors(ColorMap.EMBER)[0] = 0
