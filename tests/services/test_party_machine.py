"""Whatever an officer presses in whatever order: nothing is decided by accident, nothing is lost.

The booth works on a real store. What it holds is compared with the journal, read by this test's own
few lines, and after every restart with the party that the officer had before.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import ClassVar
from uuid import UUID

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from app.bootstrap.workstation import Workstation, open_workstation
from app.duty.officers import Role
from app.encounters.conveyance import Conveyance
from app.encounters.encounter import Encounter
from app.encounters.events import Decided, DocumentRead, PersonMarked, Recalled, Screened
from app.encounters.party import Party
from app.encounters.referral import Decision, ReferralClass
from app.journal.codec import decode_body
from app.journal.event import Event
from app.problems import Problem, ProblemCode
from app.records.vaults import FileVault
from app.screening.identity import Identity, SeenReason
from app.screening.summary_types import RiskSummary, Verdict
from app.services.deciding import RECALL_WITHIN_S, ReferralForm
from app.specimens.specimen import Specimen
from app.specimens.travelers import DRIVER, EXPIRED, LISTED, MINOR, ROUTINE, WRONG_DIGIT
from tests.fixed import FixedClock
from tests.services.conftest import PIN, POST
from tests.services.events import all_events
from tests.services.travelers import reading_of

SPECIMENS = (ROUTINE, DRIVER, MINOR, EXPIRED, LISTED, LISTED, WRONG_DIGIT, WRONG_DIGIT)
_TOO_SOON = (
    ProblemCode.DECISION_TOO_EARLY,
    ProblemCode.MANDATORY_REFERRAL,
    ProblemCode.ALREADY_DECIDED,
)

anybody = st.integers(0, 7)
"""Which of the people is meant, counted around."""

mostly = st.sampled_from((True, True, True, False))


@dataclass
class Known:
    """What the journal says of one person, folded event by event."""

    first_seq: int
    card: RiskSummary | None = None
    decision: Event | None = None
    taken_back: Event | None = None


@contextmanager
def unless(*codes: ProblemCode) -> Iterator[None]:
    """Let an action be refused for these reasons."""
    try:
        yield
    except Problem as problem:
        if problem.code not in codes:
            raise


class Booth(RuleBasedStateMachine):
    """An officer, a party, and keys pressed at random."""

    new_home: ClassVar[Path]

    @initialize()
    def open(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.home = shutil.copytree(self.new_home, self.folder / "home")
        self.clock = FixedClock()
        self.seen: list[tuple[UUID, RiskSummary]] = []
        self.start()
        self.duty = self.station.sign_in.sign_in("4412", PIN, Role.PRIMARY, POST)
        self.begin()

    def start(self) -> None:
        self.station: Workstation = open_workstation(
            self.home, FileVault(self.home), clock=self.clock
        )

    def begin(self) -> None:
        self.party: Party = self.station.primary.begin()
        self.party = self.station.primary.enter_conveyance(
            self.duty, self.party, Conveyance(plate="UX1207")
        )

    def teardown(self) -> None:
        if hasattr(self, "station"):
            self.station.close()
            shutil.rmtree(self.folder)

    def one(self, number: int) -> Encounter | None:
        people = self.party.people
        return people[number % len(people)] if people else None

    # --- keys -------------------------------------------------------------------------------------

    @rule(specimen=st.sampled_from(SPECIMENS), number=st.none() | anybody, looked=mostly)
    def scan(self, specimen: Specimen, number: int | None, *, looked: bool) -> None:
        self.clock.pass_time(timedelta(seconds=1))
        person = None if number is None else self.one(number)
        reading = reading_of(self.station, specimen)
        with unless(ProblemCode.ALREADY_DECIDED):
            self.party = self.station.primary.screen(
                self.duty,
                self.party,
                None,
                reading,
                read_ns=self.clock.mono_ns,
                person=person.id if person else None,
            )
        self.look_at_all(looked=looked)

    @rule(reason=st.none() | st.sampled_from(SeenReason), number=st.none() | anybody)
    def mark(self, reason: SeenReason | None, number: int | None) -> None:
        self.clock.pass_time(timedelta(seconds=1))
        identity = Identity.UNREAD if reason is None else Identity.SEEN
        person = None if number is None else self.one(number)
        with unless(ProblemCode.ALREADY_DECIDED):
            self.party = self.station.primary.mark(
                self.duty, self.party, identity, reason, person=person.id if person else None
            )

    @rule(number=st.none() | anybody)
    def change_places(self, number: int | None) -> None:
        person = None if number is None else self.one(number)
        if person is None:
            self.party = self.station.primary.expect(self.party)
        else:
            self.party = self.party.without(person.id)

    @rule(number=anybody)
    def look(self, number: int) -> None:
        person = self.one(number)
        if person is not None and person.summary is not None:
            self.seen.append((person.id, person.summary))
            self.party = self.party.with_person(person.painted(self.clock.mono_ns))

    def look_at_all(self, *, looked: bool) -> None:
        for number in range(len(self.party.people) if looked else 0):
            self.look(number)

    @rule(number=anybody)
    def confirm(self, number: int) -> None:
        person = self.one(number)
        if person is None:
            return
        self.clock.pass_time(timedelta(seconds=1))
        with unless(*_TOO_SOON):
            self.party = self.station.primary.confirm_print(self.duty, self.party, person.id)

    @rule(number=anybody, everybody=st.booleans(), looked=mostly)
    def admit(self, number: int, *, everybody: bool, looked: bool) -> None:
        self.look_at_all(looked=looked)
        person = self.one(number)
        if person is None:
            return
        people = self.party.open if everybody else (person,)
        ready = all(map(self.may_go, people)) and bool(people)
        with nullcontext() if ready else pytest.raises(Problem) as caught:
            self.party = self.station.primary.admit(
                self.duty, self.party, [each.id for each in people]
            )
        assert ready or (caught is not None and caught.value.code in _TOO_SOON)

    def may_go(self, person: Encounter) -> bool:
        card = person.summary
        return (
            card is not None
            and person.decision is None
            and person.painted_ns > 0
            and not card.needs_confirmation
            and not card.mandatory
            and card.verdict is not Verdict.REFER
        )

    @rule(number=anybody, together=st.booleans(), looked=mostly)
    def refer(self, number: int, *, together: bool, looked: bool) -> None:
        self.look_at_all(looked=looked)
        person = self.one(number)
        if person is None:
            return
        form = ReferralForm(ReferralClass.OFFICER, ("O-BEH",), together=together)
        with unless(*_TOO_SOON):
            self.party = self.station.primary.refer(self.duty, self.party, person.id, form)

    @rule(
        later=st.sampled_from([0, 5, RECALL_WITHIN_S, RECALL_WITHIN_S + 1]),
        jump=st.sampled_from([0, 0, -(10**6), 10**6]),
    )
    def recall(self, later: int, jump: int) -> None:
        self.clock.pass_time(timedelta(seconds=later))
        self.clock.wall += timedelta(seconds=jump)
        before = self.party
        with unless(ProblemCode.RECALL_TOO_LATE):
            self.party = self.station.primary.recall(self.duty, self.party)
            assert later <= RECALL_WITHIN_S
            assert len(self.party.open) > len(before.open)

    @precondition(lambda self: self.party.closed)
    @rule()
    def next_party(self) -> None:
        self.begin()

    @rule()
    def wait_in_line_and_come_up(self) -> None:
        if not any(person.summary is not None for person in self.party.open):
            return
        places = sum(person.summary is None for person in self.party.open)
        self.station.line.set_aside(self.duty, self.party)
        assert self.station.primary.undecided(self.duty) is None
        people = [one.reading for one in self.party.open if one.summary is not None]
        self.party = self.station.line.take_up(self.duty, self.party.id)
        assert [one.reading for one in self.party.people if one.summary is not None] == people
        assert sum(one.summary is None for one in self.party.people) == places

    @rule()
    def restart(self) -> None:
        self.station.close()
        self.start()
        found = self.station.primary.undecided(self.duty)
        known = self.journal()
        before = [one for one in self.party.people if one.id in known]
        before.sort(key=lambda one: known[one.id].first_seq)
        if any(one.decision is None for one in before):
            assert found is not None
            assert found.id == self.party.id
            assert list(map(lasting, found.people)) == list(map(lasting, before))
            assert found.conveyance == self.party.conveyance
            self.party = found
        else:
            assert found is None
            self.begin()

    # --- what must hold ---------------------------------------------------------------------------

    def journal(self) -> dict[UUID, Known]:
        """Fold the journal, and refuse every decision that should not have been."""
        known: dict[UUID, Known] = {}
        for event in all_events(self.station):
            if event.type in (DocumentRead.TYPE, PersonMarked.TYPE):
                known.setdefault(event.subject_id, Known(event.seq))
            person = known.get(event.subject_id)
            if person is None or event.body is None:
                continue
            if event.type == Screened.TYPE:
                person.card = decode_body(event.body, Screened).summary
            elif event.type == Decided.TYPE:
                self.judge(person, event, decode_body(event.body, Decided))
                person.decision, person.taken_back = event, None
            elif event.type == Recalled.TYPE:
                assert person.decision is not None
                assert event.amends_id == person.decision.id
                person.decision, person.taken_back = None, person.decision
        return known

    def judge(self, person: Known, event: Event, said: Decided) -> None:
        assert person.decision is None, "decided twice"
        assert said.summary == person.card, "decided on another card than the last"
        assert (event.subject_id, said.summary) in self.seen, "nobody saw the card"
        assert not said.summary.needs_confirmation
        if said.decision is Decision.ADMIT:
            assert not said.summary.mandatory
            assert said.summary.verdict is not Verdict.REFER
        if person.taken_back is not None:
            assert event.amends_id == person.taken_back.id

    @invariant()
    def the_officers_party_is_what_the_journal_says(self) -> None:
        if not hasattr(self, "party"):
            return
        known = self.journal()
        for person in self.party.people:
            said = known.get(person.id)
            assert (said is None) == (person.summary is None)
            decided = said.decision.id if said and said.decision else None
            assert person.decided_event == decided
            assert (person.decision is None) == (decided is None)


def lasting(person: Encounter) -> Encounter:
    """Return what of a person must outlast a restart: all but what the running desk times."""
    return replace(person, read_ns=0, painted_ns=0, deciding_ns=0, machine_ms=0, decided_ns=0)


@pytest.mark.slow
def test_keys_in_any_order(new_home: Path) -> None:
    """What is written above, tried many times."""
    machine = type("BoothHere", (Booth,), {"new_home": new_home})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=20,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
