"""Marks and findings on their way to the record: nothing is shown before it is there."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.duty.officers import Duty
from app.problems import Problem
from app.radiographs.mark_history import MarkHistory
from app.radiographs.marks import Mark
from app.radiographs.tone import Tone
from app.services.radiograph_viewing import RadiographViewing
from app.services.views import ReferralFile
from app.ui.radiograph.exam import Exam, Marked, OpenImage
from app.ui.radiograph.exam_lines import may_work, taken_words
from app.ui.radiograph.recording_finding import RecordFinding
from app.ui.tasks import Task, TaskRunner


class MarkRecording(QObject):
    """Records one thing at a time.

    Signals:
        changed: Something is being recorded, or no longer.
        refused (str): It is not recorded, and why.
        failed (Problem): It could not be recorded.
    """

    changed = Signal()
    refused = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        service: RadiographViewing,
        record_finding: RecordFinding,
        tasks: TaskRunner,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._service = service
        self._record_finding = record_finding
        self._tasks = tasks
        self._duty: Duty | None = None
        self._busy = False

    @property
    def busy(self) -> bool:
        """Say whether something is being recorded."""
        return self._busy

    @property
    def at_work(self) -> bool:
        """Say whether somebody works here."""
        return self._duty is not None

    def work_as(self, duty: Duty | None) -> None:
        """Record as this officer; None: nobody works here now."""
        self._duty = duty

    def may_mark(self, exam: Exam | None) -> bool:
        """Say whether this officer may mark here; where a colleague has the referral, say who."""
        theirs, duty = exam.theirs if exam else None, self._duty
        if theirs is None or duty is None or may_work(theirs, duty):
            return True
        self.refused.emit(taken_words(theirs))
        return False

    def edit(
        self,
        exam: Exam,
        image: OpenImage,
        history: MarkHistory,
        tone: Tone,
        then: Callable[[list[Mark]], None],
    ) -> None:
        """Record what is different in `history`; then the image has it.

        While something else is being recorded nothing is: what it was made from is not true then.

        Args:
            exam: Whose image it is.
            image: Where the marks are.
            history: The marks as they should be.
            tone: How the image is shown.
            then: Is told which marks were said; of none where nothing is different.
        """
        duty = self._duty
        if self._busy or duty is None or image.radiograph is None or not self.may_mark(exam):
            return
        said, gone = image.differences(history)
        known = [image.marked(mark.id) for mark in (*said, *gone)]
        if any(each.finding for each in known if each is not None):
            self.refused.emit(self.tr("This mark is tied to a finding: it stays as it is."))
            return
        if not gone and not said:
            then([])
            return
        edits = [(mark, False) for mark in said] + [(mark, True) for mark in gone]
        referral_id = exam.referral_id
        record = partial(self._service.mark, duty, referral_id, image.id, image.radiograph)
        self._begin()
        task = self._tasks.store(_say, record, tuple(edits), tone)

        def finish(_nothing: object) -> None:
            image.take(history)
            begun = image.begun
            if begun is not None and any(mark.points == begun.sketch.points for mark in said):
                image.begun = None  # its words made it a mark
            then(said)

        self._expect(task, finish)

    def tie(self, exam: Exam, marked: Marked, then: Callable[[ReferralFile], None]) -> None:
        """Record the finding that stands in the form of a mark."""
        duty, draft = self._duty, marked.draft
        if self._busy or duty is None or exam.referral_id is None:
            return
        self._begin()
        task = self._tasks.store(
            self._record_finding,
            duty,
            exam.referral_id,
            finding=draft.finding,
            exam_type=draft.exam_type,
            completeness=draft.completeness,
            note=draft.note,
            mark_id=marked.mark.id,
        )

        def finish(file: ReferralFile) -> None:
            marked.finding = draft.finding
            then(file)

        self._expect(task, finish)

    def _begin(self) -> None:
        self._busy = True
        self.changed.emit()

    def _expect(self, task: Task, then: Callable[..., None]) -> None:
        def finish(answer: object) -> None:
            self._busy = False
            then(answer)
            self.changed.emit()

        def give_up(error: Exception) -> None:
            self._busy = False
            self.changed.emit()
            if isinstance(error, Problem):
                self.failed.emit(error)

        task.result.connect(finish)
        task.failed.connect(give_up)


def _say(record: Callable[..., Mark], edits: tuple[tuple[Mark, bool], ...], tone: Tone) -> None:
    """On the store's thread: put every edit into the journal."""
    for mark, removed in edits:
        record(mark=mark, tone=tone, removed=removed)
