"""How long to wait before trying again, and how much to send at once."""

from collections.abc import Callable
from dataclasses import dataclass

from app.sync.protocol import MAX_BATCH

Chance = Callable[[], float]
"""Gives a number from 0 up to 1, each as likely: `random.random`, or a test's own."""


@dataclass(slots=True)
class Backoff:
    """Full jitter: any time up to a limit that doubles with every failure in a row.

    Stations that lost the hub together do not come back together.
    """

    chance: Chance
    first_s: float = 0.5
    longest_s: float = 60.0
    _failures: int = 0

    def next_wait(self) -> float:
        """Return how many seconds to wait after one more failure."""
        limit = min(self.longest_s, self.first_s * 2 ** min(self._failures, 16))
        self._failures += 1
        return float(limit * self.chance())

    def succeeded(self) -> None:
        """Begin anew: something went through."""
        self._failures = 0


@dataclass(slots=True)
class BatchSize:
    """How many events go in one push: more while it goes well, fewer when it does not."""

    now: int = 50

    def grow(self) -> None:
        """The last batch went through."""
        self.now = min(MAX_BATCH, self.now * 2)

    def shrink(self) -> None:
        """The last batch did not arrive, or was too large."""
        self.now = max(1, self.now // 2)
