"""Bugs: caught wherever they are raised, and written down without any personal data."""

import logging
import platform
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType

from PySide6 import __version__ as qt_version
from PySide6.QtCore import QObject, Signal

from app import __version__
from app.logs import stack_without_people

log = logging.getLogger(__name__)


class BugCatcher(QObject):
    """Hears of every exception that nobody handled, on any thread.

    Signals:
        caught (str): The report: versions, types and places, no words of the error and no values.
    """

    caught = Signal(str)

    @contextmanager
    def installed(self) -> Iterator["BugCatcher"]:
        """Listen to the hooks of Python while the application runs."""
        before, before_in_threads = sys.excepthook, threading.excepthook
        sys.excepthook = self._hook
        threading.excepthook = self._thread_hook
        try:
            yield self
        finally:
            sys.excepthook, threading.excepthook = before, before_in_threads

    def _hook(
        self, kind: type[BaseException], error: BaseException, stack: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, stack)
            return
        log.error("a bug", exc_info=(kind, error, stack))
        self.caught.emit(write_report(error))

    def _thread_hook(self, hooked: threading.ExceptHookArgs) -> None:
        if hooked.exc_value is not None:
            self._hook(hooked.exc_type, hooked.exc_value, hooked.exc_traceback)


def write_report(error: BaseException) -> str:
    """Return what support needs, and nothing about any person."""
    lines = (
        f"Gatehouse {__version__}",
        f"Python {platform.python_version()}, Qt {qt_version}",
        f"{platform.system()} {platform.release()} {platform.machine()}",
        "",
        stack_without_people(error),
    )
    return "\n".join(lines)
