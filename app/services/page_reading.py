"""The printed page: read after the card is shown, held against the zone, recorded with both."""

from dataclasses import dataclass, replace
from uuid import UUID

from app.capture.frame import Frame
from app.documents.check import CheckState, StatementSource
from app.documents.reading import DocumentReading
from app.documents.visual_zone.outcome import VisualZone
from app.documents.visual_zone.statement import visual_checks
from app.duty.officers import Duty, Role
from app.encounters.encounter import Encounter
from app.encounters.events import VisualZoneRead
from app.encounters.party import Party
from app.journal.event import Draft
from app.services.access import authorship, require
from app.services.ports import Journal, PageReader
from app.services.traveler_screening import TravelerScreening


@dataclass(frozen=True, slots=True)
class PageSeen:
    """What one look at a printed page gave.

    Attributes:
        before: The reading that the page was held against.
        completed: The same, and the checks that the page adds.
        zone: What was read of the page.
    """

    before: DocumentReading
    completed: DocumentReading
    zone: VisualZone

    @property
    def differs(self) -> bool:
        """Say whether the page certainly says something else than the machine readable zone."""
        return any(
            check.state is CheckState.FAILED
            and any(origin.source is StatementSource.VISUAL_ZONE for origin in check.between)
            for check in self.completed.checks
        )


@dataclass(frozen=True, slots=True)
class PageReading:
    """What the booth does with the visual zone. Nothing of it touches the network."""

    journal: Journal
    reader: PageReader
    screening: TravelerScreening

    def look(self, frame: Frame, reading: DocumentReading) -> PageSeen:
        """Read the printed page of a picture. Slow, for the engines pool; records nothing.

        Raises:
            Problem: READER_MISSING.
        """
        zone = self.reader.read(frame, reading)
        checks = (*reading.checks, *visual_checks(zone, reading))
        return PageSeen(reading, replace(reading, checks=checks), zone)

    def rest(self) -> None:
        """Give back the memory of the reader until the next page."""
        self.reader.rest()

    def note(self, duty: Duty, person: Encounter, seen: PageSeen) -> None:
        """Record what the page says where the card need not change, or is decided already.

        Raises:
            Problem: DISK_FULL and others of `Journal.append`; then nothing was recorded.
        """
        require(duty, Role.PRIMARY)
        self.journal.append(_draft(duty, person, seen))

    def ask(self, duty: Duty, party: Party, person: UUID, seen: PageSeen) -> Party:
        """Record that the page says something else, and ask about the traveler anew.

        Args:
            duty: Who works here.
            party: Whom the traveler belongs to.
            person: The traveler, about whom nothing is decided yet.
            seen: What the page says; where another document was read since, nothing happens.

        Raises:
            Problem: DISK_FULL and others of `Journal.append`; then nothing was recorded.
        """
        require(duty, Role.PRIMARY)
        before = party.person(person)
        if before is None or before.decision is not None or before.reading != seen.before:
            return party
        known = replace(before, reading=seen.completed)
        return self.screening.ask(duty, party, known, _draft(duty, before, seen))


def with_page(person: Encounter, seen: PageSeen) -> Encounter:
    """Return the person with the same facts on the card, and the checks of the page among them."""
    assert person.summary is not None
    summary = replace(person.summary, checks=seen.completed.checks)
    return replace(person, reading=seen.completed, summary=summary)


def _draft(duty: Duty, person: Encounter, seen: PageSeen) -> Draft:
    said = VisualZoneRead(seen.completed, seen.zone, person.page_photo, person.mrz_strip)
    return Draft(said, person.id, authorship(duty, "read printed page"))
