"""The one thread that keeps a station and its hub alike."""

import logging
import random
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.clock import Clock
from app.courtesy import step_aside, work_in_background
from app.journal.event import Event
from app.problems import Problem, ProblemCode
from app.records.journal_store import JournalStore
from app.records.pictures import PictureQueue
from app.services.link_status import LinkState, LinkStatus
from app.sync.backoff import Backoff, Chance
from app.sync.protocol import MAX_ANNOUNCED
from app.sync.refused import HubSaidNo
from app.sync.status_board import StatusBoard

if TYPE_CHECKING:  # the network's libraries load on the worker's thread, not before the first page
    from app.sync.client import HubClient
    from app.sync.errands import Errands

Connect = Callable[[], "HubClient"]
"""Makes the client; called on the worker's thread."""

_MOST_PENDING = 256
_STATES = {
    ProblemCode.HUB_UNREACHABLE: LinkState.UNREACHABLE,
    ProblemCode.HUB_NOT_A_HUB: LinkState.UNREACHABLE,
    ProblemCode.HUB_REFUSED: LinkState.REFUSED,
    ProblemCode.HUB_FORK: LinkState.REFUSED,
    ProblemCode.HUB_ADDRESS_INVALID: LinkState.REFUSED,
}

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Pace:
    """How often the worker turns to the hub; all in seconds.

    Attributes:
        poll_s: Between questions when there is nothing to send.
        first_wait_s: Longest wait after a first failure; it doubles with each further one.
        longest_wait_s: Longest wait of all.
        stop_s: How long `stop` waits for the thread.
    """

    poll_s: float = 2.0
    first_wait_s: float = 0.5
    longest_wait_s: float = 60.0
    stop_s: float = 10.0


_USUAL = Pace()


