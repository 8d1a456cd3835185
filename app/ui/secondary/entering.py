"""What officers enter about a referral, and how it is recorded."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.problems import Problem
from app.services.secondary_inspection import SecondaryInspection
from app.services.views import ReferralFile
from app.ui.secondary.case_panel import Sheet
from app.ui.secondary.drafts import Drafts
from app.ui.secondary.entry_chooser import Entry
from app.ui.secondary.finding_form import FindingDraft
from app.ui.secondary.open_case import OpenCase
from app.ui.secondary.page import SecondaryPage
from app.ui.secondary.photo_form import PhotoDraft
from app.ui.secondary.picking import ImagePicker
from app.ui.secondary.recording import Recorder
from app.ui.tasks import Task, TaskRunner
from app.ui.widgets.mark import Mark


class Entering(QObject):
    """F5 and F6: the forms, from their opening to the record.

    Signals:
        recorded (ReferralFile): What was entered is on disk.
    """

    recorded = Signal(object)

    def __init__(
        self,
        service: SecondaryInspection,
        tasks: TaskRunner,
        page: SecondaryPage,
        case: OpenCase,
        picker: ImagePicker,
        recorder: Recorder,
    ) -> None:
        """Make it a part of the desk whose recorder it uses."""
        super().__init__(recorder)
        self._service = service
        self._tasks = tasks
        self._page = page
        self._case = case
        self._picker = picker
        self._recorder = recorder
        self.drafts = Drafts(page.case)
        page.keys.add_requested.connect(partial(self._open, Sheet.ENTRY))
        page.keys.decide_requested.connect(partial(self._open, Sheet.CLOSING))
        page.case.entry.chosen.connect(self._begin)
        page.case.finding.entered.connect(self._record_finding)
        page.case.note.entered.connect(self._record_note)
        page.case.photo.entered.connect(self._record_photo)
        page.case.photo.another_requested.connect(self._choose_photo)
        page.case.strip.close_requested.connect(self._close)

    @property
    def takes_photo(self) -> bool:
        """Say whether an image that is dropped now is meant as a photo."""
        return self._page.at_case and self._page.case.sheet in (Sheet.ENTRY, Sheet.PHOTO)

    def take_photo(self, path: Path) -> None:
        """Put an image into the form; the file itself is left as it is."""
        if self._case.at_work is None:
            return
        referral_id = self._case.at_work[1].row.id
        self._picker.taken(path)
        self._page.banner.clear()
        self._page.keys.say(self.tr("Opening {file} …").format(file=path.name), Mark.OPEN)
        task = self._tasks.engine(self._service.prepare_photo, path)

        def show(content: object) -> None:
            assert isinstance(content, bytes)
            self._page.keys.say("")
            file = self._case.file
            if file is not None and file.row.id == referral_id:
                self._page.case.photo.show_picture(content, path.name)
                self._open(Sheet.PHOTO)

        task.result.connect(show)
        task.failed.connect(self._complain)

    def _complain(self, error: Exception) -> None:
        self._page.keys.say("")
        if isinstance(error, Problem):
            self._page.banner.show_problem(error)

    def _open(self, sheet: Sheet) -> None:
        self._page.show_case()
        self._page.case.show_sheet(sheet)

    def _begin(self, entry: Entry) -> None:
        if entry is Entry.FINDING:
            self._open(Sheet.FINDING)
        elif entry is Entry.NOTE:
            self._open(Sheet.NOTE)
        elif self._page.case.photo.draft.content:
            self._open(Sheet.PHOTO)  # one is half entered already
        else:
            self._picker.pick(self.take_photo)

    def _choose_photo(self) -> None:
        self._picker.choose(self.take_photo)

    def _record_finding(self, draft: FindingDraft) -> None:
        if self._case.at_work is None:
            return
        duty, file = self._case.at_work
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
        self._record(task, self.tr("Recorded {time}"), self.drafts.clear_finding)

    def _record_note(self, text: str) -> None:
        if self._case.at_work is None:
            return
        duty, file = self._case.at_work
        task = self._tasks.store(self._service.add_note, duty, file.row.id, text)
        self._record(task, self.tr("Note recorded {time}"), self.drafts.clear_note)

    def _record_photo(self, draft: PhotoDraft) -> None:
        if self._case.at_work is None:
            return
        duty, file = self._case.at_work
        task = self._tasks.store(
            self._service.add_photo, duty, file.row.id, draft.content, draft.caption
        )
        self._record(task, self.tr("Photo recorded {time}"), self.drafts.clear_photo)

    def _close(self) -> None:
        draft = self._page.case.closing.draft
        if self._case.at_work is None or draft.disposition is None:
            return
        duty, file = self._case.at_work
        task = self._tasks.store(
            self._service.dispose, duty, file.row.id, draft.disposition, draft.note
        )
        self._record(task, self.tr("Closed, recorded {time}"), self.drafts.clear_closing)

    def _record(self, task: Task, words: str, clear: Callable[[], None]) -> None:
        def finish(file: object) -> None:
            assert isinstance(file, ReferralFile)
            looked_at = self._case.file
            if looked_at is not None and looked_at.row.id == file.row.id:
                clear()
                self._page.case.go_home()
            self._recorder.say_done(words)
            self.recorded.emit(file)

        self._recorder.wait_for(task, finish)
