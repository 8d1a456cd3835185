"""Plays an officer: presses keys in a real window, waits for what an officer would wait for."""

from collections.abc import Callable
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

_SLICE_MS = 20
_PATIENCE_S = 60.0  # reading a page takes seconds on a busy machine; a hung step must still end


class StepFailedError(Exception):
    """The window did not do what the script's next step needs."""


class Officer:
    """Two hands on one window. Input is key events only; looking is allowed everywhere."""

    def __init__(self, window: QWidget, pictures: "Pictures") -> None:
        """Sit down at `window`."""
        self._window = window
        self._pictures = pictures
        self.keys_pressed = 0

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press and release one key, wherever the focus is."""
        self.keys_pressed += 1
        QTest.keyClick(self._target(), key, modifier)

    def write(self, text: str) -> None:
        """Write `text` letter by letter, replacing what the focused field holds."""
        QTest.keyClick(self._target(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(self._target(), text)

    def wait(self, condition: Callable[[], object], what: str) -> None:
        """Let the window work until `condition` holds.

        Raises:
            StepFailedError: It did not hold in time; `what` names what was waited for.
        """
        deadline = monotonic() + _PATIENCE_S
        while not condition():
            if monotonic() > deadline:
                self.picture(f"failed-{what}")
                raise StepFailedError(f"waited in vain for: {what}")
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, _SLICE_MS)

    def picture(self, name: str) -> None:
        """Take a screenshot of the window as it is now."""
        QApplication.processEvents()
        self._pictures.take(self._window, name)

    def _target(self) -> QWidget:
        self._window.activateWindow()
        return self._window.focusWidget() or self._window


class Pictures:
    """Numbered screenshots in one folder."""

    def __init__(self, folder: Path) -> None:
        """Number on from what lies in `folder` already."""
        self._folder = folder
        self._count = len(list(folder.glob("[0-9][0-9]-*.png")))

    def take(self, window: QWidget, name: str) -> Path:
        """Save what `window` shows as `NN-name.png`."""
        self._count += 1
        words = "".join(letter if letter.isalnum() else "-" for letter in name.lower())
        path = self._folder / f"{self._count:02d}-{words}.png"
        if not window.grab().save(str(path)):
            raise StepFailedError(f"the picture {path.name} could not be written")
        return path
