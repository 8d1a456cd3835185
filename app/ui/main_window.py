"""The one window: sign-in first, then the work, and the lock over it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from app.clock import Clock
from app.duty.officers import Duty
from app.problems import Problem
from app.services.link_status import LinkStatus
from app.ui.bug_report import BugReportDialog
from app.ui.focus_memory import FocusMemory
from app.ui.idle_watch import IdleWatch
from app.ui.keys_first import KeysFirst
from app.ui.shortcuts import Key
from app.ui.sign_in.lock_page import LockPage
from app.ui.sign_in.page import SignInPage
from app.ui.words.station import link_words, pack_words
from app.ui.words.times import clock_words
from app.ui.workspace import Page, Workspace

_MINIMUM = (1280, 720)
_DESIGNED = (1440, 900)
_TICK_MS = 1000


class MainWindow(QMainWindow):
    """Shows one of three: the sign-in page, the workspace, the lock. The pages live on behind it.

    Signals:
        lock_requested (str): By `key`, or because the desk is `idle`.
        sign_out_requested: The officer leaves this post.
        page_shown (str): Key of the page that was opened.
        closed: The window is gone; the application may end.
    """

    lock_requested = Signal(str)
    sign_out_requested = Signal()
    page_shown = Signal(str)
    closed = Signal()

    def __init__(
        self,
        sign_in: SignInPage,
        lock: LockPage,
        clock: Clock,
        idle_after: timedelta,
    ) -> None:
        """Put the window together.

        Args:
            sign_in: The first page.
            lock: What lies over the work when it is locked.
            clock: What the top bar shows, and what the idle lock counts by.
            idle_after: Time without work until it locks by itself; at most 30 minutes.
        """
        super().__init__()
        self.setWindowTitle(self.tr("Gatehouse"))
        self.setMinimumSize(*_MINIMUM)
        self.resize(*_DESIGNED)
        self._clock = clock
        self._link: LinkStatus | None = None
        self._as_of: datetime | None = None
        self._focus = FocusMemory(self)
        self._sign_in = sign_in
        self._lock = lock
        self._work = Workspace()
        self._stack = QStackedWidget()
        for each in (sign_in, self._work, lock):
            self._stack.addWidget(each)
        self.setCentralWidget(self._stack)
        self._idle = IdleWatch(idle_after, clock, self)
        self._idle.idle.connect(self._ask_for_idle_lock)
        self._keys_first = KeysFirst(self)
        self._work.bar.lock_requested.connect(self._ask_for_lock)
        self._work.bar.sign_out_requested.connect(self.sign_out_requested)
        self._work.page_shown.connect(self.page_shown)
        Key.LOCK.shortcut(self._work, self._ask_for_lock)
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._tick()
        self._show(sign_in)

    @property
    def workspace(self) -> Workspace:
        """The place of work, with its top bar and its banner."""
        return self._work

    @Slot(object)
    def show_work(self, duty: Duty) -> None:
        """Let this officer work: after signing in, unlocking, or taking over."""
        self._work.show_duty(duty)
        self._show(self._work)
        self._idle.start()
        if not self._focus.restore() and self._work.current is not None:
            self._work.current.widget.setFocus()

    @Slot(object)
    def show_lock(self, _duty: Duty) -> None:
        """Hide the work; nothing of it is lost."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        focused = QApplication.focusWidget()
        if focused is not None and self._work.isAncestorOf(focused):
            self._focus.remember(focused)
        self._idle.stop()
        self._show(self._lock)

    @Slot()
    def show_sign_in(self) -> None:
        """Wait for an officer."""
        self._focus.remember(None)
        self._idle.stop()
        self._work.leave()
        self._show(self._sign_in)

    @Slot(object)
    def show_link(self, status: LinkStatus) -> None:
        """Show how the station stands to its hub."""
        self._link = status
        self._tick()

    def show_pack_age(self, as_of: datetime | None) -> None:
        """Show when the oldest reference data was made; None says that there is none."""
        self._as_of = as_of
        self._tick()

    def show_demonstration(self, words: str) -> None:
        """Say on every page that nothing here is real; `words` stand on the sign-in page."""
        self._sign_in.show_demonstration(words)
        self._work.bar.show_demonstration(on=bool(words))

    def add_pages(self, pages: Sequence[Page]) -> None:
        """Put the pages into the workspace; each officer sees those of their role."""
        self._work.add_pages(pages)

    def add_lines(self, *lines: QWidget) -> None:
        """Put lines over every page of the workspace; each hides itself while it has no words."""
        self._work.add_lines(*lines)

    @Slot(str)
    def show_page(self, key: str) -> None:
        """Open a page by its key, if the officer's role may."""
        self._work.show_page(key)

    @Slot(object)
    def show_problem(self, error: Exception) -> None:
        """Say a known problem on whatever is in front; anything else is a bug, told elsewhere."""
        if not isinstance(error, Problem):
            return
        front = self._stack.currentWidget()
        assert isinstance(front, SignInPage | Workspace | LockPage)
        front.banner.show_problem(error)

    @Slot(str)
    def show_bug(self, report: str) -> None:
        """Open the report of a bug, unless one lies open already: the first says most."""
        if not self.findChildren(BugReportDialog):
            BugReportDialog(report, self).show()

    def showEvent(self, event: QShowEvent) -> None:
        """Watch for work from the moment there is a window."""
        super().showEvent(event)
        self._idle.watch(self.windowHandle())
        self._keys_first.start()
        self._timer.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the window is gone."""
        self._timer.stop()
        self._idle.stop()
        self._keys_first.stop()
        super().closeEvent(event)
        self.closed.emit()

    def _show(self, page: QWidget) -> None:
        self._stack.setCurrentWidget(page)
        page.setFocus()

    def _ask_for_lock(self) -> None:
        self.lock_requested.emit("key")

    def _ask_for_idle_lock(self) -> None:
        self.lock_requested.emit("idle")

    def _tick(self) -> None:
        now = self._clock.now()
        bar = self._work.bar
        bar.show_time(clock_words(now))
        bar.show_pack(*pack_words(self._as_of, now))
        if self._link is not None:
            bar.show_link(*link_words(self._link, now))
