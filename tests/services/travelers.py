"""Readings of the demo's travelers as a perfect reader gives them."""

from app.bootstrap.workstation import Workstation
from app.documents.reading import DocumentReading
from app.duty.officers import Duty
from app.encounters.encounter import Encounter
from app.specimens.specimen import Specimen
from tests.fixed import FixedClock


def reading_of(station: Workstation, specimen: Specimen) -> DocumentReading:
    """Read the zone that the specimen prints, wrong digits included."""
    return station.primary.read_typed(specimen.lines)


def at_the_booth(
    station: Workstation, duty: Duty, specimen: Specimen, clock: FixedClock
) -> Encounter:
    """Screen a traveler and have the card painted."""
    encounter = station.primary.screen(
        duty, None, reading_of(station, specimen), read_ns=clock.monotonic_ns()
    )
    return encounter.painted(clock.monotonic_ns())
