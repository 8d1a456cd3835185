"""Read in line, waiting under their plate, taken up at a booth: nothing lost, nobody twice."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import numpy as np
import pytest

from app.bootstrap.workstation import Workstation, open_workstation
from app.capture.frame import Frame
from app.duty.officers import Duty, Role
from app.encounters.conveyance import Conveyance
from app.encounters.declaration import Answer, Declaration, Question
from app.encounters.encounter import Encounter, EntryReason
from app.encounters.events import Decided, DocumentRead, SetAside, TakenUp, WaitLapsed
from app.encounters.party import Party
from app.encounters.referral import Decision
from app.problems import ProblemCode
from app.records.vaults import FileVault
from app.screening.identity import Identity, SeenReason
from app.screening.summary_types import FactKind
from app.services.waiting_line import LINE_LASTS
from app.specimens.travelers import BOARDING_PASS_OF_FLYER, DRIVER, MINOR, PASSENGER, ROUTINE
from tests.fixed import FixedClock
from tests.services.events import all_events, events_of, refused
from tests.services.full_disk import room_for
from tests.services.travelers import all_painted, at_the_booth, card, ids, last, reading_of
from tests.services.two_stations import (
    SECOND_POST,
    new_second_home,
    second_station,
    tell,
)

__all__ = ["new_second_home", "second_station"]

PLATE = Conveyance(plate="UX 1207", plate_state="UTO")
DECLARED = Declaration({Question.FOOD: Answer.NO})


@pytest.fixture
def in_line(station: Workstation, vega: Duty, family: Party, clock: FixedClock) -> Party:
    """A family, an infant, somebody typed, somebody left unread, and one more to be read."""
    party = station.primary.mark(vega, family, Identity.SEEN, SeenReason.INFANT)
    typed = reading_of(station, ROUTINE)
    party = station.primary.screen(
        vega, party, None, typed, read_ns=1, entered=EntryReason.READER_FAILED
    )
    party = station.primary.mark(vega, party, Identity.UNREAD)
    party = station.primary.declare(vega, party, DECLARED)
    person = party.people[0].id
    party = station.primary.read_boarding_pass(vega, party, person, BOARDING_PASS_OF_FLYER)
    return all_painted(station.primary.expect(party), clock)


def known(person: Encounter) -> tuple[object, ...]:
    """Return how somebody is known."""
    return (
        person.reading,
        person.identity,
        person.reason,
        person.boarding_pass,
        person.page_photo,
        person.drawn,
    )


def test_they_wait_under_their_plate_and_go_on_as_they_were(
    station: Workstation, vega: Duty, in_line: Party
) -> None:
    station.line.set_aside(vega, in_line)
    assert station.primary.undecided(vega) is None
    (waiting,) = station.line.waiting(vega)
    assert waiting.conveyance.label == "UTO UX1207"
    assert (len(waiting.people), waiting.places) == (6, 1)

    party = station.line.take_up(vega, waiting.party_id)

    assert party.id != in_line.id, "nobody is decided twice under one name"
    assert not set(ids(party)) & set(ids(in_line))
    assert (party.conveyance, party.declaration) == (in_line.conveyance, DECLARED)
    assert [known(one) for one in party.people[:6]] == [known(one) for one in in_line.people[:6]]
    assert party.expected == party.people[6]
    assert {one.painted_ns for one in party.people} == {0}, "the booth has not seen them"
    assert FactKind.MINOR_ALONE not in {fact.kind for fact in card(party.people[2]).facts}
    assert station.line.waiting(vega) == ()


def test_whom_nobody_took_up_leaves_the_line_and_it_is_recorded(
    station: Workstation, vega: Duty, family: Party, clock: FixedClock
) -> None:
    station.line.set_aside(vega, family)
    clock.pass_time(LINE_LASTS - timedelta(minutes=1))
    late = station.primary.enter_conveyance(vega, station.primary.begin(), PLATE)
    station.line.set_aside(vega, at_the_booth(station, vega, ROUTINE, clock, late))
    station.line.let_lapse(vega)
    assert len(station.line.waiting(vega)) == 2, "not yet"
    clock.pass_time(timedelta(minutes=1))
    station.line.let_lapse(vega)
    station.line.let_lapse(vega)
    (waiting,) = station.line.waiting(vega)
    assert waiting.party_id == late.id
    (lapsed,) = events_of(station, WaitLapsed)
    assert lapsed.subject_id == family.id
    assert b'"waited_minutes":720' in (lapsed.body or b"")
    with refused(ProblemCode.WAITING_TAKEN):
        station.line.take_up(vega, family.id)
    assert station.primary.undecided(vega) is None
    assert events_of(station, Decided) == []


def test_what_was_taken_up_is_there_after_a_restart(
    home: Path, station: Workstation, vega: Duty, in_line: Party, clock: FixedClock
) -> None:
    station.line.set_aside(vega, in_line)
    party = station.line.take_up(vega, in_line.id)
    station.close()
    again = open_workstation(home, FileVault(home), clock=clock)
    found = again.primary.undecided(vega)
    again.close()
    assert found is not None
    assert (found.id, found.conveyance, found.declaration) == (
        party.id,
        party.conveyance,
        party.declaration,
    )
    assert [known(one) for one in found.people] == [known(one) for one in party.people[:6]]
    assert [one.summary for one in found.people] == [one.summary for one in party.people[:6]]


def test_nobody_waits_without_a_plate_or_unread(
    station: Workstation, vega: Duty, clock: FixedClock
) -> None:
    with refused(ProblemCode.PLATE_MISSING):
        station.line.set_aside(vega, at_the_booth(station, vega, DRIVER, clock))
    empty = station.primary.enter_conveyance(vega, station.primary.begin(), PLATE)
    for party in (empty, station.primary.expect(empty)):
        with refused(ProblemCode.DECISION_TOO_EARLY):
            station.line.set_aside(vega, party)
    assert events_of(station, SetAside) == []


def test_who_is_decided_does_not_wait(station: Workstation, vega: Duty, family: Party) -> None:
    party = station.primary.admit(vega, family, ids(family)[:1])
    station.line.set_aside(vega, party)
    (waiting,) = station.line.waiting(vega)
    assert [one.encounter_id for one in waiting.people] == list(ids(family)[1:])


def test_a_decision_taken_back_in_line_is_amended_at_the_booth(
    station: Workstation, vega: Duty, family: Party, clock: FixedClock
) -> None:
    decided = station.primary.admit(vega, family, ids(family))
    back = station.primary.recall(vega, decided)
    station.line.set_aside(vega, back)
    station.line.take_up(vega, back.id)
    station.close()
    again = open_workstation(station.home, FileVault(station.home), clock=clock)
    found = again.primary.undecided(vega)
    assert found is not None
    party = all_painted(found, clock)
    again.primary.admit(vega, party, ids(party))
    said = events_of(again, Decided)
    assert [each.amends_id for each in said[3:]] == [each.id for each in said[:3]]
    again.close()


@pytest.mark.faults
def test_a_disk_without_room_takes_nobody_up(
    station: Workstation, vega: Duty, in_line: Party
) -> None:
    station.line.set_aside(vega, in_line)
    before = all_events(station)
    with room_for(0), refused(ProblemCode.DISK_FULL):
        station.line.take_up(vega, in_line.id)
    assert all_events(station) == before
    assert len(station.line.take_up(vega, in_line.id).people) == 7


def test_another_booth_takes_them_up_and_both_know(
    station: Workstation, second_station: Workstation, vega: Duty, in_line: Party, clock: FixedClock
) -> None:
    station.line.set_aside(vega, in_line)
    tell(station, second_station)
    abara = second_station.sign_in.sign_in("4420", "518203", Role.PRIMARY, SECOND_POST)
    (waiting,) = second_station.line.waiting(abara)
    assert waiting.lane == "Lane 4"

    party = second_station.line.take_up(abara, waiting.party_id)

    assert [known(one) for one in party.people[:6]] == [known(one) for one in in_line.people[:6]]
    assert second_station.line.waiting(abara) == ()
    tell(second_station, station)
    assert station.line.waiting(vega) == ()
    with refused(ProblemCode.WAITING_TAKEN):
        station.line.take_up(vega, in_line.id)
    party = all_painted(party, clock)
    decided = second_station.primary.admit(abara, party, ids(party)[:2])
    tell(second_station, station)
    assert decided.people[0].decision is Decision.ADMIT
    driver = DRIVER.document
    history = station.records.history(driver.issuing_state, driver.document_number)
    assert [each.lane for each in history.crossings] == ["Lane 5"]
    assert station.primary.undecided(vega) is None, "they are another booth's now"


def test_of_two_booths_that_do_not_hear_each_other_the_first_counts(
    station: Workstation, second_station: Workstation, vega: Duty, in_line: Party, clock: FixedClock
) -> None:
    station.line.set_aside(vega, in_line)
    tell(station, second_station)
    abara = second_station.sign_in.sign_in("4420", "518203", Role.PRIMARY, SECOND_POST)
    second_station.line.take_up(abara, in_line.id)
    clock.pass_time(timedelta(seconds=1))
    station.line.take_up(vega, in_line.id)
    tell(second_station, station)
    tell(station, second_station)
    for each in (station, second_station):
        assert each.records.waiting("San Lorenzo") == ()
        with each.store.reading() as connection:
            (lane,) = connection.exec_driver_sql("SELECT taken_lane FROM waiting").scalars()
        assert lane == "Lane 5"


def test_a_station_cannot_set_aside_who_stands_at_another(
    station: Workstation, second_station: Workstation, vega: Duty, family: Party
) -> None:
    abara = second_station.sign_in.sign_in("4420", "518203", Role.PRIMARY, SECOND_POST)
    second_station.line.set_aside(abara, family)
    tell(second_station, station)
    left = station.primary.undecided(vega)
    assert left is not None
    assert ids(left) == ids(family)


def test_the_photo_taken_in_line_is_shown_where_it_is(
    station: Workstation, vega: Duty, clock: FixedClock
) -> None:
    frame = Frame(np.full((60, 90, 3), 200, np.uint8), "scan", b"scan", "0" * 64)
    party = station.primary.enter_conveyance(vega, station.primary.begin(), PLATE)
    party = station.primary.screen(
        vega, party, frame, reading_of(station, PASSENGER), read_ns=clock.monotonic_ns()
    )
    station.line.set_aside(vega, party)
    taken = station.line.take_up(vega, party.id)
    assert last(taken).page_photo == last(party).page_photo
    assert station.primary.photo(last(taken).page_photo) is not None


def test_a_secondary_officer_has_no_business_in_the_line(
    station: Workstation, family: Party, sign_in_as: Callable[[str, Role], Duty]
) -> None:
    osei = sign_in_as("2087", Role.SECONDARY)
    for forbidden in (
        lambda: station.line.set_aside(osei, family),
        lambda: station.line.waiting(osei),
        lambda: station.line.take_up(osei, family.id),
    ):
        with refused(ProblemCode.NOT_ALLOWED):
            forbidden()


def test_whoever_was_never_set_aside_cannot_be_taken_up(
    station: Workstation, vega: Duty, family: Party, new_id: Callable[[], UUID]
) -> None:
    for unknown in (new_id(), family.id):
        with refused(ProblemCode.WAITING_TAKEN):
            station.line.take_up(vega, unknown)
    assert events_of(station, TakenUp) == []
    assert len(events_of(station, DocumentRead)) == 3


def test_a_child_taken_up_alone_is_alone(station: Workstation, vega: Duty, family: Party) -> None:
    party = station.primary.admit(vega, family, ids(family)[:2])
    station.line.set_aside(vega, party)
    child = last(station.line.take_up(vega, party.id))
    assert child.reading == reading_of(station, MINOR)
    assert FactKind.MINOR_ALONE in {fact.kind for fact in card(child).facts}
