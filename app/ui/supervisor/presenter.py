"""The supervisor's work: what needs them, the figures, the report; the records have their own."""

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app.clock import Clock
from app.duty.officers import Duty, Role
from app.problems import Problem
from app.services.shift_views import KeptReport, ShiftOverview
from app.services.supervision import Supervision
from app.ui.supervisor.action_bar import PageActions, Place
from app.ui.supervisor.concern_lines import ConcernLine, concern_line
from app.ui.supervisor.draw_lines import draw_line
from app.ui.supervisor.overview_lines import (
    class_table,
    freshness,
    lane_table,
    officer_table,
    officer_words,
    period_words,
    tile_lines,
    time_lines,
    trial_table,
)
from app.ui.supervisor.page import SupervisorPage
from app.ui.supervisor.period import Period
from app.ui.supervisor.records_desk import RecordsDesk
from app.ui.supervisor.report import report_drawing
from app.ui.tasks import Task, TaskRunner
from app.ui.widgets.mark import Mark
from app.ui.words.times import clock_words

_AGAIN_MS = 15_000


class SupervisorPresenter(QObject):
    """Connects the supervisor's page with the supervisor's actions.

    Signals:
        needs_changed (int): How many things need the supervisor.
    """

    needs_changed = Signal(int)
    _changed = Signal()

    def __init__(
        self,
        service: Supervision,
        tasks: TaskRunner,
        clock: Clock,
        page: SupervisorPage,
        parent: QObject | None = None,
    ) -> None:
        """Make the presenter; supervisors can work after `start`.

        Args:
            service: What a supervisor may do.
            tasks: Where slow things run.
            clock: Where the time comes from.
            page: What is shown.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self._service = service
        self._tasks = tasks
        self._clock = clock
        self._page = page
        self._duty: Duty | None = None
        self._period = Period.SHIFT
        self._overview: ShiftOverview | None = None
        self._loading = False
        self._stale = False
        self._reporting = False
        self._records = RecordsDesk(service, tasks, clock, page, self)
        self._records.changed.connect(self._show_what_can_be_done)
        self._records.reviewed.connect(self._load)
        self._again = QTimer(self)
        self._again.setInterval(_AGAIN_MS)
        self._again.timeout.connect(self._load)
        self._changed.connect(self._load, Qt.ConnectionType.QueuedConnection)
        page.place_changed.connect(self._show_what_can_be_done)
        page.overview.period_chosen.connect(self._choose_period)
        page.overview.concerns.chosen.connect(self._look_at)
        page.overview.draws.pause_requested.connect(self._pause_draws)
        page.overview.draws.resume_requested.connect(self._resume_draws)
        page.keys.report_requested.connect(self._make_report)
        page.keys.find_requested.connect(self._find)
        page.keys.back_requested.connect(self._go_back)

    # --- what the program asks ----------------------------------------------------------------

    def start(self, duty: Duty) -> None:
        """Let this supervisor work; what was half written is still there."""
        if duty.role is not Role.SUPERVISOR:
            return
        self._duty = duty
        self._records.start(duty)
        self._again.start()
        self._load()
        self._show_what_can_be_done()

    def stop(self) -> None:
        """Nobody works here now: locked or signed out. Nothing on the page is lost."""
        self._duty = None
        self._records.stop()
        self._again.stop()

    def refresh(self) -> None:
        """Count again: something was recorded here or elsewhere. Safe on any thread."""
        self._changed.emit()

    # --- the shift ----------------------------------------------------------------------------

    def _load(self) -> None:
        """Count the shift; news that come meanwhile are counted once it is done."""
        if self._duty is None:
            return
        if self._loading:
            self._stale = True
            return
        self._loading, self._stale = True, False
        now = self._clock.now()
        task = self._tasks.store(self._service.shift, self._duty, self._period.since(now), now)
        task.result.connect(self._show_shift)
        task.failed.connect(self._show_problem)
        task.finished.connect(self._loaded)

    def _loaded(self) -> None:
        self._loading = False
        if self._stale:
            self._load()

    def _show_shift(self, overview: object) -> None:
        assert isinstance(overview, ShiftOverview)
        if self._duty is None:
            return
        self._overview = overview
        now, view, measures = self._clock.now(), self._page.overview, overview.measures
        view.show_where(period_words(overview, now), freshness(overview, now))
        view.tiles.show_lines(tile_lines(measures))
        view.concerns.show_lines(tuple(concern_line(one, now) for one in overview.concerns))
        view.draws.show_line(draw_line(overview.draw_pause, now))
        view.time.show_lines(time_lines(measures.whole.account))
        view.classes.show_rows(class_table(measures))
        view.lanes.show_rows(lane_table(measures))
        view.trials.show_rows(trial_table(measures))
        view.officers.show_rows(officer_table(overview))
        self._page.records.filters.offer(
            sorted(
                ((each, officer_words(overview, each)) for each in measures.officers if each),
                key=lambda one: one[1],
            ),
            [row[0] for row in lane_table(measures)],
        )
        self.needs_changed.emit(len(overview.concerns))

    def _choose_period(self, period: Period) -> None:
        self._period = period
        self._records.period = period
        self._load()

    def _look_at(self, line: ConcernLine) -> None:
        self._page.keys.say("")
        if len(line.records) == 1:
            self._records.open_only(line)
        else:
            self._records.list_only(line)

    # --- the draws ----------------------------------------------------------------------------

    def _pause_draws(self, reason: str) -> None:
        if self._duty is not None:
            self._record(self._tasks.store(self._service.pause_draws, self._duty, reason))

    def _resume_draws(self) -> None:
        if self._duty is not None:
            self._record(self._tasks.store(self._service.resume_draws, self._duty))

    def _record(self, task: Task) -> None:
        """Nothing more is pressed until the shift was counted again."""
        self._page.overview.draws.set_free(free=False)
        self._page.banner.clear()
        task.failed.connect(self._show_problem)
        task.finished.connect(self._load)

    # --- the report ---------------------------------------------------------------------------

    def _make_report(self) -> None:
        duty, overview = self._duty, self._overview
        if duty is None or overview is None or self._reporting:
            return
        self._reporting = True
        self._page.banner.clear()
        self._page.keys.say(self.tr("Making the report"), Mark.OPEN)
        self._show_what_can_be_done()
        draw = report_drawing(overview, duty, self._clock.now())
        task = self._tasks.engine(self._service.report, duty, overview, draw)
        task.result.connect(self._say_report)
        task.failed.connect(self._show_problem)
        task.finished.connect(self._reported)

    def _say_report(self, kept: object) -> None:
        assert isinstance(kept, KeptReport)
        time = clock_words(self._clock.now(), seconds=True)
        words = self.tr("Report signed and recorded {time}: {path}")
        self._page.keys.say(words.format(time=time, path=str(kept.path)))

    def _reported(self) -> None:
        self._reporting = False
        self._show_what_can_be_done()

    # ------------------------------------------------------------------------------------------

    def _find(self) -> None:
        self._page.keys.say("")
        self._records.find()

    def _go_back(self) -> None:
        self._page.keys.say("")
        if self._page.place is Place.RECORD and self._records.came_from_list:
            self._page.show_records()
        else:
            self._page.show_overview()

    def _show_problem(self, error: Exception) -> None:
        self._page.keys.say("")
        if isinstance(error, Problem):
            self._page.banner.show_problem(error)

    def _show_what_can_be_done(self) -> None:
        records = self._records
        self._page.keys.show_actions(
            PageActions(
                place=self._page.place,
                from_list=self._page.place is Place.RECORD and records.came_from_list,
                may_review=records.may_review,
                at_home=self._page.place is not Place.RECORD or self._page.record.at_home,
                free=records.free,
                reporting=self._reporting,
            )
        )
