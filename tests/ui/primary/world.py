"""A booth over small fakes: the real service, the real page, invented travelers of Utopia."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from time import monotonic
from uuid import UUID

from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

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
from app.duty.officers import Direction, Duty, Mode, Officer, Post, Role
from app.encounters.encounter import Encounter
from app.encounters.events import Decided, MatchCleared, Referred
from app.encounters.referral import ReferralState
from app.journal.event import Body, Draft, Event
from app.problems import Problem, ProblemCode
from app.screening.summary_types import Clearance, History, ListedDocument, Lookout
from app.services.primary_inspection import PrimaryInspection
from app.services.views import LinkState, LinkStatus, ReferralFile, ReferralRow
from app.ui.primary.page import PrimaryPage
from app.ui.primary.presenter import PrimaryPresenter
from app.ui.shortcuts import Key
from app.ui.tasks import TaskRunner
from tests.fixed import FixedClock

VEGA = Officer(UUID(int=1), "4412", "R. Vega", (Role.PRIMARY,))
POST = Post("San Lorenzo", "Lane 4", Mode.LAND, Direction.INBOUND)
TODAY = date(2026, 11, 24)
_PATIENCE_S = 30.0
_SLICE_MS = 5


def document(**changed: object) -> TravelDocument:
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
    return replace(sound, **changed)  # type: ignore[arg-type]


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
    )


UNREADABLE = DocumentReading(status=Status.UNREADABLE, elapsed_ms=240)


@dataclass
class FakeReader:
    """Gives the answer that belongs to a file's name."""

    answers: dict[str, DocumentReading] = field(default_factory=dict)

    def read(self, frame: Frame) -> DocumentReading:
        return self.answers[frame.source]

    def read_typed(self, lines: Sequence[str]) -> DocumentReading:
        if layout_of(lines) is None:
            raise Problem(ProblemCode.MRZ_TEXT_INVALID)
        return replace(reading_of_lines(tuple(lines)), portrait_box=None)


@dataclass
class FakeStation:
    """Journal and projections in memory; refuses when told to."""

    clock: FixedClock
    recorded: list[Draft] = field(default_factory=list)
    refusal: Problem | None = None
    before: Encounter | None = None
    past: History = field(default_factory=History)
    rows: list[ReferralRow] = field(default_factory=list)

    def append(self, *drafts: Draft) -> tuple[Event, ...]:
        if self.refusal is not None:
            raise self.refusal
        self.recorded.extend(drafts)
        self.rows = [self._row(draft) for draft in drafts if isinstance(draft.body, Referred)] + (
            self.rows
        )
        return ()

    def bodies(self, kind: type[Body]) -> list[Body]:
        """What was recorded of one kind."""
        return [draft.body for draft in self.recorded if isinstance(draft.body, kind)]

    @property
    def decisions(self) -> list[str]:
        """The decisions, in order."""
        return [body.decision for body in self.bodies(Decided) if isinstance(body, Decided)]

    def history(self, _issuing_state: str, _document_number: str) -> History:
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

    def undecided(self) -> Encounter | None:
        return self.before

    def referrals(self, _port: str) -> Sequence[ReferralRow]:
        return self.rows

    def sent_from_here(self, limit: int = 8) -> Sequence[ReferralRow]:
        return self.rows[:limit]

    def referral(self, _referral_id: UUID) -> ReferralFile | None:
        return None

    def _row(self, draft: Draft) -> ReferralRow:
        body = draft.body
        assert isinstance(body, Referred)
        who = body.summary.who
        return ReferralRow(
            id=draft.subject_id,
            state=ReferralState.SENT,
            referral_class=body.referral_class,
            reasons=body.reasons,
            surname=who.surname if who else "",
            given_names=who.given_names if who else "",
            verdict=body.summary.verdict,
            port=body.port,
            lane=body.lane,
            station="booth-4",
            sent_at=self.clock.now().isoformat().replace("+00:00", "Z"),
        )


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

    def candidates(self, _document: TravelDocument) -> Sequence[Lookout]:
        return self.people

    def listed(self, _document: TravelDocument) -> Sequence[ListedDocument]:
        return self.documents

    def name_weights(self, _document: TravelDocument) -> Mapping[str, int]:
        return {}

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


