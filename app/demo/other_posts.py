"""The same booth in other modes: on foot, by air, rail and sea, and out of the country."""

from dataclasses import dataclass
from pathlib import Path

from app.demo.booth_hand import BoothHand
from app.demo.port import RELIEF_OFFICER
from app.demo.station_log import DECIDED
from app.demo.story import Who
from app.duty.officers import Direction, Mode
from app.specimens.travelers import (
    BOARDING_PASS_OF_FLYER,
    CARRIER_OF_CASH,
    DAMAGED,
    DRAWN,
    FLYER,
    MINOR,
)
from app.ui.primary.actions import View
from app.ui.primary.entry_lines import ENTRY_KEYS, Entry
from app.ui.shortcuts import Key

_CITIZEN = {"identity": "seen"}


@dataclass(frozen=True, slots=True)
class OtherPosts:
    """Plays the relief officer, one post a method; a post where all is done is passed over.

    Attributes:
        text_page: A picture that is no document.
    """

    hand: BoothHand
    text_page: Path

    def on_foot(self) -> None:
        """A citizen without papers, and a girl who travels alone."""
        hand, officer = self.hand, self.hand.officer
        if hand.decided(MINOR) and hand.log.holds(DECIDED, **_CITIZEN):
            return
        hand.sign_in(RELIEF_OFFICER, Mode.PEDESTRIAN)
        if not hand.log.holds(DECIDED, **_CITIZEN):
            if not hand.log.holds("encounter.person_marked", **_CITIZEN):
                self._mark_citizen()
            says = {"decision": "admit", **_CITIZEN}
            with hand.book.step("admit citizen", Who.BOOTH, officer, event=DECIDED, **says):
                officer.press_when_offered(Key.LET_GO)
                officer.wait(lambda: hand.log.holds(DECIDED, **_CITIZEN), "recorded")
            officer.settle()
        with hand.traveler(MINOR, "minor alone") as waits:
            if waits:
                hand.refer(MINOR, "minor alone")

    def by_air(self) -> None:
        """A boarding pass that was made out for somebody else."""
        hand, officer = self.hand, self.hand.officer
        if hand.decided(FLYER):
            return
        hand.sign_in(RELIEF_OFFICER, Mode.AIR)
        with hand.traveler(FLYER, "flyer"):
            number = FLYER.document.document_number
            if not hand.log.holds("encounter.boarding_pass_read", number):
                with hand.step("boarding pass", FLYER, "encounter.boarding_pass_read"):
                    self._enter(Entry.BOARDING_PASS)
                    officer.wait(lambda: officer.can(Key.CLOSE_FORM), "boarding pass form")
                    officer.write(BOARDING_PASS_OF_FLYER)
                    officer.picture("flyer boarding pass")
                    officer.press(Key.CLOSE_FORM)
                    officer.wait(lambda: officer.can(Key.HOLD_BACK), "card")
                officer.settle()
            officer.picture("flyer card with pass")
            officer.press(Key.EVIDENCE_1)
            officer.wait(lambda: hand.page.view is View.EVIDENCE, "evidence")
            officer.picture("flyer evidence")
            officer.press(Key.BACK)
            hand.refer(FLYER, "flyer")

    def by_rail(self) -> None:
        """The lot falls on her: in the demo it falls on every train."""
        if self.hand.decided(DRAWN):
            return
        self.hand.sign_in(RELIEF_OFFICER, Mode.RAIL)
        with self.hand.traveler(DRAWN, "random draw"):
            self.hand.refer(DRAWN, "random draw")

    def by_sea(self) -> None:
        """A picture that is no document, then a page that cannot be read: typed by hand."""
        hand, officer = self.hand, self.hand.officer
        if hand.decided(DAMAGED):
            return
        hand.sign_in(RELIEF_OFFICER, Mode.SEA)
        officer.settle()
        read = "encounter.document_read"
        if not hand.log.count(read):  # nobody else's picture gave no number
            with hand.step("no document", DAMAGED, read):
                hand.arrives(self.text_page)
                officer.press(Key.READ)
                officer.wait(lambda: hand.page.view is View.CARD, "card")
            officer.settle()
            officer.picture("no document card")
        if not hand.log.holds(read, DAMAGED.document.document_number):
            if hand.log.count(read) == 1:
                with hand.step("read damaged page", DAMAGED, read):
                    hand.arrives(hand.pictures[DAMAGED.name])
                    officer.press(Key.READ)
                    officer.wait(lambda: hand.log.count(read) > 1, "read once more")
                officer.settle()
            officer.picture("damaged card")
            self._type_zone()
        hand.admit(DAMAGED)

    def outbound(self) -> None:
        """Money that was not declared: the officer's own referral, three keys and a note."""
        hand, officer = self.hand, self.hand.officer
        if hand.decided(CARRIER_OF_CASH):
            return
        hand.sign_in(RELIEF_OFFICER, Mode.LAND, Direction.OUTBOUND)
        with hand.traveler(CARRIER_OF_CASH, "outbound"):
            if not hand.log.holds("encounter.declared"):
                with hand.book.step("declaration", Who.BOOTH, officer, event="encounter.declared"):
                    self._enter(Entry.DECLARATION)
                    officer.wait(lambda: officer.can(Key.CLOSE_FORM), "declaration")
                    officer.type("n")
                    officer.type("n")
                    officer.picture("outbound declaration")
                    officer.press(Key.CLOSE_FORM)
                    officer.wait(lambda: hand.log.holds("encounter.declared"), "declared")
                officer.settle()
            note = "Envelope with bank notes under the seat."
            hand.refer(CARRIER_OF_CASH, "outbound", reason="Currency", note=note)

    def _mark_citizen(self) -> None:
        hand, officer = self.hand, self.hand.officer
        event, says = "encounter.person_marked", {"reason": "citizen", **_CITIZEN}
        with hand.book.step("citizen by declaration", Who.BOOTH, officer, event=event, **says):
            officer.press_when_offered(Key.PEOPLE)
            officer.settle()
            officer.picture("citizen people")
            officer.press_when_offered(Key.CITIZEN)
            officer.wait(lambda: hand.log.holds(event, **_CITIZEN), "marked")
        officer.settle()
        if hand.page.view is not View.CARD:
            officer.press(Key.BACK)
            officer.settle()
        officer.picture("citizen card")

    def _type_zone(self) -> None:
        hand, officer = self.hand, self.hand.officer
        with hand.step("enter by hand", DAMAGED, "encounter.document_read", identity="entered"):
            self._enter(Entry.DOCUMENT)
            officer.settle()
            officer.picture("damaged reason")
            officer.press(Key.EVIDENCE_2)
            officer.wait(lambda: hand.page.view is View.ZONE, "zone form")
            upper, lower = DAMAGED.lines
            officer.write(upper)
            officer.next_field()
            officer.write(lower)
            officer.picture("damaged typed")
            officer.press(Key.CLOSE_FORM)
            officer.wait(lambda: officer.can(Key.LET_GO), "card")
        officer.settle()
        officer.picture("damaged entered card")

    def _enter(self, entry: Entry) -> None:
        """F5, then the key of what is entered."""
        officer = self.hand.officer
        officer.press_when_offered(Key.ADD)
        officer.wait(lambda: self.hand.page.view is View.ENTRY, "what can be entered")
        officer.settle()
        officer.press(ENTRY_KEYS[entry])
