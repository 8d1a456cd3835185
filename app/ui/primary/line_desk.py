"""Reading in line: who waits under a plate, letting people wait, and taking them up."""

from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from app.clock import Clock
from app.encounters.party import Party
from app.problems import Problem, ProblemCode
from app.services.views import WaitingParty
from app.services.waiting_line import WaitingLine
from app.ui.primary.booth import Booth
from app.ui.primary.people_lines import carried_words, people_words
from app.ui.primary.waiting_lines import waiting_rows
from app.ui.tasks import TaskRunner

_AGES_MS = 15_000


class LineDesk(QObject):
    """Shows the line on the empty booth, and nowhere else.

    Signals:
        aside (str, str): Who was set aside, and what comes next, in words.
        plate_wanted: Nobody can wait without a plate.
    """

    aside = Signal(str, str)
    plate_wanted = Signal()

    def __init__(self, line: WaitingLine, tasks: TaskRunner, clock: Clock, booth: Booth) -> None:
        super().__init__(booth)
        self._line = line
        self._tasks = tasks
        self._clock = clock
        self._booth = booth
        self._page = booth.page
        self._waiting: tuple[WaitingParty, ...] = ()
        self._ages = QTimer(self)
        self._ages.setInterval(_AGES_MS)
        self._ages.timeout.connect(self._show)
        booth.changed.connect(self._show)
        booth.page.waiting.chosen.connect(self._take_up)

    def begin(self) -> None:
        """Let go whom nobody took up for too long; for a new duty, before the line is shown."""
        if self._booth.duty is not None:
            task = self._tasks.store(self._line.let_lapse, self._booth.duty)
            task.failed.connect(self._refuse)

    def refresh(self) -> None:
        """Look again who waits."""
        if self._booth.duty is not None:
            task = self._tasks.store(self._line.waiting, self._booth.duty)
            task.result.connect(self._take_over)

    def stop(self) -> None:
        """Nobody works here now."""
        self._ages.stop()

    def set_aside(self) -> None:
        """Let the people at the booth wait under their plate."""
        booth, party = self._booth, self._booth.party
        if booth.duty is None or booth.busy:
            return
        if party is None or not any(person.summary for person in party.open):
            booth.go_back()
            self._page.say(self.tr("Nobody is here who could wait. Read a document: F2."))
            return
        if not party.conveyance.label:
            self.plate_wanted.emit()
            return
        words = carried_words(party.conveyance, booth.mode)

        def leave(_done: object) -> None:
            booth.leave()
            self.aside.emit(
                self.tr("{vehicle} waits: {people}").format(
                    vehicle=words, people=people_words(len(party.people))
                ),
                self.tr("Any booth of the port takes them up. Next document: F2."),
            )
            self.refresh()

        booth.record(self._tasks.store(self._line.set_aside, booth.duty, party), leave)

    def _take_up(self, waiting_id: UUID) -> None:
        booth = self._booth
        if booth.duty is None or booth.busy or booth.party is not None:
            return

        def show(party: object) -> None:
            assert isinstance(party, Party)
            booth.stage.pages.forget()
            booth.update(party)
            self.refresh()

        def refuse(problem: Problem) -> None:
            self._page.banner.show_problem(problem)
            if problem.code is ProblemCode.WAITING_TAKEN:
                self.refresh()

        booth.record(self._tasks.store(self._line.take_up, booth.duty, waiting_id), show, refuse)

    def _refuse(self, error: Exception) -> None:
        if isinstance(error, Problem):
            self._page.banner.show_problem(error)

    def _take_over(self, waiting: object) -> None:
        assert isinstance(waiting, tuple)
        self._waiting = waiting
        self._show()

    def _show(self) -> None:
        shown = self._waiting if self._booth.party is None else ()
        self._page.waiting.show_rows(*waiting_rows(shown, self._clock.now()))
        if shown and self._booth.duty is not None:
            self._ages.start()
        else:
            self._ages.stop()
