"""The viewer's work: open a referral's radiograph, look at it, mark what it shows."""

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal

from app.clock import Clock
from app.duty.officers import Duty
from app.problems import Problem
from app.radiographs.tone import automatic_window, full_window
from app.services.radiograph_viewing import RadiographViewing
from app.services.views import ReferralFile, ReferralRow
from app.ui.radiograph.action_panel import Stage, ViewerActions
from app.ui.radiograph.exam import Exam, OpenImage
from app.ui.radiograph.exam_lines import exam_lines, may_work, view_lines, why_not
from app.ui.radiograph.marking import Marking, RecordFinding
from app.ui.radiograph.opening import Opening
from app.ui.radiograph.page import RadiographPage
from app.ui.tasks import TaskRunner
from app.ui.widgets.mark import Mark
from app.ui.words.times import clock_words


class RadiographPresenter(QObject):
    """Connects the viewer with the officer's actions; one referral at a time.

    Signals:
        opened (UUID, UUID): A radiograph was opened: the referral, the radiograph.
        closed (UUID): The officer goes back to this referral.
        finding_recorded (ReferralFile): A mark was tied to a finding.
    """

    opened = Signal(object, object)
    closed = Signal(object)
    finding_recorded = Signal(object)

    def __init__(
        self,
        service: RadiographViewing,
        record_finding: RecordFinding,
        tasks: TaskRunner,
        clock: Clock,
        page: RadiographPage,
        inbox: Path | None = None,
        parent: QObject | None = None,
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
        """
        super().__init__(parent)
        self._clock = clock
        self._page = page
        self._duty: Duty | None = None
        self._exam: Exam | None = None
        self._exams: dict[UUID, Exam] = {}
        self._opening = Opening(service, tasks, page, inbox, self)
        self._opening.opened.connect(self._show_image)
        self._opening.failed.connect(self._give_up)
        self._marking = Marking(service, record_finding, tasks, page, self)
        self._marking.changed.connect(self._show_actions)
        self._marking.recorded.connect(self._tell_recorded)
        self._marking.failed.connect(page.banner.show_problem)
        page.keys.choose_requested.connect(self._choose)
        page.keys.back_requested.connect(self._go_back)
        page.chooser.chosen.connect(self.open_file)
        page.chooser.closed.connect(self._show_middle)
        page.dropped.connect(self.open_file)
        self._join_view()
        self._show_everything()

    # --- what the program asks ----------------------------------------------------------------

    def start(self, duty: Duty) -> None:
        """Let this officer work; what was half entered is still there."""
        self._duty = duty
        self._marking.work_as(duty)
        if self._exam is not None and not may_work(self._exam.row, duty):
            self._marking.put_aside()  # somebody else took over the desk
        self._show_everything()

    def stop(self) -> None:
        """Nobody works here now: locked or signed out. Nothing on the page is lost."""
        self._duty = None
        self._marking.work_as(None)

    def open_for(self, duty: Duty, row: ReferralRow) -> None:
        """Show the radiographs of a referral; what was entered for it is taken up again."""
        self.start(duty)
        if self._exam is not None and self._exam.row.id == row.id:
            self._exam.row = row
            self._show_everything()
            return
        self._opening.drop()
        self._marking.show_image(None, None)
        if self._exam is not None:
            self._exam.leave()
        self._page.view.show_radiograph(None)
        self._page.banner.clear()
        self._page.keys.say("")
        self._exam = self._exams.setdefault(row.id, Exam(row))
        self._exam.row = row
        before = self._exam.current
        if before is not None and may_work(row, duty):
            self._opening.open(before.path, self._exam, duty)
        self._show_everything()

    def open_file(self, path: Path) -> None:
        """Open a radiograph for the referral that is shown."""
        exam, duty, keys = self._exam, self._duty, self._page.keys
        if exam is None or duty is None or not may_work(exam.row, duty):
            self._page.banner.show_words(self.tr("First choose a referral of yours."))
        elif self._image is not None and self._image.begun is not None:
            keys.say(self.tr("First record the mark that was begun, or discard it."))
        else:
            self._page.banner.clear()
            keys.say("")
            self._marking.cancel()
            self._opening.open(path, exam, duty)
        self._show_everything()

    def document_arrived(self, path: Path) -> None:
        """Note a new file in the watched folder. Safe on any thread."""
        self._opening.arrived(path)

    # --- looking ------------------------------------------------------------------------------

    @property
    def _image(self) -> OpenImage | None:
        """The image that is looked at."""
        current = self._exam.current if self._exam else None
        return current if current is not None and current.radiograph is not None else None

    @property
    def _may_work(self) -> bool:
        exam, duty = self._exam, self._duty
        return exam is not None and duty is not None and may_work(exam.row, duty)

    def _join_view(self) -> None:
        page, view = self._page, self._page.view
        view.changed.connect(self._show_view)
        # Painting finds it out, and must be over before the page is arranged anew.
        view.failed.connect(self._lose_image, Qt.ConnectionType.QueuedConnection)
        page.tools.zoom_requested.connect(view.zoom)
        page.tools.actual_size_requested.connect(view.show_actual_size)
        page.tools.invert_requested.connect(view.invert)
        page.bar.home_requested.connect(view.go_home)
        page.bar.window_entered.connect(view.set_window)
        page.bar.automatic_requested.connect(self._use_automatic_window)
        page.bar.full_requested.connect(self._use_full_window)

    def _use_automatic_window(self) -> None:
        radiograph = self._page.view.radiograph
        if radiograph is not None:
            self._page.view.set_window(automatic_window(radiograph.histogram))

    def _use_full_window(self) -> None:
        radiograph = self._page.view.radiograph
        if radiograph is not None:
            self._page.view.set_window(full_window(radiograph.histogram))

    def _show_image(self, exam: Exam, image: OpenImage) -> None:
        another = self._image
        if another is not None and another is not image:
            another.radiograph = None
        exam.current = image
        self._page.view.show_radiograph(image.radiograph)
        self._marking.show_image(exam, image)
        self._show_everything()
        self._take_focus()
        self.opened.emit(exam.row.id, image.id)

    def _lose_image(self, problem: Problem) -> None:
        self._marking.show_image(None, None)
        if self._exam is not None:
            self._exam.leave()
        self._page.banner.show_problem(problem)
        self._show_everything()

    def _give_up(self, problem: Problem) -> None:
        self._page.banner.show_problem(problem)
        self._show_everything()
        self._take_focus()

    def _take_focus(self) -> None:
        """Let keys go on where they are wanted: the button that had the focus was off meanwhile."""
        if self._page.isVisible():
            self._page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_everything(self) -> None:
        self._show_middle()
        exam, image = self._exam, self._image if self._may_work else None
        self._page.show_side(whose=exam is not None, image=image is not None)
        if exam is not None:
            self._page.exam.show_lines(exam_lines(exam.row, image.radiograph if image else None))
        self._show_view()
        self._show_actions()

    def _show_middle(self) -> None:
        page, exam, duty = self._page, self._exam, self._duty
        if self._opening.busy:
            words = self.tr("Opening {file} …").format(file=self._opening.busy)
            page.show_empty(words, "")
        elif exam is None:
            page.show_empty(
                self.tr("No radiograph is open"),
                self.tr("Choose a referral in Secondary, receive it, and open its radiograph."),
            )
        elif duty is not None and not may_work(exam.row, duty):
            page.show_empty(*why_not(exam.row, duty))
        elif self._image is not None:
            page.show_image()
        else:
            page.show_empty(
                self.tr("No radiograph is open"),
                self.tr("Press F3 and choose the scanner's image, or drop the file here."),
            )

    def _show_view(self) -> None:
        view = self._page.view
        if view.radiograph is not None:
            lines = view_lines(view.radiograph, view.viewport, view.tone, view.standard)
            self._page.bar.show_lines(lines)
        self._page.tools.show_state(view.tool, inverted=view.tone.inverted)

    def _show_actions(self) -> None:
        may, stage = self._may_work, Stage.NOTHING
        if may:
            stage = self._marking.stage if self._image is not None else Stage.EMPTY
        free = self._marking.free and not self._opening.busy
        self._page.tools.setEnabled(may)
        self._page.keys.show_actions(
            ViewerActions(
                stage,
                drawn=self._page.view.region is not None,
                free=free,
                whose=self._exam is not None,
            )
        )

    # --- doing --------------------------------------------------------------------------------

    def _choose(self) -> None:
        self._page.keys.say("")
        self._opening.choose()

    def _go_back(self) -> None:
        if not self._marking.cancel() and self._exam is not None:
            self.closed.emit(self._exam.row.id)

    def _tell_recorded(self, file: ReferralFile) -> None:
        time = clock_words(self._clock.now(), seconds=True)
        words = self.tr("Recorded {time}").format(time=time)
        self._page.banner.clear()
        self._page.keys.say(words, Mark.PASSED)
        if self._exam is not None and self._exam.row.id == file.row.id:
            self._exam.row = file.row
        self.finding_recorded.emit(file)
