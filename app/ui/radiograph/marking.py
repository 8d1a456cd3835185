"""From a region to a finding: draw, say what it shows, record both."""

from collections.abc import Callable
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal

from app.duty.officers import Duty
from app.examinations.examination import Completeness
from app.problems import Problem
from app.radiographs.marks import Mark
from app.radiographs.region import Region
from app.services.radiograph_viewing import RadiographViewing
from app.services.views import ReferralFile
from app.ui.accessibility import announce
from app.ui.radiograph.action_panel import Stage
from app.ui.radiograph.exam import Begun, Exam, Marked, OpenImage
from app.ui.radiograph.mark_form import MarkDraft
from app.ui.radiograph.page import RadiographPage
from app.ui.radiograph.tool import Tool
from app.ui.tasks import Task, TaskRunner


class RecordFinding(Protocol):
    """What records a finding; the second desk's service does."""

    def __call__(
        self,
        duty: Duty,
        referral_id: UUID,
        /,
        *,
        finding: str,
        exam_type: str,
        completeness: Completeness,
        place: str = "",
        note: str = "",
        mark_id: UUID | None = None,
    ) -> ReferralFile:
        """Record it and return the referral.

        Raises:
            Problem: REFERRAL_INCOMPLETE, REFERRAL_TAKEN, ALREADY_DECIDED, DISK_FULL ...
        """
        ...


