"""Matches that an officer found not to be this person: what is said for it, and when it holds."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum

from app.clock import parse_timestamp
from app.documents.reading import TravelDocument
from app.screening.answers import Clearance
from app.screening.identifiers import document_key
from app.screening.rules import RuleId
from app.screening.summary_types import Fact, FactKind, RiskSummary, Verdict

CLEARED_FOR = timedelta(days=365)
_MATCHES = (FactKind.LOOKOUT_DOCUMENT, FactKind.LOOKOUT_STRONG, FactKind.LOOKOUT_POSSIBLE)


class ClearReason(StrEnum):
    """Why it is not this person, in one key."""

    FACE_DIFFERS = "face_differs"
    DATA_DIFFER = "data_differ"
    KNOWN_FALSE_MATCH = "known_false_match"
    """A namesake, told apart before."""


def covers(clearance: Clearance, document: TravelDocument, listing: str, now: datetime) -> bool:
    """Say whether a clearance still holds for this traveler and this version of the listing.

    Another document, another birth date or a newer version of the listing lapse it, and so does
    time: what was compared is then no longer what is there.
    """
    key = document_key(document.issuing_state, document.document_number)
    return (
        key is not None
        and key == document_key(clearance.issuing_state, clearance.document_number)
        and clearance.birth_date == document.birth_date.iso
        and clearance.listing == listing
        and now < parse_timestamp(clearance.until)
    )


def at_primary(fact: Fact) -> bool:
    """Say whether primary may clear a match."""
    return fact.clearable


def nowhere(_fact: Fact) -> bool:
    """Say that a match may only be read here."""
    return False


def is_match(fact: Fact) -> bool:
    """Say whether a fact is a match that secondary may clear, and that nobody has."""
    return fact.kind in _MATCHES and bool(fact.listing)


def cleared_values(clearance: Clearance) -> Mapping[str, str]:
    """Return what a cleared match says of who cleared it, until when and why."""
    return {
        "cleared_by": clearance.cleared_by,
        "until": clearance.until,
        "reason": clearance.reason,
    }


def with_cleared(summary: RiskSummary, clearances: Sequence[Clearance]) -> RiskSummary:
    """Return the card as it was shown, but with the matches in gray that were cleared since.

    The verdict stays: it is what the traveler was referred for.
    """
    by_listing = {one.listing: one for one in clearances}
    facts = tuple(
        _grayed(fact, by_listing[fact.listing])
        if is_match(fact) and fact.listing in by_listing
        else fact
        for fact in summary.facts
    )
    return replace(summary, facts=facts)


def _grayed(fact: Fact, clearance: Clearance) -> Fact:
    return replace(
        fact,
        kind=FactKind.CLEARED_MATCH,
        severity=Verdict.ROUTINE,
        rule_id=RuleId.MATCH_CLEARED,
        mandatory=False,
        clearable=False,
        values={**fact.values, **cleared_values(clearance)},
    )
