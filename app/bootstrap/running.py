"""One run of the workstation: the sign-in page at once, the station as soon as it is open."""

import os
import sys
import time
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from app.bootstrap.entrance import Entrance
from app.clock import SystemClock
from app.logs import station_log
from app.problems import Problem, ProblemCode
from app.settings import Preferences, StationSettings, read_preferences, read_station
from app.ui.application import make_application
from app.ui.bugs import BugCatcher
from app.ui.start_problem import StartProblem

if TYPE_CHECKING:  # they load while the sign-in page is already there
    from app.bootstrap.window import Desk
    from app.bootstrap.workstation import Workstation
    from app.services.sign_in import SignIn


def run_workstation(home: Path, *, report_ready: bool = False) -> int:
    """Open the workstation in `home` and work until its window is closed.

    Args:
        home: The station's folder; its keys lie in the system's keyring.
        report_ready: For measuring: print when the sign-in page stands ready and when the station
            behind it is open, then end.

    Raises:
        Problem: What keeps the station from opening, once the officer has given up on it.
    """
    preferences, unread = _preferences(home)
    application = make_application(sys.argv[:1], theme=preferences.theme)
    with ExitStack() as running:
        running.enter_context(station_log(home))
        bugs = running.enter_context(BugCatcher().installed())
        settings = _settings(home, ask=not report_ready)
        opening = _Opening(home, settings, preferences, ask=not report_ready)
        running.callback(opening.close)
        window = opening.entrance.window
        bugs.caught.connect(window.show_bug)
        window.closed.connect(application.quit)
        opening.given_up.connect(application.quit)
        window.show()
        if unread is not None:
            window.show_problem(unread)
        if report_ready:
            opening.opened.connect(partial(_report_ready, application, opening))
        QTimer.singleShot(0, opening.begin)
        code = application.exec()
        if opening.error is not None:
            raise opening.error
        return code


class _Opening(QObject):
    """Opens the station behind its entrance, as often as the officer wants it tried.

    Attributes:
        entrance: The window.
        error: What kept the station shut in the end.
        page_ns: Monotonic time at which the sign-in page was there for the officer.

    Signals:
        opened: The desk stands.
        given_up: It cannot be opened, and nobody wants another try: `error` says why.
    """

    opened = Signal()
    given_up = Signal()

    def __init__(
        self,
        home: Path,
        settings: StationSettings,
        preferences: Preferences,
        *,
        ask: bool,
    ) -> None:
        super().__init__()
        self._home, self._preferences, self._ask = home, preferences, ask
        self._station: Workstation | None = None
        self._shut: Problem | None = None
        self._desk: Desk | None = None
        self.error: Exception | None = None
        self.page_ns = 0
        self.entrance = Entrance(home, settings, preferences, SystemClock(), self._sign_in)

    @Slot()
    def begin(self) -> None:
        """Open the station, on the thread that works with its store from then on."""
        page_stands = Event()
        # First in line before any key is taken: who signs in at once waits for the open station.
        task = self.entrance.tasks.store(self._open, page_stands)
        task.result.connect(self._take_over)
        task.failed.connect(self._refused)
        QApplication.processEvents()  # the page is painted first, and takes keys
        self.page_ns = self.page_ns or time.monotonic_ns()
        page_stands.set()

    def close(self) -> None:
        """Close the window, then the station, open or just opened."""
        if self._desk is not None:
            self._desk.close()
        else:
            self.entrance.close()
        if self._station is not None:
            self._station.close()

    def _open(self, page_stands: Event) -> None:
        page_stands.wait()
        from app.bootstrap.workstation import open_workstation
        from app.records.vaults import KeyringVault

        try:
            self._station = open_workstation(self._home, KeyringVault())
        except Problem as problem:
            self._shut = problem
            raise

    def _sign_in(self) -> "SignIn":
        if self._station is None:
            raise self._shut or RuntimeError("the station is not open")
        return self._station.sign_in

    @Slot()
    def _take_over(self) -> None:
        from app.bootstrap.window import Desk

        if self._station is None:
            return
        self._desk = Desk(self._station, self._preferences, self.entrance)
        self._desk.show()
        self.opened.emit()

    @Slot(object)
    def _refused(self, error: Exception) -> None:
        window = self.entrance.window
        if isinstance(error, Problem) and self._ask:
            window.hide()
            if _wants_another_try(error):
                window.show()
                self.begin()
                return
        self.error = error
        self.given_up.emit()


def _settings(home: Path, *, ask: bool) -> StationSettings:
    """Return the station's settings; where they cannot be read, say why and let them be mended.

    Raises:
        Problem: The officer closed the window that says it, or nobody is to be asked.
    """
    while True:
        try:
            return read_station(home)
        except Problem as problem:
            if not ask or not _wants_another_try(problem):
                raise


def _wants_another_try(problem: Problem) -> bool:
    window, waiting = StartProblem(), QEventLoop()
    window.show_problem(problem)
    window.try_again.connect(partial(waiting.exit, 1))
    window.closed.connect(partial(waiting.exit, 0))
    window.show()
    again = bool(waiting.exec())
    window.hide()
    return again


def _preferences(home: Path) -> tuple[Preferences, Problem | None]:
    """Return what the last officer chose; a spoilt file must not keep the station shut."""
    try:
        return read_preferences(home), None
    except Problem as problem:
        if problem.code is not ProblemCode.SETTINGS_INVALID:
            raise
        return Preferences(), problem


def _report_ready(application: QApplication, opening: _Opening) -> None:
    """Print when the page was there, when the station was open behind it, and who we are."""
    sys.stdout.write(f"ready {opening.page_ns} {time.monotonic_ns()} {os.getpid()}\n")
    sys.stdout.flush()
    sys.stdin.readline()  # whoever measures looks at our memory now
    application.quit()
