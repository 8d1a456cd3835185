"""The viewer's work: open a referral's radiograph, look at it, mark what it shows."""

from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from app.clock import Clock
from app.duty.officers import Duty
from app.encounters.referral import ReferralState
from app.radiographs.decision import ImageDecision, ViewKind
from app.services.radiograph_deciding import RadiographDeciding
from app.services.radiograph_evidence import Exported, RadiographEvidence
from app.services.radiograph_library import RadiographLibrary
from app.services.radiograph_viewing import RadiographViewing
from app.services.radiograph_views import ScanRow
from app.services.views import ReferralFile, ReferralRow
from app.ui.radiograph.arranging import Arranging, Workplace
from app.ui.radiograph.comparing import Comparing
from app.ui.radiograph.deciding import Deciding
from app.ui.radiograph.exam import Exam
from app.ui.radiograph.exam_lines import may_work, taken_words
from app.ui.radiograph.image_in_sight import ImageInSight
from app.ui.radiograph.looking import Looking
from app.ui.radiograph.marking import Marking
from app.ui.radiograph.measuring import Measuring
from app.ui.radiograph.opening import Opening
from app.ui.radiograph.page import RadiographPage
from app.ui.radiograph.recording_finding import RecordFinding
from app.ui.radiograph.scan_lines import decision_mark, decision_words
from app.ui.radiograph.showing import Showing
from app.ui.radiograph.windowing import Windowing
from app.ui.radiograph.worklist import WorklistDesk
from app.ui.tasks import TaskRunner
from app.ui.widgets.mark import Mark
from app.ui.words.sentences import apart, capital
from app.ui.words.times import clock_words


