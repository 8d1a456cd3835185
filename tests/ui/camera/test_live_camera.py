"""The camera on the screen: nothing on the GUI thread waits for a frame or a reading."""

import math
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Queue
from threading import Event

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.capture.camera import Pace
from app.capture.frame import Frame
from app.documents.live_session import Capture, LiveView
from app.documents.reading import DocumentReading, MrzFormat, MrzText, Status
from app.problems import Problem, ProblemCode
from app.ui.camera.live_camera import LiveCamera
from app.ui.camera.panel import LivePanel
from app.ui.shortcuts import Key
from app.ui.tasks import TaskRunner
from tests.desk_videos import Pixels, desk, lying, passport, still, write_video
from tests.fixed import FixedClock

_PATIENCE_S = 60
_FAST = Pace(math.inf, retry_s=0.01)
READ = DocumentReading(Status.READ, MrzText(MrzFormat.TD3, ("A",), ("A",)))


class Stage:
    """A device whose frames the test puts there one by one; it shows the last one on and on."""

    rate = 1000.0
    live = True

    def __init__(self, frames: list[Pixels]) -> None:
        self.frames = frames
        self.shown = 0
        self.wanted: Queue[None] = Queue()
        self.gone = Event()
        self.released = Event()
        self.last = 0
        self.last_shown = Event()

    def show(self, count: int = 1) -> None:
        for _ in range(count):
            self.wanted.put(None)

    def read(self) -> Pixels | None:
        self.wanted.get(timeout=_PATIENCE_S)
        if self.gone.is_set():
            return None
        self.shown += 1
        if self.shown == self.last:
            self.last_shown.set()
        return self.frames[(self.shown - 1) % len(self.frames)]

    def skip(self) -> bool:
        return False

    def unplug(self) -> None:
        self.gone.set()
        self.show()

    def release(self) -> None:
        self.released.set()


