"""Travelers whose documents speak through barcodes: a licence, a boarding pass, a sealed visa."""

from dataclasses import dataclass

from app.demo.booth_hand import BoothHand
from app.demo.port import RELIEF_OFFICER
from app.duty.officers import Mode
from app.specimens.coded_travelers import (
    DRIVER_OF_LICENCE,
    PASS_OF_ANOTHER,
    PASSENGER,
    VISITOR,
)
from app.ui.primary.actions import View
from app.ui.shortcuts import Key

_READ = "encounter.boarding_pass_read"


@dataclass(frozen=True, slots=True)
class CodedDocuments:
    """Plays the relief officer at a gate; whoever is decided already is passed over."""

    hand: BoothHand

    def by_air(self) -> None:
        """All three, one after the other."""
        hand = self.hand
        everybody = (VISITOR.visa, PASSENGER, DRIVER_OF_LICENCE)
        if all(hand.decided(one) for one in everybody):
            return
        hand.sign_in(RELIEF_OFFICER, Mode.AIR)
        self._sealed_visa()
        self._pass_of_another()
        self._licence()

    def _sealed_visa(self) -> None:
        """The seal of her visa is sound: the card says who signed it, and for how long."""
        with self.hand.traveler(VISITOR.visa, "sealed visa") as waits:
            if waits:
                self._look_behind("sealed visa")
                self.hand.admit(VISITOR.visa)

    def _pass_of_another(self) -> None:
        """Her boarding pass, read from a picture of it, names somebody else."""
        hand, officer = self.hand, self.hand.officer
        with hand.traveler(PASSENGER, "passenger") as waits:
            if not waits:
                return
            number = PASSENGER.document.document_number
            if not hand.log.holds(_READ, number):
                with hand.step("picture of the boarding pass", PASSENGER, _READ):
                    hand.arrives(hand.pictures[PASS_OF_ANOTHER.name])
                    officer.press(Key.READ)
                    officer.wait(lambda: hand.log.holds(_READ, number), "pass read")
                    officer.wait(lambda: officer.can(Key.HOLD_BACK), "card")
                officer.settle()
            officer.picture("passenger card with pass")
            hand.refer(PASSENGER, "passenger")

    def _licence(self) -> None:
        """A licence alone says who he is: the officer asks, believes him and lets him go on."""
        with self.hand.traveler(DRIVER_OF_LICENCE, "licence") as waits:
            if waits:
                officer = self.hand.officer
                officer.wait(lambda: officer.sees("To be met"), "what was set before arrival")
                self.hand.admit(DRIVER_OF_LICENCE)

    def _look_behind(self, name: str) -> None:
        officer = self.hand.officer
        officer.press(Key.EVIDENCE_1)
        officer.wait(lambda: self.hand.page.view is View.EVIDENCE, "evidence")
        officer.picture(f"{name} evidence")
        officer.press(Key.BACK)
