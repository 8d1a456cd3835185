"""Letting the program work: what the worlds of the pages wait with."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

_PATIENCE_S = 30.0
_LOOK_AGAIN_MS = 5
_SLEEPING = QEventLoop.ProcessEventsFlag.AllEvents | QEventLoop.ProcessEventsFlag.WaitForMoreEvents


def work_off(until: Callable[[], bool]) -> None:
    """Let the program work until something holds; looked for after every event.

    In between this thread sleeps: spinning, it would keep the interpreter from the very threads
    that it waits for.
    """
    deadline = monotonic() + _PATIENCE_S
    if not until():
        clock = QTimer()
        clock.start(_LOOK_AGAIN_MS)
        try:
            while not until():
                assert monotonic() < deadline, "waited in vain"
                QCoreApplication.processEvents(_SLEEPING)
        finally:
            clock.stop()
    QCoreApplication.processEvents()
