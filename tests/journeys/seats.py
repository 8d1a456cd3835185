"""An officer at the real window of a real station. Hands press keys, and nothing else."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from sqlalchemy import event as sql_event

from app.bootstrap.window import Desk
from app.bootstrap.workstation import Workstation
from app.demo.driver import Officer, Pictures
from app.journal.codec import decode_body
from app.journal.event import Body, Event
from app.records.bodies import BODIES
from app.records.event_rows import read_events
from app.records.store import Store
from app.settings import Preferences, read_station, write_station
from app.ui.primary.actions import View
from app.ui.primary.page import PrimaryPage
from app.ui.shortcuts import Key

_ALL_PAGES = 2**30


@dataclass(frozen=True, slots=True)
class Seat:
    """A station with its window open.

    Attributes:
        officer: Who sits there.
        inbox: Where a scanner would put its pictures.
    """

    station: Workstation
    desk: Desk
    officer: Officer
    inbox: Path

    @property
    def page(self) -> PrimaryPage:
        """The booth's page, to look at."""
        return self.desk.pages.primary

    def sign_in(self, badge: str, pin: str) -> None:
        """Badge, PIN, Enter: the post is the proposed one."""
        self.officer.write(badge)
        self.officer.next_field()
        self.officer.write(pin)
        self.officer.press(Key.CONFIRM)
        self.officer.wait(lambda: self.officer.can(Key.READ), "the booth open")

    def scan(self, name: str, content: bytes) -> None:
        """A scanner puts a picture into the inbox, whole, and it is seen there."""
        part = self.inbox / f".{name}"
        part.write_bytes(content)
        part.rename(self.inbox / name)
        self.officer.wait(lambda: self.officer.sees("A new image waits"), "the scan seen")

    def enter(self, lines: Sequence[str]) -> None:
        """Type the lines of a machine readable zone: by hand, for it is damaged."""
        self.officer.press_when_offered(Key.ADD)
        self.officer.wait(lambda: self.page.view is View.ENTRY, "what can be entered")
        self.officer.press(Key.EVIDENCE_3)  # a document by hand,
        self.officer.press(Key.EVIDENCE_2)  # for its zone is damaged
        self.officer.wait(lambda: self.page.view is View.ZONE, "the form")
        for line in lines:
            self.officer.write(line)
            self.officer.next_field()
        self.officer.press(Key.CLOSE_FORM)

    def enter_traveler(self, lines: Sequence[str]) -> None:
        """Type a zone, and look at the card it gives."""
        self.enter(lines)
        self.officer.wait(lambda: self.page.view is View.CARD, "the card")
        self.look()

    def open_referral(self, note: str) -> None:
        """Press F8, and write a note into the form."""
        self.officer.press_when_offered(Key.HOLD_BACK)
        self.officer.wait(lambda: self.page.view is View.REFERRAL, "the referral form")
        self.officer.jump_to(Qt.Key.Key_N)
        self.officer.write(note)
        self.look()

    def look(self) -> None:
        """See what is on its way to the screen: keys that decide count only after that."""
        self.officer.settle()  # painted
        self.officer.settle()  # and the page has heard of it

    def recorded(self) -> list[tuple[Event, Body]]:
        """Return everything in this station's journal."""
        with self.station.store.reading() as connection:
            events = [each for each in read_events(connection) if isinstance(each, Event)]
        return [(event, decode_body(event.body or b"", BODIES[event.type])) for event in events]

    def kinds(self) -> list[str]:
        """Return the types of what is in this station's journal."""
        return [event.type for event, _ in self.recorded()]


@contextmanager
def seated(station: Workstation, preferences: Preferences, pictures: Path) -> Iterator[Seat]:
    """Open the window of `station`; its officer is not signed in yet.

    Args:
        station: At work already; closed by whoever opened it.
        preferences: The post that the sign-in page proposes.
        pictures: Gets a screenshot of a window that was waited for in vain.
    """
    desk = Desk(station, preferences)
    desk.show()
    officer = Officer(desk.window, lambda: desk.idle, Pictures(pictures))
    inbox = station.settings.watched_folder
    assert inbox is not None
    try:
        officer.settle()
        yield Seat(station, desk, officer, inbox)
    finally:
        desk.close()
        desk.window.deleteLater()
        desk.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def watch_inbox(home: Path) -> None:
    """Have the station in `home` watch a folder of its own."""
    inbox = home / "scans"
    inbox.mkdir(exist_ok=True)
    write_station(home, replace(read_station(home), watched_folder=inbox))


class Disk:
    """The disk under a store: full at will, without being root."""

    def __init__(self, store: Store) -> None:
        """Watch every connection that the store hands out."""
        self.full = False
        with store.reading() as connection:  # no page inside is free either
            raw = connection.connection.driver_connection
            assert raw is not None
            connection.rollback()
            raw.execute("VACUUM")
        sql_event.listen(store._engine, "checkout", self._limit)

    def _limit(self, connection: object, _record: object, _proxy: object) -> None:
        pages = 1 if self.full else _ALL_PAGES  # 1: not one more than there are
        connection.execute(f"PRAGMA max_page_count = {pages}")  # type: ignore[attr-defined]  # a DB-API connection
