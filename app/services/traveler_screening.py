"""Asking every list and record about one traveler, and recording what they answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from app.clock import Clock
from app.documents.payloads.bcbp import BoardingPass, PayloadError, read_boarding_pass
from app.documents.reading import TravelDocument
from app.duty.officers import Duty, Mode
from app.encounters.encounter import NO_DOCUMENT, Encounter
from app.encounters.events import Screened
from app.encounters.party import Party, is_adult
from app.journal.event import Draft
from app.screening.random_draw import is_drawn
from app.screening.summary import Known, summarize
from app.screening.summary_types import Clearance
from app.services.access import authorship
from app.services.draws import Draws
from app.services.ports import Journal, LookoutList, Records


@dataclass(frozen=True, slots=True)
class StayPolicy:
    """How long a visitor may stay.

    Attributes:
        own_state: Code of this country, whose citizens may stay; empty: stays are not counted.
        limit_days: Days from the last admission.
    """

    own_state: str = ""
    limit_days: int = 90


@dataclass(frozen=True, slots=True)
class TravelerScreening:
    """Turns what a person showed into a card. Nothing of it touches the network."""

    journal: Journal
    records: Records
    lookouts: LookoutList
    draws: Draws
    stay: StayPolicy
    clock: Clock

    def ask(
        self,
        duty: Duty,
        party: Party,
        person: Encounter,
        *first: Draft,
        cleared: Sequence[Clearance] = (),
    ) -> Party:
        """Ask about `person`, record it after `first`, and put the card into the party.

        Who travels alone is known only from the others: minors whose company has changed by this
        are asked about again, in the same record.

        Args:
            duty: Who works here.
            party: Whom `person` belongs to.
            person: Who is asked about.
            first: What the answer follows from.
            cleared: Matches that `first` clears: the records do not know of them yet.

        Raises:
            Problem: DISK_FULL and others of `Journal.append`; then nothing was recorded.
        """
        return self.ask_all(duty, party, (person,), *first, cleared=cleared)

    def ask_all(
        self,
        duty: Duty,
        party: Party,
        people: Sequence[Encounter],
        *first: Draft,
        cleared: Sequence[Clearance] = (),
    ) -> Party:
        """Ask about several at once, all in one record.

        Raises:
            Problem: DISK_FULL and others of `Journal.append`; then nothing was recorded.
        """
        joined = party
        for person in people:
            joined = joined.with_person(person)
        asked, drafts = self.drafts(duty, joined, people, cleared)
        asked, further = self.minors_again(duty, party, asked)
        self.journal.append(*first, *drafts, *further)
        return asked

    def drafts(
        self,
        duty: Duty,
        party: Party,
        people: Sequence[Encounter],
        cleared: Sequence[Clearance] = (),
    ) -> tuple[Party, list[Draft]]:
        """Ask about `people` of `party`; return it with their cards, and what is to be recorded."""
        said: list[Draft] = []
        for person in people:
            asked, draft = self._asked(duty, party, person, cleared)
            party = party.with_person(asked)
            said.append(draft)
        return party, said

    def minors_again(self, duty: Duty, before: Party, after: Party) -> tuple[Party, list[Draft]]:
        """Ask again about the minors whose company is another one than it was in `before`."""
        today = self._now().date()
        if before.accompanied(today) == after.accompanied(today):
            return after, []
        minors = [
            person
            for person in after.open
            if person == before.person(person.id)
            and person.summary is not None
            and is_adult(person, today) is False
        ]
        return self.drafts(duty, after, minors)

    def _asked(
        self, duty: Duty, party: Party, person: Encounter, cleared: Sequence[Clearance]
    ) -> tuple[Encounter, Draft]:
        now = self._now()
        reading = person.reading or NO_DOCUMENT
        drawn = self._drawn(duty, party, person)
        known = self._known(duty, party, person, reading.document, cleared, drawn=drawn)
        summary = summarize(reading, known, now=now, print_confirmed=person.print_confirmed)
        asked = replace(
            person,
            reading=reading,
            summary=summary,
            drawn=drawn,
            painted_ns=0,
            machine_ms=self._machine_ms(person),
        )
        draft = Draft(
            Screened(summary, _counts(known), drawn),
            person.id,
            authorship(duty, "primary inspection"),
            pack_versions=summary.pack_versions,
        )
        return asked, draft

    def _machine_ms(self, person: Encounter) -> int:
        """Return the machine time until the first card; later ones wait for the officer, too."""
        if person.summary is not None or not person.read_ns:
            return person.machine_ms
        return max(0, self.clock.monotonic_ns() - person.read_ns) // 1_000_000

    def _now(self) -> datetime:
        """Return the time with the zone of this port, at whose day ages are counted."""
        return self.clock.now().astimezone()

    def _known(
        self,
        duty: Duty,
        party: Party,
        person: Encounter,
        document: TravelDocument | None,
        cleared: Sequence[Clearance],
        *,
        drawn: bool,
    ) -> Known:
        known = Known(
            lookouts_queried=bool(self.lookouts.versions),
            identity=person.identity,
            seen_reason=person.reason,
            boarding_pass=_boarding_pass(person),
            carrier=party.conveyance.carrier if duty.post.mode is Mode.AIR else "",
            drawn=drawn,
            accompanied=party.accompanied(self._now().date()),
        )
        if document is None:
            return known
        state, number = document.issuing_state, document.document_number
        clearances = self.records.clearances(state, number, document.birth_date.iso, self._now())
        return replace(
            known,
            lookouts=tuple(self.lookouts.candidates(document)),
            name_weights=self.lookouts.name_weights(document),
            listed=tuple(self.lookouts.listed(document)),
            memberships=tuple(self.lookouts.memberships(document)),
            history=self.records.history(state, number),
            clearances=(*clearances, *cleared),
            lists_missing=not self.lookouts.complete,
            pack_versions=self.lookouts.versions,
            packs_as_of=self.lookouts.as_of,
            direction=duty.post.direction,
            own_state=self.stay.own_state or None,
            stay_limit_days=self.stay.limit_days,
        )

    def _drawn(self, duty: Duty, party: Party, person: Encounter) -> bool:
        """Say whether the draw fell on this person: whoever is asked about first stands for all.

        What it said stands, whoever asks again, for another duty has another seed.
        """
        if person.drawn is not None:
            return person.drawn
        if any(each.drawn is not None for each in party.people):
            return False
        return is_drawn(self.draws.seed(duty.id), party.id, self.draws.rate(duty.post))


def _counts(known: Known) -> Mapping[str, int]:
    return {
        "lookouts": len(known.lookouts),
        "lost_documents": len(known.listed),
        "memberships": len(known.memberships),
        "crossings": len(known.history.crossings) if known.history else 0,
    }


def _boarding_pass(person: Encounter) -> BoardingPass | None:
    try:
        return read_boarding_pass(person.boarding_pass) if person.boarding_pass else None
    except PayloadError:
        return None
