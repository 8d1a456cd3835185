"""What needs a supervisor: each says what, who and where, since when, and the next step."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from statistics import median_low
from uuid import UUID

from app.encounters.referral import ARRIVAL_LIMIT, Decision
from app.review.facts import CrossingLine, QuickDecision, ShiftFacts
from app.review.measures import is_overdue

FASTEST_MS = 2_000
"""From the painted card to the key: who is quicker has not read it. A fixed floor, since a share of
the quickest would always find somebody. Our own policy."""
LEFT_OPEN_AFTER = timedelta(minutes=30)
"""Nobody stands at a booth for so long without a decision."""
WAITING_TOO_LONG = timedelta(hours=2)
"""Who was read in line should have come to a booth by then."""
UNSENT_TOO_LONG = timedelta(hours=2)
"""The hub should have the records by then."""
UNANSWERED_AFTER = timedelta(hours=24)
"""The officer should have signed in again by then."""


class ConcernKind(StrEnum):
    """What is the matter."""

    NOT_ARRIVED = "not_arrived"
    UNDECIDED_AGAIN = "undecided_again"
    """Recalled, and nothing was decided instead."""
    LEFT_OPEN = "left_open"
    ABANDONED = "abandoned"
    """A duty ended with people undecided at the booth."""
    UNREAD = "unread"
    RECALLED = "recalled"
    TOO_FAST = "too_fast"
    WAITING = "waiting"
    UNSENT = "unsent"
    UNANSWERED = "unanswered"


class NextStep(StrEnum):
    """What the supervisor can do about it."""

    FIND_TRAVELER = "find_traveler"
    AWAIT_FINDER = "await_finder"
    """Somebody looks for them already."""
    OPEN_RECORD = "open_record"
    LIST_RECORDS = "list_records"
    DECIDE_THERE = "decide_there"
    """The booth opens the encounter by itself when its officer signs in."""
    ASK_LANE = "ask_lane"
    CHECK_LINK = "check_link"
    REMIND_OFFICER = "remind_officer"


_STEPS = {
    ConcernKind.NOT_ARRIVED: NextStep.FIND_TRAVELER,
    ConcernKind.UNDECIDED_AGAIN: NextStep.OPEN_RECORD,
    ConcernKind.LEFT_OPEN: NextStep.DECIDE_THERE,
    ConcernKind.ABANDONED: NextStep.ASK_LANE,
    ConcernKind.UNREAD: NextStep.OPEN_RECORD,
    ConcernKind.RECALLED: NextStep.OPEN_RECORD,
    ConcernKind.TOO_FAST: NextStep.LIST_RECORDS,
    ConcernKind.WAITING: NextStep.ASK_LANE,
    ConcernKind.UNSENT: NextStep.CHECK_LINK,
    ConcernKind.UNANSWERED: NextStep.REMIND_OFFICER,
}
_Post = tuple[str | None, str]
"""An officer, as a `CrossingLine` names them, and a lane."""

_ORDER = {kind: place for place, kind in enumerate(ConcernKind)}


@dataclass(frozen=True, slots=True)
class Concern:
    """One thing that needs a supervisor.

    Attributes:
        grave: Somebody may be lost or undecided right now; stands before everything else.
        since: Since when, or when the latest of several happened.
        records: The records that tell of it, newest first; none where there is none.
        lane, officer: Where and by whom, as far as known; the officer as badge and name.
        label: The conveyance.
        count: How many: people, decisions, records.
        taken_by: Who looks after it already.
        decision, then: What was decided, and what instead.
        after_ms: How long the decision had stood.
        usual_ms: What this officer usually takes there from card to key.
    """

    kind: ConcernKind
    since: datetime
    step: NextStep
    grave: bool = False
    records: tuple[UUID, ...] = ()
    lane: str = ""
    officer: str = ""
    surname: str = ""
    given_names: str = ""
    label: str = ""
    count: int = 1
    taken_by: str = ""
    decision: Decision | None = None
    then: Decision | None = None
    after_ms: int = 0
    usual_ms: int = 0


def concerns(
    facts: ShiftFacts, now: datetime, *, arrivals_known: bool = True
) -> tuple[Concern, ...]:
    """Return what needs a supervisor, the gravest first, then what began first.

    A supervisor's review of the record ends a concern about something past; what is still going on
    ends only when it does.

    Args:
        facts: What the records say.
        now: For how long things have been going on.
        arrivals_known: This desk hears of arrivals; without a link it cannot know who is missing.
    """
    found = [
        *(_not_arrived(facts, now) if arrivals_known else ()),
        *_recalled(facts),
        *_left_open(facts, now),
        *_unread(facts),
        *_too_fast(facts),
        *_waiting(facts, now),
        *_unsent(facts, now),
        *_unanswered(facts, now),
    ]
    return tuple(sorted(found, key=lambda one: (not one.grave, _ORDER[one.kind], one.since)))


def _not_arrived(facts: ShiftFacts, now: datetime) -> Iterator[Concern]:
    for line in facts.referrals:
        if is_overdue(line, now):
            yield Concern(
                ConcernKind.NOT_ARRIVED,
                line.sent_at + ARRIVAL_LIMIT[line.referral_class],
                NextStep.AWAIT_FINDER if line.alarm_taken_by else NextStep.FIND_TRAVELER,
                grave=True,
                records=(line.encounter_id,),
                lane=line.lane,
                surname=line.surname,
                given_names=line.given_names,
                label=line.label,
                count=1,
                taken_by=line.alarm_taken_by,
            )


def _recalled(facts: ShiftFacts) -> Iterator[Concern]:
    for one in facts.recalled:
        undecided = one.then is None
        if one.reviewed and not undecided:
            continue
        kind = ConcernKind.UNDECIDED_AGAIN if undecided else ConcernKind.RECALLED
        yield Concern(
            kind,
            one.at,
            _STEPS[kind],
            grave=undecided,
            records=(one.encounter_id,),
            lane=one.lane,
            officer=one.officer,
            surname=one.surname,
            given_names=one.given_names,
            decision=one.decision,
            then=one.then,
            after_ms=one.after_ms,
        )


def _left_open(facts: ShiftFacts, now: datetime) -> Iterator[Concern]:
    for one in facts.left_open:
        if now - one.at >= LEFT_OPEN_AFTER:
            yield Concern(
                ConcernKind.LEFT_OPEN,
                one.at,
                _STEPS[ConcernKind.LEFT_OPEN],
                surname=one.surname,
                given_names=one.given_names,
            )
    for duty in facts.abandoned:
        yield Concern(
            ConcernKind.ABANDONED,
            duty.at,
            _STEPS[ConcernKind.ABANDONED],
            lane=duty.lane,
            officer=duty.officer,
            count=duty.people,
        )


def _unread(facts: ShiftFacts) -> Iterator[Concern]:
    """One concern for those who came together."""
    parties: dict[UUID, dict[UUID, int]] = {}
    for place, one in enumerate(facts.unread):
        if not one.reviewed:
            parties.setdefault(one.party, {})[one.encounter_id] = place
    for people in parties.values():
        members = [facts.unread[place] for place in people.values()]
        first = min(members, key=lambda one: one.at)
        yield Concern(
            ConcernKind.UNREAD,
            first.at,
            _STEPS[ConcernKind.UNREAD],
            records=tuple(dict.fromkeys(one.record_id for one in members)),
            lane=first.lane,
            officer=first.officer,
            label=first.label,
            count=len(members),
        )


def _too_fast(facts: ShiftFacts) -> Iterator[Concern]:
    """One concern for each officer at each lane: a lane of frequent travelers is a quick one."""
    groups: dict[_Post, list[QuickDecision]] = {}
    for one in facts.quick:
        if one.interview_ms < FASTEST_MS and not one.reviewed:
            post = (one.officer_id.hex if one.officer_id else None, one.lane)
            groups.setdefault(post, []).append(one)
    usual = _usual(facts.crossings, groups.keys())
    for (officer, lane), quick in groups.items():
        newest_first = sorted(quick, key=lambda one: one.at, reverse=True)
        yield Concern(
            ConcernKind.TOO_FAST,
            newest_first[0].at,
            _STEPS[ConcernKind.TOO_FAST],
            records=tuple(one.encounter_id for one in newest_first),
            lane=lane,
            officer=newest_first[0].officer,
            count=len(quick),
            usual_ms=usual.get((officer, lane), 0),
        )


def _waiting(facts: ShiftFacts, now: datetime) -> Iterator[Concern]:
    for one in facts.waiting:
        if now - one.at >= WAITING_TOO_LONG:
            yield Concern(
                ConcernKind.WAITING,
                one.at,
                _STEPS[ConcernKind.WAITING],
                lane=one.lane,
                label=one.label,
                count=one.people,
            )


def _unsent(facts: ShiftFacts, now: datetime) -> Iterator[Concern]:
    waiting = facts.unsent
    if waiting is not None and waiting.count and now - waiting.since >= UNSENT_TOO_LONG:
        yield Concern(
            ConcernKind.UNSENT,
            waiting.since,
            _STEPS[ConcernKind.UNSENT],
            count=waiting.count,
        )


def _unanswered(facts: ShiftFacts, now: datetime) -> Iterator[Concern]:
    for one in facts.unanswered:
        if now - one.at >= UNANSWERED_AFTER:
            yield Concern(
                ConcernKind.UNANSWERED,
                one.at,
                _STEPS[ConcernKind.UNANSWERED],
                records=(one.record_id,),
                officer=one.officer,
            )


def _usual(lines: Iterable[CrossingLine], posts: Collection[_Post]) -> Mapping[_Post, int]:
    """Return the median from card to key of each of these officers at their lanes."""
    took: dict[_Post, list[int]] = {post: [] for post in posts}
    if took:
        for line in lines:
            known = took.get((line.officer, line.lane))
            if known is not None:
                known.append(line.interview_ms)
    return {post: median_low(times) for post, times in took.items() if times}
