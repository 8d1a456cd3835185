"""Between the sign-in page, the lock, and the service that knows the officers."""

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.duty.officers import Direction, Duty, Mode, Post, Role
from app.problems import Problem, ProblemCode
from app.settings import Preferences
from app.ui.sign_in.lock_page import LockPage
from app.ui.sign_in.page import SignInPage
from app.ui.tasks import Task, TaskRunner

if TYPE_CHECKING:  # it comes with the station, which opens while the page is already there
    from app.services.sign_in import SignIn

log = logging.getLogger(__name__)


class SignInPresenter(QObject):
    """Holds the one fact of the session: who works here now.

    Signals:
        signed_in (Duty): An officer began to work at this post.
        locked (Duty): The screen is to hide the work of this officer.
        unlocked (Duty): The same officer goes on, or the next one took over (another duty).
        signed_out: Nobody works here.
        failed (Exception): Locking, signing out or the choice of post could not be recorded; the
            screen did what was asked all the same. Also: the badge is signed in elsewhere too.
    """

    signed_in = Signal(object)
    locked = Signal(object)
    unlocked = Signal(object)
    signed_out = Signal()
    failed = Signal(object)

    def __init__(
        self,
        page: SignInPage,
        lock_page: LockPage,
        service: "Callable[[], SignIn]",
        tasks: TaskRunner,
        preferences: Preferences,
        keep: Callable[[Preferences], object],
        parent: QObject | None = None,
    ) -> None:
        """Join the pages with the service.

        Args:
            page: The sign-in page.
            lock_page: The lock.
            service: Returns what really signs in, or raises the `Problem` that keeps the station
                shut. Called on the store's thread, after the station was opened there.
            tasks: Where it runs: checking a PIN takes a moment on purpose.
            preferences: What the last officer here chose.
            keep: Stores preferences for the next start; runs on the store's thread.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self._page = page
        self._lock_page = lock_page
        self._service = service
        self._tasks = tasks
        self._preferences = preferences
        self._keep = keep
        self._duty: Duty | None = None
        self._is_locked = False
        self._checking: Task | None = None
        page.sign_in_requested.connect(self._sign_in)
        lock_page.unlock_requested.connect(self._unlock)
        lock_page.sign_out_requested.connect(self.sign_out)
        self._recall_post()

    @property
    def duty(self) -> Duty | None:
        """Who works here now, locked or not; None when nobody is signed in."""
        return self._duty

    @property
    def preferences(self) -> Preferences:
        """What was chosen last."""
        return self._preferences

    @Slot(str)
    def lock(self, reason: str) -> None:
        """Hide the work at once, then record it; `reason` is `key` or `idle`."""
        if self._duty is None or self._is_locked:
            return
        self._is_locked = True
        self._lock_page.show_locked(self._duty)
        self.locked.emit(self._duty)
        duty = self._duty
        task = self._tasks.store(lambda: self._service().lock(duty, reason))
        task.failed.connect(self._report)

    @Slot()
    def sign_out(self) -> None:
        """End the work at this post, then record it; not while a PIN is being checked."""
        if self._duty is None or self._checking is not None:
            return
        duty, self._duty, self._is_locked = self._duty, None, False
        self._page.start_over()
        self.signed_out.emit()
        task = self._tasks.store(lambda: self._service().sign_out(duty))
        task.failed.connect(self._report)

    @Slot(str, str, object, object)
    def _sign_in(self, badge: str, pin: str, role: Role, post: Post) -> None:
        if self._checking is not None:
            return
        self._page.show_busy(busy=True)
        task = self._tasks.store(lambda: self._service().sign_in(badge, pin, role, post))
        task.result.connect(self._begun)
        task.failed.connect(self._refused)
        task.finished.connect(self._checked)
        self._checking = task

    @Slot(str, str)
    def _unlock(self, badge: str, pin: str) -> None:
        if self._checking is not None or self._duty is None:
            return
        self._lock_page.show_busy(busy=True)
        duty = self._duty
        task = self._tasks.store(lambda: self._service().unlock(duty, badge, pin))
        task.result.connect(self._resumed)
        task.failed.connect(self._refused_again)
        task.finished.connect(self._checked)
        self._checking = task

    @Slot()
    def _checked(self) -> None:
        self._checking = None
        self._page.show_busy(busy=False)
        self._lock_page.show_busy(busy=False)

    @Slot(object)
    def _begun(self, duty: Duty) -> None:
        self._duty = duty
        self._page.start_over()
        self.signed_in.emit(duty)
        self._warn_of_others(duty)
        self._remember(duty)

    @Slot(object)
    def _resumed(self, duty: Duty) -> None:
        self._duty = duty
        self._is_locked = False
        self.unlocked.emit(duty)
        self._warn_of_others(duty)

    @Slot(object)
    def _refused(self, error: Exception) -> None:
        if isinstance(error, Problem):
            self._page.show_problem(error)

    @Slot(object)
    def _refused_again(self, error: Exception) -> None:
        if isinstance(error, Problem):
            self._lock_page.show_problem(error)

    @Slot(object)
    def _report(self, error: Exception) -> None:
        log.warning("not recorded: %s", error)
        self.failed.emit(error)

    def _warn_of_others(self, duty: Duty) -> None:
        """Say it on the page of work: somebody else may be using the badge."""
        if duty.elsewhere:
            self.failed.emit(Problem(ProblemCode.BADGE_ELSEWHERE, ", ".join(duty.elsewhere)))

    def _remember(self, duty: Duty) -> None:
        chosen = replace(
            self._preferences,
            role=duty.role.value,
            port=duty.post.port,
            lane=duty.post.lane,
            mode=duty.post.mode.value,
            direction=duty.post.direction.value,
        )
        if chosen != self._preferences:
            self._preferences = chosen
            self._tasks.store(self._keep, chosen).failed.connect(self._report)

    def _recall_post(self) -> None:
        last = self._preferences
        role = Role(last.role) if last.role in set(Role) else Role.PRIMARY
        mode = Mode(last.mode) if last.mode in set(Mode) else Mode.LAND
        known = last.direction in set(Direction)
        direction = Direction(last.direction) if known else Direction.INBOUND
        self._page.show_post(role, Post(last.port, last.lane, mode, direction))
