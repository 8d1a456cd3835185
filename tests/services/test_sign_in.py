"""Signing in, the lock, handing over, and what wrong PINs cost."""

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from app.bootstrap.workstation import Workstation, open_workstation
from app.duty.events import (
    DrawOpened,
    DrawRevealed,
    Locked,
    SignedIn,
    SignedOut,
    SignInFailed,
    Unlocked,
)
from app.duty.officers import Duty, Role
from app.duty.pins import LOCKOUT_AFTER
from app.encounters.party import Party
from app.journal.codec import decode_body
from app.problems import ProblemCode
from app.records.vaults import FileVault
from tests.fixed import FixedClock
from tests.services.conftest import PIN, POST, SignInAs
from tests.services.events import all_events, events_of, refused
from tests.services.travelers import ids
from tests.services.two_stations import SECOND_POST, new_second_home, second_station, tell

__all__ = ["new_second_home", "second_station"]


def test_signing_in_begins_a_duty_at_the_post(station: Workstation) -> None:
    duty = station.sign_in.sign_in(" 4412 ", PIN, Role.PRIMARY, POST)

    assert (duty.officer.name, duty.role, duty.post) == ("R. Vega", Role.PRIMARY, POST)
    assert [each.subject_id for each in events_of(station, SignedIn)] == [duty.id]


@pytest.mark.parametrize("badge", ["4412", "9999", ""])
def test_wrong_pin_and_unknown_badge_get_the_same_answer(station: Workstation, badge: str) -> None:
    with refused(ProblemCode.SIGN_IN_WRONG):
        station.sign_in.sign_in(badge, "000111", Role.PRIMARY, POST)

    assert len(events_of(station, SignInFailed)) == 1
    assert events_of(station, SignedIn) == []


def test_role_that_the_officer_does_not_hold_is_refused(station: Workstation) -> None:
    with refused(ProblemCode.ROLE_NOT_HELD):
        station.sign_in.sign_in("4412", PIN, Role.SUPERVISOR, POST)


def test_wrong_pins_lock_the_badge_for_a_growing_time(
    station: Workstation, clock: FixedClock
) -> None:
    for _ in range(LOCKOUT_AFTER):
        with refused(ProblemCode.SIGN_IN_WRONG):
            station.sign_in.sign_in("4412", "000111", Role.PRIMARY, POST)

    with refused(ProblemCode.SIGN_IN_LOCKED_OUT):
        station.sign_in.sign_in("4412", PIN, Role.PRIMARY, POST)
    clock.pass_time(timedelta(minutes=1))
    station.sign_in.sign_in("4412", PIN, Role.PRIMARY, POST)

    with refused(ProblemCode.SIGN_IN_WRONG):  # a good sign-in begins the count anew
        station.sign_in.sign_in("4412", "000111", Role.PRIMARY, POST)


def test_clock_set_back_does_not_lock_an_officer_out_for_ever(
    station: Workstation, clock: FixedClock
) -> None:
    for _ in range(LOCKOUT_AFTER):
        with refused(ProblemCode.SIGN_IN_WRONG):
            station.sign_in.sign_in("4412", "000111", Role.PRIMARY, POST)
    clock.wall -= timedelta(days=400)

    assert station.sign_in.sign_in("4412", PIN, Role.PRIMARY, POST)


def test_same_officer_unlocks_the_same_duty(station: Workstation, sign_in_as: SignInAs) -> None:
    duty = sign_in_as("4412", Role.PRIMARY)
    station.sign_in.lock(duty, "idle")

    assert station.sign_in.unlock(duty, "4412", PIN) == duty
    assert len(events_of(station, Locked)) == 1
    assert len(events_of(station, Unlocked)) == 1


def test_next_officer_takes_over_with_one_pin(station: Workstation, sign_in_as: SignInAs) -> None:
    duty = sign_in_as("4412", Role.PRIMARY)

    taken = station.sign_in.unlock(duty, "4420", "518203")

    assert (taken.officer.badge, taken.role, taken.post) == ("4420", Role.PRIMARY, POST)
    assert taken.id != duty.id
    assert [each.subject_id for each in events_of(station, SignedOut)] == [duty.id]


def test_handing_over_is_one_record(station: Workstation, sign_in_as: SignInAs) -> None:
    duty = sign_in_as("4412", Role.PRIMARY)
    records: list[tuple[str, ...]] = []
    station.journal.on_append(lambda events: records.append(tuple(each.type for each in events)))

    station.sign_in.unlock(duty, "4420", "518203")

    # Were it two, a full disk between them would leave somebody at work whose duty has ended and
    # whose draw is known.
    ((revealed, ended, begun, opened),) = records
    assert (revealed, ended) == (DrawRevealed.TYPE, SignedOut.TYPE)
    assert (begun, opened) == (SignedIn.TYPE, DrawOpened.TYPE)


