"""Small stand-ins for what a booth asks of the world, and invented travelers of Utopia."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from app.capture.frame import Frame
from app.documents.mrz import LAYOUTS, compose, layout_of, parse
from app.documents.reading import (
    DocumentReading,
    MrzFormat,
    MrzText,
    PartialDate,
    Sex,
    Status,
    TravelDocument,
)
from app.encounters.events import Decided, MatchCleared, SetAside, TakenUp, WaitLapsed
from app.encounters.party import Party
from app.encounters.referral import Instruction, ReferralState
from app.encounters.referral_events import ReferralWithdrawn, Referred
from app.journal.event import Body, Draft, Event
from app.problems import Problem, ProblemCode
from app.screening.advance_info import AdvanceAnswer
from app.screening.answers import (
    Clearance,
    History,
    ListedContainer,
    ListedDocument,
    ListedVehicle,
    Lookout,
    Membership,
    Permit,
    Redress,
)
from app.screening.people.index import PeopleIndex
from app.screening.people.match import Match
from app.screening.plates import Plate, may_be
from app.screening.traces import NO_TRACES, Traces
from app.services.link_status import LinkState, LinkStatus
from app.services.views import OpenDuty, ReferralFile, ReferralRow, WaitingParty
from tests.fixed import FixedClock

TODAY = date(2026, 11, 24)


def document(**changed: Any) -> TravelDocument:
    """A sound passport of Utopia."""
    sound = TravelDocument(
        document_code="P",
        issuing_state="UTO",
        document_number="L898902C3",
        surname="ERIKSSON",
        given_names="ANNA MARIA",
        nationality="UTO",
        birth_date=PartialDate(1974, 8, 12),
        sex=Sex.FEMALE,
        expiry_date=PartialDate(2032, 4, 15),
        optional_data="ZE184226B",
    )
    return replace(sound, **changed)


def reading_of(
    shown: TravelDocument, format_: MrzFormat = MrzFormat.TD3, *, wrong_number_digit: str = ""
) -> DocumentReading:
    """What reading `shown` gives, one check digit printed wrongly if wanted."""
    lines = list(compose(shown, format_))
    if wrong_number_digit:
        span = LAYOUTS[format_].number_digit
        line = lines[span.line]
        lines[span.line] = line[: span.start] + wrong_number_digit + line[span.end :]
    return reading_of_lines(tuple(lines))


def reading_of_lines(lines: Sequence[str]) -> DocumentReading:
    """What reading these lines gives."""
    zone = parse(lines, TODAY)
    return DocumentReading(
        status=Status.READ,
        mrz=MrzText(
            format=zone.format,
            lines=zone.lines,
            as_read=zone.lines,
            quad=((40, 480), (960, 480), (960, 600), (40, 600)),
            engine="fake",
        ),
        document=zone.document,
        checks=zone.checks,
        portrait_box=(60, 120, 240, 300),
        elapsed_ms=110,
        image_size=(1000, 700),
    )


UNREADABLE = DocumentReading(status=Status.UNREADABLE, elapsed_ms=240)


@dataclass
class FakeSecondReader:
    """Another reader: sees `zone`, or has the problem it was told."""

    zone: MrzText | None = None
    refusal: Problem | None = None

    def read(self, _frame: Frame) -> MrzText | None:
        if self.refusal is not None:
            raise self.refusal
        return self.zone


@dataclass
class FakeReader:
    """Gives the answer that belongs to a file's name."""

    answers: dict[str, DocumentReading] = field(default_factory=dict)

    def read(self, frame: Frame) -> DocumentReading:
        return self.answers[frame.source]

    def read_typed(self, lines: Sequence[str]) -> DocumentReading:
        if layout_of(lines) is None:
            raise Problem(ProblemCode.MRZ_TEXT_INVALID)
        return replace(reading_of_lines(tuple(lines)), portrait_box=None, image_size=None)

    def read_sent(self, payload: bytes) -> DocumentReading:
        return self.answers[payload.decode("latin-1")]


