"""Every state of the house, by name: what the audits walk through and what the pictures show."""

from collections.abc import Callable
from datetime import timedelta

from app.duty.officers import Direction, Duty, Mode, Officer, Post, Role
from app.problems import Problem, ProblemCode
from app.services.link_status import LinkState, LinkStatus
from tests.look.cards import CARD_STATES
from tests.look.desk import VEGA, Desk
from tests.look.lines import LINE_STATES

_DEMO = "Demonstration: invented data, throwaway key. Sign in with badge 4412 and PIN 271828."
_LONG = Officer(VEGA.id, "9 904 412", "Maria-Magdalena von Hohenstein-Oyelaran", (Role.PRIMARY,))
_FAR = Post(
    "San Lorenzo del Puerto Internacional", "Lane 104 North", Mode.PEDESTRIAN, Direction.OUTBOUND
)


def _sign_in(desk: Desk) -> None:
    desk.window.show_sign_in()


def _sign_in_demo(desk: Desk) -> None:
    desk.window.show_demonstration(_DEMO)


def _sign_in_error(desk: Desk) -> None:
    desk.sign_in.show_problem(Problem(ProblemCode.SIGN_IN_WRONG))


def _sign_in_locked_out(desk: Desk) -> None:
    desk.sign_in.show_problem(Problem(ProblemCode.SIGN_IN_LOCKED_OUT, "14:31"))


def _sign_in_missing(desk: Desk) -> None:
    desk.sign_in._submit()


def _sign_in_busy(desk: Desk) -> None:
    desk.sign_in.show_busy(busy=True)


def _sign_in_problem(desk: Desk) -> None:
    desk.window.show_problem(Problem(ProblemCode.STORE_BUSY))


def _lock(desk: Desk) -> None:
    desk.lock.show_locked(desk.duty())
    desk.window.show_lock(desk.duty())


def _lock_error(desk: Desk) -> None:
    _lock(desk)
    desk.lock.show_problem(Problem(ProblemCode.SIGN_IN_WRONG))


def _lock_takeover(desk: Desk) -> None:
    _lock(desk)
    desk.lock._badge.setText("2087")


def _lock_long(desk: Desk) -> None:
    duty = desk.duty()
    duty = Duty(duty.id, _LONG, duty.role, _FAR, duty.since)
    desk.lock.show_locked(duty)
    desk.window.show_lock(duty)


def _work(desk: Desk) -> None:
    desk.window.show_work(desk.duty())


def _work_demo(desk: Desk) -> None:
    desk.window.show_demonstration(_DEMO)
    _work(desk)
    desk.secondary.waiting_changed.emit(3)


def _work_offline(desk: Desk) -> None:
    _work(desk)
    since = desk.clock.now() - timedelta(minutes=14)
    desk.window.show_link(LinkStatus(LinkState.UNREACHABLE, since, 6))
    desk.window.show_pack_age(desk.clock.now() - timedelta(days=3))


def _work_problem(desk: Desk) -> None:
    _work(desk)
    desk.window.show_problem(Problem(ProblemCode.DISK_FULL))


def _work_help(desk: Desk) -> None:
    _work(desk)
    desk.window.workspace._toggle_help()


def _work_long(desk: Desk) -> None:
    desk.window.show_demonstration(_DEMO)
    duty = desk.duty()
    desk.window.show_work(Duty(duty.id, _LONG, duty.role, _FAR, duty.since))
    since = desk.clock.now() - timedelta(hours=14)
    desk.window.show_link(LinkStatus(LinkState.UNREACHABLE, since, 10_000))


def _bug(desk: Desk) -> None:
    _work(desk)
    desk.window.show_bug("Gatehouse 0.1.0\nPython 3.11, Qt 6.11\n\nbuiltins.ValueError")


STATES: dict[str, Callable[[Desk], None]] = {
    "sign-in": _sign_in,
    "sign-in-demo": _sign_in_demo,
    "sign-in-error": _sign_in_error,
    "sign-in-locked-out": _sign_in_locked_out,
    "sign-in-missing": _sign_in_missing,
    "sign-in-busy": _sign_in_busy,
    "sign-in-problem": _sign_in_problem,
    "lock": _lock,
    "lock-error": _lock_error,
    "lock-takeover": _lock_takeover,
    "lock-long": _lock_long,
    "work": _work,
    "work-demo": _work_demo,
    "work-offline": _work_offline,
    "work-problem": _work_problem,
    "work-help": _work_help,
    "work-long": _work_long,
    "bug": _bug,
    **LINE_STATES,
    **CARD_STATES,
}
