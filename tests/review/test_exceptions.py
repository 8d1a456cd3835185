"""What needs a supervisor, and what does not."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.encounters.referral import ARRIVAL_LIMIT, Decision, ReferralClass
from app.review.exceptions import (
    FASTEST_MS,
    LEFT_OPEN_AFTER,
    UNANSWERED_AFTER,
    UNSENT_TOO_LONG,
    WAITING_TOO_LONG,
    Concern,
    ConcernKind,
    NextStep,
    concerns,
)
from app.review.facts import (
    AbandonedDuty,
    OpenEncounter,
    QuickDecision,
    RecalledDecision,
    ShiftFacts,
    UnansweredReturn,
    UnreadPerson,
    Unsent,
    WaitingInLine,
)
from tests.review.lines import (
    LINDQVIST,
    NOW,
    VEGA,
    crossing,
    minutes_ago,
    quick,
    referral,
    shift,
    unread,
)

_MOMENT = timedelta(milliseconds=1)


def _only(facts: ShiftFacts) -> Concern:
    (one,) = concerns(facts, NOW)
    return one


def _kinds(facts: ShiftFacts) -> list[ConcernKind]:
    return [one.kind for one in concerns(facts, NOW)]


def recall(number: int = 1, **changed: Any) -> RecalledDecision:
    usual: dict[str, Any] = {
        "encounter_id": UUID(int=number),
        "at": minutes_ago(48),
        "lane": "Lane 7",
        "officer": "4420 S. Lindqvist",
        "surname": "HALE",
        "given_names": "JOHN",
        "decision": Decision.ADMIT,
        "after_ms": 20_000,
        "then": Decision.REFER,
        "reviewed": False,
    }
    return RecalledDecision(**(usual | changed))


def test_a_quiet_shift_needs_nobody() -> None:
    facts = shift(
        crossings=(crossing(),),
        referrals=(referral(), referral(arrived=True, sent_at=minutes_ago(200))),
        unsent=Unsent(minutes_ago(1), 3),
    )
    assert concerns(facts, NOW) == ()


# --- travelers who did not arrive -----------------------------------------------------------------


def test_a_traveler_who_did_not_arrive_is_said_with_name_lane_and_since_when() -> None:
    sent = minutes_ago(16)
    one = _only(shift(referrals=(referral(sent_at=sent, surname="DORN", given_names="PAVEL"),)))
    assert one.kind is ConcernKind.NOT_ARRIVED
    assert one.grave
    assert one.step is NextStep.FIND_TRAVELER
    assert (one.surname, one.lane) == ("DORN", "Lane 4")
    assert one.since == sent + ARRIVAL_LIMIT[ReferralClass.OFFICER]
    assert one.records == (UUID(int=0x101),)


def test_who_looks_for_the_traveler_is_said_and_the_concern_stays() -> None:
    late = referral(sent_at=minutes_ago(16), alarm_taken_by="0311 T. Ahlgren")
    one = _only(shift(referrals=(late,)))
    assert (one.step, one.taken_by) == (NextStep.AWAIT_FINDER, "0311 T. Ahlgren")


def test_a_desk_without_link_alarms_nobody() -> None:
    facts = shift(referrals=(referral(sent_at=minutes_ago(16)),))
    assert concerns(facts, NOW, arrivals_known=False) == ()


# --- decisions ------------------------------------------------------------------------------------


def test_a_recalled_decision_says_what_was_decided_and_what_instead() -> None:
    one = _only(shift(recalled=(recall(),)))
    assert one.kind is ConcernKind.RECALLED
    assert (one.decision, one.then, one.after_ms) == (Decision.ADMIT, Decision.REFER, 20_000)
    assert not one.grave


def test_a_review_ends_a_recall_but_not_one_that_is_still_undecided() -> None:
    assert concerns(shift(recalled=(recall(reviewed=True),)), NOW) == ()
    one = _only(shift(recalled=(recall(reviewed=True, then=None),)))
    assert one.kind is ConcernKind.UNDECIDED_AGAIN
    assert one.grave


def test_quick_decisions_of_one_officer_at_one_lane_are_one_concern_with_the_usual_time() -> None:
    usual = tuple(crossing(interview_ms=ms) for ms in (29_000, 28_000, 60_000))
    elsewhere = crossing(lane="Lane 1", interview_ms=1)
    facts = shift(crossings=(*usual, elsewhere), quick=(quick(3), quick(1), quick(2)))
    one = _only(facts)
    assert one.kind is ConcernKind.TOO_FAST
    assert one.step is NextStep.LIST_RECORDS
    assert (one.count, one.usual_ms) == (3, 29_000)
    assert one.records == (UUID(int=1), UUID(int=2), UUID(int=3))
    assert one.since == minutes_ago(1)


def test_officers_and_lanes_are_kept_apart() -> None:
    facts = shift(quick=(quick(1), quick(2, lane="Lane 1"), quick(3, officer_id=LINDQVIST)))
    assert _kinds(facts) == [ConcernKind.TOO_FAST] * 3


def test_the_floor_is_fixed_and_reviewed_records_do_not_count() -> None:
    assert concerns(shift(quick=(quick(1, interview_ms=FASTEST_MS),)), NOW) == ()
    assert concerns(shift(quick=(quick(1, reviewed=True),)), NOW) == ()
    assert _kinds(shift(quick=(quick(1, interview_ms=FASTEST_MS - 1),))) == [ConcernKind.TOO_FAST]


# --- people ---------------------------------------------------------------------------------------


def test_unread_people_of_one_vehicle_are_one_concern() -> None:
    one = _only(shift(unread=(unread(1, at=minutes_ago(13)), unread(2))))
    assert one.kind is ConcernKind.UNREAD
    assert (one.count, one.label, one.since) == (2, "UTO 7KX204", minutes_ago(14))
    assert set(one.records) == {UUID(int=1), UUID(int=2)}


def test_somebody_who_is_told_of_twice_is_one_person() -> None:
    along = unread(1, record_id=UUID(int=0x101))
    assert _only(shift(unread=(along, unread(1)))).count == 1


def test_a_review_ends_it_for_whom_it_reviewed() -> None:
    assert _only(shift(unread=(unread(1, reviewed=True), unread(2)))).count == 1
    assert concerns(shift(unread=(unread(1, reviewed=True),)), NOW) == ()


def test_two_vehicles_are_two_concerns() -> None:
    assert len(concerns(shift(unread=(unread(1), unread(2, party=UUID(int=7)))), NOW)) == 2


# --- what goes on too long ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "limit", "said"),
    [
        (
            ConcernKind.LEFT_OPEN,
            LEFT_OPEN_AFTER,
            lambda at: shift(left_open=(OpenEncounter(UUID(int=1), at, "HALE", "JOHN"),)),
        ),
        (
            ConcernKind.WAITING,
            WAITING_TOO_LONG,
            lambda at: shift(waiting=(WaitingInLine(at, "Lane 4", "UTO 7KX204", 3),)),
        ),
        (ConcernKind.UNSENT, UNSENT_TOO_LONG, lambda at: shift(unsent=Unsent(at, 212))),
        (
            ConcernKind.UNANSWERED,
            UNANSWERED_AFTER,
            lambda at: shift(unanswered=(UnansweredReturn(UUID(int=1), at, "4412 R. Vega", ""),)),
        ),
    ],
)
def test_it_becomes_a_concern_at_its_limit(
    kind: ConcernKind, limit: timedelta, said: Callable[[datetime], ShiftFacts]
) -> None:
    assert concerns(said(NOW - limit + _MOMENT), NOW) == ()
    one = _only(said(NOW - limit))
    assert (one.kind, one.since) == (kind, NOW - limit)


def test_a_duty_that_ended_with_people_at_the_booth_is_one_at_once() -> None:
    left = AbandonedDuty(NOW, "Lane 2", "4420 S. Lindqvist", 2)
    one = _only(shift(abandoned=(left,)))
    assert (one.kind, one.count, one.step) == (ConcernKind.ABANDONED, 2, NextStep.ASK_LANE)


# --- all of them ----------------------------------------------------------------------------------


def test_what_is_grave_stands_first_then_what_began_first() -> None:
    facts = shift(
        referrals=(
            referral(sent_at=minutes_ago(20)),
            referral(encounter_id=UUID(int=2), sent_at=minutes_ago(30)),
        ),
        unread=(unread(1),),
        recalled=(recall(), recall(2, then=None)),
        unsent=Unsent(minutes_ago(190), 212),
    )
    found = concerns(facts, NOW)
    assert [one.kind for one in found] == [
        ConcernKind.NOT_ARRIVED,
        ConcernKind.NOT_ARRIVED,
        ConcernKind.UNDECIDED_AGAIN,
        ConcernKind.UNREAD,
        ConcernKind.RECALLED,
        ConcernKind.UNSENT,
    ]
    assert found[0].since < found[1].since


@given(
    st.lists(
        st.builds(lambda n, ms: quick(n, interview_ms=ms), st.integers(1, 50), st.integers(0, 4000))
    ),
    st.lists(
        st.builds(lambda n, p: unread(n, party=UUID(int=p)), st.integers(1, 9), st.integers(1, 3))
    ),
)
def test_every_record_that_needs_a_look_is_named_once(
    quicks: list[QuickDecision], people: list[UnreadPerson]
) -> None:
    found = concerns(shift(quick=tuple(quicks), unread=tuple(people)), NOW)
    fast = [one for one in found if one.kind is ConcernKind.TOO_FAST]
    assert sum(one.count for one in fast) == sum(one.interview_ms < FASTEST_MS for one in quicks)
    left = [one for one in found if one.kind is ConcernKind.UNREAD]
    assert len(left) == len({one.party for one in people})
    told = {(one.party, one.encounter_id) for one in people}
    assert sum(one.count for one in left) == len(told)


def test_the_officer_of_a_quick_decision_may_be_unknown() -> None:
    one = _only(shift(quick=(quick(1, officer_id=None, officer=""),)))
    assert (one.officer, one.usual_ms) == ("", 0)
    assert VEGA not in one.records