@dataclass
class FakeStation:
    """Journal and projections in memory; refuses when told to."""

    clock: FixedClock
    new_id: Callable[[], UUID]
    recorded: list[Draft] = field(default_factory=list)
    refusal: Problem | None = None
    before: Party | None = None
    just_decided: Party | None = None
    past: History = field(default_factory=History)
    rows: list[ReferralRow] = field(default_factory=list)
    sent: dict[UUID, Referred] = field(default_factory=dict)
    line: list[WaitingParty] = field(default_factory=list)

    def append(self, *drafts: Draft) -> tuple[Event, ...]:
        if self.refusal is not None:
            raise self.refusal
        self.recorded.extend(drafts)
        for draft in drafts:
            self._project(draft)
        return tuple(self._event(draft) for draft in drafts)

    def _project(self, draft: Draft) -> None:
        body, at = draft.body, _stamp(self.clock)
        if isinstance(body, Referred):
            self.rows.insert(0, self._row(draft.subject_id, body))
            self.sent[draft.subject_id] = body
        elif isinstance(body, ReferralWithdrawn):
            self.rows = [row for row in self.rows if row.id != draft.subject_id]
        elif isinstance(body, SetAside):
            self.line.append(
                WaitingParty(draft.subject_id, at, body.lane, body.conveyance, body.people)
            )
        elif isinstance(body, TakenUp | WaitLapsed):
            self.line = [one for one in self.line if one.party_id != draft.subject_id]

    def _event(self, draft: Draft) -> Event:
        return Event(
            station="booth-4",
            epoch=1,
            seq=len(self.recorded),
            id=self.new_id(),
            type=draft.body.TYPE,
            schema_version=draft.body.VERSION,
            subject_id=draft.subject_id,
            amends_id=draft.amends_id,
            occurred_at=_stamp(self.clock),
            boot_id=self.clock.boot_id,
            mono_ns=self.clock.monotonic_ns(),
            officer_id=draft.authorship.officer_id,
            auth_method=draft.authorship.auth_method,
            purpose=draft.authorship.purpose,
            pack_versions=draft.pack_versions,
            body_digest="",
            prev_hash="",
            hash="",
            body=None,
        )

    def bodies(self, kind: type[Body]) -> list[Body]:
        """What was recorded of one kind."""
        return [draft.body for draft in self.recorded if isinstance(draft.body, kind)]

    @property
    def decisions(self) -> list[str]:
        """The decisions, in order."""
        return [body.decision for body in self.bodies(Decided) if isinstance(body, Decided)]

    def history(
        self, _issuing_state: str, _document_number: str, _traces: Traces = NO_TRACES
    ) -> History:
        return self.past

    def clearances(
        self, _issuing_state: str, _document_number: str, _birth_date: str, _now: datetime
    ) -> Sequence[Clearance]:
        return [
            Clearance(
                listing=body.listing,
                issuing_state=body.issuing_state,
                document_number=body.document_number,
                birth_date=body.birth_date,
                cleared_by="4412 R. Vega",
                until=body.until,
                id=UUID(int=9),
            )
            for body in self.bodies(MatchCleared)
            if isinstance(body, MatchCleared)
        ]

    def announced(
        self, _port: str, _document: TravelDocument, _carrier: str, _now: datetime
    ) -> AdvanceAnswer:
        return AdvanceAnswer()

    def undecided(self) -> Party | None:
        return self.before

    def last_decided(self, _officer_id: UUID) -> Party | None:
        return self.just_decided

    def waiting(self, _port: str) -> Sequence[WaitingParty]:
        return tuple(self.line)

    def referrals(self, _port: str) -> Sequence[ReferralRow]:
        return self.rows

    def on_the_way(self, _port: str) -> Sequence[ReferralRow]:
        return ()

    def referrals_with(
        self, _port: str, _issuing_state: str, _document_number: str
    ) -> Sequence[ReferralRow]:
        return ()

    def open_encounters(self) -> int:
        return 0

    def draws_paused(self, _port: str) -> None:
        return None

    def open_duties(self, _badge: str) -> Sequence[OpenDuty]:
        return ()

    def sent_from_here(self, limit: int = 8) -> Sequence[ReferralRow]:
        return self.rows[:limit]

    def referral(self, referral_id: UUID) -> ReferralFile | None:
        row = next((row for row in self.rows if row.id == referral_id), None)
        if row is None:
            return None
        sent = self.sent[referral_id]
        return ReferralFile(
            row=row,
            encounter_id=sent.encounter_id,
            mode=None,
            direction=None,
            note="",
            instruction=Instruction.NONE,
            documents_held=True,
            released_by="4412 R. Vega",
            summary=sent.summary,
            page_photo="",
            photo_here=False,
            findings=(),
            same_document=None,
            disposition_note="",
            timeline=(),
            companions=sent.companions,
        )

    def _row(self, referral_id: UUID, body: Referred) -> ReferralRow:
        who = body.summary.who
        return ReferralRow(
            id=referral_id,
            state=ReferralState.SENT,
            referral_class=body.referral_class,
            reasons=body.reasons,
            surname=who.surname if who else "",
            given_names=who.given_names if who else "",
            verdict=body.summary.verdict,
            port=body.port,
            lane=body.lane,
            station="booth-4",
            sent_at=_stamp(self.clock),
            companions=len(body.companions),
            conveyance=body.conveyance,
        )


