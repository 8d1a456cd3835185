"""Lets background work step aside from a key press to its painted answer."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from app.courtesy import begin_answer, end_answer

_INPUT = (
    QEvent.Type.KeyPress,
    QEvent.Type.ShortcutOverride,  # a key that is a shortcut never becomes a key press
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
)


class KeysFirst(QObject):
    """Watches one window: what the officer does there begins an answer, painting ends it."""

    def __init__(self, window: QWidget) -> None:
        """Make the watch of `window`, which owns it; it begins with `start`."""
        super().__init__(window)
        self._window = window
        self._painted = QTimer(self)
        self._painted.setSingleShot(True)
        self._painted.timeout.connect(end_answer)

    def start(self) -> None:
        """Watch: input comes to the platform's window, the order to paint to the widget."""
        for each in (self._window, self._window.windowHandle()):
            each.removeEventFilter(self)
            each.installEventFilter(self)

    def stop(self) -> None:
        """Let everything go on."""
        self._painted.stop()
        end_answer()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Let everything pass; the event is seen before the window acts on it."""
        if event.type() in _INPUT:
            begin_answer()  # ends by itself: not every key changes what is painted
        elif event.type() is QEvent.Type.UpdateRequest:
            self._painted.start(0)  # once the window has painted, which it does next
        return False
