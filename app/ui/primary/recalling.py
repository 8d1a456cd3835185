"""F9: taking back what was just decided; it stays on record and is amended."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from app.clock import Clock
from app.encounters.party import Party
from app.problems import ProblemCode
from app.services.deciding import RECALL_WITHIN_S
from app.services.primary_inspection import PrimaryInspection
from app.ui.primary.actions import AT_CARD, View
from app.ui.primary.booth import Booth
from app.ui.primary.decided_words import decided_words
from app.ui.tasks import TaskRunner
from app.ui.widgets.mark import Mark


class Recalling(QObject):
    """Remembers who was decided last, as long as nobody new is being decided about.

    Signals:
        recalled: A decision was taken back; a referral that it sent is withdrawn.
    """

    recalled = Signal()

    def __init__(
        self, service: PrimaryInspection, tasks: TaskRunner, clock: Clock, booth: Booth
    ) -> None:
        super().__init__(booth)
        self._service = service
        self._tasks = tasks
        self._clock = clock
        self._booth = booth
        self._page = booth.page
        self._last: Party | None = None
        booth.recallable = self._possible
        booth.page.keys.recall_requested.connect(self._recall)

    def note(self, party: Party) -> None:
        """Note who was just decided."""
        self._last = party
        self._booth.show_actions()

    def note_earlier(self, party: Party | None) -> None:
        """Note who was decided before the program was started, unless somebody was since."""
        if self._last is None and party is not None:
            self.note(party)
            self._booth.watch_time()

    def forget(self) -> None:
        """Another officer works here: the decisions before were not theirs."""
        self._last = None

    @property
    def _candidate(self) -> Party | None:
        """Return about whom the last decision was: people still here, or those who just left."""
        here = self._booth.party
        if here is None:
            return self._last
        return here if self._last is not None and here.id == self._last.id else None

    def _possible(self) -> bool:
        party = self._candidate
        last = max((person.decided_ns for person in party.people), default=0) if party else 0
        waited_ns = self._clock.monotonic_ns() - last
        return bool(last) and 0 <= waited_ns <= RECALL_WITHIN_S * 1_000_000_000

    def _recall(self) -> None:
        booth, party = self._booth, self._candidate
        if booth.duty is None or booth.busy:
            return
        if self._page.view not in AT_CARD | {View.EMPTY, View.READING}:
            self._page.say(self.tr("Go back with Esc first, then recall."))
            return
        if party is None and booth.party is not None:
            self._page.say(self.tr("Somebody else is here already: nothing is recalled."))
            return
        if party is None or not self._possible():
            self._page.banner.show_problem(ProblemCode.RECALL_TOO_LATE)
            return
        task = self._tasks.store(self._service.recall, booth.duty, party)
        booth.record(task, partial(self._show, party))

    def _show(self, before: Party, reopened: object) -> None:
        assert isinstance(reopened, Party)
        self._last = reopened if len(reopened.open) < len(reopened.people) else None
        self._booth.update(reopened)
        words = self.tr("Taken back: {decided}. Decide again.")
        said = words.format(decided=decided_words(before, reopened))
        self._page.say(said, Mark.PASSED)
        self.recalled.emit()