class RadiographPresenter(QObject):
    """Connects the viewer with the officer's actions; one referral at a time.

    Signals:
        opened (UUID, UUID): A radiograph was opened: the referral, the radiograph.
        closed (UUID): The officer goes back to this referral.
        finding_recorded (ReferralFile): A mark was tied to a finding.
        waiting_changed (int): So many scans wait to be looked at.
    """

    opened = Signal(object, object)
    closed = Signal(object)
    finding_recorded = Signal(object)
    waiting_changed = Signal(int)

    def __init__(
        self,
        service: RadiographViewing,
        record_finding: RecordFinding,
        tasks: TaskRunner,
        clock: Clock,
        page: RadiographPage,
        inbox: Path | None = None,
        parent: QObject | None = None,
        *,
        deciding: RadiographDeciding,
        evidence: RadiographEvidence,
        library: RadiographLibrary,
    ) -> None:
        """Make the presenter; officers can work after `start`.

        Args:
            service: What an officer may do with radiographs.
            record_finding: What records a finding.
            tasks: Where slow things run.
            clock: Where the time comes from.
            page: What is shown.
            inbox: The watched folder, whose scans are offered.
            parent: Qt's owner.
            deciding: What waits, and what is decided about an image.
            evidence: What writes evidence for the file.
            library: Radiographs of the past.
        """
        super().__init__(parent)
        self._clock = clock
        self._page = page
        self._at = Workplace()
        self._exams: dict[UUID, Exam] = {}
        self._opening = Opening(service, tasks, page, inbox, self)
        self._looking = Looking(page.view, tasks, self)
        self._looking.failed.connect(page.banner.show_problem)
        self._showing = Showing(page, self._looking, self)
        self._measuring = Measuring(page.view, page.measured, tasks, self)
        self._windowing = Windowing(page.view, tasks, self)
        self._windowing.failed.connect(page.banner.show_problem)
        self._marking = Marking(service, record_finding, tasks, page, self)
        self._arranging = Arranging(page, self._at, self._opening, self._marking, self)
        self._opening.progressed.connect(self._arranging.show_middle)
        self._marking.changed.connect(self._arranging.show_actions)
        self._marking.recorded.connect(self._tell_recorded)
        self._marking.refused.connect(page.keys.say)
        self._marking.failed.connect(page.banner.show_problem)
        self._worklist = WorklistDesk(
            deciding, library, tasks, clock, page.worklist, page.wall, self
        )
        self._worklist.open_requested.connect(self.open_scan)
        self._worklist.changed.connect(self._tell_waiting)
        self._worklist.failed.connect(page.banner.show_problem)
        self._deciding = Deciding(
            deciding, evidence, tasks, clock, page.view, page.deciding, page.scan, self
        )
        self._deciding.decided.connect(self._tell_decided)
        self._deciding.failed.connect(page.banner.show_problem)
        self._deciding.exported.connect(self._tell_exported)
        self._comparing = Comparing(library, tasks, clock, page.pair, self)
        self._comparing.compared.connect(partial(self._deciding.note, ViewKind.COMPARED))
        self._comparing.said.connect(page.keys.say)
        self._comparing.failed.connect(page.banner.show_problem)
        self._sight = ImageInSight(
            page,
            self._at,
            self._opening,
            self._arranging,
            looking=self._looking,
            measuring=self._measuring,
            comparing=self._comparing,
            marking=self._marking,
            deciding=self._deciding,
            parent=self,
        )
        self._sight.opened.connect(self.opened)
        page.keys.choose_requested.connect(self._choose)
        page.keys.back_requested.connect(self._go_back)
        page.chooser.chosen.connect(self.open_file)
        page.chooser.closed.connect(self._arranging.show_middle)
        page.dropped.connect(self.open_file)
        page.view.changed.connect(self._arranging.show_actions)
        page.view.drawn.connect(self._arranging.show_actions)
        page.tools.zoom_requested.connect(page.view.zoom)
        page.tools.actual_size_requested.connect(page.view.show_actual_size)
        self._arranging.show_everything()

    # --- what the program asks ----------------------------------------------------------------

    def start(self, duty: Duty) -> None:
        """Let this officer work; what was half entered is still there."""
        self._at.duty = duty
        self._marking.work_as(duty)
        self._deciding.work_as(duty)
        self._comparing.work_as(duty)
        self._worklist.start(duty)
        if self._at.exam is not None and not may_work(self._at.exam.row, duty):
            self._sight.drop()  # somebody else took over the desk
            self._marking.put_aside()
        self._arranging.show_everything()

    def stop(self) -> None:
        """Nobody works here now: locked or signed out. Nothing on the page is lost."""
        self._at.duty = None
        self._marking.work_as(None)
        self._deciding.work_as(None)
        self._comparing.work_as(None)
        self._worklist.stop()

    def refresh(self) -> None:
        """Look again at which scans wait."""
        self._worklist.refresh()

    def open_for(self, duty: Duty, row: ReferralRow) -> None:
        """Show the radiographs of a referral; what was entered for it is taken up again."""
        self._at.choosing = False
        self.start(duty)
        if self._at.exam is not None and self._at.exam.referral_id == row.id:
            self._at.exam.row = row
            self._arranging.show_everything()
            return
        exam = self._begin(row.id, row)
        before = exam.current
        if before is not None and may_work(row, duty):
            self._opening.open(before.path, exam, duty)
        self._arranging.show_everything()

    def open_scan(self, scan: ScanRow, row: ReferralRow | None, path: Path) -> None:
        """Show a scan of the list: for its referral if this officer has that, else for none.

        If a colleague has it, the scan can be looked at with their marks, and not be marked.
        """
        duty = self._at.duty
        if duty is None:
            return
        whose = row if row is not None and may_work(row, duty) else None
        exam = self._begin(whose.id if whose else scan.id, whose)
        taken = row is not None and row.state is ReferralState.RECEIVED
        exam.theirs = row if taken and whose is None else None
        if exam.theirs is not None:
            self._page.keys.say(taken_words(exam.theirs))
        self._at.choosing = False
        self._opening.open(path, exam, duty)
        self._arranging.show_everything()

    def _begin(self, key: UUID, row: ReferralRow | None) -> Exam:
        """Leave what is looked at, and take up what was entered for another one."""
        self._sight.clear()
        self._page.banner.clear()
        self._page.keys.say("")
        exam = self._at.exam = self._exams.setdefault(key, Exam(row))
        exam.row = row
        return exam

    def open_file(self, path: Path) -> None:
        """Open a radiograph for the referral that is shown."""
        exam, duty, keys = self._at.exam, self._at.duty, self._page.keys
        if exam is None or duty is None or not may_work(exam.row, duty):
            self._page.banner.show_words(self.tr("First choose a referral of yours."))
        elif self._sight.image is not None and self._sight.image.begun is not None:
            keys.say(self.tr("First record the mark that was begun, or discard it."))
        else:
            self._page.banner.clear()
            keys.say("")
            self._marking.cancel()
            self._opening.open(path, exam, duty)
        self._arranging.show_everything()

    def document_arrived(self, path: Path) -> None:
        """Note a new file in the watched folder. Safe on any thread."""
        self._opening.arrived(path)

    # --- doing --------------------------------------------------------------------------------

    def _choose(self) -> None:
        self._page.keys.say("")
        self._opening.choose()

    def _go_back(self) -> None:
        if self._sight.step_back():
            return
        if self._comparing.on:
            self._comparing.end()
        elif self._page.deciding.close_form():
            self._sight.take_focus()
        elif not self._marking.cancel() and self._at.exam is not None:
            self._at.choosing = True
            self._worklist.refresh()
            self._arranging.show_everything()
            self._sight.take_focus()
            if self._at.exam.referral_id is not None:
                self.closed.emit(self._at.exam.referral_id)

    def _tell_waiting(self) -> None:
        self.waiting_changed.emit(self._worklist.waiting)

    def _tell_exported(self, exported: Exported) -> None:
        words = self.tr("Exported: {file}").format(file=apart(exported.png.name))
        self._page.banner.clear()
        self._page.keys.say(words, Mark.PASSED)
        self._sight.take_focus()

    def _tell_decided(self, scan: ScanRow) -> None:
        """Say that it is on disk; what is suspect leads to a mark and its finding."""
        image, decided = self._sight.image, scan.decided
        if decided is None:
            return
        time = clock_words(self._clock.now(), seconds=True)
        words = self.tr("{decision}, recorded {time}").format(
            decision=capital(decision_words(decided.decision)), time=time
        )
        self._page.banner.clear()
        self._page.keys.say(words, decision_mark(decided.decision))
        self._worklist.refresh()
        suspect = decided.decision is ImageDecision.SUSPECT and decided.referral_id is not None
        if suspect and image is not None and not image.marks:
            self._marking.begin()
        else:
            self._sight.take_focus()

    def _tell_recorded(self, file: ReferralFile) -> None:
        time = clock_words(self._clock.now(), seconds=True)
        words = self.tr("Recorded {time}").format(time=time)
        self._page.banner.clear()
        self._page.keys.say(words, Mark.PASSED)
        if self._at.exam is not None and self._at.exam.referral_id == file.row.id:
            self._at.exam.row = file.row
        self.finding_recorded.emit(file)
