"""Decisions of the booth: admit, refer, and taking back what was just decided."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from app.clock import Clock
from app.duty.officers import Duty, Role
from app.encounters.encounter import Encounter, NotYet, not_yet
from app.encounters.events import Decided, Recalled
from app.encounters.party import Party
from app.encounters.referral import Decision, Instruction, ReferralClass
from app.encounters.referral_events import Companion, ReferralWithdrawn, Referred
from app.ids import NewId
from app.journal.event import Draft, Event
from app.problems import Problem, ProblemCode
from app.screening.identity import Identity
from app.services.access import authorship, require
from app.services.ports import Journal, Link, Records

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
    clock: Clock
    new_id: NewId

    def admit(self, duty: Duty, party: Party, people: Sequence[UUID]) -> Party:
        """Let these people go on."""
        require(duty, Role.PRIMARY)
        chosen = [_of(party, person) for person in people]
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
        _require_ready(lead, Decision.REFER)
        assert lead.summary is not None
        others = [each for each in party.open if form.together and each.id != lead.id]
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
        chosen = [lead, *(each for each in others if each.summary is not None)]
        for unread in (each for each in others if each.summary is None):
            party = party.without(unread.id)  # goes along as an unread companion
        return self._record(duty, party, chosen, Decision.REFER, said)

    def recall(self, duty: Duty, party: Party) -> Party:
        """Take back what was decided last, about everybody whom that key decided."""
        require(duty, Role.PRIMARY)
        last = max((person.decided_ns for person in party.people), default=0)
        now = self.clock.monotonic_ns()
        after_ms = (now - last) // 1_000_000
        if not last or not 0 <= after_ms <= RECALL_WITHIN_S * 1000:
            raise Problem(ProblemCode.RECALL_TOO_LATE)
        drafts: list[Draft] = []
        reopened = party
        chosen = [person for person in party.people if person.decided_ns == last]
        for referral_id in {person.referral_id for person in chosen if person.referral_id}:
            file = self.records.referral(referral_id)
            if file is not None and file.row.received_by_id is not None:
                raise Problem(ProblemCode.RECALL_RECEIVED)
            withdrawn = ReferralWithdrawn(chosen[0].id)
            drafts.append(Draft(withdrawn, referral_id, authorship(duty, "recall")))
        for person in chosen:
            assert person.decision is not None
            recalled = Recalled(person.decision, after_ms, person.referral_id)
            drafts.append(
                Draft(
                    recalled,
                    person.id,
                    authorship(duty, "recall"),
                    amends_id=person.decided_event,
                )
            )
            reopened = reopened.with_person(
                replace(
                    person,
                    decision=None,
                    decided_ns=0,
                    decided_event=None,
                    referral_id=None,
                    amends=person.decided_event,
                    painted_ns=0,
                    deciding_ns=0,
                )
            )
        self.link.announce(self.journal.append(*drafts))
        return reopened

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
        events = self.journal.append(*drafts, *([referred] if referred else []))
        if referred is not None:
            self.link.announce(events)
        for person, event in zip(people, events, strict=False):
            party = party.with_person(_done(person, decision, event, referral_id, now))
        return party

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
