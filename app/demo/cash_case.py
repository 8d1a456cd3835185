"""The second desk's other case: undeclared money, a photo, and the radiograph that shows it."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt

from app.demo.desk_hand import DeskHand
from app.demo.story import Who
from app.encounters.referral import ReferralState
from app.specimens.travelers import CARRIER_OF_CASH
from app.ui.radiograph.page import Middle, RadiographPage
from app.ui.shortcuts import Key

_SEEN = "dense bundle under the seat"
_FOUND = "referral.finding_recorded"


@dataclass(frozen=True, slots=True)
class CashCase:
    """Plays the secondary officer from the scanned passport to the closed referral.

    Attributes:
        viewer: The radiograph's page, to look at.
        scan: What the portal's scanner made of the car: a 16-bit TIFF.
        photo: A picture of what was found.
    """

    hand: DeskHand
    viewer: RadiographPage
    scan: Path
    photo: Path

    def work(self) -> None:
        """Find by passport, note, photograph, look into the car, close."""
        hand, officer = self.hand, self.hand.officer
        if hand.state(CARRIER_OF_CASH) is ReferralState.CLOSED:
            return
        if hand.state(CARRIER_OF_CASH) is ReferralState.SENT:
            self._find_by_passport()
        else:
            hand.choose(CARRIER_OF_CASH)
        if hand.state(CARRIER_OF_CASH) is not ReferralState.RECEIVED:
            hand.receive(CARRIER_OF_CASH)
        officer.settle()
        if not hand.says(CARRIER_OF_CASH, "referral.note_added"):
            self._write_note()
        if not hand.says(CARRIER_OF_CASH, "referral.photo_added"):
            self._take_photo()
        if not hand.says(CARRIER_OF_CASH, _FOUND):
            self._look_into_the_car()
        note = "Money held by customs; receipt given."
        hand.close(CARRIER_OF_CASH, "TRN", Key.EVIDENCE_5, note)

    def _find_by_passport(self) -> None:
        """F2 on the list: the passport itself says whose referral it is."""
        hand, officer = self.hand, self.hand.officer
        with hand.step("arrives by passport", CARRIER_OF_CASH, "referral.arrived", seen="document"):
            hand.arrives(hand.pictures[CARRIER_OF_CASH.name])
            officer.press_when_offered(Key.READ)
            hand.take_newest()
            officer.wait(
                lambda: hand.says(CARRIER_OF_CASH, "referral.arrived"), "found by the passport"
            )
        officer.settle()
        officer.picture("desk found by passport")

    def _write_note(self) -> None:
        hand, officer = self.hand, self.hand.officer
        with hand.step("note", CARRIER_OF_CASH, "referral.note_added"):
            hand.add(Key.EVIDENCE_2)
            officer.wait(lambda: officer.can(Key.CLOSE_FORM), "note form")
            officer.write("Says the car is her brother's.")
            officer.picture("desk note")
            officer.press(Key.CLOSE_FORM)
            officer.wait(lambda: hand.says(CARRIER_OF_CASH, "referral.note_added"), "noted")
        officer.settle()

    def _take_photo(self) -> None:
        hand, officer = self.hand, self.hand.officer
        with hand.step("photo", CARRIER_OF_CASH, "referral.photo_added"):
            hand.arrives(self.photo)
            hand.add(Key.EVIDENCE_3)
            hand.take_newest()
            officer.wait(lambda: officer.can(Key.CLOSE_FORM), "photo form")
            officer.write("Bag under the seat")
            officer.picture("desk photo")
            officer.press(Key.CLOSE_FORM)
            officer.wait(lambda: hand.says(CARRIER_OF_CASH, "referral.photo_added"), "photo")
        officer.settle()
        officer.picture("desk with photo")

    def _look_into_the_car(self) -> None:
        """F3 leads to the viewer: window, one mark, and the finding that it shows."""
        hand, officer, viewer = self.hand, self.hand.officer, self.viewer
        with hand.book.step("radiograph", Who.DESK, officer, event="radiograph.opened"):
            hand.arrives(self.scan)
            officer.press_when_offered(Key.FIND)
            officer.wait(viewer.isVisible, "viewer")
            officer.settle()
            officer.picture("radiograph none yet")
            officer.press_when_offered(Key.FIND)
            officer.settle()
            if viewer.middle is Middle.CHOOSER:
                officer.press(Key.CONFIRM)
            officer.wait(lambda: viewer.middle is Middle.IMAGE, "radiograph")
        officer.settle()
        officer.picture("radiograph fit")
        for _ in range(3):
            officer.tap(Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
        officer.settle()
        officer.picture("radiograph window")
        with hand.step("mark and finding", CARRIER_OF_CASH, _FOUND):
            if hand.log.holds("radiograph.marked"):  # killed before its finding
                officer.go_to_row("No finding recorded yet")
                officer.tap(Qt.Key.Key_Return)
                officer.wait(lambda: viewer.form_open, "mark form")
                officer.jump_to(Qt.Key.Key_F)
            else:
                self._draw()
            officer.type("Currency")
            officer.picture("radiograph finding")
            officer.press_when_offered(Key.CLOSE_FORM)
            officer.wait(lambda: hand.says(CARRIER_OF_CASH, _FOUND), "finding recorded")
        officer.settle()
        officer.picture("radiograph marked")
        officer.press(Key.BACK)
        officer.wait(hand.page.isVisible, "back at the desk")
        officer.settle()
        officer.picture("desk with mark")

    def _draw(self) -> None:
        officer, viewer = self.hand.officer, self.viewer
        officer.press_when_offered(Key.ADD)
        officer.settle()
        officer.tap(Qt.Key.Key_Right)
        officer.tap(Qt.Key.Key_Down)
        officer.picture("radiograph mark")
        officer.press_when_offered(Key.CONFIRM)
        officer.wait(lambda: viewer.form_open, "mark form")
        officer.jump_to(Qt.Key.Key_S)
        officer.write(_SEEN)
        officer.next_field()
