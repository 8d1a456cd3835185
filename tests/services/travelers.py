"""Readings of the demo's travelers as a perfect reader gives them, and what is done with them."""

from dataclasses import replace
from uuid import UUID

from app.bootstrap.workstation import Workstation
from app.documents.reading import DocumentReading
from app.duty.officers import Duty
from app.encounters.encounter import Encounter
from app.encounters.party import Party
from app.screening.summary_types import RiskSummary
from app.services.views import ReferralFile
from app.specimens.specimen import Specimen
from tests.fixed import FixedClock


def reading_of(station: Workstation, specimen: Specimen) -> DocumentReading:
    """Read the zone that the specimen prints, wrong digits included; how fast is of no account."""
    return replace(station.primary.read_typed(specimen.lines), elapsed_ms=0)


def at_the_booth(
    station: Workstation,
    duty: Duty,
    specimen: Specimen,
    clock: FixedClock,
    party: Party | None = None,
) -> Party:
    """Screen a traveler, alone or as one more of `party`, and have every card painted."""
    screened = station.primary.screen(
        duty,
        party or station.primary.begin(),
        None,
        reading_of(station, specimen),
        read_ns=clock.monotonic_ns(),
    )
    return all_painted(screened, clock)


def all_painted(party: Party, clock: FixedClock) -> Party:
    """Have every card on the screen once."""
    for person in party.people:
        if person.summary is not None:
            party = party.with_person(person.painted(clock.monotonic_ns()))
    return party


def last(party: Party) -> Encounter:
    """Return who came last."""
    return party.people[-1]


def card(person: Encounter) -> RiskSummary:
    """Return the card of somebody who was screened."""
    assert person.summary is not None
    return person.summary


def ids(party: Party) -> tuple[UUID, ...]:
    """Return everybody's identifier, in order."""
    return tuple(person.id for person in party.people)


def file_of(station: Workstation) -> ReferralFile:
    """Return the file of the referral that this station sent last."""
    row = station.primary.my_referrals()[0]
    file = station.records.referral(row.id)
    assert file is not None
    return file
