"""Travelers on their way to secondary, sent by a real booth."""

from collections.abc import Sequence
from uuid import UUID

from app.bootstrap.workstation import Workstation
from app.documents.reading import DocumentReading
from app.duty.officers import Duty
from app.encounters.conveyance import Conveyance
from app.encounters.party import Party
from app.encounters.referral import Instruction, ReferralClass
from app.services.deciding import ReferralForm
from app.specimens.specimen import Specimen
from tests.fixed import FixedClock

OFFICERS_CHOICE = ReferralForm(ReferralClass.OFFICER, ("O-STM",), "Cannot name the town")
MANDATORY = ReferralForm(ReferralClass.MANDATORY, ("M-LKO",), instruction=Instruction.ESCORT)


def reading_of(station: Workstation, specimen: Specimen) -> DocumentReading:
    """Read the zone that the specimen prints."""
    return station.primary.read_typed(specimen.lines)


def refer(
    station: Workstation,
    duty: Duty,
    clock: FixedClock,
    specimens: Sequence[Specimen],
    form: ReferralForm = OFFICERS_CHOICE,
    conveyance: Conveyance | None = None,
) -> Party:
    """Read everybody at the booth, and refer the first of them."""
    party = station.primary.begin()
    if conveyance is not None:
        party = station.primary.enter_conveyance(duty, party, conveyance)
    for specimen in specimens:
        if party.people:
            party = station.primary.expect(party)
        party = station.primary.screen(
            duty, party, None, reading_of(station, specimen), read_ns=clock.monotonic_ns()
        )
        person = party.people[-1].painted(clock.monotonic_ns())
        party = party.with_person(person)
    return station.primary.refer(duty, party, party.people[0].id, form)


def referral_of(party: Party) -> UUID:
    """Return the referral of the first traveler."""
    referral_id = party.people[0].referral_id
    assert referral_id is not None
    return referral_id
