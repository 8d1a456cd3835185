"""What comes beside the documents: boarding passes, the vehicle, declarations, cleared matches."""

from dataclasses import replace

import pytest

from app.bootstrap.workstation import Workstation
from app.duty.officers import Direction, Duty, Mode, Post, Role
from app.encounters.conveyance import Conveyance, ConveyanceField
from app.encounters.declaration import Answer, Declaration, Lacking, Question
from app.encounters.events import (
    BoardingPassRead,
    ConveyanceEntered,
    Declared,
    Screened,
)
from app.encounters.party import Party
from app.problems import Problem, ProblemCode
from app.screening.clearances import ClearReason
from app.screening.summary_types import Confidence, FactKind, Verdict
from app.specimens.travelers import (
    BOARDING_PASS_OF_FLYER,
    DRIVER,
    FLYER,
    NAMESAKE,
)
from tests.fixed import FixedClock
from tests.services.conftest import PIN
from tests.services.events import events_of, refused
from tests.services.travelers import all_painted, at_the_booth, card, ids, last

AIRPORT = Post("San Lorenzo", "Gate 2", Mode.AIR, Direction.INBOUND)


@pytest.fixture
def duty(vega: Duty) -> Duty:
    return vega


def kinds(party: Party, place: int = -1) -> set[FactKind]:
    return {fact.kind for fact in card(party.people[place]).facts}


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
    cleared = station.primary.clear_match(
        duty, party, last(party).id, match, ClearReason.FACE_DIFFERS
    )
    assert cleared.people[0] == party.people[0]
    assert card(last(cleared)).verdict is Verdict.ROUTINE
