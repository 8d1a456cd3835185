"""Windows that officers choose by name; each follows from exact counts."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from app.radiographs.tone import Window, automatic_window, full_window

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_LIGHT_FROM = 0.35  # of air: what holds back up to a third stays apart
_DENSE_TO = 0.12


class Preset(StrEnum):
    """The names; AUTOMATIC is the standard view."""

    FULL = "full"
    """From the least value that occurs to the greatest."""
    LIGHT_LOAD = "light_load"
    """Textiles, paper, empty boxes: what lets most of the beam through."""
    DENSE_LOAD = "dense_load"
    """Machines, metal, liquids: what lets little through."""
    AUTOMATIC = "automatic"
    """Half a percent of the pixels is left out at either end."""


def preset_window(preset: Preset, histogram: NDArray[np.int64], air: int | None = None) -> Window:
    """Return the window of a preset.

    Args:
        preset: Which one.
        histogram: The counts of the image, or of what is seen, or of a region.
        air: The value of air; the greatest value that occurs, where it is not known.
    """
    if preset is Preset.FULL:
        return full_window(histogram)
    if preset is Preset.AUTOMATIC:
        return automatic_window(histogram)
    found = full_window(histogram)
    bright = found.high if air is None else min(air, found.high)
    if preset is Preset.LIGHT_LOAD:
        low, high = round(_LIGHT_FROM * bright), bright
    else:
        low, high = found.low, round(_DENSE_TO * bright)
    low = max(low, 0)
    return Window(low, high) if low < high else found
