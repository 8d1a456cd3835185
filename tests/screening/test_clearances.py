"""How long a clearance holds, and what it turns gray."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from app.documents.reading import PartialDate
from app.screening.clearances import covers, with_cleared
from app.screening.summary_types import (
    Confidence,
    Fact,
    FactKind,
    RiskSummary,
    Source,
    Step,
    Suggestion,
    Verdict,
)
from tests.screening.people import NOW, clearance, traveler


@pytest.mark.parametrize(
    "changes",
    [
        {"document_number": "L898902C4"},
        {"issuing_state": "XXA"},
        {"birth_date": PartialDate(1974, 8, 13)},
        {"birth_date": PartialDate(1974, 8, None)},
        {"document_number": ""},
    ],
)
def test_a_clearance_lapses_when_what_identifies_the_traveler_changes(
    changes: dict[str, Any],
) -> None:
    assert covers(clearance(), traveler(), "LK-1@1", NOW)
    assert not covers(clearance(), traveler(**changes), "LK-1@1", NOW)


def test_a_clearance_lapses_with_a_new_version_of_the_listing_and_with_time() -> None:
    assert not covers(clearance(), traveler(), "LK-1@2", NOW)
    assert not covers(clearance(), traveler(), "LK-1@1", NOW + timedelta(days=366))


def test_cleared_matches_turn_gray_and_stay_on_the_card() -> None:
    match = Fact(
        FactKind.LOOKOUT_STRONG,
        Verdict.REFER,
        Source.LOOKOUTS,
        Confidence.STRONG_MATCH,
        "LKO-02",
        {"lookout_id": "LK-1"},
        mandatory=True,
        listing="LK-1@1",
    )
    other = replace(match, listing="LK-2@1")
    referred = Suggestion(Step.REFER, "LKO-02")
    summary = RiskSummary(Verdict.REFER, None, (), (match, other), (), referred, "")
    gray, still = with_cleared(summary, [clearance()]).facts
    assert (gray.kind, gray.severity, gray.mandatory) == ("cleared_match", "routine", False)
    assert gray.values["cleared_by"] == "4412 R. Vega"
    assert still == other
