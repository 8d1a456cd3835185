"""A station's screen: the window with its pages, joined to what the station can do."""

import os
import sys
import time
from contextlib import ExitStack
from datetime import datetime, timedelta
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from app.bootstrap.workstation import Workstation, open_workstation
from app.capture.watched_folder import WatchedFolder
from app.duty.officers import Duty
from app.logs import station_log
from app.problems import Problem, ProblemCode
from app.records.vaults import KeyVault
from app.settings import Preferences, read_preferences, write_preferences
from app.ui.application import make_application
from app.ui.bugs import BugCatcher
from app.ui.main_window import MainWindow
from app.ui.sign_in.lock_page import LockPage
from app.ui.sign_in.page import SignInPage
from app.ui.sign_in.presenter import SignInPresenter
from app.ui.start_problem import StartProblem
from app.ui.tasks import TaskRunner
from app.ui.theme.apply import undressed

if TYPE_CHECKING:  # the pages load while the sign-in page is already there
    from app.bootstrap.desk_pages import DeskPages

_PAGES = "app.bootstrap.desk_pages"


class Desk(QObject):
    """One window on one station. Owns the pages, the tasks and the watched folder.

    Attributes:
        window: What the officer sees.
    """

    _link_changed = Signal()
    _file_arrived = Signal(object)
    _folder_failed = Signal(object)

    def __init__(self, station: Workstation, preferences: Preferences) -> None:
        """Build the window; `show` opens it."""
        super().__init__()
        self._station = station
        self._tasks = TaskRunner(parent=self)
        self._pages: DeskPages | None = None
        with undressed():
            sign_in_page, lock_page = SignInPage(), LockPage()
            sign_in_page.set_ports([station.settings.port])
            self.window = MainWindow(
                sign_in_page,
                lock_page,
                station.clock,
                timedelta(minutes=station.settings.idle_lock_minutes),
            )
        self._signing_in = SignInPresenter(
            sign_in_page,
            lock_page,
            station.sign_in,
            self._tasks,
            preferences,
            partial(write_preferences, station.home),
            self,
        )
        inbox = station.settings.watched_folder
        self._folder = (
            WatchedFolder(inbox, self._file_arrived.emit, self._folder_failed.emit)
            if inbox
            else None
        )
        self._join()

    @property
    def station(self) -> Workstation:
        """What stands behind the window."""
        return self._station

    @property
    def pages(self) -> "DeskPages":
        """What stands in the window: built when the first one asks, who signs in at the latest."""
        return self._build_pages()

    @property
    def idle(self) -> bool:
        """Say whether nothing is under way behind the window."""
        return self._tasks.idle and (self._pages is None or self._pages.idle)

    @property
    def all_sent(self) -> bool:
        """Say whether the hub has everything that was recorded here."""
        return self._tasks.idle and self._station.link.status().unsent == 0

    def show(self) -> None:
        """Open the window, then load what the sign-in page does not need."""
        self.window.show()
        self._tasks.engine(import_module, _PAGES).result.connect(self._build_pages)
        opening = self._tasks.engine(self._station.lists.open)
        opening.result.connect(self._show_pack_age)
        self._tasks.engine(self._station.rules.open)
        self._watch_folder()

    def close(self) -> None:
        """Close the window and wait for what was begun. The station itself stays open."""
        if self._folder is not None:
            self._folder.stop()
        if self._pages is not None:
            self._pages.close()
        self.window.close()
        self._tasks.shutdown()

    def _join(self) -> None:
        signing_in, window = self._signing_in, self.window
        signing_in.signed_in.connect(self._start)
        signing_in.unlocked.connect(self._start)
        signing_in.locked.connect(window.show_lock)
        signing_in.locked.connect(self._stop)
        signing_in.signed_out.connect(window.show_sign_in)
        signing_in.signed_out.connect(self._stop)
        signing_in.failed.connect(window.show_problem)
        window.lock_requested.connect(signing_in.lock)
        window.sign_out_requested.connect(signing_in.sign_out)
        self._folder_failed.connect(window.show_problem)
        self._file_arrived.connect(self._take_file)
        self._link_changed.connect(self._show_link)
        self._station.link.on_change(self._link_changed.emit)
        self._show_link()

    @Slot(object)
    def _start(self, duty: Duty) -> None:
        pages = self.pages
        self.window.show_work(duty)
        pages.start(duty)

    @Slot()
    def _stop(self) -> None:
        if self._pages is not None:
            self._pages.stop()

    @Slot()
    def _build_pages(self) -> "DeskPages":
        if self._pages is None:
            from app.bootstrap.desk_pages import DeskPages

            with undressed():
                self._pages = DeskPages(self._station, self._tasks, self)
                self.window.add_pages(self._pages.pages)
                self.window.add_lines(self._pages.notes, self._pages.alarm)
            self._pages.page_wanted.connect(self.window.show_page)
            self._pages.failed.connect(self.window.show_problem)
        return self._pages

    @Slot(object)
    def _take_file(self, path: Path) -> None:
        self.pages.document_arrived(path)

    @Slot()
    def _show_link(self) -> None:
        self.window.show_link(self._station.link.status())
        if self._pages is not None:
            self._pages.refresh()

    @Slot(object)
    def _show_pack_age(self, as_of: datetime | None) -> None:
        self.window.show_pack_age(as_of)
        if self._station.lists.problem is not None:
            self.window.show_problem(self._station.lists.problem)

    def _watch_folder(self) -> None:
        if self._folder is None:
            return
        try:
            self._folder.start()
        except Problem as problem:
            self.window.show_problem(problem)


def run_workstation(home: Path, vault: KeyVault, *, report_ready: bool = False) -> int:
    """Open the workstation in `home` and work until its window is closed.

    Args:
        home: The station's folder.
        vault: Where its keys lie.
        report_ready: For measuring: print when the sign-in page stands ready, then end.

    Raises:
        Problem: What keeps the station from opening, once the officer has given up on it.
    """
    preferences, unread = _preferences(home)
    application = make_application(sys.argv[:1], theme=preferences.theme)
    with ExitStack() as running:
        running.enter_context(station_log(home))
        bugs = running.enter_context(BugCatcher().installed())
        station = _open(home, vault, ask=not report_ready)
        running.callback(station.close)
        desk = Desk(station, preferences)
        running.callback(desk.close)
        bugs.caught.connect(desk.window.show_bug)
        desk.window.closed.connect(application.quit)
        desk.show()
        if unread is not None:
            desk.window.show_problem(unread)
        if report_ready:
            QTimer.singleShot(0, partial(_report_ready, application))
        return application.exec()


def _open(home: Path, vault: KeyVault, *, ask: bool) -> Workstation:
    """Open the station; where that fails, say why and let the officer try again.

    Raises:
        Problem: The officer closed the window that says it, or nobody is to be asked.
    """
    while True:
        try:
            return open_workstation(home, vault)
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


def _report_ready(application: QApplication) -> None:
    """Print the moment at which the page was painted and the events before it were worked off."""
    application.processEvents()
    sys.stdout.write(f"ready {time.monotonic_ns()} {os.getpid()}\n")
    sys.stdout.flush()
    sys.stdin.readline()  # whoever measures looks at our memory now
    application.quit()
