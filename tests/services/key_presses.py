"""An officer's keys on a real store, with an own reading of the journal to hold them against."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from app.bootstrap.workstation import Workstation, open_workstation
from app.duty.officers import Duty, Role
from app.encounters.conveyance import Conveyance
from app.encounters.encounter import Encounter
from app.encounters.events import Decided, DocumentRead, PersonMarked, Recalled, Screened
from app.encounters.party import Party
from app.encounters.referral import Decision, ReferralClass
from app.journal.codec import decode_body
from app.journal.event import Event
from app.problems import Problem, ProblemCode
from app.records.event_rows import read_events
from app.records.vaults import FileVault
from app.screening.identity import Identity, SeenReason
from app.screening.summary_types import RiskSummary, Verdict
from app.services.deciding import RECALL_WITHIN_S, ReferralForm
from app.specimens.specimen import Specimen
from tests.fixed import FixedClock
from tests.services.conftest import PIN, POST
from tests.services.travelers import reading_of

_TOO_SOON = (
    ProblemCode.DECISION_TOO_EARLY,
    ProblemCode.MANDATORY_REFERRAL,
    ProblemCode.ALREADY_DECIDED,
)


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


@dataclass
class Desk:
    """The station under all examples, and the officer who works at it."""

    home: Path
    clock: FixedClock
    station: Workstation
    duty: Duty

    @classmethod
    def opened(cls, home: Path) -> "Desk":
        clock = FixedClock()
        station = open_workstation(home, FileVault(home), clock=clock)
        return cls(home, clock, station, station.sign_in.sign_in("4412", PIN, Role.PRIMARY, POST))

    def restart(self) -> None:
        self.station.close()
        self.station = open_workstation(self.home, FileVault(self.home), clock=self.clock)


@dataclass(frozen=True)
class Press:
    """One thing an officer does; what it does not need of this is left aside.

    Attributes:
        number: Which of the people is meant, counted around; None for nobody in particular.
        looked: Every card is looked at first.
    """

    key: str
    number: int | None
    specimen: Specimen
    reason: SeenReason | None
    everybody: bool
    looked: bool
    later_s: int
    jump_s: int


class Booth:
    """An officer and a party; every key checks what must hold before the next."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.clock, self.duty = desk, desk.clock, desk.duty
        self.seen: list[tuple[UUID, RiskSummary]] = []
        self.begun_at = self.station.journal.head().seq
        self.begin()

    def press(self, press: Press) -> None:
        self.clock.pass_time(timedelta(seconds=1))
        if press.looked:
            self.look_at_all()
        {
            "scan": self.scan,
            "mark": self.mark,
            "place": self.change_places,
            "confirm": self.confirm,
            "admit": self.admit,
            "refer": self.refer,
            "recall": self.recall,
            "line": self.wait_in_line_and_come_up,
            "restart": self.restart,
        }[press.key](press)
        self.compare()
        if self.party.closed and press.everybody:
            self.begin()

    @property
    def station(self) -> Workstation:
        return self.desk.station

    def begin(self) -> None:
        self.party: Party = self.station.primary.begin()
        self.party = self.station.primary.enter_conveyance(
            self.duty, self.party, Conveyance(plate="UX1207")
        )

    def send_everybody_on(self) -> None:
        """Whatever happened, everybody can be held back."""
        for person in self.party.open:
            if person.summary is None:
                self.party = self.party.without(person.id)
                continue
            if person.summary.needs_confirmation:
                self.party = self.station.primary.confirm_print(self.duty, self.party, person.id)
            self.look_at_all()
            form = ReferralForm(ReferralClass.OFFICER, ("O-BEH",))
            self.party = self.station.primary.refer(self.duty, self.party, person.id, form)
        assert self.station.primary.undecided(self.duty) is None

    def one(self, press: Press) -> Encounter | None:
        people = self.party.people
        if press.number is None or not people:
            return None
        return people[press.number % len(people)]

    # --- keys -------------------------------------------------------------------------------------

    def scan(self, press: Press) -> None:
        person = self.one(press)
        with unless(ProblemCode.ALREADY_DECIDED):
            self.party = self.station.primary.screen(
                self.duty,
                self.party,
                None,
                reading_of(self.station, press.specimen),
                read_ns=self.clock.mono_ns,
                person=person.id if person else None,
            )

    def mark(self, press: Press) -> None:
        identity = Identity.UNREAD if press.reason is None else Identity.SEEN
        person = self.one(press)
        with unless(ProblemCode.ALREADY_DECIDED):
            self.party = self.station.primary.mark(
                self.duty,
                self.party,
                identity,
                press.reason,
                person=person.id if person else None,
            )

    def change_places(self, press: Press) -> None:
        person = self.one(press)
        if person is None:
            self.party = self.station.primary.expect(self.party)
        else:
            self.party = self.party.without(person.id)

    def look_at_all(self) -> None:
        for person in self.party.people:
            if person.summary is not None:
                self.seen.append((person.id, person.summary))
                self.party = self.party.with_person(person.painted(self.clock.mono_ns))

    def confirm(self, press: Press) -> None:
        for person in (self.one(press),) if press.number is not None else self.party.open:
            if person is not None:
                with unless(*_TOO_SOON):
                    self.party = self.station.primary.confirm_print(
                        self.duty, self.party, person.id
                    )

    def admit(self, press: Press) -> None:
        person = self.one(press)
        people = self.party.open if person is None or press.everybody else (person,)
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

    def refer(self, press: Press) -> None:
        person = self.one(press) or self.party.worst
        if person is None:
            return
        form = ReferralForm(ReferralClass.OFFICER, ("O-BEH",), together=press.everybody)
        with unless(*_TOO_SOON):
            self.party = self.station.primary.refer(self.duty, self.party, person.id, form)

    def recall(self, press: Press) -> None:
        self.clock.pass_time(timedelta(seconds=press.later_s))
        self.clock.wall += timedelta(seconds=press.jump_s)
        before = self.party
        with unless(ProblemCode.RECALL_TOO_LATE):
            self.party = self.station.primary.recall(self.duty, self.party)
            assert press.later_s <= RECALL_WITHIN_S
            assert len(self.party.open) > len(before.open)

    def wait_in_line_and_come_up(self, _: Press) -> None:
        if not any(person.summary is not None for person in self.party.open):
            return
        places = sum(person.summary is None for person in self.party.open)
        self.station.line.set_aside(self.duty, self.party)
        assert self.station.primary.undecided(self.duty) is None
        people = [one.reading for one in self.party.open if one.summary is not None]
        self.party = self.station.line.take_up(self.duty, self.party.id)
        assert [one.reading for one in self.party.people if one.summary is not None] == people
        assert sum(one.summary is None for one in self.party.people) == places

    def restart(self, _: Press) -> None:
        self.desk.restart()
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
        for event in self.recorded():
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

    def recorded(self) -> list[Event]:
        with self.station.store.reading() as connection:
            said = read_events(connection, after_seq=self.begun_at)
            return [event for event in said if isinstance(event, Event)]

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

    def compare(self) -> None:
        """Hold the officer's party against the journal, and what a restart would offer."""
        left = self.station.primary.undecided(self.duty)
        known_ones = [one for one in self.party.open if one.summary is not None]
        assert (left.id if left else None) == (self.party.id if known_ones else None)
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
