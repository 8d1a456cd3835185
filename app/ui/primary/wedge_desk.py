"""Takes what a reader that types has sent: a zone, or a boarding pass."""

from dataclasses import replace

from PySide6.QtCore import QObject

from app.capture.text_frames import Garbled, ReadText
from app.clock import Clock
from app.documents.reading import DocumentReading
from app.documents.sent_text import SentKind, recognize
from app.problems import Problem
from app.services.primary_inspection import PrimaryInspection
from app.ui.intake.wedge import is_boarding_pass, zone_lines
from app.ui.intake.wedge_filter import WedgeFilter
from app.ui.primary.booth import Booth
from app.ui.primary.entering import Entering
from app.ui.primary.placing import Placing
from app.ui.primary.scanner import ReadPage
from app.ui.tasks import TaskRunner

_ENGINE = "wedge"


class WedgeDesk(QObject):
    """The reader's text goes the way of every document; it is read, not entered by hand."""

    def __init__(
        self,
        service: PrimaryInspection,
        tasks: TaskRunner,
        clock: Clock,
        booth: Booth,
        placing: Placing,
        entering: Entering,
    ) -> None:
        super().__init__(booth)
        self._service = service
        self._tasks = tasks
        self._clock = clock
        self._booth = booth
        self._placing = placing
        self._entering = entering
        self._filter = WedgeFilter(booth.page, clock, self)
        self._filter.typed.connect(self._take)
        self._filter.garbled.connect(self._say_garbled)

    @property
    def listening(self) -> bool:
        """Say whether keys are held back until it is clear who typed them."""
        return self._filter.holding

    def use(self, prefix: str, suffix: str) -> None:
        """Listen for a reader that sends these around each line."""
        self._filter.use(prefix, suffix)

    def take_text(self, text: ReadText | Garbled) -> None:
        """Take what a reader on a serial port sent, while the booth is in sight."""
        if not (self._booth.page.isVisible() and self._booth.page.isEnabled()):
            return  # as with a reader that types: what is there now was not meant
        if isinstance(text, Garbled) or not text.lines:
            self._say_garbled()
            return
        today = self._clock.now().astimezone().date()
        sent = recognize(zone_lines(text.lines), text.payload, today)
        if sent.kind in (SentKind.LICENCE, SentKind.SEAL):
            self._take_code(text.payload)
        else:
            self._take(text.lines)

    def _take(self, lines: tuple[str, ...]) -> None:
        if self._booth.duty is None:
            return
        if is_boarding_pass(lines):
            self._entering.take_pass(lines[0])
            return
        begun = self._clock.monotonic_ns()

        def place(reading: object) -> None:
            assert isinstance(reading, DocumentReading)
            mrz = replace(reading.mrz, engine=_ENGINE) if reading.mrz else None
            self._placing.take(ReadPage("", replace(reading, mrz=mrz), begun))

        def refuse(error: Exception) -> None:
            if isinstance(error, Problem):
                self._say_garbled()

        task = self._tasks.store(self._service.read_typed, zone_lines(lines))
        task.result.connect(place)
        task.failed.connect(refuse)

    def _take_code(self, payload: bytes) -> None:
        """Take a licence or a seal: it goes the way of a picture that shows it alone."""
        if self._booth.duty is None:
            return
        begun = self._clock.monotonic_ns()

        def place(reading: object) -> None:
            assert isinstance(reading, DocumentReading)
            self._placing.take(ReadPage("", reading, begun))

        self._tasks.store(self._service.read_sent, payload).result.connect(place)

    def _say_garbled(self) -> None:
        if self._booth.duty is not None:
            words = self.tr("The reader sent no whole document. Read it again.")
            self._booth.page.say(words)
