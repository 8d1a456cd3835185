"""Work off the GUI thread: where it runs, in which order, and that its answer arrives."""

import sys
import threading
from collections.abc import Callable, Iterator
from types import TracebackType

import pytest
from pytestqt.qtbot import QtBot

from app.problems import Problem, ProblemCode
from app.ui.tasks import Task, TaskRunner


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[TaskRunner]:
    del qtbot
    runner = TaskRunner(engines=2)
    yield runner
    runner.shutdown()


class _Answers:
    """Collects what a task said, and on which thread it was heard."""

    def __init__(self, task: Task) -> None:
        self.heard: list[object] = []
        self.threads: set[int] = set()
        task.result.connect(self._hear)
        task.failed.connect(self._hear)
        task.finished.connect(lambda: self._hear("finished"))

    def _hear(self, said: object) -> None:
        self.heard.append(said)
        self.threads.add(threading.get_ident())


def test_the_answer_arrives_on_the_gui_thread(qtbot: QtBot, tasks: TaskRunner) -> None:
    task = tasks.engine(threading.get_ident)
    answers = _Answers(task)
    with qtbot.waitSignal(task.finished):
        pass
    assert answers.heard[0] != threading.get_ident()
    assert answers.heard[1:] == ["finished"]
    assert answers.threads == {threading.get_ident()}


def test_a_known_problem_is_an_answer(qtbot: QtBot, tasks: TaskRunner) -> None:
    def fail() -> None:
        raise Problem(ProblemCode.DISK_FULL)

    task = tasks.store(fail)
    answers = _Answers(task)
    with qtbot.waitSignal(task.finished):
        pass
    assert isinstance(answers.heard[0], Problem)
    assert answers.heard[0].code is ProblemCode.DISK_FULL


def test_a_bug_is_reported_and_ends_the_wait(
    qtbot: QtBot, tasks: TaskRunner, monkeypatch: pytest.MonkeyPatch
) -> None:
    bugs: list[type[BaseException]] = []

    def hook(
        kind: type[BaseException], _error: BaseException, _stack: TracebackType | None
    ) -> None:
        bugs.append(kind)

    monkeypatch.setattr(sys, "excepthook", hook)
    task = tasks.engine(lambda: 1 // 0)
    answers = _Answers(task)
    with qtbot.waitSignal(task.finished):
        pass
    assert bugs == [ZeroDivisionError]
    assert isinstance(answers.heard[0], ZeroDivisionError)


def test_a_dropped_task_says_only_that_it_is_finished(qtbot: QtBot, tasks: TaskRunner) -> None:
    task = tasks.engine(lambda: "stale")
    answers = _Answers(task)
    task.drop()
    with qtbot.waitSignal(task.finished):
        pass
    assert answers.heard == ["finished"]


def test_the_store_works_in_the_order_it_was_asked(qtbot: QtBot, tasks: TaskRunner) -> None:
    gate = threading.Event()
    order: list[int] = []
    tasks.store(gate.wait)
    last = [tasks.store(order.append, number) for number in range(20)][-1]
    gate.set()
    with qtbot.waitSignal(last.finished):
        pass
    assert order == list(range(20))


def test_engines_work_while_the_store_is_busy(qtbot: QtBot, tasks: TaskRunner) -> None:
    gate = threading.Event()
    blocked = tasks.store(gate.wait)
    task = tasks.engine(lambda: "read")
    with qtbot.waitSignal(task.result) as heard:
        pass
    assert heard.args == ["read"]
    gate.set()
    with qtbot.waitSignal(blocked.finished):
        pass


def test_a_task_nobody_holds_still_answers(qtbot: QtBot, tasks: TaskRunner) -> None:
    heard: list[object] = []
    tasks.engine(lambda: "kept").result.connect(heard.append)
    qtbot.waitUntil(lambda: heard == ["kept"])
    qtbot.waitUntil(lambda: tasks.idle)


def test_shutdown_waits_for_every_record_and_delivers_no_more(
    qtbot: QtBot, settle: Callable[[], None]
) -> None:
    del qtbot
    runner = TaskRunner(engines=1)
    gate = threading.Event()
    written: list[int] = []
    heard: list[object] = []
    runner.store(gate.wait)
    for number in range(3):
        runner.store(written.append, number).result.connect(heard.append)
    threading.Timer(0.05, gate.set).start()
    runner.shutdown()
    settle()
    assert written == [0, 1, 2]
    assert heard == []


def test_arguments_reach_the_work(qtbot: QtBot, tasks: TaskRunner) -> None:
    task = tasks.store(dict, [("a", 1)], b=2)
    with qtbot.waitSignal(task.result) as heard:
        pass
    assert heard.args == [{"a": 1, "b": 2}]