class CountingPanel(LivePanel):
    """Remembers which frames it was asked to show."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[int] = []

    def show_view(self, view: LiveView) -> None:
        self.shown.append(view.number)
        super().show_view(view)


class Table:
    """Panel, camera and reader, and hands to work them with."""

    def __init__(self, clock: FixedClock, frames: list[Pixels]) -> None:
        self.tasks = TaskRunner(1)
        self.panel = CountingPanel()
        self.stages: list[Stage] = []
        self.frames = frames
        self.readings = 0
        self.may_read = Event()
        self.may_read.set()
        self.failure: Problem | None = None
        self.camera = LiveCamera(
            "0", self._read, self.tasks, clock, self.panel, pace=_FAST, open_source=self._open
        )
        self.captures: list[Capture] = []
        self.camera.captured.connect(self.captures.append)

    def _open(self, _source: str) -> Stage:
        self.stages.append(Stage(self.frames))
        return self.stages[-1]

    def _read(self, _frame: Frame) -> DocumentReading:
        self.readings += 1
        assert self.may_read.wait(_PATIENCE_S)
        if self.failure is not None:
            raise self.failure
        return READ

    def close(self) -> None:
        self.may_read.set()
        self.panel.close()
        for stage in self.stages:
            stage.unplug()
        self.tasks.shutdown()
        self.panel.deleteLater()


@pytest.fixture
def table(qtbot: QtBot, clock: FixedClock) -> Iterator[Table]:
    table = Table(clock, still(range(4), passport()))
    table.panel.resize(900, 640)
    table.panel.show()
    table.panel.activateWindow()
    qtbot.waitUntil(table.panel.isActiveWindow)
    qtbot.waitUntil(lambda: bool(table.stages))
    yield table
    table.close()


def _shown(table: Table) -> int:
    return table.panel.view.number if table.panel.view else 0


def test_a_document_is_captured_by_itself_and_once(table: Table, qtbot: QtBot) -> None:
    stage = table.stages[0]

    def captured() -> bool:
        stage.show()
        return bool(table.captures)

    qtbot.waitUntil(captured)
    readings = table.readings
    stage.show(5)
    qtbot.waitUntil(lambda: stage.wanted.empty() and _shown(table) == stage.shown)
    assert (len(table.captures), table.readings) == (1, readings)
    assert "Captured" in table.panel.guidance
    assert table.captures[0].frame.source == "camera 0"


def test_a_key_asks_for_the_same_document_again(table: Table, qtbot: QtBot) -> None:
    stage = table.stages[0]

    def captured(times: int) -> Callable[[], bool]:
        def more() -> bool:
            stage.show()
            return len(table.captures) == times

        return more

    qtbot.waitUntil(captured(1))
    table.camera.again()
    qtbot.waitUntil(captured(2))


def test_a_slow_reader_stops_neither_the_picture_nor_the_keys(table: Table, qtbot: QtBot) -> None:
    """While a reading hangs, each frame is shown and a key is answered in one turn of the loop."""
    stage = table.stages[0]
    table.may_read.clear()

    def reading() -> bool:
        stage.show()
        return table.readings == 1

    qtbot.waitUntil(reading)
    for _ in range(10):
        stage.show()
        qtbot.waitUntil(lambda: stage.wanted.empty() and _shown(table) == stage.shown)
    asked: list[str] = []
    table.panel.files_requested.connect(lambda: asked.append("files"))
    table.panel.back_requested.connect(lambda: asked.append("back"))
    stage.show(50)  # frames pour in meanwhile
    QTest.keySequence(table.panel, Key.FIND.sequences[0])
    QCoreApplication.processEvents()
    QTest.keySequence(table.panel, Key.BACK.sequences[0])
    QCoreApplication.processEvents()
    assert asked == ["files", "back"]
    assert table.readings == 1, "one frame is with the reader at a time"


def test_frames_that_pour_in_are_shown_once(table: Table, qtbot: QtBot) -> None:
    stage = table.stages[0]
    stage.show()
    qtbot.waitUntil(lambda: table.panel.shown == [1])
    stage.last = 40
    stage.show(39)
    assert stage.last_shown.wait(_PATIENCE_S)  # the GUI thread is busy with something else
    qtbot.waitUntil(lambda: _shown(table) == 40)
    assert len(table.panel.shown) <= 3, "a frame that is old already costs no turn of the loop"
    assert table.panel.shown == sorted(table.panel.shown)


def test_leaving_sight_stops_the_camera_without_waiting(table: Table, qtbot: QtBot) -> None:
    first = table.stages[0]
    first.show(2)
    qtbot.waitUntil(lambda: _shown(table) == 2)
    table.panel.hide()
    assert not table.camera.running
    assert not first.released.is_set(), "the device hangs, and nobody waited for it"
    assert table.panel.view is None, "no picture of a document stays behind"
    first.show()
    assert first.released.wait(_PATIENCE_S)
    QCoreApplication.processEvents()
    assert table.panel.view is None, "a frame that was under way is not shown"
    table.panel.show()
    qtbot.waitUntil(lambda: len(table.stages) == 2)


def test_a_reading_that_ends_after_leaving_captures_nothing(table: Table, qtbot: QtBot) -> None:
    stage = table.stages[0]
    table.may_read.clear()

    def reading() -> bool:
        stage.show()
        return table.readings == 1

    qtbot.waitUntil(reading)
    table.panel.hide()
    table.may_read.set()
    qtbot.waitUntil(lambda: table.tasks.idle)
    assert table.captures == []


def test_an_unplugged_camera_is_told_and_goes_on(table: Table, qtbot: QtBot) -> None:
    table.stages[0].show(2)
    qtbot.waitUntil(lambda: _shown(table) == 2)
    table.stages[0].unplug()
    qtbot.waitUntil(lambda: "unplugged" in table.panel.empty_words)
    qtbot.waitUntil(lambda: len(table.stages) == 2)
    table.stages[1].show()
    qtbot.waitUntil(lambda: table.panel.empty_words == "")


def test_a_reader_that_is_not_installed_is_told_until_a_key_asks_again(
    table: Table, qtbot: QtBot
) -> None:
    stage = table.stages[0]
    table.failure = Problem(ProblemCode.READER_MISSING)

    def told() -> bool:
        stage.show()
        return "not installed" in table.panel.empty_words

    qtbot.waitUntil(told)
    assert not table.camera.running
    table.failure = None
    stage.unplug()
    table.camera.again()
    qtbot.waitUntil(lambda: len(table.stages) == 2)


def test_a_video_file_plays_to_its_end(qtbot: QtBot, clock: FixedClock, tmp_path: Path) -> None:
    path = write_video(tmp_path / "desk.avi", [desk(1), *still(range(12), passport()), desk(2)])
    tasks, panel = TaskRunner(1), LivePanel()
    qtbot.addWidget(panel)
    camera = LiveCamera(
        str(path), lambda _frame: READ, tasks, clock, panel, pace=Pace(30.0, retry_s=0.01)
    )
    with qtbot.waitSignal(camera.captured, timeout=_PATIENCE_S * 1000) as caught:
        panel.show()
    panel.close()
    tasks.shutdown()
    assert caught.args is not None
    capture = caught.args[0]
    assert isinstance(capture, Capture)
    assert np.abs(capture.frame.pixels.astype(int) - lying(passport())).mean() < 20
