"""Decisions of the booth: admit, refer, and taking back what was just decided."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from app.clock import Clock
from app.duty.officers import Duty, Role
from app.encounters.encounter import Encounter, NotYet, not_yet
from app.encounters.events import Decided, Recalled
from app.encounters.party import Party
from app.encounters.referral import Decision, Instruction, ReferralClass, ReferralState
from app.encounters.referral_events import Companion, ReferralWithdrawn, Referred
from app.ids import NewId
from app.journal.event import Draft, Event
from app.problems import Problem, ProblemCode
from app.screening.identity import Identity
from app.services.access import authorship, require
from app.services.ports import Journal, Link, Records
from app.services.traveler_screening import TravelerScreening

RECALL_WITHIN_S = 60
"""How long a decision can be taken back at the booth; later others must mend it."""

_REFUSALS = {
    NotYet.NOTHING_READ: ProblemCode.DECISION_TOO_EARLY,
    NotYet.NOT_PAINTED: ProblemCode.DECISION_TOO_EARLY,
    NotYet.CHECK_OPEN: ProblemCode.DECISION_TOO_EARLY,
    NotYet.UNREAD: ProblemCode.DECISION_TOO_EARLY,
    NotYet.MANDATORY: ProblemCode.MANDATORY_REFERRAL,
    NotYet.DECIDED: ProblemCode.ALREADY_DECIDED,
}


@dataclass(frozen=True, slots=True)
class ReferralForm:
    """What the officer chooses after F8.

    Attributes:
        together: Everybody of the encounter about whom nothing is decided yet goes along.
    """

    referral_class: ReferralClass
    reasons: tuple[str, ...]
    note: str = ""
    instruction: Instruction = Instruction.NONE
    documents_held: bool = True
    together: bool = False


@dataclass(frozen=True, slots=True)
class Decisions:
    """What F6, F8 and F9 record, each in one transaction."""

    journal: Journal
    records: Records
    link: Link
    screening: TravelerScreening
    clock: Clock
    new_id: NewId

    def admit(self, duty: Duty, party: Party, people: Sequence[UUID]) -> Party:
        """Let these people go on."""
        require(duty, Role.PRIMARY)
        chosen = [_of(party, person) for person in dict.fromkeys(people)]
        if not chosen:
            raise Problem(ProblemCode.DECISION_TOO_EARLY, NotYet.NOTHING_READ)
        for person in chosen:
            _require_ready(person, Decision.ADMIT)
        return self._record(duty, party, chosen, Decision.ADMIT)

    def refer(self, duty: Duty, party: Party, person: UUID, form: ReferralForm) -> Party:
        """Send a traveler to secondary, and whoever goes along."""
        require(duty, Role.PRIMARY)
        needs_text = "O-OTH" in form.reasons and not form.note.strip()
        if not form.reasons or needs_text:
            raise Problem(ProblemCode.REFERRAL_INCOMPLETE)
        lead = _of(party, person)
        others = [each for each in party.open if form.together and each.id != lead.id]
        chosen = [lead, *(each for each in others if each.summary is not None)]
        for each in chosen:
            _require_ready(each, Decision.REFER)
        assert lead.summary is not None
        referral_id = self.new_id()
        referred = Referred(
            encounter_id=lead.id,
            referral_class=form.referral_class,
            reasons=form.reasons,
            note=form.note.strip(),
            instruction=form.instruction,
            documents_held=form.documents_held,
            released_by=f"{duty.officer.badge} {duty.officer.name}",
            port=duty.post.port,
            lane=duty.post.lane,
            summary=lead.summary,
            page_photo=lead.page_photo,
            companions=tuple(map(_companion, others)),
            conveyance=party.conveyance,
        )
        said = Draft(
            referred,
            referral_id,
            authorship(duty, "refer"),
            pack_versions=lead.summary.pack_versions,
        )
        for unread in (each for each in others if each.summary is None):
            party = party.without(unread.id)  # goes along as an unread companion
        return self._record(duty, party, chosen, Decision.REFER, said)

    def recall(self, duty: Duty, party: Party) -> Party:
        """Take back what was decided last, about everybody whom that key decided."""
        require(duty, Role.PRIMARY)
        decided = [person for person in party.people if person.decided_event is not None]
        last = max(decided, key=_decided_at, default=None)
        now = self.clock.monotonic_ns()
        after_ms = 0 if last is None else (now - last.decided_ns) // 1_000_000
        too_late = not 0 <= after_ms <= RECALL_WITHIN_S * 1000
        if last is None or not last.decided_ns or too_late:
            raise Problem(ProblemCode.RECALL_TOO_LATE)
        reopened, drafts = party, list[Draft]()
        if last.referral_id is not None:
            places, withdrawn = self._withdrawn(duty, party, last.referral_id)
            drafts.append(withdrawn)
            for place in places:
                reopened = reopened.with_person(place)
        same = (last.decided_ns, last.referral_id)
        for person in decided:
            if (person.decided_ns, person.referral_id) == same:
                drafts.append(_taken_back(duty, person, after_ms))
                reopened = reopened.with_person(_reopened(person, now))
        reopened, further = self.screening.minors_again(duty, party, reopened)
        events = self.journal.append(*drafts, *further)
        self.link.announce(events[: len(drafts)])
        return reopened

    def _withdrawn(
        self, duty: Duty, party: Party, referral_id: UUID
    ) -> tuple[Sequence[Encounter], Draft]:
        """Take a referral back; return the places of those who were sent along unread."""
        file = self.records.referral(referral_id)
        if file is None or file.row.state not in (ReferralState.SENT, ReferralState.ARRIVED):
            raise Problem(ProblemCode.RECALL_RECEIVED)
        places = [
            Encounter(along.encounter_id, party_id=party.id)
            for along in file.companions
            if party.person(along.encounter_id) is None
        ]
        withdrawn = ReferralWithdrawn(file.encounter_id)
        return places, Draft(withdrawn, referral_id, authorship(duty, "recall"))

    def _record(
        self,
        duty: Duty,
        party: Party,
        people: Sequence[Encounter],
        decision: Decision,
        referred: Draft | None = None,
    ) -> Party:
        now = self.clock.monotonic_ns()
        referral_id = referred.subject_id if referred else None
        drafts = [self._decided(duty, party, each, decision, referral_id, now) for each in people]
        drafts += [referred] if referred else []
        decided = party
        for person in people:
            decided = decided.with_person(replace(person, decision=decision))
        decided, further = self.screening.minors_again(duty, party, decided)
        events = self.journal.append(*drafts, *further)
        if referred is not None:
            self.link.announce(events[: len(drafts)])
        for person, event in zip(people, events, strict=False):
            decided = decided.with_person(_done(person, decision, event, referral_id, now))
        return decided

    def _decided(
        self,
        duty: Duty,
        party: Party,
        person: Encounter,
        decision: Decision,
        referral_id: UUID | None,
        now_ns: int,
    ) -> Draft:
        assert person.summary is not None
        decided = Decided(
            decision=decision,
            port=duty.post.port,
            lane=duty.post.lane,
            mode=duty.post.mode,
            direction=duty.post.direction,
            summary=person.summary,
            phases=person.phases(now_ns),
            page_photo=person.page_photo,
            referral_id=referral_id,
            party_id=party.id,
            identity=person.identity,
            conveyance=party.conveyance,
            declaration=party.declaration,
            trials=person.trials,
        )
        return Draft(
            decided,
            person.id,
            authorship(duty, "decide"),
            amends_id=person.amends,
            pack_versions=person.summary.pack_versions,
        )


def _done(
    person: Encounter, decision: Decision, event: Event, referral_id: UUID | None, now_ns: int
) -> Encounter:
    return replace(
        person,
        decision=decision,
        decided_ns=now_ns,
        decided_event=event.id,
        referral_id=referral_id,
        amends=None,
    )


def _decided_at(person: Encounter) -> tuple[int, int]:
    """Order decisions; identifiers count up, should one moment have seen two keys."""
    return person.decided_ns, person.decided_event.int if person.decided_event else 0


def _taken_back(duty: Duty, person: Encounter, after_ms: int) -> Draft:
    assert person.decision is not None
    recalled = Recalled(person.decision, after_ms, person.referral_id)
    by = authorship(duty, "recall")
    return Draft(recalled, person.id, by, amends_id=person.decided_event)


def _reopened(person: Encounter, now_ns: int) -> Encounter:
    """Return the person as before the decision; the time of the second look is counted anew."""
    return replace(
        person,
        decision=None,
        decided_ns=0,
        decided_event=None,
        referral_id=None,
        amends=person.decided_event,
        read_ns=now_ns,
        machine_ms=0,
        painted_ns=0,
        deciding_ns=0,
    )


def _of(party: Party, person: UUID) -> Encounter:
    found = party.person(person)
    if found is None:
        raise KeyError(str(person))
    return found


def _require_ready(person: Encounter, decision: Decision) -> None:
    if reason := not_yet(person, decision):
        raise Problem(_REFUSALS[reason], reason)


def _companion(person: Encounter) -> Companion:
    who = person.summary.who if person.summary else None
    identity = person.identity if person.summary else Identity.UNREAD
    return Companion(
        person.id, identity, who.surname if who else "", who.given_names if who else ""
    )
