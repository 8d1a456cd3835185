"""Asks who has not arrived, and lets one officer take it with one key."""

from uuid import UUID

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app.clock import Clock
from app.duty.officers import Duty
from app.services.arrivals import ArrivalWatch
from app.services.views import ReferralRow
from app.ui.arrival_alarm import ArrivalAlarm
from app.ui.tasks import TaskRunner

_ASK_MS = 5_000
_CONFIRMED_NS = 6 * 10**9
"""How long the line says that the alarm is taken, before it goes or names somebody else."""


class ArrivalAlarmPresenter(QObject):
    """Keeps the line true, for every role.

    The traveler who is named stays named until that alarm ends: nobody else slips under the key.

    Signals:
        failed (Exception): Taking it was not recorded, or had no sense any more.
    """

    failed = Signal(object)
    _changed = Signal()

    def __init__(
        self,
        service: ArrivalWatch,
        tasks: TaskRunner,
        clock: Clock,
        alarm: ArrivalAlarm,
        parent: QObject | None = None,
    ) -> None:
        """Make the presenter; it asks after `start`.

        Args:
            service: Who is overdue, and taking it.
            tasks: Where the store is asked.
            clock: Where the time comes from.
            alarm: What is shown.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self._service = service
        self._tasks = tasks
        self._clock = clock
        self._alarm = alarm
        self._duty: Duty | None = None
        self._asking = False
        self._taking = False
        self._confirmed_until_ns = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_ASK_MS)
        self._timer.timeout.connect(self._ask)
        self._changed.connect(self._ask, Qt.ConnectionType.QueuedConnection)
        alarm.take_requested.connect(self._take)

    def start(self, duty: Duty) -> None:
        """Watch for this officer."""
        self._duty = duty
        self._timer.start()
        self._ask()

    def stop(self) -> None:
        """Nobody works here now; the other desks go on watching."""
        self._duty = None
        self._confirmed_until_ns = 0
        self._timer.stop()
        self._alarm.clear()

    def refresh(self) -> None:
        """Ask again: something was recorded here or elsewhere. Safe on any thread."""
        self._changed.emit()

    def _ask(self) -> None:
        if self._duty is None or self._asking or self._taking:
            return
        self._asking = True
        task = self._tasks.store(self._service.overdue, self._duty, self._clock.now())
        task.result.connect(self._show)
        task.finished.connect(self._asked)

    def _asked(self) -> None:
        self._asking = False

    def _show(self, rows: object) -> None:
        assert isinstance(rows, (tuple, list))
        if self._duty is None or self._clock.monotonic_ns() < self._confirmed_until_ns:
            return
        named = next((row for row in rows if row.id == self._alarm.referral), None)
        row = named or next(iter(rows), None)
        if row is None:
            self._alarm.clear()
            return
        self._alarm.show_alarm(row, self._clock.now(), others=len(rows) - 1, free=not self._taking)

    def _take(self, referral_id: UUID) -> None:
        if self._duty is None or self._taking:
            return
        self._taking = True
        task = self._tasks.store(self._service.take_alarm, self._duty, referral_id)
        task.result.connect(self._taken)
        task.failed.connect(self._not_taken)

    def _taken(self, row: object) -> None:
        assert isinstance(row, ReferralRow)
        self._taking = False
        if self._duty is not None:
            self._confirmed_until_ns = self._clock.monotonic_ns() + _CONFIRMED_NS
            self._alarm.show_looking(row)

    def _not_taken(self, error: Exception) -> None:
        self._taking = False
        self.failed.emit(error)
        self._ask()
