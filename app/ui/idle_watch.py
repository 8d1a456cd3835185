"""Notices that nobody works at the desk any more."""

from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow

from app.clock import Clock

LONGEST = timedelta(minutes=30)
"""The rule for sessions: however it is configured, no desk stays open longer without anyone."""

_WORK = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.ShortcutOverride,  # a key that is a shortcut never becomes a key press
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
    }
)


class IdleWatch(QObject):
    """Watches the input of one window.

    It counts by the wall clock too: Qt's timers stand still while the computer sleeps, and a desk
    that wakes after an hour must not be open.

    Signals:
        idle: Nobody has worked for the agreed time.
    """

    idle = Signal()

    def __init__(self, limit: timedelta, clock: Clock, parent: QObject | None = None) -> None:
        """Make the watch; it begins with `start`.

        Args:
            limit: Time without work; at most `LONGEST` is taken.
            clock: Where the time comes from.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self._limit = min(limit, LONGEST)
        self._clock = clock
        self._last: datetime = clock.now()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(int(self._limit.total_seconds() * 1000))
        self._timer.timeout.connect(self._stop_and_tell)

    def watch(self, window: QWindow) -> None:
        """Watch the input that the platform gives to `window`."""
        window.installEventFilter(self)

    def start(self) -> None:
        """Begin to count."""
        self._last = self._clock.now()
        self._timer.start()

    def stop(self) -> None:
        """Count no more: the desk is locked, or nobody is signed in."""
        self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count from anew with every sign of work; swallow the one that wakes a forgotten desk."""
        if event.type() not in _WORK or not self._timer.isActive():
            return super().eventFilter(watched, event)
        now = self._clock.now()
        if now - self._last >= self._limit:
            self._stop_and_tell()
            event.accept()  # or the shortcut would still be found
            return True
        self._last = now
        self._timer.start()
        return super().eventFilter(watched, event)

    def _stop_and_tell(self) -> None:
        self._timer.stop()
        self.idle.emit()
