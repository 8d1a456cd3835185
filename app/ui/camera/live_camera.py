"""Joins the panel with the camera: the GUI thread gets frames and readings and waits for none."""

from collections.abc import Callable
from functools import partial
from threading import Lock

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance, Slot

from app.capture.camera import CameraFrame, Pace, VideoSource
from app.capture.frame import Frame
from app.clock import Clock
from app.documents.live_session import Capture, Listener, LiveSession, LiveView
from app.documents.reading import DocumentReading
from app.problems import Problem
from app.ui.camera.panel import LivePanel
from app.ui.tasks import TaskRunner


class LiveCamera(QObject):
    """Lets the camera run while its panel is in sight, and reads what it sees.

    Signals:
        captured (Capture): A document was captured. Nothing more is until it is taken away.
    """

    captured = Signal(object)
    _viewed = Signal()
    _offered = Signal(object, object)
    _failed = Signal(object, object)

    def __init__(
        self,
        source: str,
        read: Callable[[Frame], DocumentReading],
        tasks: TaskRunner,
        clock: Clock,
        panel: LivePanel,
        *,
        pace: Pace | None = None,
        open_source: Callable[[str], VideoSource] | None = None,
    ) -> None:
        """Join them; the panel opens the camera.

        Args:
            source: The camera, as `Camera` takes it.
            read: Reads a picture, slowly.
            tasks: Where slow things run.
            clock: Stamps the frames.
            panel: What is shown; becomes the owner.
            pace: How fast a video file plays.
            open_source: Opens the camera; by default with OpenCV.
        """
        super().__init__(panel)
        self._make_session = partial(
            LiveSession,
            source,
            read,
            pace=pace,
            monotonic_ns=clock.monotonic_ns,
            open_source=open_source,
        )
        self._tasks = tasks
        self._panel = panel
        self._session: LiveSession | None = None
        self._leaving: LiveSession | None = None
        self._lock = Lock()  # the camera's thread speaks only while it holds it
        self._token: object | None = None  # of the session that may speak
        self._newest: LiveView | None = None
        queued = Qt.ConnectionType.QueuedConnection
        self._viewed.connect(self._show, queued)
        self._offered.connect(self._read, queued)
        self._failed.connect(self._show_problem, queued)
        panel.opened.connect(self.start)
        panel.closed.connect(self.stop)

    @property
    def running(self) -> bool:
        """Say whether the camera is in use."""
        return self._session is not None

    @Slot()
    def start(self) -> None:
        """Open the camera, unless it is open."""
        if self._session is not None:
            return
        self._panel.show_starting()
        token = self._token = object()
        self._session = self._make_session(
            Listener(
                viewed=partial(self._note_view, token),
                offered=partial(self._pass_on, token, self._offered),
                failed=partial(self._pass_on, token, self._failed),
            )
        )
        self._session.start(after=self._leaving)

    @Slot()
    def stop(self) -> None:
        """Let the camera go; its thread may need a moment more, but says nothing any more."""
        if self._session is None:
            return
        with self._lock:
            self._token = self._newest = None
        self._session.stop()
        self._leaving, self._session = self._session, None
        self._panel.show_starting()

    def retire(self) -> None:
        """Stop for good: another camera takes the panel over."""
        self.stop()
        self._panel.opened.disconnect(self.start)
        self._panel.closed.disconnect(self.stop)
        self.deleteLater()

    @Slot()
    def again(self) -> None:
        """Read the document that lies there, also if it was captured before."""
        if self._session is None:
            self.start()
        else:
            self._session.again()

    def _note_view(self, token: object, view: LiveView) -> None:
        """Keep the newest frame; the GUI thread is told once, however many come meanwhile."""
        with self._lock:
            if token is not self._token:
                return
            told, self._newest = self._newest is not None, view
            if not told:
                self._viewed.emit()

    def _pass_on(self, token: object, signal: SignalInstance, what: object) -> None:
        with self._lock:
            if token is self._token:
                signal.emit(token, what)

    @Slot()
    def _show(self) -> None:
        with self._lock:
            view, self._newest = self._newest, None
        if view is not None:
            self._panel.show_view(view)

    @Slot(object, object)
    def _read(self, token: object, frame: CameraFrame) -> None:
        if token is not self._token or self._session is None:
            return
        task = self._tasks.engine(self._session.read, frame)
        task.result.connect(partial(self._note_reading, token))
        task.failed.connect(partial(self._note_failure, token))

    def _note_reading(self, token: object, capture: Capture | None) -> None:
        if capture is not None and token is self._token:
            self.captured.emit(capture)

    def _note_failure(self, token: object, error: Exception) -> None:
        """Show what keeps the reader from working, until `again`; a bug was reported already."""
        if isinstance(error, Problem) and token is self._token:
            self.stop()
            self._panel.show_problem(error)

    @Slot(object, object)
    def _show_problem(self, token: object, problem: Problem) -> None:
        if token is self._token:
            self._panel.show_problem(problem)
