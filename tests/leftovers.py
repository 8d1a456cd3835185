"""A test that leaves a thread, a running timer or a window behind fails."""

import gc
import threading
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget

_PATIENCE_S = 30.0  # a thread that was told to stop may need a moment on a busy machine


def pytest_collection_finish() -> None:
    """Put the modules out of the collector's sight: a million objects that no test has made."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _no_leftovers(request: pytest.FixtureRequest) -> Iterator[None]:
    uses_qt = "qapp" in request.fixturenames
    if uses_qt:
        request.getfixturevalue("qapp")  # first, so that everything the test makes is gone before
    threads = set(threading.enumerate())
    windows = set(_windows()) if uses_qt else set()
    yield
    left = [thread for thread in threading.enumerate() if thread not in threads]
    deadline = time.monotonic() + _PATIENCE_S
    for thread in left:
        thread.join(max(0.0, deadline - time.monotonic()))
    names = [thread.name for thread in left if thread.is_alive()]
    assert not names, f"threads left behind: {names}"
    if uses_qt:
        _no_qt_leftovers(windows)


def _no_qt_leftovers(windows: "set[QWidget]") -> None:
    from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool, QTimer
    from shiboken6 import isValid

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    if any(widget not in windows for widget in _windows()):
        gc.collect()  # a widget in a cycle goes only now; that is no leak
    left = [_name(widget) for widget in _windows() if widget not in windows]
    timers = [
        timer
        for timer in gc.get_objects()
        if isinstance(timer, QTimer) and isValid(timer) and timer.isActive()
    ]
    for timer in timers:
        timer.stop()  # so that only the test that left it fails
    assert not left, f"windows left behind: {left}"
    assert not timers, f"timers left running, of: {[_name(t.parent() or t) for t in timers]}"
    idle = QThreadPool.globalInstance().waitForDone(int(_PATIENCE_S * 1000))
    assert idle, "tasks left running in Qt's pool"


def _windows() -> "list[QWidget]":
    from PySide6.QtWidgets import QApplication

    return QApplication.topLevelWidgets()


def _name(thing: "QObject") -> str:
    return f"{type(thing).__name__}({thing.objectName()})"
