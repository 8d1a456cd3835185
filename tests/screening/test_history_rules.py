"""Rules about the port's own records."""

from datetime import timedelta

import pytest

from app.clock import timestamp
from app.screening.summary import Known
from app.screening.summary_types import (
    FactKind,
    History,
    NotKnownKind,
    PastCrossing,
    PastSecondary,
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
        "usual_lane": "Lane 4",
    }


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


@pytest.mark.parametrize("history", [None, History()])
def test_missing_history_is_said(history: History | None) -> None:
    assert [item.kind for item in screen_with(history).not_known] == [NotKnownKind.NO_HISTORY]
