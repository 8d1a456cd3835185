"""The second desk's half of the shift: the man whom a lookout names."""

from dataclasses import dataclass

from app.demo.desk_hand import DeskHand
from app.demo.story import Who
from app.encounters.referral import ReferralState
from app.specimens.travelers import LISTED
from app.ui.shortcuts import Key


@dataclass(frozen=True, slots=True)
class DeskShift:
    """Plays the secondary officer; goes on where a kill stopped it."""

    hand: DeskHand

    def work(self) -> None:
        """Receive, identify again, record what was found, decide."""
        hand, officer = self.hand, self.hand.officer
        if hand.state(LISTED) is ReferralState.CLOSED:
            return
        hand.choose(LISTED)
        with hand.book.step("page photo arrives", Who.DESK, officer):
            officer.wait(self._photo_is_here, "the page photo")
        officer.settle()
        officer.picture("desk referral")
        if hand.state(LISTED) is not ReferralState.RECEIVED:
            hand.receive(LISTED)
            officer.press(Key.HOME)
            officer.settle()
            officer.picture("desk primary card")
            officer.press(Key.BACK)
        if not self._identified():
            self._identify()
        if not hand.says(LISTED, "referral.finding_recorded"):
            self._find()
        hand.close(LISTED, "REL", Key.EVIDENCE_3)

    def _identify(self) -> None:
        """The passport is read again at the desk: is it the one that primary saw?"""
        hand, officer = self.hand, self.hand.officer
        with hand.step("identify again", LISTED, "referral.identified_again", same="True"):
            hand.arrives(hand.pictures[LISTED.name])
            officer.press_when_offered(Key.READ)
            hand.take_newest()
            officer.wait(self._identified, "identified again")
        officer.settle()
        officer.picture("desk identified")

    def _find(self) -> None:
        hand, officer = self.hand, self.hand.officer
        with hand.step("record finding", LISTED, "referral.finding_recorded"):
            hand.add(Key.EVIDENCE_1)
            officer.wait(lambda: officer.can(Key.CLOSE_FORM), "finding form")
            officer.type("Nothing")
            officer.next_field()
            officer.type("Database")
            officer.go_to("Note")
            officer.write("Photo of the lookout shows another man.")
            officer.picture("desk finding")
            officer.press(Key.CLOSE_FORM)
            recorded = "referral.finding_recorded"
            officer.wait(lambda: hand.says(LISTED, recorded), "finding recorded")
        officer.settle()
        officer.picture("desk found")

    def _photo_is_here(self) -> bool:
        file = self.hand.file(LISTED)
        return file is not None and file.photo_here

    def _identified(self) -> bool:
        file = self.hand.file(LISTED)
        return file is not None and file.same_document is not None