class World:
    """The booth, and hands to work it with."""

    def __init__(self, folder: Path, clock: FixedClock, new_id: Callable[[], UUID]) -> None:
        self.folder = folder
        self.clock = clock
        self.new_id = new_id
        self.station = FakeStation(clock)
        self.attachments = FakeAttachments()
        self.lookouts = FakeLookouts()
        self.link = FakeLink()
        self.reader = FakeReader()
        self.duty = Duty(UUID(int=7), VEGA, Role.PRIMARY, POST, clock.now())
        self.keys = 0
        self._build()

    def _build(self) -> None:
        service = PrimaryInspection(
            journal=self.station,
            records=self.station,
            attachments=self.attachments,
            lookouts=self.lookouts,
            reader=self.reader,  # type: ignore[arg-type]
            link=self.link,
            clock=self.clock,
            new_id=self.new_id,
        )
        self.tasks = TaskRunner(1)
        self.page = PrimaryPage()
        self.presenter = PrimaryPresenter(service, self.tasks, self.clock, self.page, self.folder)

    def open(self, width: int = 1440, height: int = 840) -> None:
        """Show the page and let the officer work."""
        self.page.resize(width, height)
        self.page.show()
        self.page.activateWindow()
        self.presenter.start(self.duty)
        self.settle()

    def close(self) -> None:
        """End, leaving nothing behind."""
        self.presenter.stop()
        self.page.close()
        self.tasks.shutdown()
        for owner in (self.presenter, self.tasks, self.page):
            owner.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def restart(self) -> None:
        """Stop in the middle and start again over the same records."""
        self.close()
        self._build()
        self.open()

    def image(self, name: str, answer: DocumentReading) -> Path:
        """Put an image of a document into the inbox; reading it will give `answer`."""
        path = self.folder / name
        Image.new("RGB", (1000, 700), "#dfe6ee").save(path)
        self.reader.answers[name] = answer
        return path

    def arrive(self, name: str, answer: DocumentReading) -> Path:
        """Let an image arrive in the watched folder."""
        path = self.image(name, answer)
        self.presenter.document_arrived(path)
        self.settle()
        return path

    def read(self, answer: DocumentReading, name: str = "page.png") -> None:
        """Let an image arrive, and read it."""
        self.arrive(name, answer)
        self.press(Key.READ)

    def press(self, key: Key | str, *, settle: bool = True) -> None:
        """Press one key on whatever has the focus; a string is a key the key map does not name."""
        self.keys += 1
        sequence = key.sequences[0] if isinstance(key, Key) else QKeySequence(key)
        QTest.keySequence(self.focus(), sequence)
        if settle:
            self.settle()

    def type(self, text: str) -> None:
        """Type free text into whatever has the focus."""
        QTest.keyClicks(self.focus(), text)

    def replace_with(self, text: str) -> None:
        """Select what the focused field holds and type over it."""
        QTest.keySequence(self.focus(), QKeySequence(QKeySequence.StandardKey.SelectAll))
        self.type(text)

    def focus(self) -> QWidget:
        """Whatever has the focus."""
        return QApplication.focusWidget() or self.page

    def results(self) -> list[str]:
        """What the strip under the document says, a line for each traveler."""
        return [f"{line.name}: {line.state}" for line in self.page.document.results]

    def work_off(self, until: Callable[[], bool]) -> None:
        """Let the program work until something holds."""
        deadline = monotonic() + _PATIENCE_S
        while not until():
            assert monotonic() < deadline, "waited in vain"
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, _SLICE_MS)
        QCoreApplication.processEvents()

    def settle(self) -> None:
        """Let everything that was begun come to its end, and the screen be painted."""
        for _ in range(4):
            QCoreApplication.processEvents()
            self.work_off(lambda: self.tasks.idle)
        self.page.repaint()
        QCoreApplication.processEvents()
