"""Asking every list and record about one traveler, and recording what they answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from app.clock import Clock
from app.documents.payloads.bcbp import BoardingPass, PayloadError, read_boarding_pass
from app.documents.reading import DocumentReading, TravelDocument
from app.duty.officers import Duty, Mode, Post
from app.encounters.conveyance import Conveyance
from app.encounters.encounter import NO_DOCUMENT, Encounter
from app.encounters.events import Screened
from app.encounters.party import Party, is_adult
from app.journal.event import Draft
from app.screening.answers import Clearance, Redress
from app.screening.document_facts import NumberTrust, number_trust
from app.screening.draw_proof import DrawMade
from app.screening.identity import Identity
from app.screening.plates import Plate
from app.screening.random_draw import is_drawn
from app.screening.rule_packs.applying import (
    AppliedRule,
    apply_rules,
    in_shadow,
    on_the_card,
    trials,
)
from app.screening.summary import Known, summarize
from app.screening.summary_types import RiskSummary
from app.screening.traces import Traces, address_trace, person_trace
from app.services.access import authorship
from app.services.draws import Draws
from app.services.ports import Journal, LookoutList, Records
from app.services.rule_book import RuleBook
from app.services.rule_inputs import rule_inputs

_NOBODY = UUID(int=0)
"""Stands for an encounter that has not begun."""


_NO_RULES = RuleBook()


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
    rules: RuleBook = _NO_RULES

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
        drawn, made = self._drawn(duty, party, person)
        known = self._known(duty.post, party, person, reading.document, cleared, drawn=drawn)
        applied = self._apply_rules(duty.post, party, reading, known)
        known = self._with_rules(known, applied)
        summary = summarize(reading, known, now=now, print_confirmed=person.print_confirmed)
        asked = replace(
            person,
            reading=reading,
            summary=summary,
            drawn=drawn,
            trials=trials(applied),
            painted_ns=0,
            machine_ms=self._machine_ms(person),
        )
        draft = Draft(
            Screened(summary, _counts(known), drawn, in_shadow(applied), asked.trials, made),
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

    def ahead(self, post: Post, reading: DocumentReading) -> tuple[RiskSummary, Mapping[str, int]]:
        """Ask about somebody who is announced, as the booth will; nothing is drawn or recorded.

        Whom a child travels with is not known before it comes.

        Args:
            post: Where and how the traveler is expected.
            reading: What a carrier says that the traveler's document says.

        Returns:
            The card as it would be, and how many records each source answered with.
        """
        person = Encounter(_NOBODY, identity=Identity.ENTERED, reading=reading)
        party = Party(_NOBODY).with_person(person)
        known = self._known(post, party, person, reading.document, (), drawn=False)
        known = replace(known, accompanied=None, advance=None)
        applied = self._apply_rules(post, party, reading, known, announced=True)
        known = self._with_rules(known, applied)
        return summarize(reading, known, now=self._now()), _counts(known)

    def again(self, duty: Duty, party: Party) -> tuple[Party, list[Draft]]:
        """Ask the rules again about everybody who is open, after what they look at has changed.

        A card that says the same as before stays, and need not be seen anew; where only rules on
        trial answer otherwise, that is recorded all the same.
        """
        people = [one for one in party.open if one.summary is not None]
        drafts: list[Draft] = []
        for person in people:
            asked, draft = self._asked(duty, party, person, ())
            if asked.summary and person.summary and asked.summary.facts != person.summary.facts:
                party = party.with_person(asked)
                drafts.append(draft)
            elif asked.trials != person.trials:
                party = party.with_person(replace(person, trials=asked.trials))
                drafts.append(draft)
        return party, drafts

    def _apply_rules(
        self,
        post: Post,
        party: Party,
        reading: DocumentReading,
        known: Known,
        *,
        announced: bool | None = None,
    ) -> tuple[AppliedRule, ...]:
        packs = self.rules.packs
        if not packs:
            return ()
        now = self._now()
        inputs = rule_inputs(post, party, reading, known, now)
        if announced is not None:
            inputs = replace(inputs, advance_listed=announced)
        return apply_rules(packs, inputs, now.date())

    def _with_rules(self, known: Known, applied: tuple[AppliedRule, ...]) -> Known:
        return replace(
            known,
            rules=on_the_card(applied),
            rules_missing=not self.rules.complete,
            pack_versions={**known.pack_versions, **self.rules.versions},
        )

    def _known(
        self,
        post: Post,
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
            carrier=party.conveyance.carrier if post.mode is Mode.AIR else "",
            drawn=drawn,
            accompanied=party.accompanied(self._now().date()),
        )
        if party.open[:1] == (person,):  # one card is enough for what all came in
            known = self._with_conveyance(known, party.conveyance)
        if document is None:
            return known
        state, number = document.issuing_state, document.document_number
        clearances = self.records.clearances(state, number, document.birth_date.iso, self._now())
        trust = number_trust(
            person.reading or NO_DOCUMENT,
            print_confirmed=person.print_confirmed,
            identity=person.identity,
        )
        alike = self.lookouts.listed_alike(document) if trust is NumberTrust.TYPED else ()
        return replace(
            known,
            matches=tuple(self.lookouts.matches(document)),
            listed=tuple(self.lookouts.listed(document)),
            listed_alike=tuple(alike),
            memberships=tuple(self.lookouts.memberships(document)),
            permits=tuple(self.lookouts.permits(document)),
            redresses=self._redresses(person, document),
            redress_stated=person.redress,
            history=self.records.history(state, number, _traces(party, person, document)),
            clearances=(*clearances, *cleared),
            lists_missing=not self.lookouts.complete,
            pack_versions=self.lookouts.versions,
            packs_as_of=self.lookouts.as_of,
            direction=post.direction,
            advance=self.records.announced(
                post.port, document, party.conveyance.carrier, self._now()
            ),
            own_state=self.stay.own_state or None,
            stay_limit_days=self.stay.limit_days,
        )

    def _redresses(self, person: Encounter, document: TravelDocument) -> tuple[Redress, ...]:
        stated = self.lookouts.redresses_numbered(person.redress) if person.redress else ()
        return tuple(dict.fromkeys((*self.lookouts.redresses(document), *stated)))

    def _with_conveyance(self, known: Known, conveyance: Conveyance) -> Known:
        plate = Plate(conveyance.plate, conveyance.plate_state)
        container = conveyance.container
        if not plate.number and not container:
            return known
        return replace(
            known,
            pack_versions=self.lookouts.versions,
            packs_as_of=self.lookouts.as_of,
            plate=plate,
            container=container,
            vehicles=tuple(self.lookouts.vehicles(plate)) if plate.number else (),
            containers=tuple(self.lookouts.containers(container)) if container else (),
        )

    def _drawn(self, duty: Duty, party: Party, person: Encounter) -> tuple[bool, DrawMade | None]:
        """Say whether the draw fell on this person: whoever is asked about first stands for all.

        What it said stands, whoever asks again, for another duty has another seed.
        """
        if person.drawn is not None:
            return person.drawn, None
        if any(each.drawn is not None for each in party.people):
            return False, None
        rate, paused = self.draws.rate(duty.post), self.records.draws_paused(duty.post.port)
        made = DrawMade(duty.id, party.id, rate, paused=paused is not None)
        drawn = not made.paused and is_drawn(self.draws.seed(duty.id), party.id, rate)
        return drawn, made


def _counts(known: Known) -> Mapping[str, int]:
    return {
        "announced": len(known.advance.candidates) if known.advance else 0,
        "lookouts": len(known.matches),
        "lost_documents": len(known.listed) + len(known.listed_alike),
        "vehicles": len(known.vehicles) + len(known.containers),
        "memberships": len(known.memberships),
        "permits": len(known.permits),
        "redress": len(known.redresses),
        "crossings": len(known.history.crossings) + known.history.older if known.history else 0,
    }


def _traces(party: Party, person: Encounter, document: TravelDocument) -> Traces:
    carried = party.conveyance
    barcodes = person.reading.barcodes if person.reading else ()
    return Traces(
        person=person_trace(document.surname, document.given_names, document.birth_date),
        plate=carried.plate,
        plate_state=carried.plate_state,
        address=address_trace(barcodes),
    )


def _boarding_pass(person: Encounter) -> BoardingPass | None:
    try:
        return read_boarding_pass(person.boarding_pass) if person.boarding_pass else None
    except PayloadError:
        return None
