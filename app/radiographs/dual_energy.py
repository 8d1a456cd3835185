"""What two energies say together: how strongly the low one is held back, beside the high one.

With T the share of the beam that comes through, -ln T grows with thickness, and the quotient of the
two energies' -ln T is the material's own: larger for metals at the energies of baggage scanners,
where the photoelectric effect counts; smaller at several MeV, where pairs are made. Both limits are
taken from the image itself: what is called light and metal are the ends of what the image holds.
It is a hint about matter, never about what a thing is.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from math import log
from typing import TYPE_CHECKING

from app.radiographs.air import air_value, dark_value
from app.radiographs.enhancement import derived_radiograph
from app.radiographs.presentation import EnergyView

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from app.radiographs.radiograph import Radiograph, Values
    from app.radiographs.watch import Watch

_THIN, _THICK = log(1 / 0.9), log(1 / 0.02)  # of -ln T: below, noise decides; above, scatter does
_ENDS = (2.0, 98.0)  # percent of what can be told: the rest is noise
_LEAST_APART = 0.06  # of the quotient
_LEAST_PIXELS = 200
_PAIRS_KV = 2_000  # from here on pairs are made, and metal holds back the high energy more
_HUE_AT = 0.6  # of white: where the hue is purest
_PIECE = 1 << 21  # values computed together
_UNKNOWN = 0
_MOST = 255
# Light matter, what lies between, metal: orange to blue, apart with every kind of color vision.
_LIGHT, _BETWEEN, _METAL = (255, 148, 46), (120, 190, 130), (64, 130, 255)


class EnergyDoubt(StrEnum):
    """Why two energies cannot be shown together."""

    ONE_ENERGY = "one_energy"
    """The scanner sent one energy only."""
    ENERGIES_NOT_SAID = "energies_not_said"
    """Nobody said which energies these are, and metal lies at either end depending on them."""
    NO_AIR = "no_air"
    """Nowhere is there air beside the load, so that no share can be told."""
    TOO_ALIKE = "too_alike"
    """Both energies are held back alike: the image holds one kind of matter, or the same twice."""


@dataclass(frozen=True, slots=True)
class Separation:
    """What tells materials apart in one image.

    Attributes:
        high_air, low_air: Values of air in either energy.
        high_dark, low_dark: Values without a beam.
        light, metal: The quotients of the two ends.
    """

    high_air: int
    low_air: int
    high_dark: int
    low_dark: int
    light: float
    metal: float


def separation_of(radiograph: Radiograph) -> Separation | EnergyDoubt:
    """Return what tells the materials of this image apart, or why nothing does.

    From a small size of the image: quick enough to be asked when it was opened.

    Raises:
        Problem: RADIOGRAPH_CHANGED.
    """
    import numpy as np

    low = radiograph.low_energy
    if low is None:
        return EnergyDoubt.ONE_ENERGY
    if radiograph.energies_kv is None:
        return EnergyDoubt.ENERGIES_NOT_SAID
    airs = air_value(radiograph), air_value(low)
    if airs[0] is None or airs[1] is None:
        return EnergyDoubt.NO_AIR
    darks = dark_value(radiograph), dark_value(low)
    level = radiograph.levels - 1
    whole = slice(0, None)
    high_loss = _loss(radiograph.part(level, whole, whole), airs[0], darks[0])
    low_loss = _loss(low.part(level, whole, whole), airs[1], darks[1])
    told = (high_loss > _THIN) & (high_loss < _THICK) & (low_loss < _THICK) & (low_loss > 0)
    if int(told.sum()) < _LEAST_PIXELS:
        return EnergyDoubt.TOO_ALIKE
    first, last = np.percentile(low_loss[told] / high_loss[told], _ENDS)
    if last - first < _LEAST_APART:
        return EnergyDoubt.TOO_ALIKE
    light, metal = (last, first) if min(radiograph.energies_kv) >= _PAIRS_KV else (first, last)
    return Separation(airs[0], airs[1], darks[0], darks[1], float(light), float(metal))


def material_index(high: Values, low: Values, separation: Separation) -> NDArray[np.uint8]:
    """Return how metallic each pixel is: 1 (light) to 255 (metal), 0 where nobody can tell.

    Args:
        high, low: The same place in both energies: (height, width).
        separation: From `separation_of`.
    """
    import numpy as np

    high_loss, low_loss = _losses(high, low, separation)
    told = (high_loss > _THIN) & (high_loss < _THICK) & (low_loss < _THICK)
    quotient = low_loss / np.where(told, high_loss, 1)
    share = (quotient - separation.light) / (separation.metal - separation.light)
    index = np.rint(1 + (_MOST - 1) * np.clip(share, 0, 1))
    return np.where(told, index, _UNKNOWN).astype(np.uint8)


def material_numbers(grays: NDArray[np.uint8], index: NDArray[np.uint8]) -> NDArray[np.uint16]:
    """Return one number for gray and matter of each pixel, whose color `material_colors` has."""
    import cv2
    import numpy as np

    return cv2.merge([index, grays]).view(np.uint16)[..., 0]  # the gray is the higher byte


@lru_cache(maxsize=1)
def material_colors() -> NDArray[np.int32]:
    """Return the color of each `material_numbers`: the hue of the matter, as light as its gray."""
    import numpy as np

    metallic = np.linspace(0, 1, _MOST)
    stops = np.array([_LIGHT, _BETWEEN, _METAL], float)
    hues = np.empty((256, 3))
    hues[_UNKNOWN] = 255
    for axis in range(3):
        hues[1:, axis] = np.interp(metallic, (0, 0.5, 1), stops[:, axis])
    share = np.arange(256)[:, None, None] / 255
    # From black through the hue to white, as far as the gray goes.
    rgb = np.where(
        share < _HUE_AT, hues * share / _HUE_AT, 255 - (255 - hues) * (1 - share) / (1 - _HUE_AT)
    )
    rgb[:, _UNKNOWN] = 255 * share[:, 0]
    red, green, blue = np.rint(rgb).astype(np.uint32).reshape(-1, 3).T
    packed = np.uint32(0xFF000000) | red << np.uint32(16) | green << np.uint32(8) | blue
    packed.flags.writeable = False
    return packed.view(np.int32)


def without(
    high: Values, low: Values, separation: Separation, energy: EnergyView
) -> NDArray[np.uint16]:
    """Return the values there would be without metal, or without light matter.

    Two losses, two kinds of matter, both as thick as explains what was measured. Where too little
    comes through, it stays dark: nothing can be told there.

    Args:
        high, low: The same place in both energies: (height, width).
        separation: From `separation_of`.
        energy: WITHOUT_METAL or WITHOUT_LIGHT.
    """
    import numpy as np

    high_loss, low_loss = _losses(high, low, separation)
    apart = separation.metal - separation.light
    metal = np.clip((low_loss - separation.light * high_loss) / apart, 0, high_loss)
    left = high_loss - metal if energy is EnergyView.WITHOUT_METAL else metal
    left = np.where(np.maximum(high_loss, low_loss) < _THICK, left, high_loss)
    beam = separation.high_air - separation.high_dark
    values = separation.high_dark + beam * np.exp(-left)
    return np.asarray(np.rint(np.clip(values, 0, 65_535)), np.uint16)


def strip(
    radiograph: Radiograph, separation: Separation, energy: EnergyView, watch: Watch
) -> Radiograph:
    """Return the whole image without one kind of matter, to be shown in its place. Slow.

    Raises:
        Stopped: Nobody waits for it any more.
        Problem: RADIOGRAPH_CHANGED.
        ValueError: There is one energy only.
    """
    import numpy as np

    low = radiograph.low_energy
    if low is None:
        raise ValueError("one energy cannot be stripped")
    height, width = radiograph.shape(0)
    picture = np.empty((height, width), np.uint16)
    rows = max(1, _PIECE // width)
    for top in range(0, height, rows):
        watch.step(top, height)
        band, across = slice(top, top + rows), slice(0, width)
        both = radiograph.part(0, band, across), low.part(0, band, across)
        picture[band] = without(*both, separation, energy)
    return derived_radiograph(radiograph, picture, watch)


def _losses(
    high: Values, low: Values, separation: Separation
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    return (
        _loss(high, separation.high_air, separation.high_dark),
        _loss(low, separation.low_air, separation.low_dark),
    )


def _loss(values: Values, air: int, dark: int) -> NDArray[np.float32]:
    """Return -ln of the share of the beam that comes through, at least 0."""
    import cv2

    return cv2.LUT(values, _loss_table(air, dark, values.dtype.itemsize * 8))  # type: ignore[return-value]  # of the table's kind


@lru_cache(maxsize=4)
def _loss_table(air: int, dark: int, bits: int) -> NDArray[np.float32]:
    import numpy as np

    share = (np.arange(1 << bits) - dark) / (air - dark)
    return (-np.log(np.clip(share, 1e-6, 1.0))).astype(np.float32)
