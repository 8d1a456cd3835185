"""Recording, one thing at a time: a form is cleared only once its content is on disk."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from app.clock import Clock
from app.problems import Problem
from app.ui.secondary.page import SecondaryPage
from app.ui.tasks import Task
from app.ui.widgets.mark import Mark
from app.ui.words.times import clock_words


class Recorder(QObject):
    """Waits for the store, and says what it answered.

    Attributes:
        busy: Something is being recorded.

    Signals:
        changed: It began, or came to its end.
        failed: Nothing was recorded; how things stand is worth another look.
    """

    changed = Signal()
    failed = Signal()

    def __init__(self, page: SecondaryPage, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self.busy = False
        self._page = page
        self._clock = clock

    def wait_for(self, task: Task, then: Callable[[object], None]) -> None:
        """Wait for `task`; then go on with its answer, or say what went wrong."""
        self.busy = True
        self._page.banner.clear()
        self.changed.emit()

        def finish(answer: object) -> None:
            self.busy = False
            then(answer)
            self.changed.emit()

        def give_up(error: Exception) -> None:
            self.busy = False
            if isinstance(error, Problem):
                self._page.banner.show_problem(error)
            self.changed.emit()
            self.failed.emit()

        task.result.connect(finish)
        task.failed.connect(give_up)

    def say_done(self, words: str, **names: str) -> None:
        """Say what was recorded; `words` holds a place for the `time`, and for `names`."""
        time = clock_words(self._clock.now(), seconds=True)
        self._page.keys.say(words.format(time=time, **names), Mark.PASSED)