def _stamp(clock: FixedClock) -> str:
    return clock.now().isoformat().replace("+00:00", "Z")


@dataclass
class FakeAttachments:
    """Pictures in memory."""

    kept: dict[str, bytes] = field(default_factory=dict)

    def put(self, content: bytes) -> str:
        name = f"{len(self.kept):064x}"
        self.kept[name] = content
        return name

    def get(self, sha256: str) -> bytes:
        return self.kept[sha256]


@dataclass
class FakeLookouts:
    """A list of a few."""

    people: tuple[Lookout, ...] = ()
    documents: tuple[ListedDocument, ...] = ()
    members: tuple[Membership, ...] = ()
    listed_vehicles: tuple[ListedVehicle, ...] = ()

    def matches(self, document: TravelDocument) -> Sequence[Match]:
        return PeopleIndex.over(self.people).matches(document)

    def listed(self, _document: TravelDocument) -> Sequence[ListedDocument]:
        return self.documents

    def listed_alike(self, _document: TravelDocument) -> Sequence[ListedDocument]:
        return ()

    def vehicles(self, plate: Plate) -> Sequence[ListedVehicle]:
        return [vehicle for vehicle in self.listed_vehicles if may_be(plate, vehicle)]

    def containers(self, _number: str) -> Sequence[ListedContainer]:
        return ()

    def permits(self, _document: TravelDocument) -> Sequence[Permit]:
        return ()

    def redresses(self, _document: TravelDocument) -> Sequence[Redress]:
        return ()

    def redresses_numbered(self, number: str) -> Sequence[Redress]:
        given = Redress("R4471", "", "2025-05-01", "UTO", "B7741", "1974-08-12")
        return [given] if number == given.number else []

    def memberships(self, document: TravelDocument) -> Sequence[Membership]:
        number = document.document_number
        return [each for each in self.members if each.document_number == number]

    @property
    def complete(self) -> bool:
        return True

    @property
    def versions(self) -> Mapping[str, str]:
        return {"lookouts": "12"}

    @property
    def as_of(self) -> datetime | None:
        return datetime(2026, 11, 24, 10, 0, tzinfo=UTC)


@dataclass
class FakeLink:
    """A link that can be cut."""

    state: LinkStatus = field(default_factory=lambda: LinkStatus(LinkState.CONNECTED))
    announced: int = 0

    def announce(self, _events: Sequence[Event]) -> None:
        self.announced += 1

    def status(self) -> LinkStatus:
        return self.state

    def on_change(self, _listener: Callable[[], None]) -> None:
        raise NotImplementedError
