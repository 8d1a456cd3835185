"""What a secondary officer does again and again: choose, receive, add, close."""

import shutil
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from app.demo.driver import Officer
from app.demo.port import DESK_OFFICER, PIN, PORT
from app.demo.station_log import StationLog
from app.demo.story import StoryBook, Who
from app.encounters.referral import ReferralState
from app.services.ports import Records
from app.services.views import ReferralFile, ReferralRow
from app.specimens.specimen import Specimen
from app.ui.secondary.page import SecondaryPage
from app.ui.shortcuts import Key

_MOST_ROWS = 20


@dataclass(frozen=True, slots=True)
class DeskHand:
    """One officer's moves at the second desk.

    Attributes:
        officer: At the desk's window.
        page: The desk's page, to look at.
        inbox: Folder where the desk's scanner puts its pictures.
        pictures: The specimens' images, by the specimen's name.
        book: Where the steps are noted.
        records: The desk's records, to see what is done already.
        log: What the desk has recorded.
    """

    officer: Officer
    page: SecondaryPage
    inbox: Path
    pictures: dict[str, Path]
    book: StoryBook
    records: Records
    log: StationLog

    def sign_in(self, first: Specimen) -> None:
        """Badge, PIN, Enter; the referral of `first` stands on the list."""
        officer = self.officer
        with self.book.step("sign in", Who.DESK, officer, event="duty.signed_in"):
            officer.write(DESK_OFFICER.badge)
            officer.next_field()
            officer.write(PIN)
            officer.press(Key.CONFIRM)
            officer.wait(lambda: self.row(first) is not None, "the referral at the desk")
            officer.wait(lambda: officer.sees(first.document.surname), "the referral on the list")
        officer.settle()
        officer.picture("desk list")

    def choose(self, specimen: Specimen) -> None:
        """Arrow keys move through the list until the traveler's referral is open."""
        officer, wanted = self.officer, self.row(specimen)
        assert wanted is not None
        for _ in range(_MOST_ROWS):
            if self.page.referrals.selected == wanted.id:
                break
            officer.next_row()
            officer.settle()
        officer.wait(lambda: self.page.referrals.selected == wanted.id, "the referral chosen")
        officer.wait(lambda: self.page.at_case, "the referral open")

    def receive(self, specimen: Specimen) -> None:
        """Enter: from now on it is this officer's."""
        officer = self.officer
        with self.step("receive", specimen, "referral.received"):
            officer.press_when_offered(Key.CONFIRM)
            officer.wait(lambda: self.state(specimen) is ReferralState.RECEIVED, "received")
        officer.settle()

    def arrives(self, picture: Path) -> None:
        """Have the scanner deliver a picture."""
        shutil.copyfile(picture, self.inbox / picture.name)

    def take_newest(self) -> None:
        """Take the newest image, should the desk ask which."""
        self.officer.settle()
        if self.page.at_chooser:
            self.officer.press(Key.CONFIRM)

    def add(self, what: Key) -> None:
        """F5, then the key of what is added."""
        officer = self.officer
        officer.press_when_offered(Key.ADD)
        officer.wait(lambda: officer.can(what), "what can be added")
        officer.settle()
        officer.press(what)

    def close(self, specimen: Specimen, disposition: str, key: Key, note: str = "") -> None:
        """F6, the key of the outcome, and Ctrl+Enter."""
        officer = self.officer
        with self.step("close", specimen, "referral.disposed", disposition=disposition):
            officer.press_when_offered(Key.LET_GO)
            officer.settle()
            officer.press(key)
            if note:
                officer.go_to("Note")
                officer.write(note)
            officer.picture(f"desk decision {specimen.name}")
            officer.press_when_offered(Key.CLOSE_FORM)
            officer.wait(lambda: self.state(specimen) is ReferralState.CLOSED, "closed")
        officer.settle()
        officer.picture(f"desk closed {specimen.name}")

    def row(self, specimen: Specimen) -> ReferralRow | None:
        """Return the traveler's referral as the desk knows it."""
        rows = self.records.referrals(PORT)
        return next((row for row in rows if row.surname == specimen.document.surname), None)

    def file(self, specimen: Specimen) -> ReferralFile | None:
        """Return everything the desk knows of it."""
        row = self.row(specimen)
        return self.records.referral(row.id) if row else None

    def state(self, specimen: Specimen) -> ReferralState | None:
        """Return where the referral stands."""
        row = self.row(specimen)
        return row.state if row else None

    def says(self, specimen: Specimen, event: str) -> bool:
        """Say whether the referral's timeline holds such an event."""
        file = self.file(specimen)
        return file is not None and any(entry.kind == event for entry in file.timeline)

    def step(
        self, name: str, specimen: Specimen, event: str, **says: str
    ) -> AbstractContextManager[None]:
        """Note a step about this traveler."""
        number = specimen.document.document_number
        return self.book.step(name, Who.DESK, self.officer, document=number, event=event, **says)
