"""How long the script waits for a window: as the machine lets the program, not by the clock."""

from collections.abc import Callable
from time import monotonic, process_time

_ENOUGH_S = 120.0  # a page is read in two seconds of a processor, lists are opened in ten
_LOOK_S = 0.02  # what one look takes at most where nobody else wants the processor
_LONGEST_S = 3_600.0  # what hangs uses no processor, and must end too


class Patience:
    """Runs out sooner or later, on a busy machine later.

    While something is under way behind the window, its processor time counts; while nothing is,
    every look counts for the little time that it should take, however late it came.
    """

    def __init__(
        self, clock: Callable[[], float] = monotonic, spent: Callable[[], float] = process_time
    ) -> None:
        """Begin to wait.

        Args:
            clock: Returns the time in seconds.
            spent: Returns the processor time of this program in seconds.
        """
        self._clock, self._spent = clock, spent
        self._end = clock() + _LONGEST_S
        self._last = clock(), spent()
        self._left = _ENOUGH_S

    def look(self, *, idle: bool) -> bool:
        """Note that what is waited for is not there yet; say whether to wait on.

        Args:
            idle: Nothing is under way behind the window.
        """
        now = self._clock(), self._spent()
        took, worked = now[0] - self._last[0], now[1] - self._last[1]
        self._last = now
        self._left -= min(took, _LOOK_S) if idle else worked
        return self._left > 0 and now[0] < self._end
