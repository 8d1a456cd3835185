"""What the scanner measures where nothing stands in the beam, and without any beam."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from app.radiographs.radiograph import Radiograph

_HELD_BACK = 0.5  # of the brightest: air lies above
_BRIGHTEST = 0.999  # of the pixels lie below
_WIDTHS = (32, 128)  # shares of all values: first as wide as noisy air, then as its very peak
_LEAST_AIR = 0.01  # of the pixels: less is no air but chance
_DARKEST = 0.02  # of air: above, nothing in the image is without a beam
_TIMES = 20  # a value that occurs so often is no chance


def air_value(radiograph: Radiograph) -> int | None:
    """Return the value of air: as the file says it, else the peak among the brightest values.

    None where there is no such peak: the load fills the image, or every pixel is different.
    """
    return radiograph.air if radiograph.air is not None else _peak(radiograph.histogram)


def dark_value(radiograph: Radiograph) -> int:
    """Return the value without a beam: as the file says it, else the least one that occurs.

    An image in which much comes through everywhere does not show it; then 0.
    """
    import numpy as np

    if radiograph.dark is not None:
        return radiograph.dark
    often = np.flatnonzero(radiograph.histogram >= _TIMES)
    air = air_value(radiograph)
    if air is None or not len(often) or often[0] > _DARKEST * air:
        return 0
    return int(often[0])


def _peak(histogram: NDArray[np.int64]) -> int | None:
    import numpy as np

    below = np.concatenate([[0], np.cumsum(histogram)])
    total, most = int(below[-1]), len(histogram)
    brightest = int(np.searchsorted(below[1:], _BRIGHTEST * total))
    held = 0
    reach = np.arange(int(_HELD_BACK * brightest), brightest + 1)
    for width in (max(1, most // share) for share in _WIDTHS):
        upper, lower = np.minimum(reach + width + 1, most), np.maximum(reach - width, 0)
        at = int(np.argmax(below[upper] - below[lower]))
        held = int(below[upper[at]] - below[lower[at]])
        middle = np.searchsorted(below, below[lower[at]] + held / 2) - 1
        reach = np.array([middle])
    return int(reach[0]) if held >= _LEAST_AIR * total else None
