"""The Arrivals page of a desk, and the folder in which carriers' lists arrive."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.bootstrap.workstation import Workstation
from app.capture.watched_folder import WatchedFolder
from app.duty.officers import Duty
from app.problems import Problem
from app.ui.arrivals.page import ArrivalsPage
from app.ui.arrivals.presenter import ArrivalsPresenter
from app.ui.tasks import TaskRunner

_LATE = timedelta(days=2)
"""How old a file may be that came while the station was off; what came before is known already."""


class DeskArrivals(QObject):
    """Takes lists in from the first sign-in on, locked or not.

    Attributes:
        page: Where they are shown.

    Signals:
        failed (Problem): A file, or the folder itself, cannot be used.
    """

    failed = Signal(object)
    _arrived = Signal(object)

    def __init__(self, station: Workstation, tasks: TaskRunner, parent: QObject) -> None:
        """Join them; `start` lets an officer work."""
        super().__init__(parent)
        self.page = ArrivalsPage()
        self._clock = station.clock
        self._presenter = ArrivalsPresenter(station.advance, tasks, station.clock, self.page, self)
        self._presenter.failed.connect(self.failed)
        self._arrived.connect(self._presenter.file_arrived)
        folder = station.settings.lists_folder
        self._path = folder
        self._folder = (
            WatchedFolder(folder, self._arrived.emit, self.failed.emit) if folder else None
        )
        self._watching = False

    def start(self, duty: Duty) -> None:
        """Let this officer work."""
        self._watch()
        self._presenter.start(duty)

    def stop(self) -> None:
        """Nobody works here now; lists come all the same."""
        self._presenter.stop()

    def close(self) -> None:
        """End."""
        self._presenter.stop()
        if self._folder is not None:
            self._folder.stop()

    def refresh(self) -> None:
        """Look again at what other desks may have changed."""
        self._presenter.refresh()

    def _watch(self) -> None:
        if self._folder is None or self._path is None or self._watching:
            return
        try:
            self._folder.start()
            since = (self._clock.now() - _LATE).timestamp()
            for path in sorted(each for each in self._path.iterdir() if _is_new(each, since)):
                self._presenter.file_arrived(path)
            self._watching = True
        except Problem as problem:
            self.failed.emit(problem)


def _is_new(path: Path, since: float) -> bool:
    return path.is_file() and not path.name.startswith(".") and path.stat().st_mtime >= since
