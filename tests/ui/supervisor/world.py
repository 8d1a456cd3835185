"""The supervisor's page over small fakes: the real service, invented shifts and records."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.duty.events import DrawsPaused, DrawsResumed
from app.duty.officers import Direction, Duty, Mode, Officer, Post, Role
from app.journal.event import Body, Draft, Event
from app.problems import Problem
from app.review.events import RecordReviewed
from app.review.facts import ShiftFacts
from app.services.link_status import LinkState, LinkStatus
from app.services.shift_views import (
    RecordFile,
    RecordFilter,
    RecordPage,
    ReturnedNote,
    ReviewView,
)
from app.services.supervision import Supervision
from app.services.views import DrawPause
from app.ui.shortcuts import Key
from app.ui.supervisor.page import SupervisorPage
from app.ui.supervisor.presenter import SupervisorPresenter
from app.ui.tasks import TaskRunner
from app.ui.theme.apply import undressed
from tests.fixed import FixedClock
from tests.ui.event_loop import work_off
from tests.ui.primary.fakes import FakeAttachments, FakeLink
from tests.ui.supervisor.shifts import state_of

AHLGREN = Officer(UUID(int=0x311), "0311", "T. Ahlgren", (Role.SUPERVISOR,))
POST = Post("San Lorenzo", "Desk V1", Mode.LAND, Direction.INBOUND)


@dataclass
class FakeShift:
    """Journal and projections of the port in memory; refuses when told to."""

    clock: FixedClock
    known: ShiftFacts | None = None
    files: dict[UUID, RecordFile] = field(default_factory=dict)
    notes: list[ReturnedNote] = field(default_factory=list)
    recorded: list[Draft] = field(default_factory=list)
    asked: list[tuple[RecordFilter, int]] = field(default_factory=list)
    counted: list[datetime] = field(default_factory=list)
    refusal: Problem | None = None
    pause: DrawPause | None = None

    def add(self, *files: RecordFile) -> None:
        """Let these records be known."""
        self.files |= {file.row.encounter_id: file for file in files}

    def bodies(self, kind: type[Body]) -> list[Body]:
        """What was recorded of one kind."""
        return [draft.body for draft in self.recorded if isinstance(draft.body, kind)]

    # --- the journal

    def append(self, *drafts: Draft) -> tuple[Event, ...]:
        for draft in drafts:
            if self.refusal is not None and isinstance(draft.body, RecordReviewed):
                raise self.refusal
            self.recorded.append(draft)
            self._follow_draws(draft)
            if isinstance(draft.body, RecordReviewed):
                self._review(draft.subject_id, draft.body)
        return ()

    def _follow_draws(self, draft: Draft) -> None:
        if isinstance(draft.body, DrawsPaused):
            said = draft.body
            self.pause = DrawPause(draft.subject_id, self.clock.now(), said.reason, said.by)
        elif isinstance(draft.body, DrawsResumed):
            self.pause = None

    def _review(self, record_id: UUID, said: RecordReviewed) -> None:
        file = self.files[record_id]
        review = ReviewView(self.clock.now(), said.reviewer, said.verdict, said.note)
        row = replace(file.row, state=state_of(said.verdict))
        self.files[record_id] = replace(file, row=row, reviews=(*file.reviews, review))

    # --- the questions

    def draws_paused(self, _port: str) -> DrawPause | None:
        return self.pause

    def facts(self, _port: str, since: datetime, _until: datetime) -> ShiftFacts:
        self.counted.append(since)
        return self.known or ShiftFacts(since=since)

    def page(self, _port: str, wanted: RecordFilter, first: int, rows: int) -> RecordPage:
        self.asked.append((wanted, first))
        found = [file.row for file in self.files.values() if self._fits(file, wanted)]
        found.sort(key=lambda row: row.at, reverse=True)
        return RecordPage(tuple(found[first : first + rows]), first, len(found))

    def record(self, record_id: UUID) -> RecordFile | None:
        return self.files.get(record_id)

    def returned_to(self, _officer_id: UUID) -> Sequence[ReturnedNote]:
        return tuple(self.notes)

    @staticmethod
    def _fits(file: RecordFile, wanted: RecordFilter) -> bool:
        row = file.row
        return (
            (not wanted.only or row.encounter_id in wanted.only)
            and wanted.text.casefold() in f"{row.surname} {row.document_number}".casefold()
            and wanted.lane in ("", row.lane)
            and wanted.decision in (None, row.decision)
            and wanted.state in (None, row.state)
        )


@dataclass
class FakeShelf:
    """Keeps reports in a folder, unsigned; refuses when told to."""

    folder: Path
    refusal: Problem | None = None
    kept: list[Path] = field(default_factory=list)

    def keep(self, pdf: bytes, _made_at: datetime, report_id: UUID) -> tuple[Path, str]:
        if self.refusal is not None:
            raise self.refusal
        path = self.folder / f"shift-{report_id.hex[-8:]}.pdf"
        path.write_bytes(pdf)
        self.kept.append(path)
        return path, hashlib.sha256(pdf).hexdigest()


class World:
    """The supervisor's page, and hands to work it with."""

    def __init__(self, folder: Path, clock: FixedClock, new_id: Callable[[], UUID]) -> None:
        self.clock = clock
        self.port = FakeShift(clock)
        self.shelf = FakeShelf(folder)
        self.attachments = FakeAttachments()
        self.link = FakeLink()
        self.link.state = LinkStatus(LinkState.CONNECTED)
        self.duty = Duty(UUID(int=7), AHLGREN, Role.SUPERVISOR, POST, clock.now())
        self.needs: list[int] = []
        self.tasks = TaskRunner(1)
        with undressed():
            self.page = SupervisorPage()
        service = Supervision(
            journal=self.port,
            records=self.port,
            attachments=self.attachments,
            shelf=self.shelf,
            link=self.link,
            clock=clock,
            new_id=new_id,
            station="V1",
        )
        self.presenter = SupervisorPresenter(service, self.tasks, clock, self.page)
        self.presenter.needs_changed.connect(self.needs.append)

    def open(self, width: int = 1440, height: int = 856) -> None:
        """Show the page and let the supervisor work."""
        self.page.resize(width, height)
        self.page.show()
        self.page.activateWindow()
        self.presenter.start(self.duty)
        self.settle()
        self.page.setFocus()
        self.settle()

    def close(self) -> None:
        """End, leaving nothing behind."""
        self.presenter.stop()
        self.page.close()
        self.tasks.shutdown()
        for owner in (self.presenter, self.tasks, self.page):
            owner.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def refresh(self) -> None:
        """Let the port's news come in."""
        self.presenter.refresh()
        self.settle()

    def press(self, key: Key | str) -> None:
        """Press one key on whatever has the focus; a string is a key the key map does not name."""
        sequence = key.sequences[0] if isinstance(key, Key) else QKeySequence(key)
        QTest.keySequence(self.focus(), sequence)
        self.settle()

    def type(self, text: str) -> None:
        """Type free text into whatever has the focus."""
        QTest.keyClicks(self.focus(), text)
        self.settle()

    def focus(self) -> QWidget:
        """Whatever has the focus."""
        return QApplication.focusWidget() or self.page

    def settle(self) -> None:
        """Let everything that was begun come to its end, and the screen be painted."""
        for _ in range(4):
            QCoreApplication.processEvents()
            work_off(lambda: self.tasks.idle)
        self.page.repaint()
        QCoreApplication.processEvents()
