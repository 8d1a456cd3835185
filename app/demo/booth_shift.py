"""The booth's half of the shift: five travelers, one key or a few for each."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt

from app.demo.driver import Officer, StepFailedError
from app.demo.port import BOOTH_OFFICER, PIN, RELIEF_OFFICER
from app.demo.story import StoryBook, Who
from app.specimens.specimen import Specimen
from app.specimens.travelers import EXPIRED, LISTED, NAMESAKE, ROUTINE, WRONG_DIGIT
from app.ui.primary.actions import View
from app.ui.primary.page import PrimaryPage
from app.ui.shortcuts import Key

_DECIDED = "encounter.decided"


@dataclass(frozen=True, slots=True)
class BoothShift:
    """Plays the primary officer.

    Attributes:
        officer: At the booth's window.
        page: The booth's page, to look at.
        inbox: Folder where the booth's scanner puts its pictures.
        pictures: The specimens' images, by the specimen's name.
        book: Where the steps are noted.
        decided: Says whether the booth's records hold a decision about this traveler.
    """

    officer: Officer
    page: PrimaryPage
    inbox: Path
    pictures: dict[str, Path]
    book: StoryBook
    decided: Callable[[Specimen], bool]

    def sign_in(self) -> None:
        """Badge, PIN, Enter: the post is the one of the day before."""
        officer = self.officer
        officer.picture("booth sign in")
        with self.book.step("sign in", Who.BOOTH, officer, event="duty.signed_in"):
            officer.write(BOOTH_OFFICER.badge)
            officer.next_field()
            officer.write(PIN)
            officer.press(Key.CONFIRM)
            officer.wait(lambda: officer.can(Key.READ), "booth open")
        officer.picture("booth ready")

    def routine(self) -> None:
        """Nothing against her: one key after the scan."""
        with self._traveler(ROUTINE, "routine") as waits:
            if waits:
                self._admit(ROUTINE)

    def expired(self) -> None:
        """Her passport has expired: the card proposes the referral, F8 twice sends it."""
        with self._traveler(EXPIRED, "expired") as waits:
            if waits:
                self._refer(EXPIRED, "expired")

    def wrong_digit(self) -> None:
        """A check digit is wrong: no key decides before the printed text was compared."""
        officer = self.officer
        with self._traveler(WRONG_DIGIT, "wrong digit") as waits:
            if not waits:
                return
            if not officer.can(Key.HOLD_BACK):
                officer.press(Key.LET_GO)
                officer.picture("wrong digit admit refused")
                name = "confirm printed text"
                with self._step(name, WRONG_DIGIT, "encounter.print_confirmed"):
                    officer.press_when_offered(Key.ADD)
                    officer.wait(lambda: officer.can(Key.CLOSE_FORM), "zone form")
                    officer.picture("wrong digit compare")
                    officer.press(Key.CLOSE_FORM)
                    officer.wait(lambda: officer.can(Key.HOLD_BACK), "confirmed card")
                officer.picture("wrong digit confirmed")
            self._refer(WRONG_DIGIT, "wrong digit")

    def listed(self) -> None:
        """A lookout names him: the evidence is one key away, the referral is mandatory."""
        officer = self.officer
        with self._traveler(LISTED, "listed") as waits:
            if waits:
                officer.press(Key.EVIDENCE_1)
                officer.wait(lambda: self.page.view is View.EVIDENCE, "evidence")
                officer.picture("listed evidence")
                officer.press(Key.BACK)
                self._refer(LISTED, "listed", note="Says he was never in the north.")

    def namesake(self) -> None:
        """A lookout names another woman of her name: cleared on the fact, then admitted."""
        officer = self.officer
        with self._traveler(NAMESAKE, "namesake") as waits:
            if not waits:
                return
            officer.press(Key.EVIDENCE_1)
            officer.wait(lambda: self.page.view is View.EVIDENCE, "evidence")
            officer.picture("namesake evidence")
            if officer.can(Key.ADD):
                with self._step("not this person", NAMESAKE, "encounter.match_cleared"):
                    officer.press(Key.ADD)
                    officer.wait(lambda: officer.can(Key.LET_GO), "cleared card")
                officer.picture("namesake cleared")
            else:
                officer.press(Key.BACK)
            self._admit(NAMESAKE)

    def hand_over(self) -> None:
        """F12 locks; another badge and one PIN, and the next officer works at the same post."""
        officer = self.officer
        with self.book.step("lock", Who.BOOTH, officer, event="duty.locked"):
            officer.press(Key.LOCK)
            officer.wait(lambda: officer.can(Key.CONFIRM), "lock")
        officer.picture("booth locked")
        with self.book.step("hand over", Who.BOOTH, officer, event="duty.signed_in"):
            officer.previous_field()
            officer.write(RELIEF_OFFICER.badge)
            officer.next_field()
            officer.write(PIN)
            officer.picture("booth hand over")
            officer.press(Key.CONFIRM)
            officer.wait(lambda: officer.can(Key.READ), "booth open")
        officer.picture("booth next officer")

    def sees_result(self) -> None:
        """What became of the traveler sent to secondary stands on the booth's own page."""
        officer = self.officer
        with self.book.step("sees the result", Who.BOOTH, officer):
            officer.wait(lambda: officer.sees("released"), "the result at the booth")
        officer.picture("booth sees result")

    @contextmanager
    def _traveler(self, specimen: Specimen, name: str) -> Iterator[bool]:
        """Bring the traveler to the card; give False for one who is decided already."""
        officer = self.officer
        officer.settle()
        if self.decided(specimen):
            yield False
            return
        if self.page.view is not View.CARD:  # else left undecided when the station was killed
            with self._step("read document", specimen, "encounter.document_read"):
                self._scan(specimen)
        officer.picture(f"{name} card")
        yield True

    def _scan(self, specimen: Specimen) -> None:
        """The scanner puts a picture into the inbox; F2 reads it."""
        officer = self.officer
        shutil.copyfile(self.pictures[specimen.name], self.inbox / f"{specimen.name}.png")
        officer.wait(lambda: officer.sees("A new image waits"), "scan in the inbox")
        officer.press(Key.READ)
        officer.wait(lambda: self.page.view is View.CARD, "card")
        officer.settle()

    def _admit(self, specimen: Specimen) -> None:
        with self._step("admit", specimen, _DECIDED, decision="admit"):
            self.officer.press_when_offered(Key.LET_GO)
            self._recorded(specimen)

    def _refer(self, specimen: Specimen, name: str, note: str = "") -> None:
        """F8 opens the form, which holds what the card proposes; F8 again sends it."""
        officer = self.officer
        with self._step("refer", specimen, _DECIDED, decision="refer"):
            officer.press_when_offered(Key.HOLD_BACK)
            officer.wait(lambda: self.page.view is View.REFERRAL, "referral form")
            if note:
                officer.jump_to(Qt.Key.Key_N)
                officer.write(note)
            officer.picture(f"{name} referral")
            officer.press_when_offered(Key.HOLD_BACK)
            self._recorded(specimen)

    def _recorded(self, specimen: Specimen) -> None:
        officer = self.officer
        officer.wait(lambda: self.page.view is View.EMPTY, "recorded")
        if not self.decided(specimen):
            raise StepFailedError("the page says recorded, but the records do not have it")
        officer.settle()
        officer.picture(f"{specimen.name} recorded")

    def _step(
        self, name: str, specimen: Specimen, event: str, **says: str
    ) -> AbstractContextManager[None]:
        number = specimen.document.document_number
        return self.book.step(name, Who.BOOTH, self.officer, document=number, event=event, **says)
