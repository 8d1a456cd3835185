"""From measured values to gray: the window, and the ways to choose one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from app.radiographs.radiograph import Values

_WHITE = 255
NO_GAMMA = 100
LEAST_GAMMA, MOST_GAMMA = 20, 500
_OUTSIDE = 0.005  # the share of pixels that the automatic window leaves out at either end


@dataclass(frozen=True, slots=True)
class Window:
    """The values between black and white: `low` and less are black, `high` and more are white.

    Attributes:
        low, high: Whole values; `low` is less than `high`.
    """

    low: int
    high: int

    def __post_init__(self) -> None:
        """Refuse a window without any width.

        Raises:
            ValueError: There is nothing between low and high.
        """
        if self.low >= self.high:
            raise ValueError("a window needs a low value below its high one")

    def brighter(self, by: int, most: int) -> Window:
        """Return the window moved down by `by` values (up if negative), as wide as it is.

        Args:
            by: How far.
            most: The largest value there is; the window stays between 0 and it.
        """
        by = max(min(by, self.low), self.high - most)
        return Window(self.low - by, self.high - by)

    def wider(self, by: int, most: int) -> Window:
        """Return the window with `by` values more at either end (fewer if negative).

        It stays between 0 and `most`, and at least one value wide.
        """
        low, high = max(0, self.low - by), min(most, self.high + by)
        if low >= high:
            middle = min((self.low + self.high) // 2, most - 1)
            return Window(middle, middle + 1)
        return Window(low, high)


@dataclass(frozen=True, slots=True)
class Tone:
    """How values become grays.

    Attributes:
        window: What lies between black and white.
        inverted: White is black.
        gamma: Hundredths; above 100, dark places become lighter.
        logarithmic: Grays follow the logarithm of the values: equal steps in thickness of one
            material look equal.
    """

    window: Window
    inverted: bool = False
    gamma: int = NO_GAMMA
    logarithmic: bool = False

    def __post_init__(self) -> None:
        """Refuse a gamma that shows nothing but black or white.

        Raises:
            ValueError: It is not between `LEAST_GAMMA` and `MOST_GAMMA`.
        """
        if not LEAST_GAMMA <= self.gamma <= MOST_GAMMA:
            raise ValueError("gamma is out of bounds")

    def grays(self, bits: int) -> NDArray[np.uint8]:
        """Return the gray of each of the 2 ** bits values, 0 to 255; read only.

        Exactly `round(255 * clip((value - low) / (high - low), 0, 1))`, half to even; 255 minus
        that when inverted. A logarithm comes before the quotient, gamma is an exponent after it.
        """
        return _grays(self, bits)

    def table(self, bits: int, palette: NDArray[np.generic]) -> NDArray[np.generic]:
        """Return what each of the 2 ** bits values becomes, if gray i becomes `palette[i]`.

        A curve only ever rises, so what stands for one gray is repeated until the next begins.
        """
        import numpy as np

        curved = self.gamma != NO_GAMMA or self.logarithmic
        first = (_curved if curved else _straight)(self)
        begins = np.concatenate(([0], np.clip(first, 0, 1 << bits), [1 << bits])).astype(np.intp)
        return np.repeat(palette[::-1] if self.inverted else palette, np.diff(begins))

    def shade(self, values: Values) -> NDArray[np.uint8]:
        """Return the grays of `values`: the same shape."""
        import cv2

        return cv2.LUT(values, self.grays(values.dtype.itemsize * 8))  # type: ignore[return-value]  # of the table's kind


@lru_cache(maxsize=8)
def _grays(tone: Tone, bits: int) -> NDArray[np.uint8]:
    import numpy as np

    grays = tone.table(bits, np.arange(_WHITE + 1, dtype=np.uint8))
    grays.flags.writeable = False
    return grays  # type: ignore[return-value]  # of the palette's kind


def _straight(tone: Tone) -> NDArray[np.float64]:
    """Return the least value that has each gray from 1 on.

    Solved for the value, the formula is off by one where its own rounding decides: so it is asked
    about the value found and about the one before.
    """
    import numpy as np

    low, width = tone.window.low, tone.window.high - tone.window.low
    grays = np.arange(1.0, _WHITE + 1)
    near = np.ceil(low + width * (grays - 0.5) / _WHITE)
    below = np.rint((near - low - 1) / width * _WHITE) < grays
    return near - 1 + below + (np.rint((near - low) / width * _WHITE) < grays)


def _curved(tone: Tone) -> NDArray[np.float64]:
    """Return the least value that has each gray from 1 on, along a power or a logarithm."""
    import numpy as np

    low, high = tone.window.low, tone.window.high
    share = ((np.arange(_WHITE) + 0.5) / _WHITE) ** (tone.gamma / NO_GAMMA)
    if tone.logarithmic:
        return np.ceil((low + 1) * ((high + 1) / (low + 1)) ** share - 1)
    return np.ceil(low + (high - low) * share)


def automatic_window(histogram: NDArray[np.int64]) -> Window:
    """Return the window that leaves out half a percent of the pixels at either end.

    From the exact counts: `low` is the largest value with at most that share of pixels below it,
    `high` the smallest with at most that share above it.
    """
    import numpy as np

    below = np.cumsum(histogram)
    outside = _OUTSIDE * int(below[-1])
    low = int(np.searchsorted(below, outside, side="right"))
    high = int(np.searchsorted(below, int(below[-1]) - outside, side="left"))
    return _window(low, high, len(histogram) - 1)


def full_window(histogram: NDArray[np.int64]) -> Window:
    """Return the window from the least value that occurs to the greatest."""
    import numpy as np

    found = np.flatnonzero(histogram)
    return _window(int(found[0]), int(found[-1]), len(histogram) - 1)


def _window(low: int, high: int, most: int) -> Window:
    """Return the window; where all values are the same, the narrowest around them."""
    if low < high:
        return Window(low, high)
    low = min(low, most - 1)
    return Window(low, low + 1)
