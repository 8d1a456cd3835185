"""From a sketch to a mark to a finding: every edit is on record before it is shown."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal

from app.duty.officers import Duty
from app.radiographs.mark_history import MarkHistory
from app.radiographs.marks import Mark
from app.radiographs.tone import Tone
from app.services.radiograph_viewing import RadiographViewing
from app.services.views import ReferralFile
from app.ui.radiograph.action_panel import Stage
from app.ui.radiograph.exam import Begun, Exam, Marked, OpenImage
from app.ui.radiograph.keys import ViewWish
from app.ui.radiograph.mark_form import MarkDraft
from app.ui.radiograph.mark_recording import MarkRecording
from app.ui.radiograph.page import RadiographPage
from app.ui.radiograph.recording_finding import RecordFinding
from app.ui.radiograph.sketch import Sketch, sketch_of
from app.ui.radiograph.tool import Tool
from app.ui.tasks import TaskRunner


class Marking(QObject):
    """Knows what is drawn and which form is open; nothing entered is lost by leaving it.

    Signals:
        changed: Something else can be done now.
        recorded (ReferralFile): A finding is on disk.
        refused (str): A key cannot do that, and why.
        failed (Problem): It was not recorded; the form stays.
    """

    changed = Signal()
    recorded = Signal(object)
    refused = Signal(str)
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
        self._page = page
        self._recording = MarkRecording(service, record_finding, tasks, self)
        self._recording.changed.connect(self.changed)
        self._recording.refused.connect(self.refused)
        self._recording.failed.connect(self.failed)
        self._exam: Exam | None = None
        self._image: OpenImage | None = None
        self._target: Begun | Marked | None = None
        self._redrawn: Marked | None = None
        self._drawing = False
        page.keys.mark_requested.connect(self.begin)
        page.keys.confirm_requested.connect(self._take)
        page.keys.discard_requested.connect(self._discard)
        page.tools.tool_chosen.connect(self.choose_tool)
        page.view.tool_wished.connect(self.choose_tool)
        page.view.wished.connect(self._wish)
        page.marks.opened.connect(self._open_mark)
        page.form.entered.connect(self._record)
        page.form.redraw_requested.connect(self._redraw)
        page.form.remove_requested.connect(self._remove)
        page.form.closed.connect(self._close_form)

    @property
    def stage(self) -> Stage:
        """How far the officer is, while an image is open."""
        if self._drawing:
            return Stage.DRAWING
        if self._page.view.tool is Tool.DISTANCE:
            return Stage.MEASURING
        begun = self._image is not None and self._image.begun is not None
        return Stage.DRAFTED if begun else Stage.LOOKING

    @property
    def free(self) -> bool:
        """Say whether nothing is being recorded."""
        return not self._recording.busy

    @property
    def drawn(self) -> bool:
        """Say whether there is a sketch that can be taken."""
        sketch = self._page.view.sketch
        return sketch is not None and sketch.whole

    def work_as(self, duty: Duty | None) -> None:
        """Record as this officer; None: nobody works here now, and what was typed is recorded."""
        if duty is None and isinstance(self._target, Marked):
            self._record_words(self._target, self._page.form.draft.label)
        self._recording.work_as(duty)

    def show_image(self, exam: Exam | None, image: OpenImage | None) -> None:
        """Work on another image, and take up what was begun in it."""
        self.put_aside()
        self._exam, self._image = exam, image
        self._show_marks()

    def put_aside(self) -> None:
        """Keep what stands in the form with its mark, and close it."""
        if self._target is not None:
            self._target.draft = self._page.form.draft
        self._target, self._redrawn, self._drawing = None, None, False
        self._page.show_form(is_open=False)

    def begin(self) -> None:
        """Draw a mark, or go on with the one that was begun."""
        image = self._image
        if image is not None and image.begun is not None:
            self._open_form(image.begun)
        elif image is not None and self._recording.may_mark(self._exam):
            self._draw(Sketch.amid(Tool.RECTANGLE, self._page.view.viewport))

    def cancel(self) -> bool:
        """Leave drawing; say whether there was any. What was begun before is there again."""
        image, view = self._image, self._page.view
        if image is None or not (self._drawing or view.tool is Tool.DISTANCE):
            return False
        self._drawing = False
        view.set_tool(Tool.MOVE)
        redrawn, self._redrawn = self._redrawn, None
        self._show_marks()
        if image.begun is not None or redrawn is not None:
            self._open_form(image.begun or redrawn or image.marks[-1])
        self.changed.emit()
        return True

    # --- drawing ------------------------------------------------------------------------------

    def choose_tool(self, tool: Tool) -> None:
        """Take a tool; one that draws begins in the middle of what is seen, for the keys."""
        view, image = self._page.view, self._image
        sketch = view.sketch
        if image is None:
            return
        if tool.kind is not None and image.begun is not None:
            self.begin()
            return
        if tool.kind is not None and not self._recording.may_mark(self._exam):
            return
        if tool.draws:
            kept = sketch if sketch is not None and sketch.tool is tool else None
            self._draw(kept or Sketch.amid(tool, view.viewport), measures=tool is Tool.DISTANCE)
            return
        if view.tool is Tool.DISTANCE:
            view.show_sketch(None)
        view.set_tool(tool)
        view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _draw(self, sketch: Sketch, *, measures: bool = False) -> None:
        self._drawing = not measures
        view = self._page.view
        view.set_tool(sketch.tool)
        view.show_sketch(sketch)
        view.drawn.emit()
        view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _take(self) -> None:
        """Record what was drawn; a text needs its words first."""
        image, sketch = self._image, self._page.view.sketch
        if image is None or sketch is None or not sketch.whole or self._recording.busy:
            return
        redrawn, tone = self._redrawn, self._page.view.tone
        if redrawn is not None:
            self._edit(sketch.mark(redrawn.mark.id, redrawn.mark.label), tone, form=True)
        elif sketch.tool is Tool.TEXT:
            self._drawing = False
            self._page.view.set_tool(Tool.MOVE)
            draft = image.begun.draft if image.begun is not None else MarkDraft()
            image.begun = Begun(sketch, tone, draft)
            self._open_form(image.begun)
        else:
            self._edit(sketch.mark(self._service.new_id()), tone, form=True)

    def _redraw(self) -> None:
        target = self._target
        if self._image is None or self._image.radiograph is None or target is None:
            return
        radiograph = self._image.radiograph
        self.put_aside()
        if isinstance(target, Begun):
            self._draw(target.sketch)
        else:
            self._redrawn = target
            self._draw(sketch_of(target.mark, (radiograph.width, radiograph.height)))

    def _discard(self) -> None:
        if self._image is not None:
            self._image.begun = None
            self._show_marks()

    # --- edits --------------------------------------------------------------------------------

    def _wish(self, wish: ViewWish) -> None:
        image = self._image
        if image is None or self._drawing or self._recording.busy:
            return
        if wish is ViewWish.UNDO:
            self._go(image.history.undone())
        elif wish is ViewWish.REDO:
            self._go(image.history.redone())
        elif wish is ViewWish.REMOVE:
            self._target = image.marked(image.chosen)
            self._remove()

    def _remove(self) -> None:
        target, image = self._target, self._image
        if self._recording.busy:
            return
        if isinstance(target, Begun):
            self._target = None
            self._page.show_form(is_open=False)
            self._discard()
        elif isinstance(target, Marked) and image is not None:
            self._target = None
            self._page.show_form(is_open=False)
            self._go(image.history.without(target.mark.id))
        self._page.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _edit(self, mark: Mark, tone: Tone, *, form: bool = False) -> None:
        image = self._image
        if image is not None:
            self._go(image.history.put(mark), tone, opens=mark.id if form else None)

    def _go(
        self,
        history: MarkHistory,
        tone: Tone | None = None,
        *,
        opens: UUID | None = None,
        then: Callable[[], None] | None = None,
    ) -> None:
        """Record what is different in `history`, and only then show it."""
        exam, image = self._exam, self._image
        if exam is None or image is None:
            return

        def finish(said: list[Mark]) -> None:
            if image is not self._image:
                return
            if said:
                image.chosen = said[-1].id
            if opens is not None:
                self._drawing, self._redrawn = False, None
                self._page.view.set_tool(Tool.MOVE)
            self._show_marks()
            marked = image.marked(opens)
            if marked is not None and self._recording.at_work:
                self._open_form(marked)
            if then is not None:
                then()

        self._recording.edit(exam, image, history, tone or self._page.view.tone, finish)

    # --- the form -----------------------------------------------------------------------------

    def _open_mark(self, mark_id: UUID) -> None:
        image = self._image
        marked = image.marked(mark_id) if image else None
        if image is None or marked is None:
            return
        image.chosen = mark_id
        self._page.view.show_marks(image.shown_marks)
        radiograph = image.radiograph
        if radiograph is not None:
            size = radiograph.width, radiograph.height
            self._page.view.show_place(sketch_of(marked.mark, size).box)
        theirs = self._exam is not None and self._exam.theirs is not None
        if not marked.finding and not self._drawing and not theirs:
            self._open_form(marked)

    def _open_form(self, target: Begun | Marked) -> None:
        self._target = target
        self._page.form.show_draft(
            target.draft,
            needs_words=target.needs_words,
            finding=self._exam is not None and self._exam.referral_id is not None,
        )
        self._page.show_form(is_open=True)
        self._page.form.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _close_form(self) -> None:
        target, draft = self._target, self._page.form.draft
        if self._recording.busy:
            return  # the form goes away by itself, or says why it was not recorded
        self.put_aside()
        self._page.view.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(target, Begun) and draft.label:
            self._edit(target.sketch.mark(self._service.new_id(), draft.label), target.tone)
        elif isinstance(target, Marked):
            self._record_words(target, draft.label)
        self.changed.emit()

    def _record_words(self, marked: Marked, words: str) -> None:
        """Record what a mark is called now; a text keeps words in any case."""
        if words != marked.mark.label and (words or not marked.needs_words):
            self._edit(replace(marked.mark, label=words), self._page.view.tone)

    # --- recording ----------------------------------------------------------------------------

    def _record(self, draft: MarkDraft) -> None:
        """Record the mark as it is called now, then its finding; nothing is recorded twice."""
        image, target = self._image, self._target
        if image is None or target is None or self._recording.busy:
            return
        target.draft = draft
        if isinstance(target, Begun):
            mark = target.sketch.mark(self._service.new_id(), draft.label)
            tone = target.tone
        else:
            mark, tone = replace(target.mark, label=draft.label), self._page.view.tone

        def tie() -> None:
            marked = image.marked(mark.id)
            if marked is None:
                return
            marked.draft = draft
            if self._target is target:
                self._target = marked
            if self._exam is not None and self._exam.referral_id is None:
                self._leave_form(marked)
            else:
                self._tie(marked)

        self._go(image.history.put(mark), tone, then=tie)

    def _tie(self, marked: Marked) -> None:
        def finish(file: ReferralFile) -> None:
            self._leave_form(marked)
            self._show_marks()
            self.recorded.emit(file)

        if self._exam is not None:
            self._recording.tie(self._exam, marked, finish)

    def _leave_form(self, marked: Marked) -> None:
        if self._target is marked:
            self._target = None
            self._page.show_form(is_open=False)
            self._page.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_marks(self) -> None:
        image, view = self._image, self._page.view
        view.show_marks(image.shown_marks if image else ())
        view.show_sketch(image.begun.sketch if image and image.begun else None)
        referral = self._exam is not None and self._exam.marks_of is not None
        self._page.marks.show_lines(image.lines(referral=referral) if image else ())
        self.changed.emit()
