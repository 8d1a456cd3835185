"""Rules about the port's own records."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.clock import timestamp
from app.screening.answers import History, PastCrossing, PastSecondary
from app.screening.past import Companion, Link, OtherDocument, Person, TrailKind, TrailLine
from app.screening.summary import Known
from app.screening.summary_types import (
    Confidence,
    FactKind,
    NotKnownKind,
    RiskSummary,
    Step,
    Suggestion,
    Verdict,
)
from tests.screening.people import NOW, screen

SECONDARY_AT = "2026-03-19T10:00:00.000Z"


def crossing(days_ago: int, lane: str = "Lane 4", port: str = "San Lorenzo") -> PastCrossing:
    return PastCrossing(timestamp(NOW - timedelta(days=days_ago)), port, lane, "admit")


def screen_with(history: History | None) -> RiskSummary:
    return screen(Known(history=history, lookouts_queried=True))


def secondary(finding: str, disposition: str = "ADM") -> History:
    last = PastSecondary(SECONDARY_AT, "San Lorenzo", disposition, finding)
    return History(last_secondary=last)


@pytest.mark.parametrize("finding", ["none", ""])
def test_secondary_that_found_nothing_speaks_for_release(finding: str) -> None:
    summary = screen_with(secondary(finding))
    (fact,) = summary.facts
    assert fact.kind is FactKind.LAST_SECONDARY
    assert fact.values == {
        "port": "San Lorenzo",
        "date": SECONDARY_AT,
        "result": "ADM",
        "finding": "none",
    }
    assert (fact.as_of, fact.place) == (SECONDARY_AT, "San Lorenzo")
    assert summary.verdict is Verdict.ROUTINE
    assert summary.suggestion == Suggestion(Step.ADMIT, "GEN-01")


def test_secondary_that_found_something_is_worth_a_question() -> None:
    summary = screen_with(secondary("undeclared goods"))
    assert summary.verdict is Verdict.ATTENTION
    assert summary.suggestion == Suggestion(Step.ASK_ABOUT_RECORD, "HIS-01")


@pytest.mark.parametrize("outcome", ["RFS", "XRM", "WDR"])
def test_earlier_refusal_is_said_once(outcome: str) -> None:
    summary = screen_with(secondary("none", outcome))
    assert [fact.kind for fact in summary.facts] == [FactKind.LAST_REFUSAL]
    assert summary.suggestion == Suggestion(Step.ASK_ABOUT_RECORD, "HIS-03")


def test_refusal_with_a_finding_shows_both() -> None:
    summary = screen_with(secondary("document fraud", "RFS"))
    assert [fact.kind for fact in summary.facts] == [
        FactKind.LAST_REFUSAL,
        FactKind.LAST_SECONDARY,
    ]


def test_crossings_are_condensed_to_twelve_months() -> None:
    days = (400, 200, 100, 3)
    (fact,) = screen_with(History(tuple(crossing(d) for d in days))).facts
    assert fact.kind is FactKind.HISTORY
    assert fact.values == {
        "count": "3",
        "months": "12",
        "last_port": "San Lorenzo",
        "last_date": crossing(3).at,
        "usual_port": "San Lorenzo",
        "usual_lane": "Lane 4",
        "usual_plate": "",
        "companions": "",
        "since_entry": "",
        "usual_stay": "",
    }
    assert [line.at for line in fact.trail] == [crossing(day).at for day in (3, 100, 200, 400)]


def test_old_crossings_are_told_where_there_are_no_newer_ones() -> None:
    (fact,) = screen_with(History((crossing(800), crossing(500)))).facts
    assert (fact.values["count"], fact.values["months"]) == ("2", "27")


@pytest.mark.parametrize(
    ("lanes", "usual"),
    [
        (("4", "4"), ""),
        (("4", "4", "2"), "4"),
        (("4", "4", "2", "3"), "4"),
        (("1", "2", "3"), ""),
    ],
)
def test_habit_needs_three_crossings_and_half_of_them(lanes: tuple[str, ...], usual: str) -> None:
    history = History(tuple(crossing(day, lane) for day, lane in enumerate(lanes)))
    assert screen_with(history).facts[0].values["usual_lane"] == usual


def test_ten_thousand_crossings_give_one_line() -> None:
    summary = screen_with(History(tuple(crossing(day % 300) for day in range(10_000))))
    assert [fact.values["count"] for fact in summary.facts] == ["10000"]


def test_crossings_that_are_only_counted_count() -> None:
    listed = tuple(crossing(day) for day in range(120))
    history = History(listed, older=9_880, older_in_year=1_000, first_at=crossing(3650).at)
    (fact,) = screen_with(history).facts
    assert (fact.values["count"], fact.values["months"]) == ("1120", "12")


def test_companions_vehicle_and_stays_make_a_habit() -> None:
    trips = [
        replace(crossing(days), direction=way, plate="7KX42", plate_state="UTO")
        for leaves in (10, 40, 80)
        for days, way in ((leaves + 2, "inbound"), (leaves, "outbound"))
    ]
    bo, kit = Person("UTO:B1", "ERIKSSON, BO"), Person("UTO:K1", "KIT")
    along = (Companion(bo, 5, 6, crossing(10).at), Companion(kit, 2, 6, crossing(40).at))
    (fact,) = screen_with(History(tuple(trips), companions=along)).facts
    assert fact.values["usual_plate"] == "UTO 7KX42"
    assert fact.values["usual_stay"] == "2"
    assert fact.values["companions"] == "ERIKSSON, BO"
    assert fact.trail[-1] == TrailLine(
        TrailKind.COMPANION, crossing(10).at, name="ERIKSSON, BO", times=5
    )


def test_days_since_the_entry_are_told() -> None:
    (fact,) = screen_with(History((replace(crossing(12), direction="inbound"),))).facts
    assert fact.values["since_entry"] == "12"


def test_a_refusal_before_the_last_secondary_is_still_told() -> None:
    good = PastSecondary(SECONDARY_AT, "San Lorenzo", "ADM", "none")
    bad = PastSecondary("2025-01-01T10:00:00.000Z", "San Lorenzo", "RFS", "")
    summary = screen_with(History(last_secondary=good, earlier_secondaries=(bad,)))
    assert [fact.kind for fact in summary.facts] == [FactKind.LAST_REFUSAL, FactKind.LAST_SECONDARY]
    assert [line.outcome for line in summary.facts[1].trail] == ["ADM", "RFS"]


@pytest.mark.parametrize(
    ("outcome", "finding", "verdict"),
    [
        ("", "", Verdict.ROUTINE),
        ("ADM", "none", Verdict.ROUTINE),
        ("RFS", "none", Verdict.ATTENTION),
        ("ADM", "narcotics", Verdict.ATTENTION),
    ],
)
def test_another_document_of_the_same_name_and_birth_date_is_a_weaker_link(
    outcome: str, finding: str, verdict: Verdict
) -> None:
    old = OtherDocument("UTO:X1", 7, crossing(30).at, "San Lorenzo", outcome, finding)
    summary = screen_with(History(others=(old,)))
    (fact,) = summary.facts
    assert (fact.kind, fact.confidence) == (FactKind.OTHER_DOCUMENT, Confidence.POSSIBLE_MATCH)
    assert summary.verdict is verdict
    assert NotKnownKind.NO_HISTORY in {item.kind for item in summary.not_known}


def test_what_others_did_weighs_nothing_but_what_was_found_in_the_vehicle_does() -> None:
    other = Link(TrailKind.SAME_PARTY, Person("UTO:A1", "A"), 3, crossing(9).at, "", "narcotics")
    assert screen_with(History(links=(other,))).verdict is Verdict.ROUTINE
    same = replace(other, kind=TrailKind.SAME_VEHICLE, shared="UTO 7KX42", found_in_vehicle=True)
    summary = screen_with(History(links=(same, other)))
    assert summary.suggestion == Suggestion(Step.ASK_ABOUT_RECORD, "HIS-05")
    assert summary.facts[0].values["plate"] == "UTO 7KX42"
    assert [line.kind for line in summary.facts[0].trail] == ["same_vehicle", "same_party"]


@pytest.mark.parametrize("history", [None, History()])
def test_missing_history_is_said(history: History | None) -> None:
    assert [item.kind for item in screen_with(history).not_known] == [NotKnownKind.NO_HISTORY]
