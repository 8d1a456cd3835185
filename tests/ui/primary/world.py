"""A booth over small fakes: the real service, the real page, and hands to work them with."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.documents.reading import DocumentReading, TravelDocument
from app.duty.officers import Direction, Duty, Mode, Officer, Post, Role
from app.encounters.party import Party
from app.services.deciding import Decisions
from app.services.draws import Draws
from app.services.primary_inspection import PrimaryInspection
from app.services.traveler_screening import StayPolicy, TravelerScreening
from app.services.waiting_line import WaitingLine
from app.ui.primary.actions import View
from app.ui.primary.page import PrimaryPage
from app.ui.primary.presenter import PrimaryPresenter
from app.ui.shortcuts import Key
from app.ui.tasks import TaskRunner
from app.ui.theme.apply import undressed
from tests.fixed import FixedClock
from tests.ui.event_loop import work_off
from tests.ui.primary.fakes import (
    FakeAttachments,
    FakeLink,
    FakeLookouts,
    FakeReader,
    FakeSecondReader,
    FakeStation,
    reading_of,
)

VEGA = Officer(UUID(int=1), "4412", "R. Vega", (Role.PRIMARY,))
POST = Post("San Lorenzo", "Lane 4", Mode.LAND, Direction.INBOUND)


class World:
    """The booth, and hands to work it with."""

    def __init__(self, folder: Path, clock: FixedClock, new_id: Callable[[], UUID]) -> None:
        self.folder = folder
        self.clock = clock
        self.new_id = new_id
        self.station = FakeStation(clock, new_id)
        self.attachments = FakeAttachments()
        self.lookouts = FakeLookouts()
        self.link = FakeLink()
        self.reader = FakeReader()
        self.second_reader = FakeSecondReader()
        self.draw_rates: dict[str, int] = {}
        self.duty = Duty(UUID(int=7), VEGA, Role.PRIMARY, POST, clock.now())
        self.keys = 0
        self.camera = ""
        self._build()

    def _build(self) -> None:
        draws = Draws(lambda _duty: bytes(32), self.draw_rates)
        screening = TravelerScreening(
            self.station, self.station, self.lookouts, draws, StayPolicy(), self.clock
        )
        service = PrimaryInspection(
            journal=self.station,
            records=self.station,
            attachments=self.attachments,
            reader=self.reader,
            second_reader=self.second_reader,
            screening=screening,
            decisions=Decisions(
                journal=self.station,
                records=self.station,
                link=self.link,
                screening=screening,
                clock=self.clock,
                new_id=self.new_id,
            ),
            clock=self.clock,
            new_id=self.new_id,
        )
        self.tasks = TaskRunner(1)
        with undressed():
            self.page = PrimaryPage()
        line = WaitingLine(
            self.station, self.station, self.link, screening, self.clock, self.new_id
        )
        self.presenter = PrimaryPresenter(
            service, line, self.tasks, self.clock, self.page, self.folder, camera=self.camera
        )

    def open(self, width: int = 1440, height: int = 840) -> None:
        """Show the page and let the officer work."""
        self.page.resize(width, height)
        self.page.show()
        self.page.activateWindow()
        self.presenter.start(self.duty)
        self.settle()

    def bring(self, *documents: TravelDocument) -> None:
        """Let many people have been read before: a coach."""
        service = self.presenter._service
        party = service.begin()
        for shown in documents:
            party = service.screen(self.duty, party, None, reading_of(shown), read_ns=1)
        self.presenter._booth.update(party)
        self.settle()

    def at(self, mode: Mode, direction: Direction = Direction.INBOUND) -> None:
        """Go on at another post."""
        post = replace(self.duty.post, mode=mode, direction=direction)
        self.duty = replace(self.duty, post=post)
        self.presenter.start(self.duty)
        self.settle()

    def close(self) -> None:
        """End, leaving nothing behind."""
        self.presenter.stop()
        self.page.close()
        self.tasks.shutdown()
        for owner in (self.presenter, self.tasks, self.page):
            owner.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def restart(self) -> None:
        """Stop in the middle and start again over the same records."""
        self.close()
        self._build()
        self.open()

    def image(self, name: str, answer: DocumentReading) -> Path:
        """Put an image of a document into the inbox; reading it will give `answer`."""
        path = self.folder / name
        Image.new("RGB", (1000, 700), "#dfe6ee").save(path)
        self.reader.answers[name] = answer
        return path

    def arrive(self, name: str, answer: DocumentReading) -> Path:
        """Let an image arrive in the watched folder."""
        path = self.image(name, answer)
        self.presenter.document_arrived(path)
        self.settle()
        return path

    def read(self, answer: DocumentReading, name: str = "page.png") -> None:
        """Let an image arrive, and read it."""
        self.arrive(name, answer)
        self.press(Key.READ)

    def press(self, key: Key | str, *, settle: bool = True) -> None:
        """Press one key on whatever has the focus; a string is a key the key map does not name."""
        self.keys += 1
        sequence = key.sequences[0] if isinstance(key, Key) else QKeySequence(key)
        QTest.keySequence(self.focus(), sequence)
        if settle:
            self.settle()

    def type(self, text: str) -> None:
        """Type free text into whatever has the focus."""
        QTest.keyClicks(self.focus(), text)

    def replace_with(self, text: str) -> None:
        """Select what the focused field holds and type over it."""
        QTest.keySequence(self.focus(), QKeySequence(QKeySequence.StandardKey.SelectAll))
        self.type(text)

    def look(self) -> None:
        """Look at the card for a while: it came by itself, and no key counts at once."""
        self.let_settle()
        self.settle()

    def let_settle(self) -> None:
        """Let as much time pass as a finger on its way needs; nothing is painted by that."""
        self.clock.pass_time(timedelta(seconds=2))
        self.presenter._booth.show_actions()

    def send(self, *lines: str) -> None:
        """Have a reader type these lines, each with Enter behind it, faster than any finger."""
        for line in lines:
            QTest.keyClicks(self.focus(), line)
            QTest.keyClick(self.focus(), Qt.Key.Key_Return)
        self.settle()

    @property
    def party(self) -> Party:
        """Who is at the booth."""
        party = self.presenter._booth.party
        assert party is not None
        return party

    @property
    def strip(self) -> list[tuple[str, str, str]]:
        """Name, verdict shape and state of everybody under the document."""
        people = self.page.document.people.people
        names = [f"{line.short} {line.initial}".strip() for line in people]
        return [
            (name, line.mark.value, line.state) for name, line in zip(names, people, strict=True)
        ]

    @property
    def on_card(self) -> str:
        """Surname of the one whose card is in sight, or nothing."""
        person = self.presenter._booth.encounter
        who = person.summary.who if person and person.summary else None
        return who.surname if who and self.page.view is View.CARD else ""

    def focus(self) -> QWidget:
        """Whatever has the focus."""
        return QApplication.focusWidget() or self.page

    def results(self) -> list[str]:
        """What the strip under the document says, a line for each traveler."""
        return [f"{line.name}: {line.state}" for line in self.page.document.results]

    def work_off(self, until: Callable[[], bool]) -> None:
        """Let the program work until something holds."""
        work_off(until)

    def settle(self) -> None:
        """Let everything that was begun come to its end, and the screen be painted."""
        for _ in range(4):
            QCoreApplication.processEvents()
            work_off(lambda: self.tasks.idle and self.presenter.idle)
        self.page.repaint()
        QCoreApplication.processEvents()
