"""The second desk's work: receive, identify again, record what was found, close."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QImage

from app.clock import Clock
from app.documents.reading import DocumentReading
from app.duty.officers import Duty, Role
from app.problems import Problem
from app.services.secondary_inspection import SecondaryInspection
from app.services.views import ReferralFile, ReferralRow
from app.ui.card.card import make_card
from app.ui.secondary.action_bar import DeskActions
from app.ui.secondary.case_lines import CaseLines, case_lines
from app.ui.secondary.case_panel import Sheet
from app.ui.secondary.drafts import Drafts
from app.ui.secondary.finding_form import FindingDraft
from app.ui.secondary.list_lines import list_lines, waiting
from app.ui.secondary.page import SecondaryPage
from app.ui.secondary.reidentifying import Reidentifying
from app.ui.secondary.timeline_lines import timeline_lines
from app.ui.tasks import Task, TaskRunner
from app.ui.widgets.mark import Mark
from app.ui.words.sentences import apart
from app.ui.words.times import clock_words

_AGES_MS = 15_000


class SecondaryPresenter(QObject):
    """Connects the second desk's page with the officer's actions.

    Signals:
        waiting_changed (int): How many referrals nobody has received yet.
    """

    waiting_changed = Signal(int)
    _changed = Signal()

    def __init__(
        self,
        service: SecondaryInspection,
        tasks: TaskRunner,
        clock: Clock,
        page: SecondaryPage,
        inbox: Path | None = None,
        parent: QObject | None = None,
    ) -> None:
        """Make the presenter; officers can work after `start`.

        Args:
            service: What a secondary officer may do.
            tasks: Where slow things run.
            clock: Where the time comes from.
            page: What is shown.
            inbox: The watched folder, whose images are offered.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self._service = service
        self._tasks = tasks
        self._clock = clock
        self._page = page
        self._duty: Duty | None = None
        self._rows: tuple[ReferralRow, ...] = ()
        self._file: ReferralFile | None = None
        self._opening: Task | None = None
        self._drafts = Drafts(page.case)
        self._recording = False
        self._photo_shown = False
        self._reading = Reidentifying(service, tasks, page, inbox, self)
        self._reading.read.connect(self._identify)
        self._ages = QTimer(self)
        self._ages.setInterval(_AGES_MS)
        self._ages.timeout.connect(self._show_list)
        self._changed.connect(self._load, Qt.ConnectionType.QueuedConnection)
        page.referrals.chosen.connect(self._choose)
        page.keys.receive_requested.connect(self._receive)
        page.keys.add_requested.connect(self._begin_finding)
        page.keys.decide_requested.connect(self._begin_closing)
        page.case.finding.entered.connect(self._record_finding)
        page.case.closing.chosen.connect(self._show_what_can_be_done)
        page.case.sheet_changed.connect(self._show_what_can_be_done)
        page.case.strip.close_requested.connect(self._close)
        page.show_nothing()

    # --- what the program asks ----------------------------------------------------------------

    def start(self, duty: Duty) -> None:
        """Let this officer work; what was half entered is still there."""
        if duty.role not in (Role.SECONDARY, Role.SUPERVISOR):
            return
        self._duty = duty
        self._ages.start()
        self._load()
        if self._file is not None:
            self._show_file(self._file)

    def stop(self) -> None:
        """Nobody works here now: locked or signed out. Nothing on the page is lost."""
        self._duty = None
        self._ages.stop()

    def refresh(self) -> None:
        """Look again at the port's referrals. Safe on any thread."""
        self._changed.emit()

    def open_file(self, path: Path) -> None:
        """Read the document of the open referral again."""
        self._reading.open(path)

    def document_arrived(self, path: Path) -> None:
        """Note a new image in the watched folder. Safe on any thread."""
        self._reading.arrived(path)

    # --- looking ------------------------------------------------------------------------------

    def _load(self) -> None:
        if self._duty is not None:
            task = self._tasks.store(self._service.referrals, self._duty)
            task.result.connect(self._take_rows)

    def _take_rows(self, rows: object) -> None:
        assert isinstance(rows, (tuple, list))
        self._rows = tuple(rows)
        self._show_list()
        self.waiting_changed.emit(waiting(self._rows))
        selected = self._page.referrals.selected
        if selected is not None:
            self._open(selected)

    def _show_list(self) -> None:
        duty = self._duty
        if duty is not None:
            status = self._service.link.status()
            lines = list_lines(self._rows, status, duty.officer.id, self._clock.now())
            self._page.referrals.show_lines(lines, duty.post.port)

    def _choose(self, referral_id: UUID) -> None:
        if self._page.referrals.selected == referral_id:
            self._page.show_case()
            return
        self._page.referrals.select(referral_id)
        self._page.keys.say("")
        self._open(referral_id)

    def _open(self, referral_id: UUID) -> None:
        if self._duty is None:
            return
        if self._opening is not None:
            self._opening.drop()
        self._opening = self._tasks.store(self._service.open, self._duty, referral_id)
        self._opening.result.connect(self._show_file)

    def _show_file(self, file: ReferralFile) -> None:
        """Show what is known now; forms and the sheet in sight stay if it is the same referral."""
        duty, page = self._duty, self._page
        if duty is None or file.row.id != page.referrals.selected:
            return
        another = self._file is None or self._file.row.id != file.row.id
        self._file = file
        now = self._clock.now()
        page.case.show_case(self._lines(file, duty))
        page.timeline.show_lines(timeline_lines(file, now))
        if another:
            self._photo_shown = False
            self._drafts.open(file.row.id)
            page.case.home.show_photo(None)
            page.card.show_card(make_card(file.summary, now), 0)
            page.case.go_home()
            page.show_case()
        if file.photo_here and not self._photo_shown:
            task = self._tasks.store(self._service.photo, file.page_photo)
            task.result.connect(self._show_photo)
        self._show_what_can_be_done()

    def _show_photo(self, photo: object) -> None:
        if isinstance(photo, bytes):
            self._photo_shown = True
            self._page.case.home.show_photo(QImage.fromData(photo))

    def _lines(self, file: ReferralFile, duty: Duty) -> CaseLines:
        may_act = duty.role is Role.SECONDARY
        return case_lines(file, duty.officer.id, self._clock.now(), may_act=may_act)

    def _show_what_can_be_done(self) -> None:
        duty, file, case = self._duty, self._file, self._page.case
        if duty is None or file is None:
            return
        lines = self._lines(file, duty)
        free = not self._recording
        self._reading.referral = file.row.id if lines.may_work else None
        self._page.keys.show_actions(
            DeskActions(receives=lines.may_receive, works=lines.may_work, free=free)
        )
        if lines.ended or lines.owner:
            taken = self.tr("{officer} has this referral.").format(officer=apart(lines.owner))
            case.strip.show_ended(lines.ended or taken)
            return
        chosen = case.closing.draft.disposition
        missing = lines.missing if chosen else (*lines.missing, self.tr("decision"))
        closing = lines.may_work and free and case.sheet is Sheet.CLOSING
        case.strip.show_missing(missing, may_close=closing)

    # --- doing --------------------------------------------------------------------------------

    def _receive(self) -> None:
        file, duty = self._file, self._duty
        focused = self._page.referrals.focused
        if focused is not None and focused != self._page.referrals.selected:
            self._choose(focused)  # Enter on another row means that one: first it must be seen
        elif file is not None and duty is not None:
            task = self._tasks.store(self._service.receive, duty, file.row.id)
            self._record(task, self.tr("Received {time}"))

    def _identify(self, referral_id: UUID, reading: DocumentReading) -> None:
        duty = self._duty
        if duty is None:
            return
        if reading.document is None:
            self._page.keys.say(self.tr("Nothing could be read. Read the document once more."))
            return
        task = self._tasks.store(self._service.identify_again, duty, referral_id, reading)
        self._record(task, self.tr("Read again, recorded {time}"), self._warn_of_another_document)

    def _warn_of_another_document(self, file: ReferralFile) -> None:
        if file.same_document is False:
            self._page.keys.say(self.tr("Not the document that primary read."), Mark.REFER)

    def _begin_finding(self) -> None:
        self._page.show_case()
        self._page.case.show_sheet(Sheet.FINDING)

    def _record_finding(self, draft: FindingDraft) -> None:
        file, duty = self._file, self._duty
        if file is None or duty is None:
            return
        task = self._tasks.store(
            self._service.record_finding,
            duty,
            file.row.id,
            finding=draft.finding,
            exam_type=draft.exam_type,
            completeness=draft.completeness,
            place=draft.place,
            note=draft.note,
        )
        self._record(task, self.tr("Recorded {time}"), lambda _: self._drafts.clear_finding())

    def _begin_closing(self) -> None:
        self._page.show_case()
        self._page.case.show_sheet(Sheet.CLOSING)

    def _close(self) -> None:
        file, duty, draft = self._file, self._duty, self._page.case.closing.draft
        if file is None or duty is None or draft.disposition is None:
            return
        task = self._tasks.store(
            self._service.dispose, duty, file.row.id, draft.disposition, draft.note
        )
        self._record(
            task, self.tr("Closed, recorded {time}"), lambda _: self._drafts.clear_closing()
        )

    def _record(
        self, task: Task, words: str, then: Callable[[ReferralFile], None] | None = None
    ) -> None:
        """Wait for `task`, one at a time; clear a form only once its content is on disk."""
        self._recording = True
        self._page.banner.clear()
        self._show_what_can_be_done()

        def finish(file: object) -> None:
            assert isinstance(file, ReferralFile)
            self._recording = False
            self._page.case.go_home()
            time = clock_words(self._clock.now(), seconds=True)
            self._page.keys.say(words.format(time=time), Mark.PASSED)
            if then is not None:
                then(file)
            self._show_file(file)
            self._load()

        def give_up(error: Exception) -> None:
            self._recording = False
            if isinstance(error, Problem):
                self._page.banner.show_problem(error)
            self._show_what_can_be_done()
            self._load()

        task.result.connect(finish)
        task.failed.connect(give_up)
