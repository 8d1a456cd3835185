"""People who come together: whose document it is, how somebody is known, what they came in."""

from dataclasses import replace

import pytest

from app.bootstrap.workstation import Workstation
from app.documents.reading import DocumentReading, PartialDate
from app.duty.officers import Direction, Duty, Mode, Post, Role
from app.encounters.conveyance import Conveyance, ConveyanceField
from app.encounters.declaration import Answer, Declaration, Lacking, Question
from app.encounters.encounter import EntryReason
from app.encounters.events import (
    BoardingPassRead,
    ConveyanceEntered,
    Declared,
    DocumentRead,
    PersonMarked,
    Screened,
)
from app.encounters.party import MOST_PEOPLE, Party
from app.problems import Problem, ProblemCode
from app.screening.identity import Identity, SeenReason
from app.screening.summary_types import Confidence, FactKind, Verdict
from app.specimens.travelers import (
    BOARDING_PASS_OF_FLYER,
    DRIVER,
    FLYER,
    MINOR,
    NAMESAKE,
    PASSENGER,
    ROUTINE,
)
from tests.fixed import FixedClock
from tests.services.conftest import PIN
from tests.services.events import events_of, refused
from tests.services.referred import MANDATORY
from tests.services.travelers import all_painted, at_the_booth, card, ids, last, reading_of

AIRPORT = Post("San Lorenzo", "Gate 2", Mode.AIR, Direction.INBOUND)


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


# --- papers beside the document -------------------------------------------------------------------


def at_the_airport(station: Workstation) -> Duty:
    return station.sign_in.sign_in("4412", PIN, Role.PRIMARY, AIRPORT)


def test_a_boarding_pass_is_held_against_the_document(
    station: Workstation, clock: FixedClock
) -> None:
    duty = at_the_airport(station)
    party = at_the_booth(station, duty, FLYER, clock)
    person = last(party).id
    party = station.primary.read_boarding_pass(duty, party, person, BOARDING_PASS_OF_FLYER)
    assert FactKind.BOARDING_PASS_DIFFERS in kinds(party)
    assert last(party).painted_ns == 0
    (read,) = events_of(station, BoardingPassRead)
    assert read.subject_id == person


def test_what_is_no_boarding_pass_records_nothing(
    station: Workstation, duty: Duty, clock: FixedClock
) -> None:
    party = at_the_booth(station, duty, FLYER, clock)
    for odd in ("", "hello", BOARDING_PASS_OF_FLYER[:40], "\0" * 60):
        with refused(ProblemCode.BOARDING_PASS_INVALID):
            station.primary.read_boarding_pass(duty, party, last(party).id, odd)
    assert events_of(station, BoardingPassRead) == []
    assert len(events_of(station, Screened)) == 1


def test_a_pass_that_comes_before_the_passport_waits_for_it(
    station: Workstation, clock: FixedClock
) -> None:
    duty = at_the_airport(station)
    party = station.primary.expect(station.primary.begin())
    person = last(party).id
    party = station.primary.read_boarding_pass(duty, party, person, BOARDING_PASS_OF_FLYER)
    assert party.expected is not None, "nobody was read yet"
    party = at_the_booth(station, duty, FLYER, clock, party)
    assert ids(party) == (person,)
    assert FactKind.BOARDING_PASS_DIFFERS in kinds(party)


def test_another_flight_is_held_against_the_passes_again(
    station: Workstation, clock: FixedClock
) -> None:
    duty = at_the_airport(station)
    own_pass = BOARDING_PASS_OF_FLYER.replace(
        "HARRINGTON/DELIA MS ", f"{FLYER.document.surname}/{FLYER.document.given_names:20}"[:20]
    )
    party = at_the_booth(station, duty, FLYER, clock)
    person = last(party).id
    party = station.primary.read_boarding_pass(duty, party, person, own_pass)
    assert FactKind.BOARDING_PASS_DIFFERS not in kinds(party)
    party = station.primary.enter_conveyance(duty, party, Conveyance(carrier="UT 999"))
    assert FactKind.BOARDING_PASS_DIFFERS in kinds(party)
    party = station.primary.enter_conveyance(duty, party, Conveyance(carrier="ut0412"))
    assert FactKind.BOARDING_PASS_DIFFERS not in kinds(party)


def test_somebody_decided_is_not_asked_about_again_for_another_flight(
    station: Workstation, clock: FixedClock
) -> None:
    duty = at_the_airport(station)
    party = at_the_booth(station, duty, FLYER, clock)
    person = last(party).id
    party = station.primary.read_boarding_pass(duty, party, person, BOARDING_PASS_OF_FLYER)
    decided = station.primary.admit(duty, all_painted(party, clock), [person])
    again = station.primary.enter_conveyance(duty, decided, Conveyance(carrier="UT 999"))
    assert last(again) == last(decided)


# --- all of them together -------------------------------------------------------------------------


def test_what_they_came_in_is_kept_in_one_form(station: Workstation, duty: Duty) -> None:
    entered = Conveyance(plate="ab-12 c", plate_state="uto")
    party = station.primary.enter_conveyance(duty, station.primary.begin(), entered)
    assert party.conveyance == Conveyance(plate="AB12C", plate_state="UTO")
    (said,) = events_of(station, ConveyanceEntered)
    assert said.subject_id == party.id


def test_a_plate_typed_wrong_records_nothing_and_names_the_field(
    station: Workstation, duty: Duty
) -> None:
    party = station.primary.begin()
    with pytest.raises(Problem) as caught:
        station.primary.enter_conveyance(duty, party, Conveyance(plate="AB#12", plate_state="UTO"))
    assert caught.value.code is ProblemCode.CONVEYANCE_INVALID
    assert caught.value.detail == ConveyanceField.PLATE
    assert events_of(station, ConveyanceEntered) == []


def test_what_they_declare_is_recorded_whole_or_not_at_all(
    station: Workstation, duty: Duty
) -> None:
    party = station.primary.begin()
    short = Declaration({Question.CURRENCY: Answer.YES})
    with pytest.raises(Problem) as caught:
        station.primary.declare(duty, party, short)
    assert caught.value.code is ProblemCode.DECLARATION_INCOMPLETE
    assert caught.value.detail == Lacking.AMOUNT
    assert events_of(station, Declared) == []
    whole = replace(short, amount="12500", currency="USD")
    assert station.primary.declare(duty, party, whole).declaration == whole
    assert len(events_of(station, Declared)) == 1


def test_clearing_a_match_of_one_changes_nobody_elses_card(
    station: Workstation, duty: Duty, clock: FixedClock
) -> None:
    party = at_the_booth(station, duty, DRIVER, clock)
    party = at_the_booth(station, duty, NAMESAKE, clock, party)
    match = card(last(party)).facts[0]
    assert match.confidence is Confidence.POSSIBLE_MATCH
    cleared = station.primary.clear_match(duty, party, last(party).id, match, "face_differs")
    assert cleared.people[0] == party.people[0]
    assert card(last(cleared)).verdict is Verdict.ROUTINE


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
