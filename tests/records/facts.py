"""Invented facts of one shift: every kind of event this version knows, with every kind of text."""

from dataclasses import dataclass, replace
from uuid import UUID

from app.documents.reading import DocumentReading
from app.duty.events import (
    DevicesChosen,
    DrawOpened,
    DrawRevealed,
    Locked,
    OfficerEnrolled,
    SignedIn,
    SignedOut,
    SignInFailed,
    SignOutReason,
    StationOpened,
    Unlocked,
)
from app.duty.officers import Direction, Mode, Role
from app.encounters.conveyance import NOTHING_ENTERED
from app.encounters.events import (
    Decided,
    DocumentRead,
    MatchCleared,
    PersonMarked,
    Phases,
    PrintConfirmed,
    Recalled,
    Screened,
)
from app.encounters.referral import Decision, Instruction, ReferralClass
from app.encounters.referral_events import Companion, ReferralReceived, Referred
from app.examinations.events import Disposed, FindingRecorded, IdentifiedAgain
from app.examinations.examination import Completeness, Disposition, Finding
from app.ids import NewId
from app.journal.event import Authorship, Body, Draft, Event
from app.screening.identity import Identity, SeenReason
from tests.records.invented import (
    BOOTH,
    CONVEYANCE,
    DECLARATION,
    DESK,
    OFFICER,
    PHOTO,
    READING,
    SECOND_OFFICER,
    STRIP,
    SUMMARY,
    TRIALS,
)

__all__ = [
    "BOOTH",
    "DESK",
    "OFFICER",
    "PHOTO",
    "READING",
    "SECOND_OFFICER",
    "STRIP",
    "SUMMARY",
    "Shift",
]


@dataclass(slots=True)
class Shift:
    """What one booth and the desk behind it say, fact by fact; ids come from the test."""

    new_id: NewId

    def by(self, body: Body, subject: UUID, officer: UUID | None = OFFICER) -> Draft:
        return Draft(body, subject, Authorship(officer, "pin", "test"), None, {"lookouts": "7"})

    def opening(self) -> list[Draft]:
        """The station opens, an officer is enrolled and signs in."""
        duty = self.new_id()
        return [
            Draft(
                StationOpened(BOOTH.name, BOOTH.port, "00" * 32, "0.1.0"),
                self.new_id(),
                Authorship(None, "station", "setup"),
            ),
            self.by(OfficerEnrolled("4711", "Ada Example", (Role.PRIMARY,)), OFFICER, None),
            self.by(SignInFailed("4711", "wrong"), self.new_id(), None),
            self.by(self.sign_in(), duty),
            self.by(Locked("key"), duty),
            self.by(Unlocked(), duty),
        ]

    def sign_in(self) -> SignedIn:
        return SignedIn(
            officer_id=OFFICER,
            badge="4711",
            name="Ada Example",
            role=Role.PRIMARY,
            port=BOOTH.port,
            lane="4",
            mode=Mode.LAND,
            direction=Direction.INBOUND,
        )

    def closing(self, duty: UUID) -> Draft:
        return self.by(SignedOut(SignOutReason.KEY, 1), duty)

    def drawing(self, duty: UUID) -> list[Draft]:
        """The draw of a duty, committed to and revealed; and devices that were chosen meanwhile."""
        return [
            self.by(DrawOpened("c0" * 32, 50), duty),
            self.by(DevicesChosen({"scanner": "test:0", "camera": ""}), duty),
            self.by(DrawRevealed("5e" * 32), duty),
        ]

    def read(
        self, encounter: UUID, party: UUID | None = None, reading: DocumentReading = READING
    ) -> Draft:
        return self.by(DocumentRead(reading, PHOTO, STRIP, party), encounter)

    def marked(self, encounter: UUID, party: UUID, reason: SeenReason | None = None) -> Draft:
        identity = Identity.UNREAD if reason is None else Identity.SEEN
        return self.by(PersonMarked(party, identity, reason or ""), encounter)

    def screened(self, encounter: UUID, *, drawn: bool = False) -> Draft:
        return self.by(Screened(SUMMARY, {"lookouts": 1}, drawn, trials=TRIALS), encounter)

    def confirmed(self, encounter: UUID) -> Draft:
        return self.by(PrintConfirmed(("P<UTO",)), encounter)

    def cleared(self, encounter: UUID, until: str = "2027-11-24T12:00:00.000Z") -> Draft:
        body = MatchCleared("LK-1@1", "UTO", "L898902C3", "1974-08-XX", "other face", until)
        return self.by(body, encounter)

    def decided(
        self, encounter: UUID, referral: UUID | None = None, party: UUID | None = None
    ) -> Draft:
        decision = Decision.ADMIT if referral is None else Decision.REFER
        body = Decided(
            decision=decision,
            port=BOOTH.port,
            lane="4",
            mode=Mode.LAND,
            direction=Direction.INBOUND,
            summary=SUMMARY,
            phases=Phases(900, 100, 8000, 0),
            page_photo=PHOTO,
            referral_id=referral,
            party_id=party,
            conveyance=CONVEYANCE if party else NOTHING_ENTERED,
            declaration=DECLARATION if party else None,
            trials=TRIALS,
        )
        return self.by(body, encounter)

    def recalled(self, encounter: UUID, decision: Event, referral: UUID | None = None) -> Draft:
        """Take back what `decision` recorded."""
        what = Decision.ADMIT if referral is None else Decision.REFER
        draft = self.by(Recalled(what, 4_000, referral), encounter)
        return replace(draft, amends_id=decision.id)

    def referred(
        self, encounter: UUID, referral: UUID, companions: tuple[Companion, ...] = ()
    ) -> Draft:
        body = Referred(
            encounter_id=encounter,
            referral_class=ReferralClass.OFFICER,
            reasons=("O-IDN", "O-OTH"),
            note="says she is a twin",
            instruction=Instruction.ESCORT,
            documents_held=True,
            released_by="4711 Ada Example",
            port=BOOTH.port,
            lane="4",
            summary=SUMMARY,
            page_photo=PHOTO,
            companions=companions,
            conveyance=CONVEYANCE if companions else NOTHING_ENTERED,
        )
        return self.by(body, referral)

    def primary(self, encounter: UUID, referral: UUID | None = None) -> list[Draft]:
        """One traveler at the booth: admitted, or referred when `referral` is given."""
        first = [self.read(encounter), self.screened(encounter), self.confirmed(encounter)]
        decided = [self.cleared(encounter), self.decided(encounter, referral)]
        sent = [] if referral is None else [self.referred(encounter, referral)]
        return first + decided + sent

    def received(self, referral: UUID, officer: UUID = SECOND_OFFICER) -> Draft:
        return self.by(ReferralReceived("Bo Second", "0815", "Desk 1"), referral, officer)

    def found(self, referral: UUID, finding: str = "none") -> Draft:
        body = Finding(self.new_id(), finding, "interview", Completeness.COMPLETE, "bag", "red")
        return self.by(FindingRecorded(body), referral, SECOND_OFFICER)

    def secondary(self, referral: UUID) -> list[Draft]:
        """The same traveler at the second desk, until the referral is closed."""
        disposed = Disposed(Disposition.RELEASED, "go", "0815 Bo Second", "Desk 1")
        return [
            self.received(referral),
            self.by(IdentifiedAgain(READING, same=True), referral, SECOND_OFFICER),
            self.found(referral),
            self.found(referral, "undeclared goods"),
            self.by(disposed, referral, SECOND_OFFICER),
        ]