class SyncWorker:
    """The `Link` port: sends what is recorded, takes in what other stations recorded.

    Nobody waits for it. Records lie in the journal until the hub has confirmed them, so it may be
    stopped, killed and started at any time.
    """

    def __init__(
        self,
        journal: JournalStore,
        pictures: PictureQueue,
        connect: Connect,
        clock: Clock,
        *,
        pace: Pace = _USUAL,
        chance: Chance = random.random,
    ) -> None:
        """Prepare the worker; `start` sets it going.

        Args:
            journal: The station's journal.
            pictures: What is to be sent and fetched beside it.
            connect: Makes the client; called on the worker's thread.
            clock: Says since when the link stands as it does.
            pace: How often to ask and to try again.
            chance: For the back-off.
        """
        self._journal = journal
        self._pictures = pictures
        self._connect = connect
        self._clock = clock
        self._pace = pace
        self._backoff = Backoff(chance, pace.first_wait_s, pace.longest_wait_s)
        self._board = StatusBoard(clock, last_seq=journal.head().seq, acked_seq=journal.acked_seq())
        self._thread = threading.Thread(target=self._run, name="sync", daemon=True)
        self._wake = threading.Condition()
        self._stopping = False
        self._urgent = False
        self._recorded = False
        self._forked = False
        self._trouble: Problem | None = None
        self._rest_s = 0.0
        self._announcements: list[Event] = []

    def announce(self, events: Sequence[Event]) -> None:
        """Ask for these events to be told to the port at once. Returns at once."""
        with self._wake:
            # Older ones that could not be told follow in the journal.
            self._announcements = [*self._announcements, *events][-_MOST_PENDING:]
        self.nudge()

    def status(self) -> LinkStatus:
        """Return how sync stands."""
        return self._board.status()

    def on_change(self, listener: Callable[[], None]) -> None:
        """Call `listener`, on any thread, when the status or other stations' records changed."""
        self._board.on_change(listener)

    def nudge(self) -> None:
        """Try now, whatever the back-off says: the network may be back."""
        with self._wake:
            self._urgent = True
            self._wake.notify()

    def start(self) -> None:
        """Begin to work: now, and with every commit."""
        self._journal.on_append(self._heard)
        self._thread.start()

    def stop(self) -> None:
        """End after the step that is under way; what is unsent stays in the journal."""
        with self._wake:
            self._stopping = True
            self._wake.notify()
        if self._thread.ident is not None:
            self._thread.join(self._pace.stop_s)

    def _heard(self, events: tuple[Event, ...]) -> None:
        with self._wake:
            self._recorded = True
            self._wake.notify()
        self._board.recorded(events[-1].seq)

    def _run(self) -> None:
        work_in_background()
        errands = None
        try:
            while not self._stopping:
                self._trouble, self._rest_s = None, 0.0
                try:
                    errands = errands or self._begin()
                    self._round(errands)
                except Problem as problem:
                    self._note(problem)
                if self._trouble is None:
                    self._stands_well()
                    self._backoff.succeeded()
                    self._pause(self._pace.poll_s)
                else:
                    self._pause(max(self._backoff.next_wait(), self._rest_s))
        finally:
            if errands is not None:
                errands.client.close()

    def _begin(self) -> "Errands":
        from app.sync.errands import Errands

        return Errands(self._journal, self._pictures, self._connect(), self._clock)

    def _round(self, errands: "Errands") -> None:
        """Do everything there is to do. What is urgent cuts in between any two steps.

        Trouble on one way (a page of the feed that cannot be stored) does not close the others.

        Raises:
            Problem: The hub cannot be reached, or is none: that closes every way.
        """
        ways = [self._send, self._take_in, self._move_picture]
        more = True
        while more and not self._stopping:
            more = False
            self._attempt(self._announce, errands)
            for way in tuple(ways):
                if more and way == self._move_picture:
                    break  # events before pictures
                outcome = self._attempt(way, errands)
                if outcome is None:
                    ways.remove(way)
                more = more or bool(outcome)

    def _attempt(self, way: "Callable[[Errands], bool]", errands: "Errands") -> bool | None:
        """Go one step; return whether there may be more, or None when something is in the way.

        Raises:
            Problem: See `_round`.
        """
        step_aside()
        try:
            return way(errands)
        except HubSaidNo as no:
            # No hub keeps a station away for longer than one that is lost.
            wished_s = min(no.refusal.retry_after_s, self._pace.longest_wait_s)
            self._rest_s = max(self._rest_s, wished_s)
            problem = no.as_problem()
        except Problem as error:
            problem = error
        except Exception:  # noqa: BLE001 - a bug must not end sync for the rest of the shift
            _log.exception("sync failed")
            problem = Problem(ProblemCode.HUB_REFUSED, "internal")
        if _STATES.get(problem.code) is LinkState.UNREACHABLE:
            raise problem
        self._note(problem)
        return None

    def _send(self, errands: "Errands") -> bool:
        more = not self._forked and errands.send_batch()
        self._board.confirmed(self._journal.acked_seq())
        return more

    def _take_in(self, errands: "Errands") -> bool:
        more, news = errands.take_in()
        if self._trouble is None and self.status().state is not LinkState.CONNECTED:
            self._stands_well()  # at once, not only after all that waits was sent
        if news:
            self._board.tell()
        return more

    def _announce(self, errands: "Errands") -> bool:
        while waiting := self._announcements[:MAX_ANNOUNCED]:
            errands.announce(waiting)
            with self._wake:  # some may have been dropped meanwhile
                told = {event.id for event in waiting}
                self._announcements = [e for e in self._announcements if e.id not in told]
            errands.send_picture()  # a referral's goes first: the other desk waits for it
        return False

    def _move_picture(self, errands: "Errands") -> bool:
        if errands.send_picture():
            return True
        fetched = errands.fetch_picture()
        if fetched:
            self._board.tell()
        return fetched

    def _stands_well(self) -> None:
        if not self._forked:
            self._board.stands(LinkState.CONNECTED)

    def _note(self, problem: Problem) -> None:
        """Say what is wrong. Once the chain has forked, nothing less grave is said."""
        _log.info("sync waits: %s", problem)
        self._trouble = problem
        if problem.code is ProblemCode.HUB_FORK:
            _log.error("the hub holds other records under this station's name: %s", problem)
            self._forked = True
        elif self._forked:
            return
        # A full disk, for example, is the station's own problem: the link stands as it did.
        state = _STATES.get(problem.code, self._board.status().state)
        self._board.stands(state, problem.code)

    def _pause(self, seconds: float) -> None:
        """Wait; a commit ends it only while the hub answers, an announcement always does."""
        answers = self._board.status().state is LinkState.CONNECTED
        with self._wake:
            self._wake.wait_for(
                lambda: self._stopping or self._urgent or (answers and self._recorded),
                timeout=seconds,
            )
            self._urgent = self._recorded = False
