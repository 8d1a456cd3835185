"""What is said of all who come together: what carries them, and what they declare."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from app.clock import Clock
from app.duty.officers import Duty, Role
from app.encounters.conveyance import Conveyance, doubts, normalized
from app.encounters.declaration import Declaration, lacking
from app.encounters.encounter import Encounter
from app.encounters.events import ConveyanceEntered, Declared
from app.encounters.party import Party
from app.journal.event import Draft
from app.problems import Problem, ProblemCode
from app.services.access import authorship, require
from app.services.ports import Journal, Records
from app.services.traveler_screening import TravelerScreening


@dataclass(frozen=True, slots=True)
class PartyEntries:
    """Records it, and asks again about whom it concerns."""

    journal: Journal
    records: Records
    screening: TravelerScreening
    clock: Clock

    def enter_conveyance(self, duty: Duty, party: Party, entered: Conveyance) -> Party:
        """Record what they came in; boarding passes are held against another flight again.

        Another plate or container is asked about on the card of the first who is not decided.

        Raises:
            Problem: CONVEYANCE_INVALID, with the field; nothing was recorded, all entries are kept.
        """
        require(duty, Role.PRIMARY)
        conveyance = normalized(entered)
        wrong = doubts(conveyance, duty.post.mode)
        if wrong:
            raise Problem(ProblemCode.CONVEYANCE_INVALID, next(iter(wrong)))
        said = Draft(ConveyanceEntered(conveyance), party.id, authorship(duty, "enter conveyance"))
        carried = replace(party, conveyance=conveyance)
        asked_about = set[UUID]()
        if conveyance.carrier != party.conveyance.carrier:
            named = {conveyance.carrier, party.conveyance.carrier} - {""}
            asked_about.update(
                one.id
                for one in party.open
                if one.boarding_pass or self._is_announced(duty, one, named)
            )
        if not conveyance.same_wheels(party.conveyance):
            asked_about.update(one.id for one in party.open[:1])
        concerned = [one for one in party.open if one.id in asked_about and one.summary is not None]
        if not concerned:
            self.journal.append(said)
            return carried
        return self.screening.ask_all(duty, carried, concerned, said)

    def declare(self, duty: Duty, party: Party, declaration: Declaration) -> Party:
        """Record what they declared.

        Raises:
            Problem: DECLARATION_INCOMPLETE, with what is lacking; nothing was recorded.
        """
        require(duty, Role.PRIMARY)
        if missing := lacking(declaration):
            raise Problem(ProblemCode.DECLARATION_INCOMPLETE, missing)
        said = Draft(Declared(declaration), party.id, authorship(duty, "declaration"))
        declared = replace(party, declaration=declaration)
        drafts: list[Draft] = []
        if self.screening.rules.looks_at("declared_"):
            declared, drafts = self.screening.again(duty, declared)
        self.journal.append(said, *drafts)
        return declared

    def _is_announced(self, duty: Duty, person: Encounter, carriers: Iterable[str]) -> bool:
        """Say whether a whole list of one of these is here, which the card must speak of."""
        document = person.reading.document if person.reading else None
        if document is None:
            return False
        port, now = duty.post.port, self.clock.now()
        return any(
            self.records.announced(port, document, carrier, now).inspected for carrier in carriers
        )
