"""What the port's own records say about a document, condensed."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from app.clock import parse_timestamp
from app.screening.fired import Fired
from app.screening.rules import RuleId
from app.screening.summary_types import (
    Confidence,
    Fact,
    FactKind,
    History,
    PastCrossing,
    PastSecondary,
    Source,
    Step,
    Suggestion,
    Verdict,
)

_NOTHING_FOUND = ("", "none")
_REFUSALS = ("RFS", "XRM", "WDR")
"""Outcomes of `inspection_codes.json` by which a traveler was not let in."""

_WINDOW_MONTHS = 12
_MONTH = timedelta(days=365) / 12
_ENOUGH_FOR_A_HABIT = 3


def history_facts(history: History, now: datetime) -> Iterator[Fired]:
    """Yield rules HIS-01 to HIS-03."""
    last = history.last_secondary
    if last is not None:
        refused = last.disposition in _REFUSALS
        if refused:
            yield _last_refusal(last)
        if not refused or last.finding not in _NOTHING_FOUND:
            yield _last_secondary(last)
    if history.crossings:
        yield _crossings(history.crossings, now)


def _last_secondary(last: PastSecondary) -> Fired:
    """Nothing found speaks for release; something found is worth a question."""
    found = last.finding not in _NOTHING_FOUND
    fact = Fact(
        kind=FactKind.LAST_SECONDARY,
        severity=Verdict.ATTENTION if found else Verdict.ROUTINE,
        source=Source.PORT_RECORDS,
        confidence=Confidence.OWN_RECORD,
        rule_id=RuleId.LAST_SECONDARY,
        values={
            "port": last.port,
            "date": last.at,
            "result": last.disposition,
            "finding": last.finding or "none",
        },
        as_of=last.at,
        place=last.port,
    )
    ask = Suggestion(Step.ASK_ABOUT_RECORD, RuleId.LAST_SECONDARY)
    return Fired(fact, ask if found else None)


def _last_refusal(last: PastSecondary) -> Fired:
    fact = Fact(
        kind=FactKind.LAST_REFUSAL,
        severity=Verdict.ATTENTION,
        source=Source.PORT_RECORDS,
        confidence=Confidence.OWN_RECORD,
        rule_id=RuleId.LAST_REFUSAL,
        values={"port": last.port, "date": last.at},
        as_of=last.at,
        place=last.port,
    )
    return Fired(fact, Suggestion(Step.ASK_ABOUT_RECORD, RuleId.LAST_REFUSAL))


def _crossings(crossings: Sequence[PastCrossing], now: datetime) -> Fired:
    """Condense the last twelve months; only where they are empty, everything before."""
    in_order = sorted(crossings, key=lambda crossing: parse_timestamp(crossing.at))
    recent = [one for one in in_order if _age(one, now) <= _WINDOW_MONTHS * _MONTH]
    counted = recent or in_order
    months = _WINDOW_MONTHS if recent else -(-_age(counted[0], now) // _MONTH)
    latest = counted[-1]
    fact = Fact(
        kind=FactKind.HISTORY,
        severity=Verdict.ROUTINE,
        source=Source.PORT_RECORDS,
        confidence=Confidence.OWN_RECORD,
        rule_id=RuleId.CROSSINGS,
        values={
            "count": str(len(counted)),
            "months": str(months),
            "last_port": latest.port,
            "last_date": latest.at,
            "usual_lane": _usual([crossing.lane for crossing in counted]),
        },
        as_of=latest.at,
        place=latest.port,
    )
    return Fired(fact)


def _age(crossing: PastCrossing, now: datetime) -> timedelta:
    return now - parse_timestamp(crossing.at)


def _usual(lanes: Sequence[str]) -> str:
    """Return the lane of at least half the crossings, if there are enough to speak of a habit."""
    lane, times = Counter(lanes).most_common(1)[0]
    return lane if len(lanes) >= _ENOUGH_FOR_A_HABIT and times * 2 >= len(lanes) else ""
