"""Taking back what was just decided: everybody whom that key decided, in time, and on record."""

from datetime import timedelta

import pytest

from app.bootstrap.workstation import Workstation
from app.duty.officers import Duty, Role
from app.encounters.events import Decided, Recalled
from app.encounters.party import Party
from app.encounters.referral import Decision, ReferralClass, ReferralState
from app.encounters.referral_events import ReferralWithdrawn
from app.problems import ProblemCode
from app.services.deciding import RECALL_WITHIN_S, ReferralForm
from app.specimens.travelers import DRIVER, ROUTINE
from tests.fixed import FixedClock
from tests.services.conftest import SignInAs
from tests.services.events import all_events, events_of, refused
from tests.services.full_disk import room_for
from tests.services.travelers import (
    all_painted,
    at_the_booth,
    file_of,
    ids,
    last,
)

TOGETHER = ReferralForm(ReferralClass.OFFICER, ("O-BEH",), together=True)
ALONE = ReferralForm(ReferralClass.OFFICER, ("O-BEH",))


@pytest.mark.faults
def test_a_recall_that_finds_no_room_takes_nobody_back(
    station: Workstation, vega: Duty, coach: Party
) -> None:
    decided = station.primary.refer(vega, coach, ids(coach)[0], TOGETHER)
    before = all_events(station)
    with room_for(0), refused(ProblemCode.DISK_FULL):
        station.primary.recall(vega, decided)
    assert all_events(station) == before
    assert station.primary.undecided(vega) is None
    assert len(station.primary.recall(vega, decided).open) == len(coach.people)


def test_the_key_that_let_everybody_go_is_taken_back_for_everybody(
    station: Workstation, vega: Duty, family: Party, clock: FixedClock
) -> None:
    decided = station.primary.admit(vega, family, ids(family))
    clock.pass_time(timedelta(seconds=4))

    back = station.primary.recall(vega, decided)

    assert [person.decision for person in back.people] == [None, None, None]
    assert {person.painted_ns for person in back.people} == {0}, "look at them again"
    said = events_of(station, Recalled)
    decisions = events_of(station, Decided)
    assert [each.amends_id for each in said] == [each.id for each in decisions]
    assert b'"after_ms":4000' in (said[0].body or b"")
    left = station.primary.undecided(vega)
    assert left is not None
    assert [person.amends for person in left.people] == [each.id for each in decisions]
    with refused(ProblemCode.DECISION_TOO_EARLY):
        station.primary.admit(vega, back, ids(back))

    again = station.primary.admit(vega, all_painted(back, clock), ids(back))
    amendments = events_of(station, Decided)[3:]
    assert [each.amends_id for each in amendments] == [each.id for each in decisions]
    assert {person.amends for person in again.people} == {None}
    assert station.primary.undecided(vega) is None
    document = DRIVER.document
    history = station.records.history(document.issuing_state, document.document_number)
    assert len(history.crossings) == 1, "one crossing, whatever was said about it"


def test_a_minute_is_the_limit(
    station: Workstation, vega: Duty, family: Party, clock: FixedClock
) -> None:
    decided = station.primary.admit(vega, family, ids(family))
    clock.pass_time(timedelta(seconds=RECALL_WITHIN_S, microseconds=900))
    assert station.primary.recall(vega, decided).open
    decided = station.primary.admit(vega, all_painted(family, clock), ids(family))
    clock.pass_time(timedelta(seconds=RECALL_WITHIN_S, milliseconds=1))
    with refused(ProblemCode.RECALL_TOO_LATE):
        station.primary.recall(vega, decided)
    assert len(events_of(station, Recalled)) == 3


def test_nothing_decided_is_nothing_to_take_back(
    station: Workstation, vega: Duty, family: Party
) -> None:
    for party in (station.primary.begin(), family):
        with refused(ProblemCode.RECALL_TOO_LATE):
            station.primary.recall(vega, party)


