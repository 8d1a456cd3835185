"""The second desk's half of the shift: one referral, from its arrival to its end."""

import shutil
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from app.demo.driver import Officer
from app.demo.port import DESK_OFFICER, PIN
from app.demo.story import StoryBook, Who
from app.encounters.referral import ReferralState
from app.services.ports import Records
from app.services.views import ReferralRow
from app.specimens.travelers import LISTED
from app.ui.secondary.page import SecondaryPage
from app.ui.shortcuts import Key

_MOST_ROWS = 20


@dataclass(frozen=True, slots=True)
class DeskShift:
    """Plays the secondary officer.

    Attributes:
        officer: At the desk's window.
        page: The desk's page, to look at.
        inbox: Folder where the desk's scanner puts its pictures.
        pictures: The specimens' images, by the specimen's name.
        book: Where the steps are noted.
        records: The desk's records, to see what is done already.
    """

    officer: Officer
    page: SecondaryPage
    inbox: Path
    pictures: dict[str, Path]
    book: StoryBook
    records: Records

    def sign_in(self) -> None:
        """Badge, PIN, Enter."""
        officer = self.officer
        with self.book.step("sign in", Who.DESK, officer, event="duty.signed_in"):
            officer.write(DESK_OFFICER.badge)
            officer.next_field()
            officer.write(PIN)
            officer.press(Key.CONFIRM)
            officer.wait(lambda: self._row() is not None, "the referral at the desk")
            officer.wait(lambda: officer.sees("VANTONGEREN"), "the referral on the list")
        officer.settle()
        officer.picture("desk list")

    def work(self) -> None:
        """Receive, identify again, record what was found, decide; go on where a kill stopped it."""
        if self._state() is ReferralState.CLOSED:
            return
        self._choose()
        if self._state() is not ReferralState.RECEIVED:
            self._receive()
        if not self._file_has_been_identified():
            self._identify()
        if not self._row_has_finding():
            self._find()
        self._close()

    def _choose(self) -> None:
        """Arrow keys move through the list until the traveler's referral is open."""
        officer = self.officer
        wanted = self._row()
        assert wanted is not None
        for _ in range(_MOST_ROWS):
            if self.page.referrals.selected == wanted.id:
                break
            officer.next_row()
            officer.settle()
        officer.wait(lambda: self.page.referrals.selected == wanted.id, "the referral chosen")
        officer.wait(lambda: self.page.at_case, "the referral open")
        with self.book.step("page photo arrives", Who.DESK, officer):
            officer.wait(self._photo_is_here, "the page photo")
        officer.settle()
        officer.picture("desk referral")

    def _receive(self) -> None:
        officer = self.officer
        with self._step("receive", "referral.received"):
            officer.press_when_offered(Key.CONFIRM)
            officer.wait(lambda: self._state() is ReferralState.RECEIVED, "received")
        officer.settle()
        officer.press(Key.HOME)
        officer.settle()
        officer.picture("desk primary card")
        officer.press(Key.BACK)

    def _identify(self) -> None:
        """The passport is read again at the desk: is it the one that primary saw?"""
        officer = self.officer
        with self._step("identify again", "referral.identified_again", same="True"):
            arriving = self.inbox / f"{LISTED.name}.png"
            shutil.copyfile(self.pictures[LISTED.name], arriving)
            officer.press_when_offered(Key.READ)
            officer.settle()
            if self.page.at_chooser:  # F2 was quicker than the scanner: the newest image is chosen
                officer.press(Key.CONFIRM)
            officer.wait(self._file_has_been_identified, "identified again")
        officer.settle()
        officer.picture("desk identified")

    def _find(self) -> None:
        officer = self.officer
        with self._step("record finding", "referral.finding_recorded"):
            officer.press_when_offered(Key.ADD)
            officer.wait(lambda: officer.can(Key.CLOSE_FORM), "finding form")
            officer.type("Nothing")
            officer.next_field()
            officer.type("Database")
            officer.go_to("Note")
            officer.write("Photo of the lookout shows another man.")
            officer.picture("desk finding")
            officer.press(Key.CLOSE_FORM)
            officer.wait(self._row_has_finding, "finding recorded")
        officer.settle()
        officer.picture("desk found")

    def _close(self) -> None:
        officer = self.officer
        with self._step("close", "referral.disposed", disposition="REL"):
            officer.press_when_offered(Key.LET_GO)
            officer.settle()
            officer.press(Key.EVIDENCE_3)
            officer.picture("desk decision")
            officer.press_when_offered(Key.CLOSE_FORM)
            officer.wait(lambda: self._state() is ReferralState.CLOSED, "closed")
        officer.settle()
        officer.picture("desk closed")

    def _row(self) -> ReferralRow | None:
        rows = self.records.referrals("San Lorenzo")
        return next((row for row in rows if row.surname == LISTED.document.surname), None)

    def _state(self) -> ReferralState | None:
        row = self._row()
        return row.state if row else None

    def _row_has_finding(self) -> bool:
        row = self._row()
        return row is not None and bool(row.finding_words)

    def _file_has_been_identified(self) -> bool:
        row = self._row()
        file = self.records.referral(row.id) if row else None
        return file is not None and file.same_document is not None

    def _photo_is_here(self) -> bool:
        row = self._row()
        file = self.records.referral(row.id) if row else None
        return file is not None and file.photo_here

    def _step(self, name: str, event: str, **says: str) -> AbstractContextManager[None]:
        number = LISTED.document.document_number
        return self.book.step(name, Who.DESK, self.officer, document=number, event=event, **says)
