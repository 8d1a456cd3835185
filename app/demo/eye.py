"""Sees how long a key press takes to its painted answer."""

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt, QTimer, SignalInstance
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.shortcuts import Key

_LONGEST_S = 2.0


def rest(milliseconds: int) -> None:
    """Let the window work on for a while; other threads too, as nothing holds them."""
    pause = QEventLoop()
    QTimer.singleShot(milliseconds, pause.quit)
    pause.exec()


def answer_ms(act: Callable[[], None], answered: SignalInstance) -> float:
    """Return the milliseconds from `act` until `answered` is emitted."""
    waiting = QEventLoop()  # wakes as the application does: no pause between two looks
    answered.connect(waiting.quit)
    begun = perf_counter()
    act()
    waiting.exec()
    spent = (perf_counter() - begun) * 1000
    answered.disconnect(waiting.quit)
    return spent


class Eye(QObject):
    """Sees when a window has painted."""

    def __init__(self, window: QWidget) -> None:
        """Look at `window`."""
        super().__init__()
        self._window = window
        self._painted = False
        window.installEventFilter(self)

    def answer_ms(self, press: Key | str) -> float:
        """Press a key; return the milliseconds until the window has painted what came of it."""
        self._painted = False
        begun = perf_counter()
        self._click(press)
        while not self._painted and perf_counter() - begun < _LONGEST_S:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
        spent = (perf_counter() - begun) * 1000
        QApplication.processEvents()
        return spent

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let the window paint, then note that it has."""
        if event.type() is QEvent.Type.UpdateRequest and watched is self._window:
            self._window.removeEventFilter(self)
            QCoreApplication.sendEvent(watched, event)
            self._window.installEventFilter(self)
            self._painted = True
            return True
        return False

    def _click(self, press: Key | str) -> None:
        """Let the key come from the platform, as a real one does: the whole way counts."""
        window = self._window.windowHandle()
        if isinstance(press, Key):
            combination = press.combination
            QTest.keyClick(window, combination.key(), combination.keyboardModifiers())
        else:
            for letter in press:
                QTest.keyClick(window, Qt.Key(ord(letter.upper())))
