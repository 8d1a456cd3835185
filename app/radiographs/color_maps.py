"""Colors for grays: each map becomes steadily lighter, so that it orders values as gray does.

They are computed, not drawn: lightness rises in equal steps of OKLab, while the color goes along a
short path through hues that people with every kind of color vision tell apart. Who sees no color at
all still sees the plain radiograph.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SHADES = 256
_FINE = 4096  # steps along the path, from which 256 equally different ones are taken

# OKLab (Ottosson, 2020): to the cone responses' cube roots, and from these to linear sRGB.
_TO_CONES = (
    (1.0, 0.3963377774, 0.2158037573),
    (1.0, -0.1055613458, -0.0638541728),
    (1.0, -0.0894841775, -1.2914855480),
)
_TO_LINEAR = (
    (4.0767416621, -3.3077115913, 0.2309699292),
    (-1.2684380046, 2.6097574011, -0.3413193965),
    (-0.0041960863, -0.7034186147, 1.7076147010),
)


class ColorMap(StrEnum):
    """What grays become; gray itself is the standard."""

    GRAY = "gray"
    BLUE_YELLOW = "blue_yellow"
    EMBER = "ember"
    SEA = "sea"


# (lightness, a, b) of OKLab along each path, from black's place to white's.
_PATHS: dict[ColorMap, tuple[tuple[float, float, float], ...]] = {
    ColorMap.BLUE_YELLOW: (
        (0.17, 0.0, -0.07),
        (0.42, 0.0, -0.075),
        (0.68, -0.01, 0.05),
        (0.93, -0.02, 0.15),
    ),
    ColorMap.EMBER: ((0.10, 0.01, 0.0), (0.42, 0.10, 0.06), (0.70, 0.06, 0.12), (0.97, 0.0, 0.05)),
    ColorMap.SEA: (
        (0.12, 0.0, -0.04),
        (0.42, -0.03, -0.09),
        (0.70, -0.07, -0.03),
        (0.97, -0.03, 0.03),
    ),
}


@lru_cache(maxsize=len(ColorMap))
def colors(name: ColorMap) -> NDArray[np.uint8]:
    """Return the color of each gray: (256, 3), red, green and blue in sRGB; read only."""
    import numpy as np

    shades = np.arange(_SHADES)
    if name is ColorMap.GRAY:
        table = np.repeat(shades[:, None], 3, axis=1).astype(np.uint8)
    else:
        table = _along(np.array(_PATHS[name]))
    table.flags.writeable = False
    return table


def _along(corners: NDArray[np.float64]) -> NDArray[np.uint8]:
    """Return 256 colors that lie equally far apart on a smooth path through `corners`."""
    import numpy as np

    lightness = np.linspace(corners[0, 0], corners[-1, 0], _FINE)
    fit = [np.polyfit(corners[:, 0], corners[:, axis], len(corners) - 1) for axis in (1, 2)]
    path = np.stack([lightness, *(np.polyval(each, lightness) for each in fit)], axis=1)
    walked = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])
    wanted = np.linspace(0, walked[-1], _SHADES)
    even = np.stack([np.interp(wanted, walked, path[:, axis]) for axis in range(3)], axis=1)
    return _srgb(even)


def _srgb(lab: NDArray[np.float64]) -> NDArray[np.uint8]:
    """Return OKLab colors in sRGB (IEC 61966-2-1); what it cannot show is held at its edge."""
    import numpy as np

    linear = np.clip((lab @ np.array(_TO_CONES).T) ** 3 @ np.array(_TO_LINEAR).T, 0, 1)
    curved = np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)
    return np.asarray(np.rint(255 * curved), np.uint8)
