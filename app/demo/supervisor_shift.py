"""The supervisor's half hour: what needs a look, two records reviewed, the signed report."""

from contextlib import AbstractContextManager
from dataclasses import dataclass

from PySide6.QtCore import Qt

from app.demo.booth_hand import BoothHand
from app.demo.driver import Officer
from app.demo.port import BOOTH_OFFICER, PIN, SUPERVISOR
from app.demo.station_log import StationLog
from app.demo.story import StoryBook, Who
from app.duty.officers import Mode
from app.specimens.specimen import Specimen
from app.specimens.travelers import LISTED, TRUSTED
from app.ui.shortcuts import Key
from app.ui.supervisor.action_bar import Place
from app.ui.supervisor.page import SupervisorPage

_REVIEWED = "review.record_reviewed"


@dataclass(frozen=True, slots=True)
class SupervisorShift:
    """Plays the supervisor at the second desk's window, and the officer who gets the note.

    Attributes:
        officer: At the desk's window.
        page: The supervisor's page, to look at.
        book: Where the steps are noted.
        log: What the desk has recorded.
        booth: The booth, where the note arrives.
    """

    officer: Officer
    page: SupervisorPage
    book: StoryBook
    log: StationLog
    booth: BoothHand

    def work(self) -> None:
        """Sign in, look, review two records, make the report; then an officer reads the note."""
        if not self.log.holds("review.report_made"):
            self._sign_in()
            if not self.log.holds(_REVIEWED, verdict="reviewed"):
                self._mark_reviewed()
            if not self.log.holds(_REVIEWED, verdict="returned"):
                self._return_record()
            self._report()
        self._read_note()

    def _sign_in(self) -> None:
        officer = self.officer
        if not officer.can_sign_in:
            officer.press(Key.LOCK)
            officer.wait(lambda: officer.can(Key.CONFIRM), "lock")
            officer.go_to("Sign in for another role or post")
            officer.tap(Qt.Key.Key_Space)
            officer.wait(lambda: officer.can_sign_in, "sign-in page")
        says = {"role": "supervisor"}
        with self.book.step("supervisor", Who.DESK, officer, event="duty.signed_in", **says):
            officer.jump_to(Qt.Key.Key_B)
            officer.write(SUPERVISOR.badge)
            officer.next_field()
            officer.write(PIN)
            officer.next_field()
            for _ in range(2):  # the last of three
                officer.tap(Qt.Key.Key_Right)
            officer.press(Key.CONFIRM)
            officer.wait(self.page.isVisible, "the shift")
        officer.settle()
        officer.picture("supervisor overview")

    def _mark_reviewed(self) -> None:
        """Look at a referral whose document the desk has been told of, and say so."""
        officer, says = self.officer, {"verdict": "reviewed"}
        with self._step("review a record", LISTED, Who.DESK, officer, _REVIEWED, **says):
            self._open(LISTED)
            officer.picture("supervisor record of a referral")
            officer.press_when_offered(Key.LET_GO)
            officer.wait(lambda: self.log.holds(_REVIEWED, **says), "reviewed")
        officer.settle()

    def _return_record(self) -> None:
        """Find the recalled admission by its traveler's name, and ask about it."""
        officer, says = self.officer, {"verdict": "returned"}
        with self._step("return a record", TRUSTED, Who.DESK, officer, _REVIEWED, **says):
            self._open(TRUSTED)
            officer.picture("supervisor record")
            officer.press_when_offered(Key.HOLD_BACK)
            officer.settle()
            officer.write("Why was this admission taken back?")
            officer.picture("supervisor return")
            officer.press_when_offered(Key.CLOSE_FORM)
            officer.wait(lambda: self.log.holds(_REVIEWED, **says), "returned")
        officer.settle()

    def _open(self, specimen: Specimen) -> None:
        """Filter the records by typing a surname, until one is left, and open it."""
        officer = self.officer
        if self.page.place is Place.RECORD:
            officer.press_when_offered(Key.BACK)
        officer.press_when_offered(Key.FIND)
        officer.wait(lambda: self.page.place is Place.LIST, "records")
        officer.settle()
        officer.picture("supervisor records")
        officer.write(specimen.document.surname)
        officer.settle()
        officer.wait(lambda: self._found_alone(specimen), "one record")
        officer.tap(Qt.Key.Key_Down)
        officer.picture("supervisor found")
        officer.tap(Qt.Key.Key_Return)
        officer.wait(lambda: self.page.place is Place.RECORD, "the record")
        officer.settle()

    def _found_alone(self, specimen: Specimen) -> bool:
        found = self.page.records.table.records
        name = str(found.index(0, 1).data())
        return found.rowCount() == 1 and name.startswith(specimen.document.surname)

    def _report(self) -> None:
        officer = self.officer
        while self.page.place is not Place.OVERVIEW:
            officer.press(Key.BACK)
            officer.settle()
        made = "review.report_made"
        with self.book.step("shift report", Who.DESK, officer, event=made):
            officer.press_when_offered(Key.ADD)
            officer.wait(lambda: self.log.holds(made), "the report")
        officer.settle()
        officer.picture("supervisor report")

    def _read_note(self) -> None:
        """The officer of the record signs in again: the note stands over the work."""
        read = "review.note_read"
        number = TRUSTED.document.document_number
        if self.booth.log.holds(read, number):
            return
        officer = self.booth.officer
        self.booth.sign_in(BOOTH_OFFICER, Mode.LAND)
        with self._step("note read", TRUSTED, Who.BOOTH, officer, read):
            officer.wait(lambda: officer.sees("taken back?"), "the note")
            officer.picture("booth note that came back")
            officer.press_when_offered(Key.NOTE_READ)
            officer.wait(lambda: self.booth.log.holds(read, number), "the note is read")
        officer.settle()

    def _step(
        self, name: str, specimen: Specimen, who: Who, officer: Officer, event: str, **says: str
    ) -> AbstractContextManager[None]:
        """Note a step about the record of this traveler."""
        number = specimen.document.document_number
        return self.book.step(name, who, officer, document=number, event=event, **says)