class Marking(QObject):
    """Knows what is drawn and which form is open; nothing entered is lost by leaving it.

    Signals:
        changed: Something else can be done now.
        recorded (ReferralFile): A finding is on disk.
        failed (Problem): It was not recorded; the form stays.
    """

    changed = Signal()
    recorded = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        service: RadiographViewing,
        record_finding: RecordFinding,
        tasks: TaskRunner,
        page: RadiographPage,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._service = service
        self._record_finding = record_finding
        self._tasks = tasks
        self._page = page
        self._duty: Duty | None = None
        self._exam: Exam | None = None
        self._image: OpenImage | None = None
        self._target: Begun | Marked | None = None
        self._drawing = self._recording = False
        page.keys.mark_requested.connect(self.begin)
        page.keys.confirm_requested.connect(self._take)
        page.keys.discard_requested.connect(self._discard)
        page.tools.tool_chosen.connect(self._choose_tool)
        page.marks.opened.connect(self._open_mark)
        page.form.entered.connect(self._record)
        page.form.redraw_requested.connect(self._redraw)
        page.form.closed.connect(self._close_form)
        page.view.drawn.connect(self._tell_region)

    @property
    def stage(self) -> Stage:
        """How far the officer is, while an image is open."""
        if self._drawing:
            return Stage.DRAWING
        begun = self._image is not None and self._image.begun is not None
        return Stage.DRAFTED if begun else Stage.LOOKING

    @property
    def free(self) -> bool:
        """Say whether nothing is being recorded."""
        return not self._recording

    def work_as(self, duty: Duty | None) -> None:
        """Record as this officer; None: nobody works here now."""
        self._duty = duty

    def show_image(self, exam: Exam | None, image: OpenImage | None) -> None:
        """Work on another image, and take up what was begun in it."""
        self.put_aside()
        self._exam, self._image = exam, image
        self._show_marks()

    def put_aside(self) -> None:
        """Keep what stands in the form with its mark, and close it."""
        if self._target is not None:
            self._target.draft = self._page.form.draft
        self._target, self._drawing = None, False
        self._page.show_form(is_open=False)

    def begin(self) -> None:
        """Draw a mark, or go on with the one that was begun."""
        image = self._image
        if image is None:
            return
        if image.begun is not None:
            self._open_form(image.begun)
            return
        self._draw(Region.amid(self._page.view.viewport))

    def cancel(self) -> bool:
        """Leave drawing; say whether there was any. What was begun before is there again."""
        if not self._drawing or self._image is None:
            return False
        self._drawing = False
        self._page.view.set_tool(Tool.MOVE)
        begun = self._image.begun
        self._page.view.show_region(begun.region if begun else None)
        if begun is not None:
            self._open_form(begun)
        self.changed.emit()
        return True

    # --- drawing ------------------------------------------------------------------------------

    def _choose_tool(self, tool: Tool) -> None:
        if tool is Tool.MARK and not self._drawing:
            self.begin()
        else:
            self._page.view.set_tool(tool)
        self._page.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _draw(self, region: Region) -> None:
        self._drawing = True
        view = self._page.view
        view.set_tool(Tool.MARK)
        view.show_region(region)
        view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _tell_region(self) -> None:
        """Say where the region lies, for those who do not see it."""
        region = self._page.view.region
        if region is not None:
            words = self.tr("{width} × {height} pixels at {left}, {top}").format(
                width=region.width, height=region.height, left=region.left, top=region.top
            )
            self._page.view.setAccessibleDescription(words)
            announce(self._page.view, words)

    def _take(self) -> None:
        image, region = self._image, self._page.view.region
        if image is None or region is None:
            return
        self._drawing = False
        tone = self._page.view.tone
        self._page.view.set_tool(Tool.MOVE)
        draft = image.begun.draft if image.begun is not None else MarkDraft()
        image.begun = Begun(region, tone, draft)
        self._open_form(image.begun)

    def _redraw(self) -> None:
        target = self._target
        if isinstance(target, Begun):
            self.put_aside()
            self._draw(target.region)

    def _discard(self) -> None:
        if self._image is not None:
            self._image.begun = None
            self._show_marks()

    # --- the form -----------------------------------------------------------------------------

    def _open_mark(self, mark_id: UUID) -> None:
        marked = self._image.marked(mark_id) if self._image else None
        if marked is None:
            return
        self._page.view.show_place(marked.region)
        if not marked.finding and not self._drawing:
            self._open_form(marked)

    def _open_form(self, target: Begun | Marked) -> None:
        self._target = target
        self._page.form.show_draft(target.draft, marked=isinstance(target, Marked))
        self._page.show_form(is_open=True)
        self._page.form.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _close_form(self) -> None:
        self.put_aside()
        self._page.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    # --- recording ----------------------------------------------------------------------------

    def _record(self, draft: MarkDraft) -> None:
        """Record the mark, then its finding; what is on disk is not recorded twice."""
        duty, exam, image, target = self._duty, self._exam, self._image, self._target
        if duty is None or exam is None or image is None or target is None or self._recording:
            return
        target.draft = draft
        self._recording = True
        self.changed.emit()
        if isinstance(target, Marked):
            self._tie(duty, exam, target)
            return
        assert image.radiograph is not None
        task = self._tasks.store(
            self._service.mark,
            duty,
            exam.row.id,
            image.id,
            image.radiograph,
            region=target.region,
            label=draft.label,
            tone=target.tone,
        )

        def tie(mark: Mark) -> None:
            marked = Marked(mark, draft=draft)
            image.marks.append(marked)
            image.begun = None
            if self._target is target:
                self._target = marked
                self._page.form.show_draft(draft, marked=True)
            self._show_marks()
            self._tie(duty, exam, marked)

        self._expect(task, tie)

    def _tie(self, duty: Duty, exam: Exam, marked: Marked) -> None:
        draft = marked.draft
        task = self._tasks.store(
            self._record_finding,
            duty,
            exam.row.id,
            finding=draft.finding,
            exam_type=draft.exam_type,
            completeness=draft.completeness,
            note=draft.note,
            mark_id=marked.mark.id,
        )

        def finish(file: ReferralFile) -> None:
            self._recording = False
            marked.finding = draft.finding
            if self._target is marked:
                self._target = None
                self._page.show_form(is_open=False)
                self._page.view.setFocus(Qt.FocusReason.OtherFocusReason)
            self._show_marks()
            self.recorded.emit(file)

        self._expect(task, finish)

    def _expect(self, task: Task, then: Callable[..., None]) -> None:
        def give_up(error: Exception) -> None:
            self._recording = False
            self.changed.emit()
            if isinstance(error, Problem):
                self.failed.emit(error)

        task.result.connect(then)
        task.failed.connect(give_up)

    def _show_marks(self) -> None:
        image, view = self._image, self._page.view
        view.show_marks(image.shown_marks if image else ())
        view.show_region(image.begun.region if image and image.begun else None)
        self._page.marks.show_lines(image.lines if image else ())
        self.changed.emit()
