"""Who may sign in: enrolled by a fact, known by a PIN that no fact holds."""

from datetime import timedelta

import pytest

from app.duty.officers import Role
from app.duty.pins import verify_pin
from app.journal.event import Authorship
from app.problems import Problem, ProblemCode
from app.records.event_rows import read_events
from app.records.inbox import take_in
from app.records.journal_store import JournalStore
from app.records.officers import OfficerRegister
from app.records.store import Store
from tests.fixed import FixedClock
from tests.journal.chains import Log
from tests.records.facts import Shift

SETUP = Authorship(None, "station", "setup")
PIN = "402918"


@pytest.fixture
def register(store: Store) -> OfficerRegister:
    return OfficerRegister(store)


def test_nobody_is_known_at_first(register: OfficerRegister) -> None:
    assert register.known() == ()
    assert register.by_badge("4711") is None


def test_an_enrolled_officer_is_known_by_badge_and_pin(
    register: OfficerRegister, journal: JournalStore
) -> None:
    officer = register.enroll(
        journal, badge=" 4711 ", name="Ada", roles=(Role.PRIMARY,), pin=PIN, authorship=SETUP
    )
    assert register.by_badge("4711") == officer
    assert register.known() == (officer,)
    assert verify_pin(register.pin_hash(officer.id), PIN)


def test_the_journal_never_holds_the_pin_or_its_hash(
    register: OfficerRegister, journal: JournalStore, store: Store
) -> None:
    officer = register.enroll(
        journal, badge="4711", name="Ada", roles=(Role.PRIMARY,), pin=PIN, authorship=SETUP
    )
    with store.reading() as connection:
        recorded = repr(list(read_events(connection)))
    assert PIN not in recorded
    assert "argon2" not in recorded
    assert register.pin_hash(officer.id).startswith("$argon2id$")


def test_enrolling_a_badge_again_changes_name_roles_and_pin_of_the_same_officer(
    register: OfficerRegister, journal: JournalStore
) -> None:
    first = register.enroll(
        journal, badge="4711", name="Ada", roles=(Role.PRIMARY,), pin=PIN, authorship=SETUP
    )
    again = register.enroll(
        journal,
        badge="4711",
        name="Ada B.",
        roles=(Role.SUPERVISOR,),
        pin="918273",
        authorship=SETUP,
    )
    assert again.id == first.id
    assert register.known() == (again,)
    assert not verify_pin(register.pin_hash(again.id), PIN)


def test_a_simple_pin_enrolls_nobody(register: OfficerRegister, journal: JournalStore) -> None:
    with pytest.raises(Problem) as caught:
        register.enroll(
            journal, badge="4711", name="Ada", roles=(Role.PRIMARY,), pin="123456", authorship=SETUP
        )
    assert caught.value.code is ProblemCode.PIN_TOO_SIMPLE
    assert register.known() == ()
    assert journal.head().seq == 0


@pytest.mark.parametrize("badge", ["", "  ", "4" * 33])
def test_a_badge_has_1_to_32_characters(
    badge: str, register: OfficerRegister, journal: JournalStore
) -> None:
    with pytest.raises(ValueError, match="badge"):
        register.enroll(
            journal, badge=badge, name="Ada", roles=(Role.PRIMARY,), pin=PIN, authorship=SETUP
        )


def test_an_officer_of_another_station_may_not_sign_in_here(
    register: OfficerRegister, journal: JournalStore, store: Store, shift: Shift
) -> None:
    elsewhere = Log(station="UTO-9")
    elsewhere.add(shift.opening()[1].body)
    with store.writing() as connection:
        take_in(connection, [elsewhere.event(1)], journal.head())
    assert register.by_badge("4711") is None
    with pytest.raises(KeyError):
        register.pin_hash(elsewhere.event(1).subject_id)


def test_failures_are_counted_until_a_good_sign_in(
    register: OfficerRegister, clock: FixedClock
) -> None:
    assert register.failures("4711") == (0, None)
    register.note_failure("4711", clock.now())
    clock.pass_time(timedelta(minutes=1))
    register.note_failure("4711", clock.now())
    assert register.failures("4711") == (2, clock.now())
    assert register.failures("0815") == (0, None)
    register.clear_failures("4711")
    register.clear_failures("4711")
    assert register.failures("4711") == (0, None)


def test_a_badge_of_any_length_is_counted_as_one(
    register: OfficerRegister, clock: FixedClock
) -> None:
    register.note_failure("x" * 1000, clock.now())
    assert register.failures("x" * 1000)[0] == 1
