"""Invented people at a booth, with the card that a test asks for."""

from dataclasses import replace
from uuid import UUID

from app.documents.reading import DocumentReading, PartialDate, Sex, Status, TravelDocument
from app.encounters.encounter import Encounter
from app.encounters.party import Party
from app.encounters.referral import Decision
from app.screening.identity import Identity, SeenReason
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

PARTY = UUID(int=1)
GROWN_UP = PartialDate(1990, 5, 17)
CHILD = PartialDate(2015, 5, 17)

DOCUMENT = TravelDocument(
    document_code="P",
    issuing_state="UTO",
    document_number="U12345678",
    surname="EXAMPLE",
    given_names="ADA",
    nationality="UTO",
    birth_date=GROWN_UP,
    sex=Sex.FEMALE,
    expiry_date=PartialDate(2035, 1, 1),
)


def summary_of(
    verdict: Verdict = Verdict.ROUTINE,
    *,
    mandatory: bool = False,
    needs_confirmation: bool = False,
    document: TravelDocument | None = DOCUMENT,
) -> RiskSummary:
    """Return a card with this verdict, and one mandatory fact if asked for."""
    who = None
    if document is not None:
        who = Who(
            surname=document.surname,
            given_names=document.given_names,
            names_truncated=False,
            birth_date=document.birth_date,
            age=None,
            sex=document.sex,
            nationality=document.nationality,
            document_code=document.document_code,
            document_number=document.document_number,
            issuing_state=document.issuing_state,
            expiry_date=document.expiry_date,
        )
    fact = Fact(
        FactKind.LOOKOUT_STRONG,
        verdict,
        Source.LOOKOUTS,
        Confidence.STRONG_MATCH,
        "R-1",
        mandatory=True,
    )
    return RiskSummary(
        verdict=verdict,
        who=who,
        checks=(),
        facts=(fact,) if mandatory else (),
        not_known=(),
        suggestion=Suggestion(Step.ADMIT, "R-0"),
        made_at="2026-11-24T12:00:00.000Z",
        needs_confirmation=needs_confirmation,
    )


def place(number: int) -> Encounter:
    """Return a place whose person is still unread."""
    return Encounter(UUID(int=number), party_id=PARTY)


def read(
    number: int,
    birth: PartialDate = GROWN_UP,
    verdict: Verdict = Verdict.ROUTINE,
    *,
    painted: bool = True,
    decision: Decision | None = None,
) -> Encounter:
    """Return somebody whose document was read, with a card."""
    document = replace(DOCUMENT, document_number=f"U{number:08}", birth_date=birth)
    return Encounter(
        UUID(int=number),
        party_id=PARTY,
        reading=DocumentReading(Status.READ, document=document),
        summary=summary_of(verdict, document=document),
        painted_ns=1 if painted else 0,
        decision=decision,
    )


def marked(
    number: int, identity: Identity = Identity.UNREAD, reason: SeenReason | None = None
) -> Encounter:
    """Return somebody without a readable document, with a painted card."""
    person = place(number).marked(identity, reason, read_ns=1)
    return replace(person, summary=summary_of(document=None), painted_ns=1)


def party_of(*people: Encounter) -> Party:
    """Return them together."""
    return Party(PARTY, people)
