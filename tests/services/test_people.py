"""People who come together: whose document it is, how somebody is known, and children."""

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.bootstrap.workstation import Workstation
from app.documents.reading import DocumentReading, PartialDate
from app.duty.officers import Duty
from app.encounters.encounter import EntryReason
from app.encounters.events import (
    DocumentRead,
    PersonMarked,
    Screened,
)
from app.encounters.party import MOST_PEOPLE, Party
from app.problems import ProblemCode
from app.screening.identity import Identity, SeenReason
from app.screening.summary_types import FactKind, Verdict
from app.specimens.travelers import (
    DRIVER,
    MINOR,
    PASSENGER,
    ROUTINE,
)
from tests.fixed import FixedClock
from tests.services.events import events_of, refused
from tests.services.referred import MANDATORY
from tests.services.travelers import all_painted, at_the_booth, card, ids, last, reading_of


@pytest.fixture
def duty(vega: Duty) -> Duty:
    return vega


def kinds(party: Party, place: int = -1) -> set[FactKind]:
    return {fact.kind for fact in card(party.people[place]).facts}


def reading_of_twin(station: Workstation) -> DocumentReading:
    """A child whose passport has the next number: nobody reads it wrongly."""
    reading = reading_of(station, MINOR)
    assert reading.document is not None
    twin = replace(reading.document, document_number="U10000007", given_names="LOTTE")
    return replace(reading, document=twin)


# --- whose document it is -------------------------------------------------------------------------


def test_the_next_document_fills_the_first_place_that_waits(
    station: Workstation, duty: Duty, clock: FixedClock
) -> None:
    party = station.primary.begin()
    for _ in range(3):
        party = station.primary.expect(party)
    places = ids(party)
    assert events_of(station, DocumentRead) == [], "a place says nothing about anybody"
    for specimen in (DRIVER, PASSENGER):
        party = at_the_booth(station, duty, specimen, clock, party)
    assert ids(party) == places
    assert [person.summary is None for person in party.people] == [False, False, True]
    assert party.expected == party.people[2]
    read = events_of(station, DocumentRead)
    assert [each.subject_id for each in read] == list(places[:2])


def test_a_document_beyond_all_places_is_one_more_person(
    station: Workstation, duty: Duty, clock: FixedClock
) -> None:
    party = at_the_booth(station, duty, DRIVER, clock)
    party = at_the_booth(station, duty, PASSENGER, clock, party)
    assert len(party.people) == 2
    assert {person.party_id for person in party.people} == {party.id}


def test_the_same_document_again_is_the_same_person(
    station: Workstation, duty: Duty, clock: FixedClock
) -> None:
    party = at_the_booth(station, duty, DRIVER, clock)
    party = station.primary.expect(party)
    again = at_the_booth(station, duty, DRIVER, clock, party)
    assert ids(again) == ids(party)
    assert again.expected is not None, "the place waits for somebody else"
    assert len(events_of(station, DocumentRead)) == 2, "every reading is recorded"


def test_a_document_goes_to_whom_the_officer_points_at(
    station: Workstation, duty: Duty, clock: FixedClock
) -> None:
    party = at_the_booth(station, duty, DRIVER, clock)
    party = station.primary.expect(party)
    reading = reading_of(station, PASSENGER)
    person = party.people[0].id
    shown = station.primary.screen(duty, party, None, reading, read_ns=1, person=person)
    assert shown.people[0].reading == reading
    with pytest.raises(KeyError):
        station.primary.screen(duty, party, None, reading, read_ns=1, person=party.id)


def test_a_coach_is_full_at_some_point(station: Workstation) -> None:
    party = station.primary.begin()
    for _ in range(MOST_PEOPLE):
        party = station.primary.expect(party)
    with refused(ProblemCode.TOO_MANY_PEOPLE):
        station.primary.expect(party)


# --- how somebody is known ------------------------------------------------------------------------


def test_what_was_typed_is_said_to_be_typed_and_why(station: Workstation, duty: Duty) -> None:
    party = station.primary.screen(
        duty,
        station.primary.begin(),
        None,
        reading_of(station, ROUTINE),
        read_ns=1,
        entered=EntryReason.DAMAGED,
    )
    assert (last(party).identity, last(party).reason) == (Identity.ENTERED, "damaged")
    (read,) = events_of(station, DocumentRead)
    assert read.body is not None
    assert b'"identity":"entered"' in read.body
    assert b'"reason":"damaged"' in read.body


def test_a_citizen_by_declaration_is_let_go_on(
    station: Workstation, duty: Duty, clock: FixedClock
) -> None:
    party = station.primary.begin()
    party = station.primary.mark(duty, party, Identity.SEEN, SeenReason.CITIZEN)
    party = all_painted(party, clock)
    assert kinds(party) == {FactKind.SEEN_WITHOUT_DOCUMENT}
    assert station.primary.admit(duty, party, ids(party)).closed
    (marked,) = events_of(station, PersonMarked)
    assert marked.subject_id == last(party).id


