"""Asking every list and record about one traveler, and recording what they answered."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from app.clock import Clock
from app.documents.payloads.bcbp import BoardingPass, PayloadError, read_boarding_pass
from app.documents.reading import DocumentReading, Status, TravelDocument
from app.duty.officers import Duty, Mode
from app.encounters.encounter import Encounter
from app.encounters.events import Screened
from app.encounters.party import ADULT, Party, age_of
from app.journal.event import Draft
from app.screening.random_draw import is_drawn
from app.screening.summary import Known, summarize
from app.screening.summary_types import FactKind
from app.services.access import authorship
from app.services.draws import Draws
from app.services.ports import Journal, LookoutList, Records

NO_DOCUMENT = DocumentReading(Status.UNREADABLE)
"""What there is to read of somebody without a readable document."""


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

    def ask(self, duty: Duty, party: Party, person: Encounter, *first: Draft) -> Party:
        """Ask about `person`, record it after `first`, and put the card into the party.

        Who travels alone is known only from the others: minors whose company has changed by this
        are asked about again, in the same record.

        Raises:
            Problem: DISK_FULL and others of `Journal.append`; then nothing was recorded.
        """
        today = self.clock.now().astimezone().date()
        joined = party.with_person(person)
        concerned = [person]
        if joined.accompanied(today) != party.accompanied(today):
            others = (each for each in party.open if each.id != person.id)
            concerned += [other for other in others if _minor(other, today)]
        drafts = list(first)
        for each in concerned:
            asked, draft = self._asked(duty, joined, each)
            joined = joined.with_person(asked)
            drafts.append(draft)
        self.journal.append(*drafts)
        return joined

    def _asked(self, duty: Duty, party: Party, person: Encounter) -> tuple[Encounter, Draft]:
        now = self.clock.now()
        reading = person.reading or NO_DOCUMENT
        known = self._known(duty, party, person, reading.document)
        summary = summarize(reading, known, now=now, print_confirmed=person.print_confirmed)
        machine_ms = person.machine_ms or (
            max(0, self.clock.monotonic_ns() - person.read_ns) // 1_000_000 if person.read_ns else 0
        )
        asked = replace(
            person, reading=reading, summary=summary, painted_ns=0, machine_ms=machine_ms
        )
        draft = Draft(
            Screened(summary, _counts(known)),
            person.id,
            authorship(duty, "primary inspection"),
            pack_versions=summary.pack_versions,
        )
        return asked, draft

    def _known(
        self, duty: Duty, party: Party, person: Encounter, document: TravelDocument | None
    ) -> Known:
        known = Known(
            lookouts_queried=bool(self.lookouts.versions),
            identity=person.identity,
            seen_reason=person.reason,
            boarding_pass=_boarding_pass(person),
            carrier=party.conveyance.carrier if duty.post.mode is Mode.AIR else "",
            drawn=self._drawn(duty, party, person),
        )
        if document is None:
            return known
        state, number = document.issuing_state, document.document_number
        clearances = self.records.clearances(
            state, number, document.birth_date.iso, self.clock.now()
        )
        return replace(
            known,
            lookouts=tuple(self.lookouts.candidates(document)),
            name_weights=self.lookouts.name_weights(document),
            listed=tuple(self.lookouts.listed(document)),
            memberships=tuple(self.lookouts.memberships(document)),
            history=self.records.history(state, number),
            clearances=tuple(clearances),
            lists_missing=not self.lookouts.complete,
            pack_versions=self.lookouts.versions,
            packs_as_of=self.lookouts.as_of,
            accompanied=party.accompanied(self.clock.now().astimezone().date()),
            direction=duty.post.direction,
            own_state=self.stay.own_state or None,
            stay_limit_days=self.stay.limit_days,
        )

    def _drawn(self, duty: Duty, party: Party, person: Encounter) -> bool:
        """Say whether the draw fell on this encounter; its first person stands for all of it.

        Once it fell it stands, whoever asks again: another duty has another seed.
        """
        if person.id != party.people[0].id:
            return False
        if person.summary is not None:
            return any(fact.kind is FactKind.RANDOM_DRAW for fact in person.summary.facts)
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


def _minor(person: Encounter, today: date) -> bool:
    """Say whether somebody who has a card is known to be a minor."""
    age = age_of(person, today)
    return person.summary is not None and age is not None and age < ADULT
