"""Three people in one car: read in line, set aside under their plate, taken up at the booth."""

from dataclasses import dataclass

from PySide6.QtCore import Qt

from app.demo.booth_hand import BoothHand
from app.demo.station_log import DECIDED
from app.demo.story import Who
from app.specimens.travelers import DRIVER, PASSENGER
from app.ui.primary.actions import View
from app.ui.primary.entry_lines import ENTRY_KEYS, Entry
from app.ui.shortcuts import Key

_PLATE, _ISSUER = "7KX-204", "UTO"


@dataclass(frozen=True, slots=True)
class Vehicle:
    """Plays the officer who walks the line, and then the booth."""

    hand: BoothHand

    def wait_in_line(self) -> None:
        """Two documents are read and the plate is entered; then they wait."""
        hand, officer = self.hand, self.hand.officer
        if hand.decided(DRIVER) or hand.log.holds("encounter.set_aside"):
            return
        officer.settle()
        for specimen, name in ((DRIVER, "driver"), (PASSENGER, "passenger")):
            if not hand.log.holds("encounter.document_read", specimen.document.document_number):
                hand.read(specimen)
            officer.picture(f"vehicle {name} card")
        if not hand.log.holds("encounter.conveyance_entered"):
            self._enter_plate()
        with hand.book.step("let them wait", Who.BOOTH, officer, event="encounter.set_aside"):
            self._enter(Entry.LET_WAIT)
            officer.wait(lambda: hand.log.holds("encounter.set_aside"), "set aside")
            officer.wait(lambda: hand.page.view is View.EMPTY, "the booth is free")
        officer.settle()
        officer.picture("vehicle waits in line")

    def come_up(self) -> None:
        """One key opens them; a third person stays unread, and is counted as such."""
        hand, officer = self.hand, self.hand.officer
        officer.settle()
        if hand.decided(DRIVER):
            return
        if not hand.log.holds("encounter.taken_up"):
            with hand.book.step("take up", Who.BOOTH, officer, event="encounter.taken_up"):
                officer.wait(lambda: officer.sees("204"), "who waits in line")
                officer.press(Key.EVIDENCE_1)
                officer.wait(lambda: hand.page.view is View.CARD, "card")
        officer.settle()
        officer.picture("vehicle taken up")
        if not hand.log.holds("encounter.person_marked", identity="unread"):
            self._leave_unread()
        if not hand.log.holds(DECIDED, identity="unread"):
            says = {"decision": "admit", "identity": "unread"}
            with hand.book.step("admit unread", Who.BOOTH, officer, event=DECIDED, **says):
                officer.press_when_offered(Key.LET_GO)
                officer.wait(lambda: hand.log.holds(DECIDED, identity="unread"), "recorded")
            officer.settle()
            officer.picture("vehicle all others routine")
        with hand.step("admit all", DRIVER, DECIDED, decision="admit"):
            officer.press_when_offered(Key.LET_GO)
            hand.recorded(PASSENGER)

    def _enter_plate(self) -> None:
        """The plate is mistyped at first: the field says so while it is typed."""
        hand, officer = self.hand, self.hand.officer
        says = {"event": "encounter.conveyance_entered"}
        with hand.book.step("enter plate", Who.BOOTH, officer, **says):
            self._enter(Entry.CONVEYANCE)
            officer.wait(lambda: officer.can(Key.CLOSE_FORM), "plate form")
            officer.write("7KX/204")
            officer.picture("vehicle plate mistyped")
            officer.write(_PLATE)
            officer.next_field()
            officer.write(_ISSUER)
            officer.picture("vehicle plate")
            officer.press(Key.CLOSE_FORM)
            officer.wait(lambda: hand.log.holds("encounter.conveyance_entered"), "plate recorded")
        officer.settle()

    def _leave_unread(self) -> None:
        hand, officer = self.hand, self.hand.officer
        says = {"identity": "unread"}
        with hand.book.step(
            "leave unread", Who.BOOTH, officer, event="encounter.person_marked", **says
        ):
            officer.press_when_offered(Key.PEOPLE)
            officer.wait(lambda: officer.can(Key.ADD_PLACE), "people")
            officer.tap(Qt.Key.Key_End)  # below everybody: one more person
            officer.picture("vehicle people")
            officer.press_when_offered(Key.LEAVE_UNREAD)
            officer.wait(
                lambda: hand.log.holds("encounter.person_marked", identity="unread"), "marked"
            )
        officer.settle()
        if hand.page.view is not View.CARD:
            officer.press(Key.BACK)
            officer.settle()
        officer.picture("vehicle one unread")

    def _enter(self, entry: Entry) -> None:
        """F5, then the key of what is entered."""
        officer = self.hand.officer
        officer.press_when_offered(Key.ADD)
        officer.wait(lambda: self.hand.page.view is View.ENTRY, "what can be entered")
        officer.settle()
        officer.press(ENTRY_KEYS[entry])