def test_a_referral_is_withdrawn_with_everybody_it_took(
    station: Workstation, vega: Duty, family: Party, clock: FixedClock
) -> None:
    party = station.primary.expect(family)
    place = last(party).id
    referred = station.primary.refer(vega, party, ids(party)[1], TOGETHER)

    back = station.primary.recall(vega, referred)

    assert set(ids(back)) == set(ids(party)), "the place that is unread is there again"
    assert back.expected is not None
    assert back.expected.id == place
    assert len(back.open) == 4
    (withdrawn,) = events_of(station, ReferralWithdrawn)
    assert withdrawn.subject_id == file_of(station).row.id
    assert str(ids(party)[1]).encode() in (withdrawn.body or b""), "names whom it was about"
    assert file_of(station).row.state is ReferralState.WITHDRAWN
    assert station.records.referrals(vega.post.port) == ()
    again = station.primary.refer(vega, all_painted(back, clock), ids(party)[0], TOGETHER)
    assert again.closed
    assert [row.state for row in station.primary.my_referrals()] == [
        ReferralState.SENT,
        ReferralState.WITHDRAWN,
    ]


def test_of_two_referrals_only_the_last_is_taken_back(
    station: Workstation, vega: Duty, family: Party
) -> None:
    """Even if one moment saw both keys."""
    party = station.primary.refer(vega, family, ids(family)[1], ALONE)
    party = station.primary.refer(vega, party, ids(family)[0], ALONE)
    back = station.primary.recall(vega, party)
    assert [person.decision for person in back.people] == [None, Decision.REFER, None]
    assert len(events_of(station, Recalled)) == 1
    assert station.primary.recall(vega, back).people[1].decision is None, "then the one before"


def test_of_a_referral_and_who_was_let_go_only_the_last_is_taken_back(
    station: Workstation, vega: Duty, family: Party, clock: FixedClock
) -> None:
    party = station.primary.refer(vega, family, ids(family)[0], ALONE)
    party = station.primary.admit(vega, all_painted(party, clock), ids(family)[1:])
    back = station.primary.recall(vega, party)
    assert [person.decision for person in back.people] == [Decision.REFER, None, None]
    assert events_of(station, ReferralWithdrawn) == []


def test_what_secondary_received_is_theirs(
    station: Workstation, vega: Duty, family: Party, sign_in_as: SignInAs
) -> None:
    referred = station.primary.refer(vega, family, ids(family)[0], TOGETHER)
    row = station.primary.my_referrals()[0]
    osei = sign_in_as("2087", Role.SECONDARY)
    station.secondary.receive(osei, row.id)
    with refused(ProblemCode.RECALL_RECEIVED):
        station.primary.recall(vega, referred)
    assert events_of(station, Recalled) == []
    assert events_of(station, ReferralWithdrawn) == []


def test_the_second_look_is_timed_by_itself(
    station: Workstation, vega: Duty, clock: FixedClock
) -> None:
    party = at_the_booth(station, vega, ROUTINE, clock)
    clock.pass_time(timedelta(seconds=20))
    decided = station.primary.admit(vega, party, ids(party))
    clock.pass_time(timedelta(seconds=30))
    back = station.primary.recall(vega, decided)
    clock.pass_time(timedelta(seconds=1))
    back = all_painted(back, clock)
    clock.pass_time(timedelta(seconds=5))
    station.primary.admit(vega, back, ids(back))
    first, second = events_of(station, Decided)
    assert b'"interview_ms":20000' in (first.body or b"")
    assert b'"document_ms":1000' in (second.body or b"")
    assert b'"interview_ms":5000' in (second.body or b"")


@pytest.mark.parametrize("jump", [timedelta(days=-400), timedelta(days=400)])
def test_a_clock_that_is_set_meanwhile_changes_nothing_about_a_recall(
    station: Workstation, vega: Duty, family: Party, clock: FixedClock, jump: timedelta
) -> None:
    """The seconds of a recall are counted by the clock that cannot be set."""
    clock.wall += jump
    decided = station.primary.refer(vega, family, ids(family)[0], TOGETHER)
    clock.wall -= 2 * jump
    clock.mono_ns += 5 * 10**9
    back = station.primary.recall(vega, decided)
    assert len(back.open) == 3
    assert file_of(station).row.state is ReferralState.WITHDRAWN
    clock.wall += jump
    again = station.primary.admit(vega, all_painted(back, clock), ids(back))
    assert again.closed
    assert station.primary.undecided(vega) is None
    clock.mono_ns += (RECALL_WITHIN_S + 1) * 10**9
    clock.wall -= jump
    with refused(ProblemCode.RECALL_TOO_LATE):
        station.primary.recall(vega, again)
