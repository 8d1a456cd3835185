"""People read ahead of the booth: they wait under their plate, and any booth takes them up."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from app.clock import Clock, parse_timestamp
from app.duty.officers import Duty, Role
from app.encounters.encounter import Encounter
from app.encounters.events import (
    BoardingPassRead,
    ConveyanceEntered,
    Declared,
    DocumentRead,
    PersonMarked,
    RedressStated,
    SetAside,
    TakenUp,
    WaitingPerson,
    WaitLapsed,
)
from app.encounters.party import Party
from app.ids import NewId
from app.journal.event import Draft
from app.problems import Problem, ProblemCode
from app.screening.identity import Identity
from app.services.access import authorship, require
from app.services.ports import Journal, Link, Records
from app.services.traveler_screening import TravelerScreening
from app.services.views import WaitingParty

LINE_LASTS = timedelta(hours=12)
"""Longer than any shift and any queue: whoever was read before is not in the line any more."""


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """What an officer in the line sets aside, and the booth takes up."""

    journal: Journal
    records: Records
    link: Link
    screening: TravelerScreening
    clock: Clock
    new_id: NewId

    def set_aside(self, duty: Duty, party: Party) -> None:
        """Let an undecided party wait under its plate, for any booth of the port.

        Raises:
            Problem: PLATE_MISSING; DECISION_TOO_EARLY, when nobody of it has been read.
        """
        require(duty, Role.PRIMARY)
        if not party.conveyance.label:
            raise Problem(ProblemCode.PLATE_MISSING)
        people = tuple(map(_waiting, (one for one in party.open if one.summary is not None)))
        if not people:
            raise Problem(ProblemCode.DECISION_TOO_EARLY)
        aside = SetAside(
            party.conveyance,
            people,
            duty.post.port,
            duty.post.lane,
            party.declaration,
            places=len(party.open) - len(people),
        )
        said = Draft(aside, party.id, authorship(duty, "set aside"))
        self.link.announce(self.journal.append(said))

    def waiting(self, duty: Duty) -> Sequence[WaitingParty]:
        """Return who waits in this port, first come first."""
        require(duty, Role.PRIMARY)
        return tuple(self.records.waiting(duty.post.port))

    def let_lapse(self, duty: Duty) -> None:
        """Take out of the line whom nobody took up within `LINE_LASTS`, and record that.

        Nothing is decided about them; the supervisor still sees them among what needs a look.

        Raises:
            Problem: DISK_FULL and others of `Journal.append`; then they wait on.
        """
        require(duty, Role.PRIMARY)
        now = self.clock.now()
        waited = [
            (one, now - parse_timestamp(one.at)) for one in self.records.waiting(duty.post.port)
        ]
        said = [
            Draft(WaitLapsed(span // timedelta(minutes=1)), one.party_id, authorship(duty, "line"))
            for one, span in waited
            if span >= LINE_LASTS
        ]
        if said:
            self.link.announce(self.journal.append(*said))

    def take_up(self, duty: Duty, waiting_id: UUID) -> Party:
        """Go on with those who waited: their readings are kept, the lists are asked anew.

        Raises:
            Problem: WAITING_TAKEN, when another booth was first.
        """
        require(duty, Role.PRIMARY)
        aside = next(
            (one for one in self.records.waiting(duty.post.port) if one.party_id == waiting_id),
            None,
        )
        if aside is None:
            raise Problem(ProblemCode.WAITING_TAKEN)
        party = Party(self.new_id(), conveyance=aside.conveyance, declaration=aside.declaration)
        people = [self._shown(party, person) for person in aside.people]
        said = [
            Draft(TakenUp(party.id, duty.post.lane), waiting_id, authorship(duty, "take up")),
            *_together(duty, party),
            *(draft for person in people for draft in _read(duty, party, person)),
        ]
        screened, drafts = self.screening.drafts(duty, _joined(party, people), people)
        events = self.journal.append(*said, *drafts)
        self.link.announce(events[:1])
        for _ in range(aside.places):
            screened = screened.with_person(Encounter(self.new_id(), party_id=party.id))
        return screened

    def _shown(self, party: Party, person: WaitingPerson) -> Encounter:
        return Encounter(
            self.new_id(),
            party_id=party.id,
            identity=person.identity,
            reason=person.reason,
            boarding_pass=person.boarding_pass,
            redress=person.redress,
            drawn=person.drawn,
            reading=person.reading,
            page_photo=person.page_photo,
            mrz_strip=person.mrz_strip,
            read_ns=self.clock.monotonic_ns(),
            amends=person.amends,
        )


def _joined(party: Party, people: Sequence[Encounter]) -> Party:
    for person in people:
        party = party.with_person(person)
    return party


def _together(duty: Duty, party: Party) -> Iterator[Draft]:
    """Say again, of the party that goes on, what was said in the line about all of them."""
    entered = ConveyanceEntered(party.conveyance)
    yield Draft(entered, party.id, authorship(duty, "entered in line"))
    if party.declaration is not None:
        yield Draft(Declared(party.declaration), party.id, authorship(duty, "declared in line"))


def _read(duty: Duty, party: Party, person: Encounter) -> Iterator[Draft]:
    """Say again how somebody is known."""
    by = authorship(duty, "read in line")
    if person.identity in (Identity.SEEN, Identity.UNREAD):
        marked = PersonMarked(party.id, person.identity, person.reason, person.amends)
        yield Draft(marked, person.id, by)
    else:
        assert person.reading is not None
        read = DocumentRead(
            person.reading,
            person.page_photo,
            person.mrz_strip,
            party.id,
            person.identity,
            person.reason,
            person.amends,
        )
        yield Draft(read, person.id, by)
    if person.boarding_pass:
        yield Draft(BoardingPassRead(person.boarding_pass), person.id, by)
    if person.redress:
        yield Draft(RedressStated(person.redress), person.id, by)


def _waiting(person: Encounter) -> WaitingPerson:
    assert person.reading is not None
    assert person.summary is not None
    return WaitingPerson(
        person.id,
        person.reading,
        person.page_photo,
        person.mrz_strip,
        person.summary.verdict,
        person.identity,
        person.reason,
        person.boarding_pass,
        person.redress,
        drawn=bool(person.drawn),
        amends=person.amends,
    )
