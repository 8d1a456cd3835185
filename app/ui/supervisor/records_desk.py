"""The records of the shift: find, look, review, return with a note."""

from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from app.clock import Clock
from app.duty.officers import Duty
from app.problems import Problem
from app.review.events import ReviewVerdict
from app.services.shift_views import RecordFile, RecordFilter, RecordPage
from app.services.supervision import Supervision
from app.ui.card.card import make_card
from app.ui.supervisor.action_bar import Place
from app.ui.supervisor.concern_lines import ConcernLine
from app.ui.supervisor.page import SupervisorPage
from app.ui.supervisor.period import Period
from app.ui.supervisor.record_lines import RecordLines, record_lines
from app.ui.supervisor.record_rows import record_line
from app.ui.tasks import Task, TaskRunner
from app.ui.words.times import clock_words


class RecordsDesk(QObject):
    """Works the list and the record for the presenter.

    Attributes:
        period: Which records the list is of.

    Signals:
        changed: What can be done has changed.
        reviewed: Something was said about a record: the shift looks different now.
    """

    changed = Signal()
    reviewed = Signal()

    def __init__(
        self,
        service: Supervision,
        tasks: TaskRunner,
        clock: Clock,
        page: SupervisorPage,
        parent: QObject,
    ) -> None:
        """Work `page`'s list and record; see `SupervisorPresenter`."""
        super().__init__(parent)
        self.period = Period.SHIFT
        self._service = service
        self._tasks = tasks
        self._clock = clock
        self._page = page
        self._duty: Duty | None = None
        self._concern: ConcernLine | None = None
        self._asked: RecordFilter | None = None
        self._listing: Task | None = None
        self._opening: Task | None = None
        self._file: RecordFile | None = None
        self._notes: dict[UUID, str] = {}
        self._came_from_list = False
        self._recording = False
        page.records.filters.changed.connect(self._list)
        page.records.all_requested.connect(self._list_all)
        page.records.table.opened.connect(self._open_listed)
        page.records.table.records.more_wanted.connect(self._fetch)
        page.record.stepped.connect(self._step)
        page.record.changed.connect(self.changed)
        page.record.form.finished.connect(self._return)
        page.keys.review_requested.connect(self._review)
        page.keys.return_requested.connect(page.record.open_form)

    @property
    def free(self) -> bool:
        """Say whether nothing is being recorded."""
        return not self._recording

    @property
    def may_review(self) -> bool:
        """Say whether the record in sight may be reviewed by this supervisor."""
        file, duty = self._file, self._duty
        return file is not None and duty is not None and file.officer_id != duty.officer.id

    @property
    def came_from_list(self) -> bool:
        """Say whether the record in sight was chosen in the list."""
        return self._came_from_list

    def start(self, duty: Duty) -> None:
        """Let this supervisor work."""
        self._duty = duty

    def stop(self) -> None:
        """Nobody works here now; what was written stays."""
        self._duty = None
        self._page.records.filters.stop()

    # --- the list -----------------------------------------------------------------------------

    def find(self) -> None:
        """Let the supervisor type what to find; the first time everything is listed."""
        again = self._concern is not None
        self._concern = None
        self._page.records.show_concern("")
        if again or self._asked is None or self._page.place is not Place.LIST:
            self._list()
        self._page.show_records(typing=True)

    def list_only(self, concern: ConcernLine) -> None:
        """List what a concern is about."""
        self._concern = concern
        self._page.records.show_concern(concern.title)
        self._list()
        self._page.show_records()

    def open_only(self, concern: ConcernLine) -> None:
        """Open the one record that a concern is about."""
        self._came_from_list = False
        self._open(concern.records[0])

    def _list_all(self) -> None:
        self._concern = None
        self._page.records.show_concern("")
        self._list()
        self._page.show_records(typing=True)

    def _list(self) -> None:
        if self._duty is None:
            return
        now = self._clock.now()
        wanted = RecordFilter(self.period.since(now), now)
        if self._concern is not None:
            wanted = RecordFilter(wanted.since, wanted.until, only=self._concern.records)
        else:
            wanted = self._page.records.filters.wanted(wanted)
        self._asked = wanted
        self._page.records.show_looking()
        self._ask(wanted, 0)

    def _fetch(self, first: int) -> None:
        if self._asked is not None:
            self._ask(self._asked, first)

    def _ask(self, wanted: RecordFilter, first: int) -> None:
        if self._duty is None:
            return
        if self._listing is not None:
            self._listing.drop()
        self._listing = task = self._tasks.store(self._service.page, self._duty, wanted, first)
        task.result.connect(self._show_page)
        task.failed.connect(self._show_problem)

    def _show_page(self, page: object) -> None:
        assert isinstance(page, RecordPage)
        self._listing = None
        now, table = self._clock.now(), self._page.records.table
        lines = [record_line(row, now) for row in page.rows]
        if page.first:
            table.records.add_lines(lines, page.first)
            return
        chosen, in_use = table.chosen, table.hasFocus()
        table.records.show_lines(lines, page.total)
        if chosen is not None and table.records.row_of(chosen) >= 0:
            table.choose(table.records.row_of(chosen))
        elif in_use or (self._page.place is Place.LIST and self._concern is not None):
            table.choose(0)
        if self._concern is not None and self._page.place is Place.LIST:
            self._page.records.focus_list()

    # --- one record ---------------------------------------------------------------------------

    def _open_listed(self, record_id: UUID) -> None:
        self._came_from_list = True
        self._open(record_id)

    def _step(self, by: int) -> None:
        """Go on in the list, where the record was chosen there."""
        after = self._page.records.table.step(by) if self._came_from_list else None
        if after is not None:
            self._page.keys.say("")
            self._open(after)

    def _open(self, record_id: UUID) -> None:
        if self._duty is None:
            return
        if self._opening is not None:
            self._opening.drop()
        self._page.banner.clear()
        self._opening = self._tasks.store(self._service.open, self._duty, record_id)
        self._opening.result.connect(self._show_another)
        self._opening.failed.connect(self._show_problem)

    def _show_another(self, file: object) -> None:
        assert isinstance(file, RecordFile)
        self._opening = None
        if self._duty is None:
            return
        view = self._page.record
        if self._file is not None:
            self._notes[self._file.row.encounter_id] = view.form.note
        self._file = file
        now = self._clock.now()
        view.form.show_note(self._notes.get(file.row.encounter_id, ""))
        view.card.show_card(make_card(file.summary, now), 0)
        view.card.show_aside(self.tr("As it was shown"))
        view.side.show_photo(None, self.tr("The photo is not at this desk"))
        view.close_form()
        self._show_file(file)
        self._page.show_record()
        if file.photo_here:
            task = self._tasks.store(self._service.photo, file.photo)
            task.result.connect(self._show_photo)
            task.failed.connect(self._show_problem)

    def _show_file(self, file: RecordFile) -> None:
        self._file = file
        self._page.record.side.show_record(self._lines(file))
        self._page.records.table.records.change_line(record_line(file.row, self._clock.now()))
        self.changed.emit()

    def _lines(self, file: RecordFile) -> RecordLines:
        assert self._duty is not None
        link = self._service.link.status()
        return record_lines(file, link, self._duty.officer.id, self._clock.now())

    def _show_photo(self, photo: object) -> None:
        if isinstance(photo, bytes):
            self._page.record.side.show_photo(QImage.fromData(photo))

    # --- saying something about it ------------------------------------------------------------

    def _review(self) -> None:
        self._record(ReviewVerdict.REVIEWED, "", self.tr("Reviewed, recorded {time}"))

    def _return(self) -> None:
        note = self._page.record.form.note
        self._record(ReviewVerdict.RETURNED, note, self.tr("Returned, recorded {time}"))

    def _record(self, verdict: ReviewVerdict, note: str, words: str) -> None:
        """Record one thing at a time; the note is cleared only once it is on disk."""
        file, duty = self._file, self._duty
        if file is None or duty is None or self._recording:
            return
        self._set_recording(recording=True)
        self._page.banner.clear()
        record_id = file.row.encounter_id

        def finish(after: object) -> None:
            assert isinstance(after, RecordFile)
            self._set_recording(recording=False)
            self._notes.pop(record_id, None)
            time = clock_words(self._clock.now(), seconds=True)
            self._page.keys.say(words.format(time=time))
            if self._file is not None and self._file.row.encounter_id == record_id:
                if verdict is ReviewVerdict.RETURNED:
                    self._page.record.form.show_note("")
                    self._page.record.close_form()
                self._show_file(after)
            self.reviewed.emit()

        def give_up(error: Exception) -> None:
            self._set_recording(recording=False)
            self._show_problem(error)

        task = self._tasks.store(self._service.review, duty, record_id, verdict, note)
        task.result.connect(finish)
        task.failed.connect(give_up)

    def _set_recording(self, *, recording: bool) -> None:
        self._recording = recording
        self._page.record.form.set_free(free=not recording)
        self.changed.emit()

    def _show_problem(self, error: Exception) -> None:
        if isinstance(error, Problem):
            self._page.banner.show_problem(error)
