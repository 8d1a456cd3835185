"""An invented traveler, her reading, and a listing of somebody much like her."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from app.documents.reading import (
    Check,
    CheckName,
    CheckReason,
    CheckState,
    DocumentReading,
    PartialDate,
    Sex,
    Status,
    TravelDocument,
)
from app.screening.answers import Clearance, Lookout
from app.screening.people.index import PeopleIndex
from app.screening.people.match import Match
from app.screening.summary import Known, summarize
from app.screening.summary_types import RiskSummary

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
TRAVELER = TravelDocument(
    document_code="P",
    issuing_state="UTO",
    document_number="L898902C3",
    surname="ERIKSSON",
    given_names="ANNA MARIA",
    nationality="UTO",
    birth_date=PartialDate(1974, 8, 12),
    sex=Sex.FEMALE,
    expiry_date=PartialDate(2032, 4, 15),
)
LISTED = Lookout(
    id="LK-1",
    version=1,
    lookout_class=3,
    surname="ERIKSSON",
    given_names="ANNA MARIA",
    birth_date="1974-08-12",
    nationality="UTO",
    reason="invented",
    listed_on="2026-01-05",
)
POSSIBLE = replace(LISTED, birth_date="1974-12-08")
"""Her name, with day and month of the birth date swapped."""


def traveler(**changes: Any) -> TravelDocument:
    return replace(TRAVELER, **changes)


def lookout(**changes: Any) -> Lookout:
    return replace(LISTED, **changes)


def reading(*checks: Check, document: TravelDocument | None = TRAVELER) -> DocumentReading:
    status = Status.READ if document else Status.UNREADABLE
    return DocumentReading(status, document=document, checks=checks)


def failed(name: CheckName, reason: CheckReason = CheckReason.DIGIT_DIFFERS) -> Check:
    return Check(name, CheckState.FAILED, reason, printed="7", expected="6")


def clearance(listing: str = "LK-1@1", **changes: Any) -> Clearance:
    cleared = Clearance(
        listing=listing,
        issuing_state="UTO",
        document_number="L898902C3",
        birth_date="1974-08-12",
        cleared_by="4412 R. Vega",
        until="2027-11-24T12:00:00.000Z",
        id=UUID(int=1),
    )
    return replace(cleared, **changes)


def matched(*lookouts: Lookout, document: TravelDocument = TRAVELER) -> tuple[Match, ...]:
    """Look the traveler up in a list of these."""
    return tuple(PeopleIndex.over(lookouts).matches(document))


def screen(
    known: Known | None = None,
    read: DocumentReading | None = None,
    *,
    confirmed: bool = False,
    now: datetime = NOW,
) -> RiskSummary:
    """Summarize her, unless another reading is given."""
    return summarize(read or reading(), known or Known(), now=now, print_confirmed=confirmed)


def screen_against(*lookouts: Lookout, document: TravelDocument = TRAVELER) -> RiskSummary:
    known = Known(matches=matched(*lookouts, document=document))
    return screen(known, reading(document=document))
