"""Slow work that somebody waits for: it says how far it is, and stops when nobody does."""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event

from app.courtesy import step_aside


class Stopped(Exception):  # noqa: N818 - nothing went wrong: nobody waits for the answer
    """The work was given up because it was told to stop; nothing came of it."""


def _unheard(_share: float) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Watch:
    """One piece of slow work, seen from outside. Its functions are called on the worker's thread.

    Attributes:
        progress: Hears how much is done, from 0 to 1.
        stop: Set it from any thread, and the work ends at its next step.
    """

    progress: Callable[[float], None] = _unheard
    stop: Event = field(default_factory=Event)

    def step(self, done: int, whole: int) -> None:
        """Say how far the work is, and step aside if a key is being answered.

        Raises:
            Stopped: Nobody waits for it any more.
        """
        step_aside()
        self.require_wanted()
        self.progress(done / whole if whole else 1.0)

    def require_wanted(self) -> None:
        """End the work if nobody waits for it any more.

        Raises:
            Stopped: Nobody does.
        """
        if self.stop.is_set():
            raise Stopped

    def within(self, start: float, end: float) -> "Watch":
        """Return the watch for a part of the work, from `start` to `end` of the whole."""
        return Watch(lambda share: self.progress(start + (end - start) * share), self.stop)


UNWATCHED = Watch()
"""For those who wait until it is done; never stop this one."""
