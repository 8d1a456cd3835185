"""Rings of dead objects go on the screen's thread, and only there."""

import gc
from collections.abc import Iterator
from threading import Thread, current_thread, main_thread

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.ui import tidying
from app.ui.tidying import Tidying

FREED: list[bool] = []


class Ring:
    """Refers to itself; notes whether the screen's thread ended it."""

    def __init__(self) -> None:
        self.itself = self

    def __del__(self) -> None:
        FREED.append(current_thread() is main_thread())


@pytest.fixture
def tidy(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Tidying]:  # noqa: ARG001 - Qt
    monkeypatch.setattr(tidying, "_EVERY_MS", 1)
    FREED.clear()
    gc.collect()
    FREED.clear()
    owner = QObject()
    made = Tidying(owner)
    yield made
    made.stop()
    assert gc.isenabled()


def leave_rings(count: int) -> None:
    for _ in range(count):
        Ring()


@pytest.mark.usefixtures("tidy")
def test_what_a_worker_leaves_goes_on_the_screen_s_thread(qtbot: QtBot) -> None:
    worker = Thread(target=leave_rings, args=(5_000,))
    worker.start()
    worker.join()
    assert FREED == []
    qtbot.waitUntil(lambda: len(FREED) == 5_000)
    assert all(FREED)


def test_the_old_go_when_nobody_works(qtbot: QtBot, tidy: Tidying) -> None:
    ring = Ring()
    gc.collect()
    del ring
    gc.collect(1)
    assert FREED == []
    tidy.look_through_all()
    qtbot.waitUntil(lambda: FREED == [True])
