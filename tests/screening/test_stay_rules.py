"""The limit of stay: whose, since when, and what is not known."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.clock import timestamp
from app.documents.reading import Check, CheckName, CheckState
from app.duty.officers import Direction
from app.screening.answers import History, PastCrossing
from app.screening.evidence import Agreement, EvidenceField, EvidenceLine, Settles
from app.screening.identity import Identity
from app.screening.summary import Known
from app.screening.summary_types import (
    Confidence,
    Fact,
    FactKind,
    RiskSummary,
    Step,
    Suggestion,
    Verdict,
)
from tests.screening.people import NOW, failed, reading, screen, traveler

VISITOR = reading(document=traveler(nationality="XXA"))


def crossing(days_ago: float, direction: str = "inbound", decision: str = "admit") -> PastCrossing:
    at = timestamp(NOW - timedelta(days=days_ago))
    return PastCrossing(at, "San Lorenzo", "Lane 4", decision, direction)


def known(*crossings: PastCrossing, direction: Direction | None = Direction.INBOUND) -> Known:
    return Known(
        lookouts_queried=True,
        history=History(crossings),
        own_state="UTO",
        stay_limit_days=90,
        direction=direction,
    )


def overstay(summary: RiskSummary) -> Fact | None:
    return next((fact for fact in summary.facts if fact.kind is FactKind.OVERSTAY), None)


def test_entering_again_without_a_departure_is_mandatory() -> None:
    entry = crossing(217.5)
    summary = screen(known(entry, crossing(300), crossing(260, "outbound")), VISITOR)
    fact = summary.facts[0]
    assert fact.kind is FactKind.OVERSTAY
    assert fact.values == {
        "entered": entry.at,
        "port": "San Lorenzo",
        "days": "217",
        "limit": "90",
        "direction": "inbound",
    }
    assert fact.evidence == (EvidenceLine(EvidenceField.STAY, Agreement.DIFFERS, "217", "90"),)
    assert fact.settles == (Settles.STAMPS,)
    assert (fact.as_of, fact.place) == (entry.at, "San Lorenzo")
    assert summary.verdict is Verdict.REFER
    assert summary.mandatory
    assert summary.suggestion == Suggestion(Step.REFER, "STY-01", "M", "M-STY")


def test_leaving_late_is_the_officers_decision() -> None:
    summary = screen(known(crossing(120), direction=Direction.OUTBOUND), VISITOR)
    assert summary.verdict is Verdict.ATTENTION
    assert not summary.mandatory
    assert summary.suggestion == Suggestion(Step.REFER, "STY-01", "M", "M-STY")


@pytest.mark.parametrize(("days", "late"), [(90, False), (90.9, False), (91, True), (-3, False)])
def test_only_full_days_count(days: float, late: bool) -> None:
    assert (overstay(screen(known(crossing(days)), VISITOR)) is not None) is late


@pytest.mark.parametrize(
    "later",
    [
        crossing(10, "outbound"),
        crossing(10, "outbound", "refer"),
        crossing(10, "inbound", "refer"),  # was outside, and perhaps was not let in
        crossing(10, "inbound"),
        crossing(10, ""),  # older records do not say which way
    ],
)
def test_later_crossing_leaves_the_length_of_the_stay_open(later: PastCrossing) -> None:
    assert overstay(screen(known(crossing(200), later), VISITOR)) is None


@pytest.mark.parametrize(
    "changes",
    [
        {"own_state": None},
        {"own_state": ""},
        {"own_state": "XXA"},
        {"stay_limit_days": None},
        {"direction": None},
        {"history": None},
        {"history": History()},
    ],
)
def test_what_cannot_be_counted_is_no_fact_and_no_noise(changes: dict[str, object]) -> None:
    summary = screen(replace(known(crossing(200)), **changes), VISITOR)  # type: ignore[arg-type]  # any field
    assert overstay(summary) is None
    plain = screen(Known(lookouts_queried=True, history=summary_history(changes)), VISITOR)
    assert summary.not_known == plain.not_known


def summary_history(changes: dict[str, object]) -> History | None:
    history = changes.get("history", History((crossing(200),)))
    assert history is None or isinstance(history, History)
    return history


@pytest.mark.parametrize("nationality", ["UTO", ""])
def test_own_citizens_and_people_of_unknown_nationality_have_no_limit(nationality: str) -> None:
    at_home = reading(document=traveler(nationality=nationality))
    assert overstay(screen(known(crossing(200)), at_home)) is None


def test_one_state_in_two_writings_is_one_state() -> None:
    german = reading(document=traveler(nationality="D"))
    assert overstay(screen(replace(known(crossing(200)), own_state="DEU"), german)) is None


def test_number_that_may_be_misread_makes_nobody_an_overstayer() -> None:
    doubtful = replace(VISITOR, checks=(failed(CheckName.NUMBER_DIGIT),))
    assert overstay(screen(known(crossing(200)), doubtful)) is None
    fact = overstay(screen(known(crossing(200)), doubtful, confirmed=True))
    assert fact is not None
    assert (fact.confidence, fact.mandatory) == (Confidence.ADVISORY, False)


def test_typed_number_makes_it_advice_unless_its_digit_holds() -> None:
    typed = replace(known(crossing(200)), identity=Identity.ENTERED, seen_reason="no_zone")
    assert screen(typed, VISITOR).verdict is Verdict.ATTENTION
    sound = replace(VISITOR, checks=(Check(CheckName.NUMBER_DIGIT, CheckState.PASSED),))
    assert screen(typed, sound).verdict is Verdict.REFER
