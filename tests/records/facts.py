"""Invented facts of one shift: every kind of event this version knows, with every kind of text."""

from dataclasses import dataclass
from uuid import UUID

from app.documents.reading import (
    Barcode,
    BarcodeKind,
    Check,
    CheckName,
    CheckState,
    DocumentReading,
    MrzFormat,
    MrzText,
    PartialDate,
    Sex,
    Status,
    TravelDocument,
)
from app.duty.events import (
    Locked,
    OfficerEnrolled,
    SignedIn,
    SignedOut,
    SignInFailed,
    StationOpened,
    Unlocked,
)
from app.duty.officers import Direction, Mode, Role, Station
from app.encounters.events import (
    Decided,
    DocumentRead,
    MatchCleared,
    Phases,
    PrintConfirmed,
    Screened,
)
from app.encounters.referral import Decision, Instruction, ReferralClass
from app.encounters.referral_events import (
    ReferralReceived,
    Referred,
)
from app.examinations.events import Disposed, FindingRecorded, IdentifiedAgain
from app.examinations.examination import Completeness, Disposition, Finding
from app.ids import NewId
from app.journal.event import Authorship, Body, Draft
from app.screening.summary_types import (
    Confidence,
    Fact,
    FactKind,
    RiskSummary,
    Source,
    Step,
    Suggestion,
    Verdict,
    Who,
)

BOOTH = Station("UTO-BOOTH-4", "Utopia Harbour")
DESK = Station("UTO-DESK-1", "Utopia Harbour")
OFFICER = UUID("01900000-0000-7000-8000-00000000a001")
SECOND_OFFICER = UUID("01900000-0000-7000-8000-00000000a002")
PHOTO = "5d" * 32
STRIP = "7e" * 32

DOCUMENT = TravelDocument(
    document_code="P",
    issuing_state="UTO",
    document_number="L898902C3",
    surname="ERIKSSON",
    given_names="ANNA MARIA",
    nationality="UTO",
    birth_date=PartialDate(1974, 8, None),
    sex=Sex.FEMALE,
    expiry_date=PartialDate(2032, 4, 15),
)
READING = DocumentReading(
    Status.READ,
    mrz=MrzText(
        MrzFormat.TD3,
        lines=("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",) * 2,
        as_read=("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",) * 2,
        confidence=((99, 98), (1, 0)),
        quad=((0, 0), (9, 0), (9, 9), (0, 9)),
        engine="invented",
    ),
    document=DOCUMENT,
    checks=(Check(CheckName.DATES, CheckState.PASSED),),
    barcodes=(Barcode("QR", BarcodeKind.RAW, 'NUL \0, quote ", é, 國, 🛂', {"k": "v"}),),
    portrait_box=(1, 2, 3, 4),
    elapsed_ms=42,
)
SUMMARY = RiskSummary(
    verdict=Verdict.ATTENTION,
    who=Who(
        surname="ERIKSSON",
        given_names="ANNA MARIA",
        names_truncated=False,
        birth_date=PartialDate(1974, 8, None),
        age=52,
        sex=Sex.FEMALE,
        nationality="UTO",
        document_code="P",
        document_number="L898902C3",
        issuing_state="UTO",
        expiry_date=PartialDate(2032, 4, 15),
    ),
    checks=READING.checks,
    facts=(
        Fact(
            FactKind.EXPIRED,
            Verdict.ATTENTION,
            Source.DOCUMENT,
            Confidence.AS_PRINTED,
            "R-1",
            {"days": "3"},
        ),
    ),
    not_known=(),
    suggestion=Suggestion(Step.ADMIT, "R-0"),
    made_at="2026-11-24T12:00:00.000Z",
)


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
        return self.by(SignedOut("key"), duty)

    def read(self, encounter: UUID) -> Draft:
        return self.by(DocumentRead(READING, PHOTO, STRIP), encounter)

    def screened(self, encounter: UUID) -> Draft:
        return self.by(Screened(SUMMARY, {"lookouts": 1}), encounter)

    def confirmed(self, encounter: UUID) -> Draft:
        return self.by(PrintConfirmed(("P<UTO",)), encounter)

    def cleared(self, encounter: UUID, until: str = "2027-11-24T12:00:00.000Z") -> Draft:
        body = MatchCleared("LK-1@1", "UTO", "L898902C3", "1974-08-XX", "other face", until)
        return self.by(body, encounter)

    def decided(self, encounter: UUID, referral: UUID | None = None) -> Draft:
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
        )
        return self.by(body, encounter)

    def referred(self, encounter: UUID, referral: UUID) -> Draft:
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
