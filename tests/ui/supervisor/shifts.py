"""Invented shifts and records, as the service would give them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from app.duty.officers import Direction, Mode
from app.encounters.conveyance import Conveyance
from app.encounters.declaration import Answer, Declaration, Question
from app.encounters.events import Phases
from app.encounters.referral import Decision, ReferralClass
from app.review.exceptions import concerns
from app.review.facts import (
    AbandonedDuty,
    CrossingLine,
    OpenEncounter,
    RecalledDecision,
    ReferralLine,
    RuleTrial,
    ShiftFacts,
    UnansweredReturn,
    UnreadPerson,
    Unsent,
    WaitingInLine,
)
from app.review.measures import measure
from app.screening.identity import Identity
from app.screening.summary_types import Verdict
from app.services.shift_views import RecordFile, RecordRow, ReviewState, ShiftOverview
from tests.review.lines import quick
from tests.ui.card.summaries import summary

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
SINCE = NOW - timedelta(hours=8)
VEGA, LINDQVIST, NOBODY = UUID(int=0x4412), UUID(int=0x4420), UUID(int=0x9)
NAMES = {VEGA: "4412 R. Vega", LINDQVIST: "4420 S. Lindqvist-Abara"}
BADGES = {VEGA: "4412", LINDQVIST: "4420"}


def minutes_ago(minutes: float) -> datetime:
    """So many minutes before `NOW`."""
    return NOW - timedelta(minutes=minutes)


def _crossings(count: int, lanes: int) -> tuple[CrossingLine, ...]:
    officers = (VEGA.hex, LINDQVIST.hex, NOBODY.hex)
    return tuple(
        CrossingLine(
            party=f"p{number // 2}",
            officer=officers[number % 3],
            lane=f"Lane {number % lanes + 1}",
            decision=Decision.REFER if number % 40 == 3 else Decision.ADMIT,
            identity=(Identity.UNREAD if number == 7 else Identity.READ),
            machine_ms=400 + number % 200,
            document_ms=5_000 + 37 * (number % 90),
            interview_ms=12_000 + 211 * (number % 70),
            decision_ms=4_000 + 53 * (number % 60),
        )
        for number in range(count)
    )


def _referrals() -> tuple[ReferralLine, ...]:
    classes = [ReferralClass.RANDOM] * 6 + [ReferralClass.OFFICER] * 3 + [ReferralClass.MANDATORY]
    closed = tuple(
        ReferralLine(
            UUID(int=0x600 + number),
            which,
            minutes_ago(30 + 9 * number),
            "Lane 2",
            closed=True,
            disposition="TRN" if number == 8 else "ADM",
            recorded=True,
            found=number == 8,
        )
        for number, which in enumerate(classes)
    )
    lost = ReferralLine(
        UUID(int=0x701),
        ReferralClass.MANDATORY,
        minutes_ago(16),
        "Lane 2",
        "DORN",
        "PAVEL",
        "UTO 7KX204",
    )
    return (*closed, lost)


def facts(**changed: Any) -> ShiftFacts:
    """A busy morning: something of everything that needs a supervisor."""
    usual = ShiftFacts(
        since=SINCE,
        crossings=_crossings(480, 9),
        referrals=_referrals(),
        unread=(
            UnreadPerson(
                UUID(int=1),
                UUID(int=1),
                UUID(int=0xCA5),
                minutes_ago(14),
                "Lane 4",
                NAMES[VEGA],
                "UTO 7KX204",
                reviewed=False,
            ),
        ),
        recalled=(
            RecalledDecision(
                UUID(int=2),
                minutes_ago(48),
                "Lane 7",
                NAMES[LINDQVIST],
                "HALE",
                "JOHN",
                Decision.ADMIT,
                20_000,
                Decision.REFER,
                reviewed=False,
            ),
        ),
        quick=tuple(
            quick(number, at=minutes_ago(number), officer_id=VEGA, lane="Lane 1")
            for number in (3, 4, 5)
        ),
        unsent=Unsent(minutes_ago(190), 212),
        trials=(
            RuleTrial("utopia", "2026.11", "UTO-901", 474, 0),
            RuleTrial("utopia", "2026.11", "UTO-902", 480, 31),
        ),
        officers=NAMES,
        badges=BADGES,
        as_of=minutes_ago(1),
    )
    return replace(usual, **changed)


def everything() -> ShiftFacts:
    """More than five digits can open, and every kind there is."""
    return facts(
        recalled=(
            *facts().recalled,
            replace(facts().recalled[0], encounter_id=UUID(int=8), then=None),
        ),
        left_open=(OpenEncounter(UUID(int=9), minutes_ago(45), "OKAFOR", "GRACE"),),
        abandoned=(AbandonedDuty(minutes_ago(90), "Lane 104 North", NAMES[LINDQVIST], 2),),
        waiting=(WaitingInLine(minutes_ago(150), "Line", "UTO 7KX204", 3),),
        unanswered=(
            UnansweredReturn(UUID(int=10), NOW - timedelta(days=2), NAMES[VEGA], "0311 T. Ahlgren"),
        ),
    )


def overview(known: ShiftFacts | None = None, **changed: Any) -> ShiftOverview:
    """What the service makes of these facts."""
    known = known or facts()
    return replace(
        ShiftOverview(
            port="San Lorenzo",
            station="V1",
            since=known.since,
            until=NOW,
            measures=measure(known, NOW),
            concerns=concerns(known, NOW),
            officers=known.officers,
            badges=known.badges,
            as_of=known.as_of,
            alone=False,
        ),
        **changed,
    )


def row(number: int, **changed: Any) -> RecordRow:
    """A routine traveler, admitted at Lane 4."""
    usual = RecordRow(
        encounter_id=UUID(int=number),
        at=minutes_ago(number),
        lane="Lane 4",
        officer=NAMES[VEGA],
        surname="ERIKSSON",
        given_names="ANNA MARIA",
        document_number=f"L{898902000 + number}",
        label="",
        decision=Decision.ADMIT,
        verdict=Verdict.ROUTINE,
        identity=Identity.READ,
    )
    return replace(usual, **changed)


def record(number: int = 1, **changed: Any) -> RecordFile:
    """The record behind such a row."""
    shown = changed.pop("summary", summary())
    usual = RecordFile(
        row=changed.pop("row", row(number)),
        officer_id=VEGA,
        port="San Lorenzo",
        station="L4",
        mode=Mode.LAND,
        direction=Direction.INBOUND,
        summary=shown,
        phases=Phases(500, 7_000, 17_500, 6_000),
        conveyance=Conveyance(plate="7KX204", plate_state="UTO"),
        declaration=Declaration({Question.CURRENCY: Answer.YES}, "14200.00", "USD", "cash"),
    )
    return replace(usual, **changed)


def state_of(verdict: str) -> ReviewState:
    """Where a record stands after a review."""
    return ReviewState.REVIEWED if verdict == "reviewed" else ReviewState.RETURNED
