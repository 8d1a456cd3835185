"""The second desk over small fakes: the real service, the real page, invented referrals."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from typing import Never
from uuid import UUID

from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.clock import timestamp
from app.documents.reading import DocumentReading
from app.duty.officers import Direction, Duty, Mode, Officer, Post, Role
from app.encounters.referral import ReferralState
from app.encounters.referral_events import (
    ReferralArrived,
    ReferralReceived,
    ReferralWithdrawn,
)
from app.examinations.events import (
    Disposed,
    FindingRecorded,
    IdentifiedAgain,
    NoteAdded,
    PhotoAdded,
)
from app.journal.event import Body, Draft, Event
from app.problems import Problem
from app.services.secondary_inspection import SecondaryInspection
from app.services.views import PhotoView, ReferralFile, ReferralRow, TimelineEntry
from app.ui.secondary.page import SecondaryPage
from app.ui.secondary.presenter import SecondaryPresenter
from app.ui.shortcuts import Key
from app.ui.tasks import TaskRunner
from app.ui.theme.apply import undressed
from tests.fixed import FixedClock
from tests.ui.event_loop import work_off
from tests.ui.primary.fakes import FakeAttachments, FakeLink, FakeReader
from tests.ui.secondary.referrals import LINDQVIST, OSEI, received_by

POST = Post("San Lorenzo", "Desk S2", Mode.LAND, Direction.INBOUND)


@dataclass
class FakePort:
    """Journal and projections of the port in memory; refuses when told to."""

    clock: FixedClock
    files: dict[UUID, ReferralFile] = field(default_factory=dict)
    recorded: list[Draft] = field(default_factory=list)
    refusal: Problem | None = None
    officers: dict[UUID | None, Officer] = field(
        default_factory=lambda: {OSEI.id: OSEI, LINDQVIST.id: LINDQVIST}
    )

    def add(self, *files: ReferralFile) -> None:
        """Let these referrals be known."""
        self.files |= {file.row.id: file for file in files}

    def withdraw(self, referral_id: UUID) -> None:
        """Let the booth take its referral back."""
        file = self.files[referral_id]
        row = replace(file.row, state=ReferralState.WITHDRAWN)
        step = TimelineEntry(timestamp(self.clock.now()), ReferralWithdrawn.TYPE, "4412 R. Vega")
        self.files[referral_id] = replace(file, row=row, timeline=(*file.timeline, step))

    def append(self, *drafts: Draft) -> tuple[Event, ...]:
        if self.refusal is not None:
            raise self.refusal
        for draft in drafts:
            self.recorded.append(draft)
            self._project(draft)
        return ()

    def bodies(self, kind: type[Body]) -> list[Body]:
        """What was recorded of one kind."""
        return [draft.body for draft in self.recorded if isinstance(draft.body, kind)]

    def referrals(self, _port: str) -> Sequence[ReferralRow]:
        rows = [
            file.row
            for file in self.files.values()
            if file.row.state is not ReferralState.WITHDRAWN
        ]
        return sorted(rows, key=lambda row: (row.state is ReferralState.CLOSED, row.sent_at))

    def referral(self, referral_id: UUID) -> ReferralFile | None:
        return self.files.get(referral_id)

    def referrals_with(
        self, _port: str, issuing_state: str, document_number: str
    ) -> Sequence[ReferralRow]:
        over = (ReferralState.CLOSED, ReferralState.WITHDRAWN)
        wanted = (issuing_state, document_number)
        return [
            file.row
            for file in self.files.values()
            if file.row.state not in over
            and file.summary.who is not None
            and (file.summary.who.issuing_state, file.summary.who.document_number) == wanted
        ]

    def _project(self, draft: Draft) -> None:
        file, body = self.files[draft.subject_id], draft.body
        officer = self.officers[draft.authorship.officer_id]
        text = ""
        match body:
            case ReferralArrived():
                text = body.desk
                at = timestamp(self.clock.now())
                row = replace(file.row, state=ReferralState.ARRIVED, arrived_at=at)
                file = replace(file, row=row)
            case NoteAdded():
                text = body.text
            case PhotoAdded():
                text = body.caption
                taken = PhotoView(timestamp(self.clock.now()), body.sha256, text, here=True)
                file = replace(file, photos=(*file.photos, taken))
            case ReferralReceived():
                text = body.desk
                file = received_by(officer, file)
            case IdentifiedAgain():
                text = "same" if body.same else "different"
                file = replace(file, same_document=body.same)
            case FindingRecorded():
                text = body.finding.finding
                words = (*file.row.finding_words, text)
                file = replace(
                    file,
                    findings=(*file.findings, body.finding),
                    row=replace(file.row, finding_words=words),
                )
            case Disposed():
                text = body.disposition
                row = replace(
                    file.row,
                    state=ReferralState.CLOSED,
                    disposition=body.disposition,
                    closed_at=timestamp(self.clock.now()),
                )
                file = replace(file, row=row)
        label = f"{officer.badge} {officer.name}"
        step = TimelineEntry(timestamp(self.clock.now()), body.TYPE, label, text)
        self.files[draft.subject_id] = replace(file, timeline=(*file.timeline, step))

    def __getattr__(self, name: str) -> Never:
        raise AssertionError(f"the second desk does not ask for {name}")


class World:
    """The second desk, and hands to work it with."""

    def __init__(self, folder: Path, clock: FixedClock, new_id: Callable[[], UUID]) -> None:
        self.folder = folder
        self.clock = clock
        self.port = FakePort(clock)
        self.attachments = FakeAttachments()
        self.link = FakeLink()
        self.reader = FakeReader()
        self.duty = Duty(UUID(int=7), OSEI, Role.SECONDARY, POST, clock.now())
        self.keys = 0
        self.waiting: list[int] = []
        service = SecondaryInspection(
            journal=self.port,
            records=self.port,
            attachments=self.attachments,
            reader=self.reader,
            link=self.link,
            clock=clock,
            new_id=new_id,
        )
        self.tasks = TaskRunner(1)
        with undressed():
            self.page = SecondaryPage()
        self.presenter = SecondaryPresenter(service, self.tasks, clock, self.page, folder)
        self.presenter.waiting_changed.connect(self.waiting.append)
        self.radiographs: list[object] = []
        self.presenter.radiograph_requested.connect(self.radiographs.append)

    def open(self, width: int = 1440, height: int = 856) -> None:
        """Show the page and let the officer work."""
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

    def photo(self) -> str:
        """Store a photo of a page; return its name."""
        content = BytesIO()
        Image.new("RGB", (1000, 700), "#dfe6ee").save(content, "JPEG")
        return self.attachments.put(content.getvalue())

    def arrive(self, name: str, answer: DocumentReading) -> Path:
        """Let an image arrive in the watched folder."""
        path = self.folder / name
        Image.new("RGB", (1000, 700), "#dfe6ee").save(path)
        self.reader.answers[name] = answer
        self.presenter.document_arrived(path)
        self.settle()
        return path

    def picture(self, name: str, size: tuple[int, int] = (1200, 800)) -> Path:
        """Let a picture that is no document arrive in the watched folder."""
        path = self.folder / name
        Image.new("RGB", size, "#445566").save(path)
        self.presenter.document_arrived(path)
        self.settle()
        return path

    def refresh(self) -> None:
        """Let the port's news come in."""
        self.presenter.refresh()
        self.settle()

    def press(self, key: Key | str) -> None:
        """Press one key on whatever has the focus; a string is a key the key map does not name."""
        self.keys += 1
        sequence = key.sequences[0] if isinstance(key, Key) else QKeySequence(key)
        QTest.keySequence(self.focus(), sequence)
        self.settle()

    def type(self, text: str) -> None:
        """Type free text into whatever has the focus."""
        QTest.keyClicks(self.focus(), text)

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
