"""Work off the GUI thread: one thread for the store, a few for the engines.

A task is a plain function. Its answer arrives on the GUI thread as a signal.
"""

import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.courtesy import work_in_background
from app.problems import Problem

P = ParamSpec("P")


class Task(QObject):
    """One piece of work under way. The runner keeps it alive until it has answered.

    Signals:
        result (object): What the function returned.
        failed (Exception): What it raised: a `Problem` to show, or a bug, which the runner also
            hands to `sys.excepthook`, so that a receiver need only handle the `Problem`.
        finished: The last word, after either of them; also when dropped.
    """

    result = Signal(object)
    failed = Signal(object)
    finished = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._dropped = False

    @property
    def dropped(self) -> bool:
        """Say whether nobody waits for the answer any more."""
        return self._dropped

    def drop(self) -> None:
        """Stop waiting for the answer: something newer took its place. The work goes on."""
        self._dropped = True


class TaskRunner(QObject):
    """Runs functions on two pools and delivers their answers on the GUI thread.

    Connect to the returned task at once: it cannot answer before control is back in the event loop.
    """

    _answered = Signal(object, object, object)

    def __init__(self, engines: int = 2, parent: QObject | None = None) -> None:
        """Make the runner; threads start with the first task.

        Args:
            engines: How many slow readings may run at the same time.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self._store = ThreadPoolExecutor(1, "store", work_in_background)
        self._engines = ThreadPoolExecutor(engines, "engine", work_in_background)
        self._running: set[Task] = set()
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def store(self, work: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> Task:
        """Run `work` on the one thread of the store, after what was asked before."""
        return self._start(self._store, work, *args, **kwargs)

    def engine(self, work: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> Task:
        """Run `work`, slow and free of the store, beside other such work."""
        return self._start(self._engines, work, *args, **kwargs)

    @property
    def idle(self) -> bool:
        """Say whether every task has answered."""
        return not self._running

    def shutdown(self) -> None:
        """Wait for what was begun, and for everything the store was asked; deliver no more."""
        self._engines.shutdown(wait=True, cancel_futures=True)
        self._store.shutdown(wait=True)
        self._answered.disconnect(self._deliver)
        self._running.clear()

    def _start(
        self,
        pool: ThreadPoolExecutor,
        work: Callable[P, object],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Task:
        task = Task(self)
        self._running.add(task)

        def run() -> None:
            try:
                answer = work(*args, **kwargs)
            except Exception as error:  # noqa: BLE001 - whatever it is, the GUI thread must hear it
                self._answered.emit(task, None, error)
            else:
                self._answered.emit(task, answer, None)

        pool.submit(run)
        return task

    @Slot(object, object, object)
    def _deliver(self, task: Task, answer: object, error: Exception | None) -> None:
        if task not in self._running:
            return  # answered after the shutdown had begun
        self._running.discard(task)
        if error is not None and not isinstance(error, Problem):
            sys.excepthook(type(error), error, error.__traceback__)
        if not task.dropped:
            if error is None:
                task.result.emit(answer)
            else:
                task.failed.emit(error)
        task.finished.emit()
        task.deleteLater()
