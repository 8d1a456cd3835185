"""The figures of a shift."""

from dataclasses import astuple
from datetime import timedelta
from statistics import median_low

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.encounters.referral import ARRIVAL_LIMIT, Decision, ReferralClass
from app.review.facts import CrossingLine
from app.review.measures import ADVERSE, ClassTally, Tally, TimeAccount, measure
from app.screening.identity import Identity
from tests.review.lines import (
    LINDQVIST,
    NOW,
    SINCE,
    VEGA,
    crossing,
    crossing_lines,
    minutes_ago,
    referral,
    shift,
)


def _whole(lines: list[CrossingLine]) -> Tally:
    return measure(shift(crossings=lines), NOW).whole


def test_a_shift_without_anybody_is_all_zeros() -> None:
    measures = measure(shift(), NOW)
    assert measures.whole == Tally()
    assert measures.lanes == {}
    assert measures.secondary.total == ClassTally()
    assert set(measures.secondary.by_class) == set(ReferralClass)


def test_who_comes_together_is_one_encounter_of_several_travelers() -> None:
    whole = _whole([crossing(party="car"), crossing(party="car"), crossing(party="alone")])
    assert (whole.travelers, whole.encounters) == (3, 2)


def test_each_way_of_being_known_is_counted_apart() -> None:
    known = [Identity.READ, Identity.READ, Identity.ENTERED, Identity.SEEN, Identity.UNREAD]
    whole = _whole([crossing(identity=identity) for identity in known])
    assert (whole.read, whole.entered, whole.seen, whole.unread) == (2, 1, 1, 1)


def test_the_median_is_of_the_whole_and_the_account_is_the_average() -> None:
    slow = crossing(interview_ms=100_000)
    whole = _whole([crossing(), crossing(), slow])
    assert whole.median_ms == 31_000
    assert whole.account == TimeAccount(500, 7_000, 45_000, 6_000)


@given(st.lists(crossing_lines))
def test_the_parts_add_up_whatever_the_shift_was(lines: list[CrossingLine]) -> None:
    measures = measure(shift(crossings=tuple(lines)), NOW)
    whole = measures.whole
    assert whole.read + whole.entered + whole.seen + whole.unread == whole.travelers == len(lines)
    assert whole.admitted + whole.referred == whole.travelers
    assert whole.encounters <= whole.travelers
    for parts in (measures.lanes, measures.officers):
        assert sum(part.travelers for part in parts.values()) == whole.travelers
        assert sum(part.unread for part in parts.values()) == whole.unread
        assert all(part.travelers for part in parts.values())
    if lines:
        assert whole.median_ms == median_low([sum(line[5:]) for line in lines])
        rounding = 4  # each phase is rounded down
        average = sum(sum(line[5:]) for line in lines) / len(lines)
        assert average - rounding <= sum(astuple(whole.account)) <= average


def test_officers_are_told_apart_also_at_one_lane() -> None:
    lines = (crossing(), crossing(officer=LINDQVIST.hex), crossing(officer=None))
    officers = measure(shift(crossings=lines), NOW).officers
    assert {who: part.travelers for who, part in officers.items()} == {
        VEGA: 1,
        LINDQVIST: 1,
        None: 1,
    }


def _by_class(*lines: object, arrivals_known: bool = True) -> ClassTally:
    facts = shift(referrals=lines)
    return measure(facts, NOW, arrivals_known=arrivals_known).secondary.by_class[
        ReferralClass.OFFICER
    ]


def test_a_referral_that_was_taken_back_was_not_sent() -> None:
    assert _by_class(referral(withdrawn=True)) == ClassTally()


def test_secondary_keeps_what_it_received_before_it_was_taken_back() -> None:
    assert _by_class(referral(withdrawn=True, received=True)) == ClassTally(sent=1, open=1)


def test_an_older_referral_is_open_but_was_not_sent_in_this_shift() -> None:
    older = referral(sent_at=SINCE - timedelta(minutes=1), received=True)
    assert _by_class(older) == ClassTally(sent=0, open=1)


@pytest.mark.parametrize("referral_class", ReferralClass)
def test_each_class_has_its_own_time_to_arrive(referral_class: ReferralClass) -> None:
    limit = ARRIVAL_LIMIT[referral_class]
    in_time = referral(referral_class=referral_class, sent_at=NOW - limit)
    late = referral(referral_class=referral_class, sent_at=NOW - limit - timedelta(milliseconds=1))
    tallies = measure(shift(referrals=(in_time, late)), NOW).secondary.by_class[referral_class]
    assert (tallies.open, tallies.not_arrived) == (2, 1)


def test_whoever_was_seen_has_arrived_and_a_full_waiting_room_alarms_nobody() -> None:
    waiting = referral(sent_at=minutes_ago(90), arrived=True)
    taken = referral(sent_at=minutes_ago(90), received=True)
    assert _by_class(waiting, taken).not_arrived == 0


def test_a_desk_that_cannot_know_counts_nobody_as_not_arrived() -> None:
    assert _by_class(referral(sent_at=minutes_ago(90)), arrivals_known=False).not_arrived == 0


def test_none_after_a_partial_examination_stands_beside_the_share() -> None:
    lines = (
        referral(closed=True, recorded=True),
        referral(closed=True, recorded=True, partial=True),
        referral(closed=True, recorded=True, partial=True),
        referral(closed=True, recorded=True, partial=True, found=True),
        referral(closed=True),
        referral(received=True, recorded=True, partial=True),
    )
    secondary = measure(shift(referrals=lines), NOW).secondary
    assert secondary.total == ClassTally(sent=6, open=1, closed=5, found=1)
    assert (secondary.recorded, secondary.none_after_partial) == (4, 2)


def test_adverse_is_what_goes_against_the_traveler() -> None:
    outcomes = ("ADM", "REL", "DEF", "RTN", "PAR", *sorted(ADVERSE))
    lines = tuple(referral(closed=True, disposition=outcome) for outcome in outcomes)
    assert measure(shift(referrals=lines), NOW).secondary.adverse == len(ADVERSE)


def test_a_decision_is_counted_as_it_stands() -> None:
    whole = _whole([crossing(decision=Decision.REFER), crossing()])
    assert (whole.admitted, whole.referred) == (1, 1)
