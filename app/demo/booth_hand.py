"""What a primary officer does again and again: sign in, scan, admit, refer."""

import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt

from app.bootstrap.new_station import NewOfficer
from app.demo.driver import Officer, StepFailedError
from app.demo.port import PIN
from app.demo.station_log import DECIDED, StationLog
from app.demo.story import StoryBook, Who
from app.duty.officers import Direction, Mode
from app.specimens.specimen import Specimen
from app.ui.primary.actions import View
from app.ui.primary.page import PrimaryPage
from app.ui.shortcuts import Key
from app.ui.words.posts import mode_words


@dataclass(frozen=True, slots=True)
class BoothHand:
    """One officer's moves at the booth.

    Attributes:
        officer: At the booth's window.
        page: The booth's page, to look at.
        inbox: Folder where the booth's scanner puts its pictures.
        pictures: The specimens' images, by the specimen's name.
        book: Where the steps are noted.
        log: What the booth has recorded, so that nothing is played twice after a kill.
    """

    officer: Officer
    page: PrimaryPage
    inbox: Path
    pictures: dict[str, Path]
    book: StoryBook
    log: StationLog

    def sign_in(
        self, who: NewOfficer, mode: Mode, direction: Direction = Direction.INBOUND
    ) -> None:
        """Badge, PIN, mode and direction; from another post, by way of the lock."""
        officer = self.officer
        if not officer.can_sign_in:
            officer.press(Key.LOCK)
            officer.wait(lambda: officer.can(Key.CONFIRM), "lock")
            officer.go_to("Sign in for another role or post")
            officer.tap(Qt.Key.Key_Space)
            officer.wait(lambda: officer.can_sign_in, "sign-in page")
        name = f"sign in: {mode}, {direction}"
        says = {"mode": mode, "direction": direction}
        with self.book.step(name, Who.BOOTH, officer, event="duty.signed_in", **says):
            officer.jump_to(Qt.Key.Key_B)
            officer.write(who.badge)
            officer.next_field()
            officer.write(PIN)
            officer.jump_to(Qt.Key.Key_M)
            officer.type(mode_words(mode)[:3])
            officer.jump_to(Qt.Key.Key_D)
            inbound = direction is Direction.INBOUND
            officer.tap(Qt.Key.Key_Left if inbound else Qt.Key.Key_Right)
            officer.picture(f"booth {name}")
            officer.press(Key.CONFIRM)
            officer.wait(lambda: officer.can(Key.READ), "booth open")
        officer.settle()
        officer.picture(f"booth ready {mode} {direction}")

    @contextmanager
    def traveler(self, specimen: Specimen, name: str) -> Iterator[bool]:
        """Bring the traveler to the card; give False for one who is decided already."""
        self.officer.settle()
        if self.decided(specimen):
            yield False
            return
        if self.page.view is not View.CARD:  # else left undecided when the station was killed
            self.read(specimen)
        self.officer.picture(f"{name} card")
        yield True

    def decided(self, specimen: Specimen) -> bool:
        """Say whether the booth's log holds a decision about this document that still stands."""
        return self.log.settled(specimen.document.document_number)

    def read(self, specimen: Specimen) -> None:
        """The scanner puts a picture into the inbox; F2 reads it."""
        officer = self.officer
        with self.step("read document", specimen, "encounter.document_read"):
            self.arrives(self.pictures[specimen.name])
            officer.press(Key.READ)
            number = specimen.document.document_number
            officer.wait(lambda: self.log.holds("encounter.screened", number), "screened")
            officer.wait(lambda: self.page.view is View.CARD, "card")
            officer.settle()

    def arrives(self, picture: Path) -> None:
        """Have the scanner deliver a picture."""
        shutil.copyfile(picture, self.inbox / picture.name)
        self.officer.wait(lambda: self.officer.sees("A new image waits"), "scan in the inbox")

    def admit(self, specimen: Specimen) -> None:
        """F6."""
        with self.step("admit", specimen, DECIDED, decision="admit"):
            self.officer.press_when_offered(Key.LET_GO)
            self.recorded(specimen)

    def refer(self, specimen: Specimen, name: str, *, reason: str = "", note: str = "") -> None:
        """F8 opens the form, which holds what the card proposes; F8 again sends it.

        Args:
            specimen: Whose card is shown.
            name: For the picture.
            reason: The first letters of another reason than the proposed one.
            note: What the officer writes.
        """
        officer = self.officer
        with self.step("refer", specimen, DECIDED, decision="refer"):
            officer.press_when_offered(Key.HOLD_BACK)
            officer.wait(lambda: self.page.view is View.REFERRAL, "referral form")
            officer.settle()
            if reason:
                officer.choose(reason)
            if note:
                officer.jump_to(Qt.Key.Key_N)
                officer.write(note)
            officer.picture(f"{name} referral")
            officer.press_when_offered(Key.HOLD_BACK)
            self.recorded(specimen)

    def recorded(self, specimen: Specimen) -> None:
        """Look until the decision is on disk and the page says so."""
        officer = self.officer
        officer.wait(lambda: self.decided(specimen), "decision in the log")
        officer.settle()
        if self.page.view not in (View.EMPTY, View.CARD):
            raise StepFailedError("decided, but the page does not go on")
        officer.picture(f"{specimen.name} recorded")

    def step(
        self, name: str, specimen: Specimen, event: str, **says: str
    ) -> AbstractContextManager[None]:
        """Note a step about this traveler."""
        number = specimen.document.document_number
        return self.book.step(name, Who.BOOTH, self.officer, document=number, event=event, **says)
