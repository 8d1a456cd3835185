"""Rules about visas and authorizations."""

from dataclasses import replace
from typing import Any

import pytest

from app.documents.reading import CheckName
from app.duty.officers import Direction
from app.screening.answers import Entries, Permit, PermitKind
from app.screening.summary import Known
from app.screening.summary_types import (
    FactKind,
    MembershipState,
    RiskSummary,
    Step,
    Suggestion,
    Verdict,
)
from tests.screening.people import failed, reading, screen

VISA = Permit(
    PermitKind.VISA,
    "V7741",
    "B1",
    Entries.MANY,
    "2026-01-02",
    "2026-02-01",
    "2027-01-31",
    "UTO",
    "L898902C3",
)
LAPSED = replace(VISA, valid_until="2026-11-23")


def screened(*permits: Permit, direction: Direction = Direction.INBOUND) -> RiskSummary:
    return screen(Known(permits=permits, direction=direction))


def test_a_valid_visa_is_a_routine_fact() -> None:
    summary = screened(VISA)
    (fact,) = summary.facts
    assert (fact.kind, fact.severity, fact.as_of) == ("permit", "routine", "2026-01-02")
    assert fact.values["state"] == MembershipState.VALID
    assert summary.suggestion == Suggestion(Step.ADMIT, "GEN-01")


def test_the_last_day_still_counts() -> None:
    (fact,) = screened(replace(VISA, valid_until="2026-11-24")).facts
    assert fact.values["state"] == MembershipState.VALID


def test_nothing_but_a_lapsed_visa_is_worth_a_question_on_the_way_in() -> None:
    summary = screened(LAPSED)
    assert summary.verdict is Verdict.ATTENTION
    assert summary.suggestion == Suggestion(Step.ASK_ABOUT_RECORD, "VIS-01")
    assert screened(LAPSED, direction=Direction.OUTBOUND).verdict is Verdict.ROUTINE
    other = replace(VISA, kind=PermitKind.AUTHORIZATION)
    both = screened(LAPSED, other)
    assert both.verdict is Verdict.ROUTINE
    assert [fact.values["permit"] for fact in both.facts] == ["visa", "authorization"]


def test_the_visa_that_is_worth_most_is_told() -> None:
    later = replace(VISA, number="V7742", valid_until="2028-01-31")
    (fact,) = screened(later, LAPSED, VISA).facts
    assert fact.values["number"] == "V7742"


@pytest.mark.parametrize("changes", [{"document_number": "L898902C4"}, {"issuing_state": "XXA"}])
def test_permits_of_other_documents_are_nobodys(changes: dict[str, Any]) -> None:
    assert screened(replace(VISA, **changes)).facts == ()


def test_a_number_that_may_be_misread_proves_no_permit() -> None:
    read = reading(failed(CheckName.NUMBER_DIGIT))
    facts = screen(Known(permits=(VISA,)), read, confirmed=True).facts
    assert FactKind.PERMIT not in {fact.kind for fact in facts}
