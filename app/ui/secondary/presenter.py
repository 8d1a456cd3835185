"""The second desk's work: see who arrives, receive, identify again, examine, close."""

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app.clock import Clock
from app.duty.officers import Duty, Role
from app.encounters.referral import ReferralState, Seen
from app.problems import Problem
from app.screening.clearances import ClearReason, is_match, nowhere
from app.services.secondary_inspection import SecondaryInspection
from app.services.views import ReferralFile, ReferralRow
from app.ui.card.card import Card, make_card
from app.ui.secondary.action_bar import DeskActions
from app.ui.secondary.case_lines import closing_lacks
from app.ui.secondary.case_panel import Sheet
from app.ui.secondary.case_pictures import CasePictures
from app.ui.secondary.entering import Entering
from app.ui.secondary.list_lines import list_lines, waiting
from app.ui.secondary.open_case import OpenCase
from app.ui.secondary.page import SecondaryPage
from app.ui.secondary.picking import ImagePicker
from app.ui.secondary.recording import Recorder
from app.ui.secondary.scanning import Scanning
from app.ui.secondary.timeline_lines import timeline_lines
from app.ui.tasks import Task, TaskRunner
from app.ui.words.sentences import apart

_AGES_MS = 15_000


class SecondaryPresenter(QObject):
    """Connects the second desk's page with the officer's actions.

    Signals:
        waiting_changed (int): How many referrals nobody has received yet.
        radiograph_requested (ReferralRow): The officer wants to open the radiograph of this
            referral, which is theirs.
    """

    waiting_changed = Signal(int)
    radiograph_requested = Signal(object)
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
        self._page = page
        self._case = OpenCase(clock)
        self._rows: tuple[ReferralRow, ...] = ()
        self._opening: Task | None = None
        self._recorder = Recorder(page, clock, self)
        self._picker = ImagePicker(tasks, page, inbox, self)
        self._pictures = CasePictures(service, tasks, page, self)
        parts = (service, tasks, page, self._case, self._picker, self._recorder)
        self._scanning = Scanning(*parts)
        self._entering = Entering(*parts)
        self._scanning.found.connect(self._go_on_with)
        self._entering.recorded.connect(self._go_on_with)
        self._recorder.changed.connect(self._show_what_can_be_done)
        self._recorder.failed.connect(self._load)
        self._ages = QTimer(self)
        self._ages.setInterval(_AGES_MS)
        self._ages.timeout.connect(self._show_list)
        self._changed.connect(self._load, Qt.ConnectionType.QueuedConnection)
        page.referrals.chosen.connect(self._choose)
        page.card.not_this_person.connect(self._clear_match)
        page.dropped.connect(self._take_dropped)
        page.keys.arrive_requested.connect(self._arrive)
        page.keys.receive_requested.connect(self._receive)
        page.keys.radiograph_requested.connect(self._ask_for_radiograph)
        page.case.closing.changed.connect(self._show_what_can_be_done)
        page.case.sheet_changed.connect(self._show_what_can_be_done)
        page.show_nothing()

    # --- what the program asks --------------------------------------------------------------------

    def start(self, duty: Duty) -> None:
        """Let this officer work; what was half entered is still there."""
        if duty.role not in (Role.SECONDARY, Role.SUPERVISOR):
            return
        self._case.duty = duty
        self._ages.start()
        self._load()
        if self._case.file is not None:
            self._show_file(self._case.file)
        self._show_what_can_be_done()

    def stop(self) -> None:
        """Nobody works here now: locked or signed out. Nothing on the page is lost."""
        self._case.duty = None
        self._ages.stop()

    def refresh(self) -> None:
        """Look again at the port's referrals. Safe on any thread."""
        self._changed.emit()

    def open_file(self, path: Path) -> None:
        """Read a document from an image file, as F2 does."""
        self._scanning.open(path)

    def document_arrived(self, path: Path) -> None:
        """Note a new image in the watched folder. Safe on any thread."""
        self._picker.arrived(path)

    # --- looking ----------------------------------------------------------------------------------

    def _load(self) -> None:
        if self._case.duty is not None:
            task = self._tasks.store(self._service.referrals, self._case.duty)
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
        duty = self._case.duty
        if duty is not None:
            status = self._service.link.status()
            lines = list_lines(self._rows, status, duty.officer.id, self._case.now)
            self._page.referrals.show_lines(lines, duty.post.port)

    def _choose(self, referral_id: UUID) -> None:
        if self._page.referrals.selected == referral_id:
            self._page.show_case()
            return
        self._page.referrals.select(referral_id)
        self._page.keys.say("")
        self._open(referral_id)

    def _open(self, referral_id: UUID) -> None:
        if self._case.duty is None:
            return
        if self._opening is not None:
            self._opening.drop()
        self._opening = self._tasks.store(self._service.open, self._case.duty, referral_id)
        self._opening.result.connect(self._show_file)
        self._opening.failed.connect(self._lose)

    def _lose(self, error: Exception) -> None:
        """The referral that was looked at is not kept here any more."""
        if isinstance(error, Problem):
            self._page.banner.show_problem(error)
            self._page.referrals.select(None)
            self._case.file = None
            self._page.show_nothing()
            self._show_what_can_be_done()

    def _go_on_with(self, file: ReferralFile) -> None:
        """Show what was just recorded, and go where it happened."""
        self._page.referrals.select(file.row.id)
        self._show_file(file)
        self._page.lead_focus()
        self._load()

    def _show_file(self, file: ReferralFile) -> None:
        """Show what is known now; forms and the sheet in sight stay if it is the same referral."""
        page, before = self._page, self._case.file
        if self._case.duty is None or file.row.id != page.referrals.selected:
            return
        self._case.file = file
        another = before is None or before.row.id != file.row.id
        if another:
            self._entering.drafts.open(file.row.id)
            page.case.home.show_top()
            page.card.show_card(self._card_of(file), 0)
            page.case.go_home()
            page.show_case()
        elif before is not None:
            self._warn_of_loss(before.row, file.row)
            if before != file:  # other matches may be cleared now, or by another officer
                page.card.show_again(self._card_of(file))
        lines = self._case.lines
        assert lines is not None
        page.case.show_case(lines, file.page_photo)
        page.timeline.show_lines(timeline_lines(file, self._case.now))
        self._pictures.show(file)
        self._show_what_can_be_done()

    def _card_of(self, file: ReferralFile) -> Card:
        """Return the card; its matches may be cleared by whoever has the referral."""
        lines = self._case.lines
        may_work = lines is not None and lines.may_work
        return make_card(file.summary, self._case.now, is_match if may_work else nowhere)

    def _warn_of_loss(self, before: ReferralRow, now: ReferralRow) -> None:
        """Say that another desk was first, when both received: the port's order decides."""
        duty = self._case.duty
        if duty is None or now.state is not ReferralState.RECEIVED:
            return
        if before.received_by_id == duty.officer.id != now.received_by_id:
            words = self.tr(
                "{officer} received this referral first. "
                "Hand over what you know; what you recorded stays on record."
            )
            self._page.banner.show_words(words.format(officer=apart(now.received_by)))

    def _show_what_can_be_done(self) -> None:
        duty, lines, page = self._case.duty, self._case.lines, self._page
        free = not self._recorder.busy
        if duty is None:
            return
        if lines is None or self._case.file is None:
            page.keys.show_actions(DeskActions(reads=True, free=free))
            return
        actions = DeskActions(
            reads=True,
            arrives=lines.may_arrive,
            receives=lines.may_receive,
            works=lines.may_work,
            free=free,
        )
        page.keys.show_actions(actions)
        strip, draft = page.case.strip, page.case.closing.draft
        if lines.ended or lines.owner:
            taken = self.tr("{officer} has this referral.").format(officer=apart(lines.owner))
            strip.show_ended(lines.ended or taken)
            return
        lacking = closing_lacks(self._case.file, draft.disposition, draft.note)
        closing = lines.may_work and free and page.case.sheet is Sheet.CLOSING
        strip.show_missing((*lines.missing, *lacking), may_close=closing)

    # --- doing ------------------------------------------------------------------------------------

    def _take_dropped(self, path: Path) -> None:
        if self._entering.takes_photo:
            self._entering.take_photo(path)
        else:
            self._scanning.open(path)

    def _arrive(self) -> None:
        if self._case.at_work is not None:
            duty, file = self._case.at_work
            task = self._tasks.store(self._service.arrive, duty, file.row.id, Seen.KEY)
            self._wait_for(task, self.tr("Arrived, recorded {time}"))

    def _receive(self) -> None:
        focused = self._page.referrals.focused
        if focused is not None and focused != self._page.referrals.selected:
            self._choose(focused)  # Enter on another row means that one: first it must be seen
        elif self._case.at_work is not None:
            duty, file = self._case.at_work
            task = self._tasks.store(self._service.receive, duty, file.row.id)
            self._wait_for(task, self.tr("Received {time}"))

    def _clear_match(self, number: int, reason: str) -> None:
        if self._case.at_work is None or self._recorder.busy:
            return
        duty, file = self._case.at_work
        fact = file.summary.facts[number - 1]
        task = self._tasks.store(
            self._service.clear_match, duty, file.row.id, fact, ClearReason(reason)
        )
        self._wait_for(task, self.tr("Match cleared {time}"))

    def _ask_for_radiograph(self) -> None:
        if self._case.file is not None:
            self.radiograph_requested.emit(self._case.file.row)

    def _wait_for(self, task: Task, words: str) -> None:
        def finish(file: object) -> None:
            assert isinstance(file, ReferralFile)
            self._recorder.say_done(words)
            self._go_on_with(file)

        self._recorder.wait_for(task, finish)
