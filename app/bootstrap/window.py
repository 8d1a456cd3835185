"""A station's screen: the window with its pages, joined to what the station can do."""

from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.bootstrap.entrance import Entrance
from app.capture.watched_folder import WatchedFolder
from app.duty.officers import Duty
from app.problems import Problem
from app.settings import Preferences
from app.ui.theme.apply import undressed

if TYPE_CHECKING:  # they load while the sign-in page is already there
    from app.bootstrap.desk_pages import DeskPages
    from app.bootstrap.workstation import Workstation

_PAGES = "app.bootstrap.desk_pages"


class Desk(QObject):
    """One window on one station. Owns the entrance, the pages and the watched folder.

    Attributes:
        window: What the officer sees.
    """

    _link_changed = Signal()
    _file_arrived = Signal(object)
    _folder_failed = Signal(object)

    def __init__(
        self, station: "Workstation", preferences: Preferences, entrance: Entrance | None = None
    ) -> None:
        """Build what stands behind the entrance; `show` opens it.

        Args:
            station: The station, open.
            preferences: What the last officer chose.
            entrance: The window, where it was there before the station; one is made otherwise.
        """
        super().__init__()
        self._station = station
        self._entrance = entrance or Entrance(
            station.home,
            station.settings,
            preferences,
            station.clock,
            lambda: station.sign_in,
        )
        self.window = self._entrance.window
        self._tasks = self._entrance.tasks
        self._pages: DeskPages | None = None
        inbox = station.settings.watched_folder
        self._folder = (
            WatchedFolder(inbox, self._file_arrived.emit, self._folder_failed.emit)
            if inbox
            else None
        )
        self._join()

    @property
    def station(self) -> "Workstation":
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
        self._entrance.close()

    def _join(self) -> None:
        signing_in, window = self._entrance.signing_in, self.window
        signing_in.signed_in.connect(self._start)
        signing_in.unlocked.connect(self._start)
        signing_in.locked.connect(self._stop)
        signing_in.signed_out.connect(self._stop)
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