def test_who_is_left_unread_is_named_and_counted(
    station: Workstation, duty: Duty, clock: FixedClock
) -> None:
    party = at_the_booth(station, duty, DRIVER, clock)
    party = station.primary.expect(party)
    party = all_painted(station.primary.mark(duty, party, Identity.UNREAD), clock)
    assert len(party.people) == 2, "the place was waiting for just this person"
    assert kinds(party) == {FactKind.LEFT_UNREAD}
    assert not party.all_may_go
    decided = station.primary.admit(duty, party, [last(party).id])
    assert last(decided).identity is Identity.UNREAD


def test_whoever_was_marked_can_still_be_read(station: Workstation, duty: Duty) -> None:
    party = station.primary.mark(duty, station.primary.begin(), Identity.UNREAD)
    person = last(party).id
    reading = reading_of(station, ROUTINE)
    party = station.primary.screen(duty, party, None, reading, read_ns=1, person=person)
    assert (last(party).id, last(party).identity) == (person, Identity.READ)
    assert card(last(party)).verdict is Verdict.ROUTINE


# --- children -------------------------------------------------------------------------------------


def test_a_child_is_asked_about_again_when_its_company_comes(
    station: Workstation, duty: Duty, clock: FixedClock
) -> None:
    party = at_the_booth(station, duty, MINOR, clock)
    assert FactKind.MINOR_ALONE in kinds(party)
    asked = len(events_of(station, Screened))
    party = station.primary.screen(
        duty, party, None, reading_of(station, DRIVER), read_ns=clock.monotonic_ns()
    )
    assert FactKind.MINOR_ALONE not in kinds(party, 0)
    assert party.people[0].painted_ns == 0, "another card: the officer has not seen it yet"
    said = events_of(station, Screened)[asked:]
    assert [each.subject_id for each in said] == [ids(party)[1], ids(party)[0]]
    party = at_the_booth(station, duty, PASSENGER, clock, party)
    assert len(events_of(station, Screened)) == asked + 3, "one grown-up more changes nothing"


def test_whether_a_child_is_alone_is_open_while_somebody_is_unread(
    station: Workstation, duty: Duty, clock: FixedClock
) -> None:
    party = at_the_booth(station, duty, MINOR, clock)
    party = station.primary.mark(duty, party, Identity.UNREAD)
    assert FactKind.MINOR_ALONE not in kinds(party, 0)
    person = party.people[1].id
    twin = station.primary.screen(
        duty, party, None, reading_of_twin(station), read_ns=1, person=person
    )
    assert FactKind.MINOR_ALONE in kinds(twin, 0)
    assert FactKind.MINOR_ALONE in kinds(twin, 1)


def test_a_place_is_no_company(station: Workstation, duty: Duty, clock: FixedClock) -> None:
    party = station.primary.expect(station.primary.expect(station.primary.begin()))
    party = at_the_booth(station, duty, MINOR, clock, party)
    assert FactKind.MINOR_ALONE in kinds(party, 0)


def test_a_child_stays_alone_when_its_company_is_taken_away(
    station: Workstation, duty: Duty, clock: FixedClock
) -> None:
    party = at_the_booth(station, duty, DRIVER, clock)
    party = at_the_booth(station, duty, MINOR, clock, party)
    assert FactKind.MINOR_ALONE not in kinds(party)
    left = station.primary.refer(duty, party, party.people[0].id, MANDATORY)
    assert FactKind.MINOR_ALONE in kinds(left)
    assert last(left).painted_ns == 0
    with refused(ProblemCode.DECISION_TOO_EARLY):
        station.primary.admit(duty, left, [last(left).id])
    back = station.primary.recall(duty, left)
    assert FactKind.MINOR_ALONE not in kinds(back)


@pytest.mark.parametrize("birth", [PartialDate(2012, None, None), PartialDate(2012, 3, None)])
def test_a_birth_date_that_is_half_known_is_a_childs_all_the_same(
    station: Workstation, duty: Duty, clock: FixedClock, birth: PartialDate
) -> None:
    reading = reading_of_twin(station)
    assert reading.document is not None
    reading = replace(reading, document=replace(reading.document, birth_date=birth))
    party = station.primary.screen(duty, station.primary.begin(), None, reading, read_ns=1)
    assert FactKind.MINOR_ALONE in kinds(party)
    party = at_the_booth(station, duty, DRIVER, clock, party)
    assert FactKind.MINOR_ALONE not in kinds(party, 0)


@pytest.fixture
def far_west(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A port where it is eight hours earlier than in Greenwich."""
    monkeypatch.setenv("TZ", "UTC+8")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("far_west")
def test_ages_are_counted_at_the_day_of_the_port(
    station: Workstation, duty: Duty, clock: FixedClock
) -> None:
    clock.wall = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)  # 18:00 of the 24th at this port
    reading = reading_of(station, MINOR)
    assert reading.document is not None
    tomorrow = replace(reading.document, birth_date=PartialDate(2008, 11, 25))
    reading = replace(reading, document=tomorrow)
    party = station.primary.screen(duty, station.primary.begin(), None, reading, read_ns=1)
    who = card(last(party)).who
    assert who is not None
    assert who.age == 17
    assert FactKind.MINOR_ALONE in kinds(party)