def test_officer_without_the_role_cannot_take_over(
    station: Workstation, sign_in_as: SignInAs
) -> None:
    duty = sign_in_as("4412", Role.PRIMARY)

    with refused(ProblemCode.ROLE_NOT_HELD):
        station.sign_in.unlock(duty, "2087", PIN)

    assert events_of(station, SignedOut) == []


# --- twice signed in, and people left at the booth ------------------------------------------------


def closings(station: Workstation) -> list[tuple[UUID, str, int]]:
    """Return which duties ended, why, and how many people were left at the booth."""
    said = (
        (each, decode_body(each.body or b"", SignedOut)) for each in events_of(station, SignedOut)
    )
    return [(each.subject_id, body.reason, body.open_encounters) for each, body in said]


def test_a_duty_that_nobody_ended_ends_with_the_next_sign_in(
    home: Path, station: Workstation, vega: Duty, clock: FixedClock
) -> None:
    station.close()  # the power was cut
    again = open_workstation(home, FileVault(home), clock=clock)
    duty = again.sign_in.sign_in("4412", PIN, Role.PRIMARY, POST)
    assert closings(again) == [(vega.id, "superseded", 0)]
    assert [said.type for said in all_events(again)[-4:]] == [
        "duty.draw_revealed",
        "duty.signed_out",
        "duty.signed_in",
        "duty.draw_opened",
    ]
    (ended,) = events_of(again, SignedOut)
    assert ended.officer_id is None, "the station ended it, not the officer"
    assert [one.id for one in again.records.open_duties("4412")] == [duty.id]
    again.close()


def test_signing_in_twice_here_leaves_one_duty(station: Workstation, sign_in_as: SignInAs) -> None:
    first = sign_in_as("4412", Role.PRIMARY)
    second = sign_in_as("2087", Role.SECONDARY)
    third = sign_in_as("2087", Role.SECONDARY)
    assert [one[:2] for one in closings(station)] == [
        (first.id, "superseded"),
        (second.id, "superseded"),
    ]
    station.sign_in.sign_out(third)
    assert closings(station)[-1] == (third.id, "key", 0)
    assert station.records.open_duties("2087") == ()


def test_the_same_badge_at_two_stations_is_recorded_and_told(
    station: Workstation, second_station: Workstation, vega: Duty
) -> None:
    """Allowed: an officer may be needed elsewhere at once, and the first desk may have no power."""
    tell(station, second_station)
    there = second_station.sign_in.sign_in("4412", PIN, Role.PRIMARY, SECOND_POST)
    assert there.elsewhere == ("L4",)
    assert vega.elsewhere == ()
    (said,) = events_of(second_station, SignedIn)
    assert decode_body(said.body or b"", SignedIn).elsewhere == ("L4",)
    assert events_of(second_station, SignedOut) == [], "the other desk's duty is not ours to end"
    tell(second_station, station)
    open_ones = station.records.open_duties("4412")
    assert [(one.station, one.lane, one.here) for one in open_ones] == [
        ("L4", "Lane 4", True),
        ("L5", "Lane 5", False),
    ]
    station.sign_in.sign_out(vega)
    tell(station, second_station)
    swapped = second_station.sign_in.unlock(there, "4420", "518203")
    assert swapped.elsewhere == ()
    assert second_station.sign_in.unlock(swapped, "4412", PIN).elsewhere == ()


def test_another_badge_elsewhere_is_nobodys_business(
    station: Workstation, second_station: Workstation, vega: Duty
) -> None:
    tell(station, second_station)
    there = second_station.sign_in.sign_in("4420", "518203", Role.PRIMARY, SECOND_POST)
    assert there.elsewhere == ()
    assert vega.id not in {one.id for one in second_station.records.open_duties("4420")}


def test_who_is_left_at_shift_end_is_counted_and_stays_for_the_next_officer(
    station: Workstation, vega: Duty, family: Party
) -> None:
    party = station.primary.admit(vega, family, ids(family)[:1])
    station.sign_in.sign_out(vega)
    assert closings(station) == [(vega.id, "key", 2)]
    next_one = station.sign_in.sign_in("4420", "518203", Role.PRIMARY, POST)
    left = station.primary.undecided(next_one)
    assert left is not None
    assert [person.decision for person in left.people] == [
        person.decision for person in party.people
    ]


def test_handing_over_says_who_is_left_too(station: Workstation, vega: Duty, family: Party) -> None:
    taken = station.sign_in.unlock(vega, "4420", "518203")
    assert closings(station) == [(vega.id, "swapped", 3)]
    left = station.primary.undecided(taken)
    assert left is not None
    assert ids(left) == ids(family)


def test_who_waits_in_line_is_not_left(station: Workstation, vega: Duty, family: Party) -> None:
    station.line.set_aside(vega, family)
    station.sign_in.sign_out(vega)
    assert closings(station) == [(vega.id, "key", 0)]
