"""The window as it stands before its station is open: officers type their badge meanwhile."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.clock import Clock
from app.settings import Preferences, StationSettings, write_preferences
from app.ui.main_window import MainWindow
from app.ui.sign_in.lock_page import LockPage
from app.ui.sign_in.page import SignInPage
from app.ui.sign_in.presenter import SignInPresenter
from app.ui.tasks import TaskRunner
from app.ui.theme.apply import undressed
from app.ui.tidying import Tidying

if TYPE_CHECKING:  # it loads with the station, while the page is already there
    from app.services.sign_in import SignIn


class Entrance(QObject):
    """The window with its two doors, the sign-in page and the lock.

    Who signs in before the station is open waits for it: both are done by the store's one thread,
    in the order in which they were asked.

    Attributes:
        window: What the officer sees.
        signing_in: Knows who works here.
        tasks: What everything behind the window runs on.
    """

    def __init__(
        self,
        home: Path,
        settings: StationSettings,
        preferences: Preferences,
        clock: Clock,
        service: "Callable[[], SignIn]",
    ) -> None:
        """Build the window; whoever owns it shows it.

        Args:
            home: The station's folder, which keeps what the last officer chose.
            settings: The station's.
            preferences: What the last officer chose.
            clock: What the window shows, and what the idle lock counts by.
            service: Returns what signs in, or raises the `Problem` that keeps the station shut;
                called on the store's thread.
        """
        super().__init__()
        self.tasks = TaskRunner(parent=self)
        self._tidying = Tidying(self)
        with undressed():
            page, lock = SignInPage(), LockPage()
            page.set_ports([settings.port])
            self.window = MainWindow(
                page, lock, clock, timedelta(minutes=settings.idle_lock_minutes)
            )
        keep = partial(write_preferences, home)
        self.signing_in = SignInPresenter(page, lock, service, self.tasks, preferences, keep, self)
        self._join()

    def close(self) -> None:
        """Close the window and wait for what was begun."""
        self.window.close()
        self.tasks.shutdown()
        self._tidying.stop()

    def _join(self) -> None:
        signing_in, window = self.signing_in, self.window
        signing_in.locked.connect(window.show_lock)
        signing_in.signed_out.connect(window.show_sign_in)
        signing_in.locked.connect(self._tidying.look_through_all)
        signing_in.signed_out.connect(self._tidying.look_through_all)
        signing_in.failed.connect(window.show_problem)
        window.lock_requested.connect(signing_in.lock)
        window.sign_out_requested.connect(signing_in.sign_out)
