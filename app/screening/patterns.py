"""A traveler's habits, from the latest crossings: how often, where, in what, for how long."""

import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from operator import attrgetter

from app.clock import parse_timestamp, timestamp
from app.duty.officers import Direction
from app.screening.answers import History, PastCrossing
from app.screening.past import Companion

WINDOW = timedelta(days=365)
"""Habits are told of these last twelve months; only where they are empty, of everything before."""

_WINDOW_MONTHS = 12
_MONTH = WINDOW / _WINDOW_MONTHS
_ENOUGH_FOR_A_HABIT = 3
_ADMITTED = "admit"
_ORDER = attrgetter("at", "direction", "port", "lane", "decision", "plate", "plate_state")


@dataclass(frozen=True, slots=True)
class Pattern:
    """What is usual for a traveler; empty or None where nothing is.

    Attributes:
        count, months: So many crossings in so many months.
        latest: The last crossing.
        since_entry_days: Full days since the last crossing, where that was an admission inbound.
        usual_stay_days: Days between entry and exit, in the middle of several.
    """

    count: int
    months: int
    latest: PastCrossing
    usual_port: str
    usual_lane: str
    usual_plate: str
    since_entry_days: int | None
    usual_stay_days: int | None


def pattern(history: History, now: datetime) -> Pattern | None:
    """Condense the crossings; None where there are none."""
    in_order = oldest_first(history.crossings)
    if not in_order:
        return None
    since_then = timestamp(now - WINDOW)
    recent = [one for one in in_order if one.at >= since_then]
    counted, latest = recent or in_order, in_order[-1]
    first_at = history.first_at or in_order[0].at
    since = -(-(now - parse_timestamp(first_at)) // _MONTH)
    entered = latest.direction == Direction.INBOUND and latest.decision == _ADMITTED
    return Pattern(
        count=len(recent) + history.older_in_year if recent else len(in_order) + history.older,
        months=_WINDOW_MONTHS if recent else max(1, since),
        latest=latest,
        usual_port=usual(one.port for one in counted),
        usual_lane=usual(one.lane for one in counted),
        usual_plate=usual(plate_words(one) for one in counted),
        since_entry_days=(now - parse_timestamp(latest.at)).days if entered else None,
        usual_stay_days=_usual_stay(counted),
    )


def oldest_first(crossings: Iterable[PastCrossing]) -> list[PastCrossing]:
    """Return them in the order of time, which records write so that it sorts as it reads."""
    return sorted(crossings, key=_ORDER)


def usual(values: Iterable[str]) -> str:
    """Return the value of at least half of them, if there are enough to speak of a habit."""
    every = list(values)
    if len(every) < _ENOUGH_FOR_A_HABIT:
        return ""
    value, times = min(Counter(every).items(), key=lambda item: (-item[1], item[0]))
    return value if times * 2 >= len(every) else ""


def usual_companions(companions: Iterable[Companion]) -> tuple[Companion, ...]:
    """Return those who came along at least every other time, the most often first."""
    habitual = (
        one for one in companions if one.times >= _ENOUGH_FOR_A_HABIT and one.times * 2 >= one.of
    )
    return tuple(sorted(habitual, key=lambda one: (-one.times, one.person.name)))


def plate_words(crossing: PastCrossing) -> str:
    """Return the plate with its issuer; empty for whoever came without a vehicle."""
    if not crossing.plate:
        return ""
    return " ".join(part for part in (crossing.plate_state, crossing.plate) if part)


def _usual_stay(in_order: Sequence[PastCrossing]) -> int | None:
    stays = [
        (parse_timestamp(left.at) - parse_timestamp(came.at)).days
        for came, left in pairwise(in_order)
        if came.direction == Direction.INBOUND
        and came.decision == _ADMITTED
        and left.direction == Direction.OUTBOUND
    ]
    return statistics.median_low(stays) if len(stays) >= _ENOUGH_FOR_A_HABIT else None
