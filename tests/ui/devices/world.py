"""The devices' page over a station's real files, and hands to work it with."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.capture.camera import Pace
from app.duty.officers import Direction, Duty, Mode, Officer, Post, Role
from app.journal.event import Draft, Event
from app.problems import Problem
from app.services.device_setup import DeviceSetup
from app.settings import StationSettings, read_station, write_station
from app.ui.devices.page import DevicesPage
from app.ui.devices.presenter import DevicesPresenter
from app.ui.intake.serial_feed import SerialFeed
from app.ui.shortcuts import Key
from app.ui.tasks import TaskRunner
from app.ui.theme.apply import undressed
from tests.fixed import FixedClock
from tests.ui.event_loop import work_off

VEGA = Officer(UUID(int=1), "4412", "R. Vega", (Role.PRIMARY,))
AHLGREN = Officer(UUID(int=3), "0311", "T. Ahlgren", (Role.SUPERVISOR,))
POST = Post("San Lorenzo", "Lane 4", Mode.LAND, Direction.INBOUND)
STATION = StationSettings(station="L4", port="San Lorenzo")


class Journal:
    """Remembers what was recorded; refuses when told to."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.refusal: Problem | None = None

    def append(self, *drafts: Draft) -> tuple[Event, ...]:
        if self.refusal is not None:
            raise self.refusal
        self.drafts.extend(drafts)
        return ()


class World:
    """The page, and hands to work it with."""

    def __init__(self, home: Path, clock: FixedClock, settings: StationSettings = STATION) -> None:
        self.home = home
        self.clock = clock
        self.journal = Journal()
        write_station(home, settings)
        setup = DeviceSetup(self.journal, partial(read_station, home), partial(write_station, home))
        self.tasks = TaskRunner(1)
        with undressed():
            self.page = DevicesPage()
        self.booth = SerialFeed()
        self.kept: list[StationSettings] = []
        self.presenter = DevicesPresenter(
            setup, self.tasks, clock, self.page, self.booth, pace=Pace(15.0, retry_s=0.02)
        )
        self.presenter.kept.connect(self.kept.append)

    def open(
        self, officer: Officer = VEGA, size: tuple[int, int] = (1440, 840), *, look: bool = True
    ) -> None:
        """Show the page and let an officer work."""
        self.page.resize(*size)
        self.presenter.start(Duty(UUID(int=7), officer, officer.roles[0], POST, self.clock.now()))
        self.page.show()
        self.page.activateWindow()
        self.page.setFocus()
        if look:
            self.settle()

    def close(self) -> None:
        """End, leaving nothing behind."""
        self.presenter.stop()
        self.page.close()
        self.booth.stop()
        self.booth.join()
        self.tasks.shutdown()
        for owner in (self.presenter, self.booth, self.tasks, self.page):
            owner.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def press(self, key: Key | str) -> None:
        """Press one key on whatever has the focus."""
        sequence = key.sequences[0] if isinstance(key, Key) else QKeySequence(key)
        QTest.keySequence(self.focus(), sequence)
        QCoreApplication.processEvents()

    def type(self, text: str) -> None:
        """Type free text into whatever has the focus."""
        QTest.keyClicks(self.focus(), text)
        QCoreApplication.processEvents()

    def send(self, *lines: str) -> None:
        """Have a reader type these lines, each with Enter behind it, faster than any finger."""
        for line in lines:
            QTest.keyClicks(self.focus(), line)
            QTest.keyClick(self.focus(), Qt.Key.Key_Return)

    def focus(self) -> QWidget:
        """Whatever has the focus."""
        return QApplication.focusWidget() or self.page

    def work_off(self, until: Callable[[], bool]) -> None:
        """Let the program work until something holds."""
        work_off(until)

    def settle(self) -> None:
        """Let everything that was begun come to its end, and the screen be painted."""
        for _ in range(3):
            QCoreApplication.processEvents()
            self.work_off(lambda: self.tasks.idle and self.presenter.idle)
        self.page.repaint()
        QCoreApplication.processEvents()
