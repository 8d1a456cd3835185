"""Lists of vehicles and lost documents at the booth: whose card says what, and when it is asked."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.bootstrap.workstation import Workstation
from app.documents.reading import DocumentReading, Status
from app.duty.officers import Duty
from app.encounters.conveyance import Conveyance
from app.encounters.encounter import EntryReason
from app.encounters.events import Screened
from app.encounters.party import Party
from app.packs.build import build_pack
from app.packs.demo_pack import LISTED_PLATE
from app.packs.install import install
from app.screening.answers import ListedDocument
from app.screening.summary_types import (
    Confidence,
    Fact,
    FactKind,
    NotKnownKind,
    RiskSummary,
    Step,
    Verdict,
)
from app.specimens.travelers import DRIVER, PASSENGER, ROUTINE, WRONG_DIGIT
from tests.fixed import FixedClock
from tests.services.events import events_of
from tests.services.travelers import at_the_booth, card, ids, last

CONFUSED = "KRO8418"
"""What a camera may read where `LISTED_PLATE` stands."""


def vehicles(party: Party) -> list[list[Fact]]:
    """Return what each card says of the vehicle."""
    return [
        [fact for fact in card(one).facts if fact.kind is FactKind.VEHICLE_LISTED]
        for one in party.people
    ]


def documents(summary: RiskSummary, kind: FactKind) -> list[Fact]:
    return [fact for fact in summary.facts if fact.kind is kind]


@pytest.fixture
def couple(station: Workstation, vega: Duty, clock: FixedClock) -> Party:
    """Two people whose vehicle nobody has entered."""
    party = station.primary.begin()
    for specimen in (DRIVER, PASSENGER):
        party = at_the_booth(station, vega, specimen, clock, party)
    return party


def test_listed_vehicle_stands_on_the_first_persons_card(
    station: Workstation, vega: Duty, couple: Party
) -> None:
    entered = Conveyance(plate=LISTED_PLATE, plate_state="UTO")
    listed = station.primary.enter_conveyance(vega, couple, entered)
    (first,), others = vehicles(listed)
    assert (first.mandatory, first.values["plate"], others) == (True, LISTED_PLATE, [])
    assert card(listed.people[0]).verdict is Verdict.REFER
    assert events_of(station, Screened)[-1].subject_id == listed.people[0].id


def test_another_plate_is_asked_about_anew(
    station: Workstation, vega: Duty, couple: Party, clock: FixedClock
) -> None:
    enter = station.primary.enter_conveyance
    party = enter(vega, couple, Conveyance(plate=CONFUSED, plate_state="UTO"))
    (doubtful,) = vehicles(party)[0]
    assert (doubtful.mandatory, doubtful.severity) == (False, Verdict.ATTENTION)
    assert doubtful.values["differing"] == "3,4"

    party = enter(vega, party, Conveyance(plate=LISTED_PLATE, plate_state="UTO"))
    assert vehicles(party)[0][0].mandatory
    asked = len(events_of(station, Screened))

    party = enter(vega, party, Conveyance(plate="UX1207", plate_state="UTO"))
    assert vehicles(party) == [[], []]
    assert len(events_of(station, Screened)) == asked + 1
    party = enter(vega, party, Conveyance(plate="UX1207", plate_state="UTO"))
    assert len(events_of(station, Screened)) == asked + 1, "the same plate is no new question"

    alone = enter(vega, station.primary.begin(), Conveyance(plate=LISTED_PLATE, plate_state="UTO"))
    alone = at_the_booth(station, vega, ROUTINE, clock, alone)
    assert vehicles(alone)[0][0].mandatory, "a plate that is entered first counts as well"


@pytest.fixture
def lost(station: Workstation, tmp_path: Path) -> Workstation:
    """The station with the document of the wrong digit on its list, and a number like it."""
    number = WRONG_DIGIT.document.document_number
    build_pack(
        tmp_path / "lost",
        name="lost",
        version="1",
        produced_at=station.clock.now(),
        lost_documents=[ListedDocument("UTO", number, "stolen", "2026-11-03")],
    )
    install(tmp_path / "lost", station.home, station.keys.derive("packs"))
    return station


def test_number_with_a_wrong_digit_is_searched_once_it_is_confirmed_and_only_advises(
    lost: Workstation, vega: Duty, clock: FixedClock
) -> None:
    party = at_the_booth(lost, vega, WRONG_DIGIT, clock)
    before = card(last(party))
    assert documents(before, FactKind.DOCUMENT_LISTED) == []
    assert before.needs_confirmation, "nobody may go on as if the number were not listed"
    assert NotKnownKind.NUMBER_ADVISORY in {each.kind for each in before.not_known}

    confirmed = card(last(lost.primary.confirm_print(vega, party, ids(party)[0])))

    (listed,) = documents(confirmed, FactKind.DOCUMENT_LISTED)
    assert (listed.mandatory, listed.confidence) == (False, Confidence.ADVISORY)
    assert NotKnownKind.NUMBER_ADVISORY in {each.kind for each in confirmed.not_known}


def typed(station: Workstation, duty: Duty, number: str) -> RiskSummary:
    """Type a document by hand, without check digits."""
    document = replace(ROUTINE.document, document_number=number)
    reading = DocumentReading(Status.READ, document=document)
    party = station.primary.screen(
        duty, station.primary.begin(), None, reading, read_ns=1, entered=EntryReason.NO_ZONE
    )
    return card(last(party))


def test_typed_number_like_a_listed_one_asks_to_compare(lost: Workstation, vega: Duty) -> None:
    number = WRONG_DIGIT.document.document_number
    summary = typed(lost, vega, number.replace("0", "O"))
    (alike,) = documents(summary, FactKind.DOCUMENT_ALIKE)
    assert (alike.mandatory, alike.confidence) == (False, Confidence.ADVISORY)
    assert alike.values["listed"] == number
    assert summary.suggestion.step is Step.COMPARE_NUMBER
    assert summary.verdict is Verdict.ATTENTION

    exact = typed(lost, vega, number)
    (listed,) = documents(exact, FactKind.DOCUMENT_LISTED)
    assert not listed.mandatory, "a slip of the typist would meet it as well"
    assert documents(exact, FactKind.DOCUMENT_ALIKE) == []
