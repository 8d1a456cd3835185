"""The figures of a shift: how many, how long, what came of it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain
from uuid import UUID

from app.encounters.referral import ARRIVAL_LIMIT, Decision, ReferralClass
from app.review.facts import Ahead, CrossingLine, Images, ReferralLine, RuleTrial, ShiftFacts
from app.screening.identity import Identity

ADVERSE = frozenset({"WDR", "RFS", "XRM", "NTA", "TRN", "DTN", "ARR"})
"""Outcomes that go against the traveler: withdrawn, refused, removed, to a judge, to another
agency, detained, arrested. Codes of `inspection_codes.json`, also those not offered yet."""


@dataclass(frozen=True, slots=True)
class TimeAccount:
    """Where the time of one traveler goes on average, in milliseconds."""

    machine_ms: int = 0
    document_ms: int = 0
    interview_ms: int = 0
    decision_ms: int = 0


@dataclass(frozen=True, slots=True)
class Tally:
    """The travelers of a port, a lane or an officer.

    Attributes:
        travelers: Everybody about whom something was decided.
        encounters: How many parties they came in; who comes alone is one.
        read, entered, seen, unread: How they are known; these add up to `travelers`.
        admitted, referred: What was decided; these too.
        median_ms: Half of them took this long or less, from the scan to the record; 0 for nobody.
        account: The average of each phase.
    """

    travelers: int = 0
    encounters: int = 0
    read: int = 0
    entered: int = 0
    seen: int = 0
    unread: int = 0
    admitted: int = 0
    referred: int = 0
    median_ms: int = 0
    account: TimeAccount = TimeAccount()


@dataclass(frozen=True, slots=True)
class ClassTally:
    """The referrals of one class.

    Attributes:
        sent: Within the period, but for those that the booth took back.
        open: Not closed yet, whenever they were sent.
        not_arrived: On the way for longer than the class allows; part of `open`.
        closed: Within the period.
        found: Closed, and something was found.
    """

    sent: int = 0
    open: int = 0
    not_arrived: int = 0
    closed: int = 0
    found: int = 0


@dataclass(frozen=True, slots=True)
class SecondaryTally:
    """What came of the referrals.

    Attributes:
        by_class: Every class, in the order of `ReferralClass`.
        recorded: Closed with at least one finding on record, "none" included.
        none_after_partial: Closed with "none", although the examination was partial or not done:
            stands beside `recorded`, so that this cannot flatter.
        adverse: Closed with an outcome of `ADVERSE`.
    """

    by_class: Mapping[ReferralClass, ClassTally]
    recorded: int = 0
    none_after_partial: int = 0
    adverse: int = 0

    @property
    def total(self) -> ClassTally:
        """All classes together."""
        each = self.by_class.values()
        return ClassTally(
            sum(one.sent for one in each),
            sum(one.open for one in each),
            sum(one.not_arrived for one in each),
            sum(one.closed for one in each),
            sum(one.found for one in each),
        )


@dataclass(frozen=True, slots=True)
class ShiftMeasures:
    """All figures of a shift; lanes by name, officers by their identifier."""

    whole: Tally
    lanes: Mapping[str, Tally]
    officers: Mapping[UUID | None, Tally]
    secondary: SecondaryTally
    ahead: Ahead = field(default_factory=Ahead)
    images: Images = field(default_factory=Images)
    trials: tuple[RuleTrial, ...] = ()


def measure(facts: ShiftFacts, now: datetime, *, arrivals_known: bool = True) -> ShiftMeasures:
    """Return the figures of a shift.

    Args:
        facts: What the records say.
        now: For how long somebody has been on the way.
        arrivals_known: This desk hears of arrivals; without a link it cannot, and counts nobody as
            not arrived.
    """
    parts = {post: _part(lines) for post, lines in _by_post(facts.crossings).items()}
    lanes: dict[str, list[_Part]] = {}
    officers: dict[str | None, list[_Part]] = {}
    for (officer, lane), part in parts.items():
        lanes.setdefault(lane, []).append(part)
        officers.setdefault(officer, []).append(part)
    return ShiftMeasures(
        whole=_tally(parts.values()),
        lanes={lane: _tally(each) for lane, each in lanes.items()},
        officers={
            UUID(officer) if officer else None: _tally(each) for officer, each in officers.items()
        },
        secondary=_secondary(facts, now if arrivals_known else None),
        ahead=facts.ahead,
        images=facts.images,
        trials=facts.trials,
    )


def is_overdue(line: ReferralLine, now: datetime) -> bool:
    """Say whether somebody should have been seen at secondary by now, and was not."""
    return line.underway and now - line.sent_at > ARRIVAL_LIMIT[line.referral_class]


@dataclass(frozen=True, slots=True)
class _Part:
    """What is known of some travelers, so that parts can be put together without counting again.

    Attributes:
        totals: How long each took, in milliseconds; sorted.
        sums: Of the four phases.
    """

    parties: frozenset[str]
    decisions: Mapping[str, int]
    identities: Mapping[str, int]
    totals: Sequence[int]
    sums: tuple[int, int, int, int]


def _by_post(
    lines: Iterable[CrossingLine],
) -> Mapping[tuple[str | None, str], list[CrossingLine]]:
    posts: dict[tuple[str | None, str], list[CrossingLine]] = {}
    for line in lines:
        posts.setdefault((line.officer, line.lane), []).append(line)
    return posts


def _part(lines: Sequence[CrossingLine]) -> _Part:
    """Column by column: ten thousand lines a day are counted many times an hour."""
    parties, _, _, decisions, identities, *phases = zip(*lines, strict=True)
    machine, document, interview, decision = phases
    return _Part(
        frozenset(parties),
        Counter(decisions),
        Counter(identities),
        sorted(map(sum, zip(*phases, strict=True))),
        (sum(machine), sum(document), sum(interview), sum(decision)),
    )


def _tally(parts: Iterable[_Part]) -> Tally:
    parts = tuple(parts)
    totals = sorted(chain.from_iterable(part.totals for part in parts))
    if not totals:
        return Tally()
    decisions, identities = Counter[str](), Counter[str]()
    for part in parts:
        decisions.update(part.decisions)
        identities.update(part.identities)
    count = len(totals)
    machine, document, interview, decision = (
        sum(phase) // count for phase in zip(*(part.sums for part in parts), strict=True)
    )
    return Tally(
        travelers=count,
        encounters=len(frozenset().union(*(part.parties for part in parts))),
        read=identities[Identity.READ],
        entered=identities[Identity.ENTERED],
        seen=identities[Identity.SEEN],
        unread=identities[Identity.UNREAD],
        admitted=decisions[Decision.ADMIT],
        referred=decisions[Decision.REFER],
        median_ms=totals[(count - 1) // 2],
        account=TimeAccount(machine, document, interview, decision),
    )


def _secondary(facts: ShiftFacts, now: datetime | None) -> SecondaryTally:
    closed = [line for line in facts.referrals if line.closed]
    lines: dict[ReferralClass, list[ReferralLine]] = {each: [] for each in ReferralClass}
    for line in facts.referrals:
        lines[line.referral_class].append(line)
    return SecondaryTally(
        by_class={each: _class_tally(lines[each], facts.since, now) for each in ReferralClass},
        recorded=sum(line.recorded for line in closed),
        none_after_partial=sum(line.partial and not line.found for line in closed),
        adverse=sum(line.disposition in ADVERSE for line in closed),
    )


def _class_tally(
    lines: Sequence[ReferralLine], since: datetime, now: datetime | None
) -> ClassTally:
    closed = [line for line in lines if line.closed]
    return ClassTally(
        sent=sum(line.sent_at >= since and (line.closed or line.is_open) for line in lines),
        open=sum(line.is_open for line in lines),
        not_arrived=sum(is_overdue(line, now) for line in lines) if now else 0,
        closed=len(closed),
        found=sum(line.found for line in closed),
    )
