"""How often somebody may ask: a bucket that fills steadily and is emptied by requests."""

from collections import OrderedDict
from dataclasses import dataclass, field
from math import ceil

from app.clock import Clock
from app.hub.refusals import Refused
from app.sync.protocol import RefusalCode

_MOST_BUCKETS = 10_000


@dataclass(slots=True)
class RateLimit:
    """Allows `burst` requests at once and `per_second` in the long run, for each name apart.

    It lives in one process; several workers each allow as much.
    """

    clock: Clock
    per_second: int
    burst: int
    _buckets: OrderedDict[str, tuple[float, int]] = field(default_factory=OrderedDict)

    def spend(self, name: str) -> None:
        """Count one request of `name`.

        Raises:
            Refused: TOO_MANY; says when to come back.
        """
        now = self.clock.monotonic_ns()
        left, since = self._buckets.pop(name, (float(self.burst), now))
        left = min(float(self.burst), left + (now - since) * self.per_second / 10**9)
        allowed = left >= 1
        self._buckets[name] = (left - 1 if allowed else left, now)
        if len(self._buckets) > _MOST_BUCKETS:
            self._buckets.popitem(last=False)
        if not allowed:
            raise Refused(
                RefusalCode.TOO_MANY, retry_after_s=max(1, ceil((1 - left) / self.per_second))
            )
