"""The printed page beside the zone: recorded, asked about anew where it differs, kept."""

from dataclasses import dataclass, replace

import numpy as np
import pytest

from app.bootstrap.workstation import Workstation
from app.capture.frame import Frame
from app.documents.check import CheckName, CheckState
from app.documents.reading import DocumentReading
from app.documents.visual_zone.outcome import PrintedField, VisualField, VisualZone
from app.duty.officers import Duty
from app.encounters.encounter import not_yet
from app.encounters.events import Screened, VisualZoneRead
from app.encounters.referral import Decision
from app.screening.summary_types import FactKind, Verdict
from app.services.page_reading import PageReading, with_page
from app.specimens.travelers import ROUTINE
from tests.fixed import FixedClock
from tests.services.events import events_of
from tests.services.travelers import at_the_booth, card, last

FRAME = Frame(np.zeros((60, 80, 3), np.uint8), "page.png", b"", "0" * 64)


@dataclass
class Pages:
    """Sees what it is told."""

    zone: VisualZone
    resting: bool = False

    def read(self, frame: Frame, reading: DocumentReading) -> VisualZone:
        del frame, reading
        return self.zone

    def rest(self) -> None:
        self.resting = True


def page(**values: str) -> VisualZone:
    return VisualZone(
        tuple(PrintedField(VisualField(name), text, text, 99) for name, text in values.items())
    )


SAME = page(document_number="U4K7P2063", surname="ØSTERGÅRD", given_names="INGRID NOOR")
OTHER_BIRTH = page(document_number="U4K7P2063", birth_date="1981-06-17")
OTHER_NAME = page(surname="LINDQVIST", given_names="INGRID NOOR")


@pytest.fixture
def duty(vega: Duty) -> Duty:
    return vega


def pages_of(station: Workstation, zone: VisualZone) -> PageReading:
    return PageReading(station.journal, Pages(zone), station.primary.screening)


def test_a_page_that_agrees_is_recorded_and_changes_no_fact(
    station: Workstation, duty: Duty, clock: FixedClock
) -> None:
    person = last(at_the_booth(station, duty, ROUTINE, clock))
    service = pages_of(station, SAME)
    assert person.reading is not None
    seen = service.look(FRAME, person.reading)
    assert not seen.differs
    service.note(duty, person, seen)
    (said,) = events_of(station, VisualZoneRead)
    assert said.subject_id == person.id
    assert len(events_of(station, Screened)) == 1
    known = with_page(person, seen)
    assert card(known).facts == card(person).facts
    assert [check.name for check in card(known).checks][-2:] == [
        CheckName.SAME_NUMBER,
        CheckName.SAME_NAME,
    ]


@pytest.mark.parametrize("zone", [OTHER_BIRTH, OTHER_NAME])
def test_a_page_that_differs_is_looked_at_and_never_more(
    station: Workstation, duty: Duty, clock: FixedClock, zone: VisualZone
) -> None:
    party = at_the_booth(station, duty, ROUTINE, clock)
    service = pages_of(station, zone)
    reading = last(party).reading
    assert reading is not None
    seen = service.look(FRAME, reading)
    assert seen.differs
    after = last(service.ask(duty, party, last(party).id, seen))
    assert card(after).verdict is Verdict.ATTENTION
    assert not card(after).mandatory
    (fact,) = [fact for fact in card(after).facts if fact.kind is FactKind.SOURCES_DIFFER]
    assert any(
        line.traveler and line.listed and line.traveler != line.listed for line in fact.evidence
    )
    assert after.painted_ns == 0
    assert not_yet(after, Decision.ADMIT) is not None


def test_what_the_page_says_is_there_after_a_restart(
    station: Workstation, duty: Duty, clock: FixedClock
) -> None:
    party = at_the_booth(station, duty, ROUTINE, clock)
    service = pages_of(station, OTHER_BIRTH)
    reading = last(party).reading
    assert reading is not None
    service.ask(duty, party, last(party).id, service.look(FRAME, reading))
    back = station.primary.undecided(duty)
    assert back is not None
    again = last(back).reading
    assert again is not None
    failed = [check for check in again.checks if check.state is CheckState.FAILED]
    assert [check.name for check in failed] == [CheckName.SAME_BIRTH_DATE]


def test_a_page_of_a_document_that_was_read_again_changes_nothing(
    station: Workstation, duty: Duty, clock: FixedClock
) -> None:
    party = at_the_booth(station, duty, ROUTINE, clock)
    service = pages_of(station, OTHER_BIRTH)
    person = last(party)
    assert person.reading is not None
    seen = service.look(FRAME, person.reading)
    newer = party.with_person(replace(person, reading=replace(person.reading, elapsed_ms=7)))
    assert service.ask(duty, newer, person.id, seen) is newer
    assert events_of(station, VisualZoneRead) == []
