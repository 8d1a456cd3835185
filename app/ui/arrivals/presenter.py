"""Works the Arrivals page: takes lists in, has them screened, shows them, records what is set."""

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from app.clock import Clock
from app.duty.officers import Duty
from app.problems import Problem
from app.screening.advance_info import AdvanceAction
from app.services.advance_arrivals import AdvanceArrivals
from app.services.advance_views import AnnouncedRow, JourneyFile, JourneyRow, Received
from app.ui.arrivals.lines import (
    action_words,
    journey_line,
    notes_words,
    title_words,
    traveler_line,
)
from app.ui.arrivals.page import ArrivalsPage, Place
from app.ui.tasks import Task, TaskRunner
from app.ui.words.crossings import crossed_name
from app.ui.words.times import clock_words

_LOOK_AGAIN_MS = 60_000
"""How often the page in sight looks who has come meanwhile."""


class ArrivalsPresenter(QObject):
    """Talks to the service; a list from the watched folder comes with nobody at work, too.

    Signals:
        failed (Exception): A file of the watched folder cannot be taken in.
    """

    failed = Signal(object)

    def __init__(
        self,
        service: AdvanceArrivals,
        tasks: TaskRunner,
        clock: Clock,
        page: ArrivalsPage,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._service = service
        self._tasks = tasks
        self._clock = clock
        self._page = page
        self._duty: Duty | None = None
        self._file: JourneyFile | None = None
        self._rows: dict[object, AnnouncedRow] = {}
        self._listing: Task | None = None
        self._opening: Task | None = None
        self._screening: set[UUID] = set()
        self._again = QTimer(self)
        self._again.setInterval(_LOOK_AGAIN_MS)
        self._again.timeout.connect(self.refresh)
        page.open_file_requested.connect(page.show_file_form)
        page.back_requested.connect(self._back)
        page.file.chosen.connect(self._take_in)
        page.journeys.opened.connect(self._open)
        page.travelers.chosen_changed.connect(self._show_chosen)
        page.travelers.opened.connect(self._propose_meeting)
        page.action_requested.connect(self._propose_meeting)
        page.clear_requested.connect(self._propose_clearing)
        page.form.finished.connect(self._record)
        page.say_empty(
            self.tr("Nobody is announced"),
            self.tr("Open a passenger list of a carrier with F5, or let them come by a folder."),
        )

    def start(self, duty: Duty) -> None:
        """Let this officer work."""
        self._duty = duty
        self._again.start()
        self.resume()
        self.refresh()

    def stop(self) -> None:
        """Nobody works here now: names leave the screen, what was written stays."""
        self._duty = None
        self._again.stop()
        self._file = None
        self._rows = {}
        self._page.travelers.show_lines(())
        self._page.traveler.show_traveler(None, None)
        self._page.show_journeys()

    def resume(self) -> None:
        """Go on with what was not screened when the station stopped."""
        self._tasks.store(self._service.not_screened).result.connect(self._screen)

    def refresh(self) -> None:
        """Look again at what other desks and booths may have changed."""
        if self._duty is None:
            return
        if self._listing is not None:
            self._listing.drop()
        self._listing = self._tasks.store(self._service.journeys, self._duty)
        self._listing.result.connect(self._show_journeys)
        self._listing.failed.connect(self._show_problem)
        if self._file is not None:
            self._fetch(self._file.row.id)

    # --- taking in --------------------------------------------------------------------------------

    def file_arrived(self, path: Path) -> None:
        """Take in a file of the watched folder, whoever works here or nobody."""
        task = self._tasks.engine(self._service.receive, path)
        task.result.connect(self._received)
        task.failed.connect(self.failed)

    def _take_in(self, path: Path) -> None:
        if self._duty is None:
            return
        self._page.banner.clear()
        task = self._tasks.engine(self._service.receive, path, self._duty)
        task.result.connect(self._say_received)
        task.failed.connect(self._show_problem)

    def _say_received(self, received: object) -> None:
        assert isinstance(received, Received)
        self._page.file.clear()
        self._page.show_journeys()
        words = self.tr("{count} travelers, recorded {time}")
        if not received.new:
            words = self.tr("This list was here already")
        time = clock_words(self._clock.now(), seconds=True)
        self._page.notice.say(words.format(count=received.travelers, time=time))
        self._received(received)

    def _received(self, received: object) -> None:
        assert isinstance(received, Received)
        self._screen(received.journeys)
        self.refresh()

    def _screen(self, journeys: object) -> None:
        assert isinstance(journeys, Sequence)
        for journey in journeys:
            if journey in self._screening:
                continue
            self._screening.add(journey)
            task = self._tasks.engine(self._service.screen, journey)
            task.failed.connect(self._show_problem)
            task.result.connect(self._look_again)
            task.finished.connect(lambda journey=journey: self._screening.discard(journey))

    def _look_again(self, _nothing: object) -> None:
        self.refresh()

    # --- looking ----------------------------------------------------------------------------------

    def _show_journeys(self, rows: object) -> None:
        assert isinstance(rows, Sequence)
        self._listing = None
        if self._duty is None:
            return
        now = self._clock.now()
        self._page.journeys.show_lines(
            [journey_line(row, now) for row in rows if isinstance(row, JourneyRow)]
        )

    def _open(self, journey: UUID) -> None:
        self._page.banner.clear()
        self._page.travelers.show_lines(())
        self._fetch(journey, show=True)

    def _fetch(self, journey: UUID, *, show: bool = False) -> None:
        if self._duty is None:
            return
        if self._opening is not None:
            self._opening.drop()
        self._opening = self._tasks.store(self._service.journey, self._duty, journey)
        self._opening.result.connect(self._show_opened if show else self._show_file)
        self._opening.failed.connect(self._show_problem)

    def _show_opened(self, file: object) -> None:
        self._show_file(file)
        if self._file is not None:
            self._page.show_travelers()

    def _show_file(self, file: object) -> None:
        self._opening = None
        if self._duty is None or not isinstance(file, JourneyFile):
            return
        self._file = file
        now = self._clock.now()
        self._rows = {row.place: row for row in file.travelers}
        self._page.show_title(title_words(file, now), notes_words(file.row))
        self._page.travelers.show_lines([traveler_line(row, now) for row in file.travelers])

    def _show_chosen(self) -> None:
        self._page.traveler.show_traveler(self._chosen, self._clock.now())

    @property
    def _chosen(self) -> AnnouncedRow | None:
        return self._rows.get(self._page.travelers.chosen)

    def _back(self) -> None:
        if self._page.place is Place.TRAVELERS:
            self._file = None
        self._page.banner.clear()
        self._page.show_journeys()

    # --- acting -----------------------------------------------------------------------------------

    def _propose_meeting(self, _place: object = None) -> None:
        self._propose(AdvanceAction.MEET)

    def _propose_clearing(self) -> None:
        self._propose(AdvanceAction.CLEARED)

    def _propose(self, action: AdvanceAction) -> None:
        row = self._chosen
        if row is None:
            return
        self._page.open_form()
        name = crossed_name(row.traveler.surname, row.traveler.given_names)
        self._page.form.propose(action, name=name)

    def _record(self) -> None:
        """Record one thing at a time; what was written is cleared only once it is on disk."""
        row, file, duty, form = self._chosen, self._file, self._duty, self._page.form
        if row is None or file is None or duty is None:
            return
        form.set_free(free=False)
        self._page.banner.clear()
        action = form.action

        def finish(after: object) -> None:
            form.set_free(free=True)
            form.clear()
            self._page.close_form()
            time = clock_words(self._clock.now(), seconds=True)
            words = self.tr("{action}, recorded {time}")
            self._page.notice.say(words.format(action=action_words(action), time=time))
            self._show_file(after)
            self.refresh()

        def give_up(error: Exception) -> None:
            form.set_free(free=True)
            self._show_problem(error)

        task = self._tasks.store(
            self._service.set_action, duty, file.row.id, row, action, form.reason
        )
        task.result.connect(finish)
        task.failed.connect(give_up)

    def _show_problem(self, error: Exception) -> None:
        if isinstance(error, Problem):
            self._page.banner.show_problem(error)
