"""The booth's travelers who come one by one, by land: one key, or a few, for each."""

from dataclasses import dataclass

from app.demo.booth_hand import BoothHand
from app.demo.port import PIN, RELIEF_OFFICER
from app.demo.station_log import DECIDED, RECALLED
from app.demo.story import Who
from app.specimens.travelers import (
    EXPIRED,
    LISTED,
    LOST,
    NAMESAKE,
    OVERSTAY,
    ROUTINE,
    TRUSTED,
    WRONG_DIGIT,
)
from app.ui.primary.actions import View
from app.ui.shortcuts import Key


@dataclass(frozen=True, slots=True)
class BoothShift:
    """Plays the primary officer, one traveler a method."""

    hand: BoothHand

    def routine(self) -> None:
        """Nothing against her: one key after the scan."""
        with self.hand.traveler(ROUTINE, "routine") as waits:
            if waits:
                self.hand.admit(ROUTINE)

    def expired(self) -> None:
        """Her passport has expired: the card proposes the referral, F8 twice sends it."""
        with self.hand.traveler(EXPIRED, "expired") as waits:
            if waits:
                self.hand.refer(EXPIRED, "expired")

    def wrong_digit(self) -> None:
        """A check digit is wrong: no key decides before the printed text was compared."""
        hand, officer = self.hand, self.hand.officer
        with hand.traveler(WRONG_DIGIT, "wrong digit") as waits:
            if not waits:
                return
            if not officer.can(Key.HOLD_BACK):
                officer.press(Key.LET_GO)
                officer.picture("wrong digit admit refused")
                name = "confirm printed text"
                with hand.step(name, WRONG_DIGIT, "encounter.print_confirmed"):
                    officer.press_when_offered(Key.ADD)
                    officer.wait(lambda: officer.can(Key.CLOSE_FORM), "zone form")
                    officer.picture("wrong digit compare")
                    officer.press(Key.CLOSE_FORM)
                    officer.wait(lambda: officer.can(Key.HOLD_BACK), "confirmed card")
                officer.picture("wrong digit confirmed")
            hand.refer(WRONG_DIGIT, "wrong digit")

    def listed(self) -> None:
        """A lookout names him: the evidence is one key away, the referral is mandatory."""
        officer = self.hand.officer
        with self.hand.traveler(LISTED, "listed") as waits:
            if waits:
                officer.press(Key.EVIDENCE_1)
                officer.wait(lambda: self.hand.page.view is View.EVIDENCE, "evidence")
                officer.picture("listed evidence")
                officer.press(Key.BACK)
                self.hand.refer(LISTED, "listed", note="Says he was never in the north.")

    def namesake(self) -> None:
        """A lookout names another woman of her name: cleared on the fact, then admitted."""
        hand, officer = self.hand, self.hand.officer
        with hand.traveler(NAMESAKE, "namesake") as waits:
            if not waits:
                return
            officer.press(Key.EVIDENCE_1)
            officer.wait(lambda: hand.page.view is View.EVIDENCE, "evidence")
            officer.picture("namesake evidence")
            if officer.can(Key.ADD) and not officer.sees("Cleared"):
                with hand.step("not this person", NAMESAKE, "encounter.match_cleared"):
                    officer.press(Key.ADD)
                    officer.wait(lambda: officer.can(Key.LET_GO), "cleared card")
                officer.picture("namesake cleared")
            else:
                officer.press(Key.BACK)
            hand.admit(NAMESAKE)

    def lost(self) -> None:
        """Exactly this passport was reported lost: escorted to secondary."""
        with self.hand.traveler(LOST, "lost document") as waits:
            if waits:
                self.hand.refer(LOST, "lost document")

    def trusted(self) -> None:
        """A trusted traveler; the key was too quick, so it is taken back and pressed again."""
        hand, officer = self.hand, self.hand.officer
        log, number = hand.log, TRUSTED.document.document_number
        with hand.traveler(TRUSTED, "trusted") as waits:
            if waits and not log.holds(RECALLED, number):
                hand.admit(TRUSTED)
        if not log.holds(RECALLED, number) and log.recallable(number):
            officer.wait(lambda: officer.can(Key.RECALL) or not log.recallable(number), "recall")
            if officer.can(Key.RECALL):  # else a restart took the whole minute
                with hand.step("recall", TRUSTED, RECALLED, decision="admit"):
                    officer.press(Key.RECALL)
                    officer.wait(lambda: officer.can(Key.LET_GO), "the card is back")
                officer.picture("trusted recalled")
        if not hand.decided(TRUSTED):
            with hand.step("admit again", TRUSTED, DECIDED, decision="admit"):
                officer.press_when_offered(Key.LET_GO)
                officer.wait(lambda: hand.decided(TRUSTED), "recorded")
                officer.wait(lambda: hand.page.view is View.EMPTY, "next please")
            officer.settle()

    def overstay(self) -> None:
        """He was let in long ago and nobody saw him leave: the stay limit is passed."""
        with self.hand.traveler(OVERSTAY, "overstay") as waits:
            if waits:
                self.hand.refer(OVERSTAY, "overstay")

    def hand_over(self) -> None:
        """F12 locks; another badge and one PIN, and the next officer works at the same post."""
        officer, book = self.hand.officer, self.hand.book
        with book.step("lock", Who.BOOTH, officer, event="duty.locked"):
            officer.press(Key.LOCK)
            officer.wait(lambda: officer.can(Key.CONFIRM), "lock")
        officer.picture("booth locked")
        with book.step("hand over", Who.BOOTH, officer, event="duty.signed_in"):
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
        officer = self.hand.officer
        with self.hand.book.step("sees the result", Who.BOOTH, officer):
            officer.wait(lambda: officer.sees("currency not reported"), "the result at the booth")
        officer.picture("booth sees result")
