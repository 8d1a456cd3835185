"""Tests of what brings pictures: a scanner, a folder, a camera. Nothing is read or recorded."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QImage

from app.capture.camera import CameraFrame, Pace
from app.capture.files import load_image
from app.capture.frame import Frame
from app.capture.frame_quality import Defect, judge, look_at
from app.capture.scanner_sane import PageScanner
from app.capture.watched_folder import WatchedFolder
from app.clock import Clock
from app.documents.live_session import Listener, LiveSession, LiveView
from app.documents.reading import DocumentReading, Status
from app.problems import Problem
from app.ui.devices.views import PictureView
from app.ui.devices.words import quality_said, size_words
from app.ui.tasks import Task, TaskRunner


@dataclass(frozen=True, slots=True)
class _Arrived:
    """A page, judged."""

    image: QImage
    defect: Defect | None
    width: int
    height: int


class ScannerTrial(QObject):
    """Scans one page and shows it.

    Signals:
        ended: The page is there, or cannot be.
    """

    ended = Signal()
    _progressed = Signal(int)

    def __init__(self, view: PictureView, tasks: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._tasks = tasks
        self._stopping = Event()
        self._task: Task | None = None
        self._progressed.connect(self._show_progress)

    def start(self, device: str) -> None:
        """Begin to scan."""
        self._stopping = Event()
        self._view.wait(self.tr("Scanning the page …"), self.tr("Esc ends it."))
        self._view.show_progress(0)
        self._task = self._tasks.engine(
            _scan, PageScanner(device), self._stopping, self._progressed.emit
        )
        self._task.result.connect(self._show)
        self._task.failed.connect(self._fail)

    def stop(self) -> None:
        """End; what was under way is not shown any more."""
        self._stopping.set()
        if self._task is not None:
            self._task.drop()
        self._task = None

    @Slot(int)
    def _show_progress(self, percent: int) -> None:
        if self._task is not None:
            self._view.show_progress(percent)

    def _show(self, arrived: _Arrived | None) -> None:
        self._task = None
        if arrived is not None:
            _show_arrived(self._view, arrived)
        self.ended.emit()

    def _fail(self, error: Exception) -> None:
        self._task = None
        if isinstance(error, Problem):
            self._view.show_problem(error)
        self.ended.emit()


class FolderTrial(QObject):
    """Waits for a picture in the folder and shows it; then for the next.

    Signals:
        ended: The folder cannot be watched.
    """

    ended = Signal()
    _came = Signal(object)
    _failed = Signal(object)

    def __init__(self, view: PictureView, tasks: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._tasks = tasks
        self._folder: WatchedFolder | None = None
        queued = Qt.ConnectionType.QueuedConnection
        self._came.connect(self._load, queued)
        self._failed.connect(self._fail, queued)

    def start(self, path: str) -> None:
        """Begin to watch."""
        self._view.wait(
            self.tr("Waiting for a picture"), self.tr("Scan something into the folder now.")
        )
        self._folder = WatchedFolder(Path(path), self._came.emit, self._failed.emit)
        try:
            self._folder.start()
        except Problem as problem:
            self._fail(problem)

    def stop(self) -> None:
        """End; what was under way is not shown any more."""
        if self._folder is not None:
            self._folder.stop()
            self._folder = None

    def _load(self, path: Path) -> None:
        if self._folder is None:
            return
        task = self._tasks.engine(_load, path)
        task.result.connect(partial(self._show, self._folder))
        task.failed.connect(partial(self._show_problem, self._folder))

    def _show(self, asked: WatchedFolder, arrived: _Arrived) -> None:
        if asked is self._folder:
            _show_arrived(self._view, arrived)

    def _show_problem(self, asked: WatchedFolder, error: Exception) -> None:
        if asked is self._folder and isinstance(error, Problem):
            self._view.show_problem(error)

    def _fail(self, problem: Problem) -> None:
        if self._folder is not None:
            self._view.show_problem(problem)
            self.stop()
            self.ended.emit()


class CameraTrial(QObject):
    """Shows the live picture with what would help: focus, glare, distance."""

    _viewed = Signal(object, object)
    _failed = Signal(object, object)

    def __init__(
        self, view: PictureView, clock: Clock, parent: QObject, *, pace: Pace | None = None
    ) -> None:
        """Make the test; `pace` is how fast a video file plays."""
        super().__init__(parent)
        self._view = view
        self._clock = clock
        self._pace = pace
        self._session: LiveSession | None = None
        self._leaving: LiveSession | None = None
        self._token: object | None = None
        queued = Qt.ConnectionType.QueuedConnection
        self._viewed.connect(self._show, queued)
        self._failed.connect(self._show_problem, queued)

    def start(self, source: str) -> None:
        """Open the camera."""
        self._view.wait(self.tr("The camera is starting …"))
        token = self._token = object()
        self._session = LiveSession(
            source,
            _unread,
            Listener(
                viewed=partial(self._viewed.emit, token),
                offered=_pass_over,
                failed=partial(self._failed.emit, token),
            ),
            pace=self._pace,
            monotonic_ns=self._clock.monotonic_ns,
        )
        self._session.start(after=self._leaving)

    def stop(self) -> None:
        """Let the camera go; nothing more is shown."""
        self._token = None
        if self._session is not None:
            self._session.stop()
            self._leaving, self._session = self._session, None

    def _show(self, token: object, view: LiveView) -> None:
        if token is self._token:
            self._view.show_view(view)

    def _show_problem(self, token: object, problem: Problem) -> None:
        if token is self._token:
            self._view.show_problem(problem)


def _pass_over(_frame: CameraFrame) -> None:
    """Leave a good frame unread: a test looks at pictures, not at people."""


def _unread(_frame: Frame) -> DocumentReading:
    return DocumentReading(Status.UNREADABLE)


def _scan(scanner: PageScanner, stop: Event, on_progress: Callable[[int], None]) -> _Arrived | None:
    frame = scanner.scan(stop, on_progress)
    return None if frame is None else _judged(frame)


def _load(path: Path) -> _Arrived:
    return _judged(load_image(path))


def _judged(frame: Frame) -> _Arrived:
    """Judge a page that lies still; slow, and the picture is copied."""
    look = look_at(frame.pixels)
    height, width, _ = look.picture.shape
    rgb = QImage.Format.Format_RGB888
    image = QImage(look.picture.tobytes(), width, height, 3 * width, rgb).copy()
    whole_height, whole_width = frame.pixels.shape[:2]
    return _Arrived(image, judge(look, look).defect, whole_width, whole_height)


def _show_arrived(view: PictureView, arrived: _Arrived) -> None:
    detail = size_words(arrived.width, arrived.height)
    view.show_picture(arrived.image, quality_said(arrived.defect), detail)
