"""How the link stands, for any thread to read, and for those who want to hear of changes."""

import logging
import threading
from collections.abc import Callable

from app.clock import Clock
from app.problems import ProblemCode
from app.services.link_status import LinkState, LinkStatus

_log = logging.getLogger(__name__)


class StatusBoard:
    """The link's state, and the records that are still to be confirmed.

    Unsent is counted from two places in the journal, last recorded and last confirmed, so that it
    does not matter which thread says its part first.
    """

    def __init__(self, clock: Clock, *, last_seq: int, acked_seq: int) -> None:
        """Begin as connecting."""
        self._clock = clock
        self._lock = threading.Lock()
        self._last_seq = last_seq
        self._acked_seq = acked_seq
        self._state = LinkState.CONNECTING
        self._since = clock.now()
        self._problem: ProblemCode | None = None
        self._listeners: list[Callable[[], None]] = []

    def status(self) -> LinkStatus:
        """Return how things stand now."""
        with self._lock:
            unsent = max(0, self._last_seq - self._acked_seq)
            return LinkStatus(self._state, self._since, unsent, self._problem)

    def on_change(self, listener: Callable[[], None]) -> None:
        """Call `listener`, on whichever thread brings a change."""
        self._listeners.append(listener)

    def recorded(self, seq: int) -> None:
        """Note that the journal goes up to `seq`."""
        with self._lock:
            self._last_seq = max(self._last_seq, seq)
        self.tell()

    def confirmed(self, seq: int) -> None:
        """Note that the hub holds the journal up to `seq`; fewer than before after its restore."""
        with self._lock:
            if seq == self._acked_seq:
                return
            self._acked_seq = seq
        self.tell()

    def stands(self, state: LinkState, problem: ProblemCode | None = None) -> None:
        """Note the link's state; the time since which it stands so begins with a change of it."""
        with self._lock:
            if (state, problem) == (self._state, self._problem):
                return
            if state is not self._state:
                self._since = self._clock.now()
            self._state, self._problem = state, problem
        self.tell()

    def tell(self) -> None:
        """Call the listeners: something changed, here or in other stations' records."""
        for listener in tuple(self._listeners):
            try:
                listener()
            except Exception:  # noqa: BLE001 - sync goes on, whoever fails to hear of it
                _log.exception("a listener of the link failed")
