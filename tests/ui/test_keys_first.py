"""From a key press to its painted answer, work in the background steps aside."""

from threading import Event, Thread

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.courtesy import step_aside
from app.ui.keys_first import KeysFirst

_FAR = 1e6  # seconds: only the painted answer lets the work go on


class _Answering(QWidget):
    """Starts work in the background in the middle of answering, and changes what it shows."""

    def __init__(self) -> None:
        super().__init__()
        self.passed = Event()
        self.passed_too_early = False

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        thread = Thread(target=self._work, daemon=True)
        thread.start()
        self.passed_too_early = self.passed.wait(0.05)
        self.update()
        super().keyPressEvent(event)

    def _work(self) -> None:
        step_aside()
        self.passed.set()


def test_work_waits_until_the_answer_is_painted(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.courtesy.LONGEST_S", _FAR)
    window = _Answering()
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    watch = KeysFirst(window)
    watch.start()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_F2)
    assert not window.passed_too_early
    qtbot.waitUntil(window.passed.is_set)
    watch.stop()
