"""The folder in which scanners leave their images, and the list of those that wait."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from app.bootstrap.workstation import Workstation
from app.capture.watched_folder import WatchedFolder
from app.problems import Problem
from app.services.radiograph_folder import Arrival, ScanFolder, lying_there
from app.ui.tasks import TaskRunner

_LATE = timedelta(days=2)
"""How old a file may be that came while the station was off."""
_LOOK_EVERY_MS = 5_000


class DeskScans(QObject):
    """Takes scans in from the first sign-in on, locked or not.

    Signals:
        received: A scan came in, or more became known of one.
        failed (Problem): A file, or the folder itself, cannot be used.
    """

    received = Signal()
    failed = Signal(object)
    _arrived = Signal(object)

    def __init__(self, station: Workstation, tasks: TaskRunner, parent: QObject) -> None:
        """Join them; `start` begins."""
        super().__init__(parent)
        self._intake = station.intake
        self._tasks = tasks
        self._clock = station.clock
        self._path = station.settings.scans_folder
        self._together = ScanFolder(station.clock)
        self._arrived.connect(self._note)
        self._watched = (
            WatchedFolder(self._path, self._arrived.emit, self.failed.emit) if self._path else None
        )
        self._watching = False
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look_for_overdue)

    def start(self) -> None:
        """Begin to watch; harmless to repeat."""
        if self._watched is None or self._path is None or self._watching:
            return
        try:
            self._watched.start()
        except Problem as problem:
            self.failed.emit(problem)
            return
        self._watching = True
        since = (self._clock.now() - _LATE).timestamp()
        task = self._tasks.engine(self._find_late, self._path, since)
        task.result.connect(self._take_late)

    def close(self) -> None:
        """End."""
        self._timer.stop()
        if self._watched is not None:
            self._watched.stop()

    def _find_late(self, folder: Path, since: float) -> tuple[Path, ...]:
        return tuple(lying_there(folder, self._intake.is_known, since))

    def _take_late(self, paths: tuple[Path, ...]) -> None:
        for path in paths:
            self._note(path)

    def _note(self, path: Path) -> None:
        arrival = self._together.arrived(path)
        if arrival is not None:
            self._receive(arrival)
        self._wait_on()

    def _look_for_overdue(self) -> None:
        for arrival in self._together.overdue():
            self._receive(arrival)
        self._wait_on()

    def _wait_on(self) -> None:
        """Let the timer run only while an image waits for its sidecar."""
        if self._together.waiting and not self._timer.isActive():
            self._timer.start()
        elif not self._together.waiting:
            self._timer.stop()

    def _receive(self, arrival: Arrival) -> None:
        task = self._tasks.engine(self._intake.receive, arrival.image, arrival.sidecar)
        task.result.connect(self._tell)
        task.failed.connect(self._give_up)

    def _tell(self, _scan_id: object) -> None:
        self.received.emit()

    def _give_up(self, error: Exception) -> None:
        if isinstance(error, Problem):
            self.failed.emit(error)
