"""Asks for the notes that came back to whoever signs in, and records that they were read."""

from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal

from app.clock import Clock
from app.duty.officers import Duty
from app.services.supervision import Supervision
from app.ui.returned_notes import ReturnedNotes
from app.ui.tasks import TaskRunner


class ReturnedNotesPresenter(QObject):
    """Keeps the strip true, for every role.

    Signals:
        failed (Exception): That a note was read could not be recorded; it stays.
    """

    failed = Signal(object)
    _changed = Signal()

    def __init__(
        self,
        service: Supervision,
        tasks: TaskRunner,
        clock: Clock,
        strip: ReturnedNotes,
        parent: QObject | None = None,
    ) -> None:
        """Make the presenter; it asks at `start` and with every `refresh`.

        Args:
            service: The notes of an officer.
            tasks: Where the store is asked.
            clock: Where the time comes from.
            strip: What is shown.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self._service = service
        self._tasks = tasks
        self._clock = clock
        self._strip = strip
        self._duty: Duty | None = None
        self._asking = False
        self._again = False
        self._changed.connect(self._ask, Qt.ConnectionType.QueuedConnection)
        strip.read_requested.connect(self._read)

    def start(self, duty: Duty) -> None:
        """Show this officer's notes."""
        self._duty = duty
        self._ask()

    def stop(self) -> None:
        """Nobody works here now; a note is for its officer's eyes."""
        self._duty = None
        self._strip.show_notes((), self._clock.now())

    def refresh(self) -> None:
        """Ask again: something was recorded here or elsewhere. Safe on any thread."""
        self._changed.emit()

    def _ask(self) -> None:
        if self._duty is None:
            return
        if self._asking:
            self._again = True
            return
        self._asking, self._again = True, False
        duty = self._duty
        task = self._tasks.store(self._service.notes_for, duty)
        task.result.connect(lambda notes: self._show(duty, notes))
        task.failed.connect(self.failed)
        task.finished.connect(self._asked)

    def _asked(self) -> None:
        self._asking = False
        if self._again:
            self._ask()

    def _show(self, duty: Duty, notes: object) -> None:
        assert isinstance(notes, tuple)
        if self._duty is duty:  # else somebody else works here by now
            self._strip.show_notes(notes, self._clock.now())

    def _read(self, review: UUID) -> None:
        if self._duty is None:
            return
        duty = self._duty
        self._strip.set_free(free=False)
        task = self._tasks.store(self._service.note_read, duty, review)
        task.result.connect(lambda notes: self._show(duty, notes))
        task.failed.connect(self.failed)
        task.finished.connect(lambda: self._strip.set_free(free=True))
