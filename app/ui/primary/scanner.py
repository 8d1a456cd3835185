"""Reads one document at a time, away from the GUI thread."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Signal

from app.capture.frame import Frame
from app.capture.scanner_sane import PageScanner
from app.clock import Clock
from app.documents.live_session import Capture
from app.documents.reading import DocumentReading
from app.services.primary_inspection import PrimaryInspection
from app.ui.primary.pictures import PagePicture, page_picture
from app.ui.tasks import Task, TaskRunner


@dataclass(frozen=True, slots=True)
class ReadPage:
    """What reading one document gave.

    Attributes:
        source: Name of the file or the camera; empty for text entered by hand.
        frame, picture: None for text entered by hand.
        read_ns: Monotonic time at which the scan began.
    """

    source: str
    reading: DocumentReading
    read_ns: int
    frame: Frame | None = None
    picture: PagePicture | None = None


class Scanner(QObject):
    """Reads image files and pages from a scanner, and takes what a camera has read.

    Signals:
        read (ReadPage): A document was read, well or badly.
        failed (object): The file could not be read: a `Problem`, or a bug already reported.
        progressed (int): So many percent of a page are scanned.
        stopped: A scan was cancelled.
    """

    read = Signal(object)
    failed = Signal(object)
    progressed = Signal(int)
    stopped = Signal()

    def __init__(
        self,
        service: PrimaryInspection,
        tasks: TaskRunner,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._service = service
        self._tasks = tasks
        self._clock = clock
        self._reading: Path | None = None

    @property
    def reading(self) -> Path | None:
        """What is being read, or None; a camera is there as if it were a file."""
        return self._reading

    def scan(self, path: Path) -> None:
        """Begin to read `path`; only while nothing else is being read."""
        assert self._reading is None
        self._reading = path
        self._wait_for(self._tasks.engine(_read, self._service, path, self._clock.monotonic_ns()))

    def scan_page(self, scanner: PageScanner, stop: Event) -> None:
        """Begin to scan a page and read it, unless `stop` ends it; only while nothing is read."""
        assert self._reading is None
        self._reading = Path(scanner.device)
        begun = self._clock.monotonic_ns()
        self._wait_for(
            self._tasks.engine(_scan, self._service, scanner, stop, begun, self.progressed.emit)
        )

    def take(self, capture: Capture) -> None:
        """Take a document that a camera captured; only while nothing else is being read."""
        assert self._reading is None
        self._reading = Path(capture.frame.source)
        self._wait_for(self._tasks.engine(_captured, capture))

    def _wait_for(self, task: Task) -> None:
        task.result.connect(self._done)
        task.failed.connect(self._give_up)

    def _done(self, page: ReadPage | None) -> None:
        self._reading = None
        if page is None:
            self.stopped.emit()
        else:
            self.read.emit(page)

    def _give_up(self, error: Exception) -> None:
        self._reading = None
        self.failed.emit(error)


def _read(service: PrimaryInspection, path: Path, read_ns: int) -> ReadPage:
    frame, reading = service.read_file(path)
    return ReadPage(path.name, reading, read_ns, frame, page_picture(frame, reading))


def _scan(
    service: PrimaryInspection,
    scanner: PageScanner,
    stop: Event,
    read_ns: int,
    on_progress: Callable[[int], None],
) -> ReadPage | None:
    frame = scanner.scan(stop, on_progress)
    if frame is None:
        return None
    frame, reading = service.read_page(frame)
    return ReadPage(frame.source, reading, read_ns, frame, page_picture(frame, reading))


def _captured(capture: Capture) -> ReadPage:
    frame, reading = capture.frame, capture.reading
    return ReadPage(frame.source, reading, capture.grabbed_ns, frame, page_picture(frame, reading))
