"""Signing in, the lock, handing over, and what wrong PINs cost."""

from datetime import timedelta

import pytest

from app.bootstrap.workstation import Workstation
from app.duty.events import Locked, SignedIn, SignedOut, SignInFailed, Unlocked
from app.duty.officers import Role
from app.duty.pins import LOCKOUT_AFTER
from app.problems import ProblemCode
from tests.fixed import FixedClock
from tests.services.conftest import PIN, POST, SignInAs
from tests.services.test_primary_inspection import events_of, refused


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


def test_officer_without_the_role_cannot_take_over(
    station: Workstation, sign_in_as: SignInAs
) -> None:
    duty = sign_in_as("4412", Role.PRIMARY)

    with refused(ProblemCode.ROLE_NOT_HELD):
        station.sign_in.unlock(duty, "2087", PIN)

    assert events_of(station, SignedOut) == []
