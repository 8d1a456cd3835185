"""The scripted shift waits for what the machine gives it, and not for ever."""

from collections.abc import Iterator
from itertools import count

from app.demo.patience import Patience


def _looks(patience: Patience, *, idle: bool) -> int:
    return next(number for number in count(1) if not patience.look(idle=idle))


def _in_steps(step: float) -> Iterator[float]:
    return (number * step for number in count())


def _waiting(elapsed: float, worked: float) -> Patience:
    """Wait where between two looks so much time passes, and so much of it is ours."""
    clock, spent = _in_steps(elapsed), _in_steps(worked)
    return Patience(lambda: next(clock), lambda: next(spent))


def test_a_busy_machine_is_given_as_many_looks_as_a_free_one() -> None:
    free = _looks(_waiting(0.02, 0.001), idle=True)
    assert _looks(_waiting(0.2, 0.001), idle=True) == free
    assert free * 0.02 < 600


def test_work_is_given_as_much_of_a_processor_wherever_it_runs() -> None:
    alone = _looks(_waiting(0.02, 0.02), idle=False)
    assert _looks(_waiting(0.2, 0.02), idle=False) == alone


def test_what_hangs_uses_no_processor_and_ends_all_the_same() -> None:
    assert _looks(_waiting(1.0, 0.0), idle=False) < 10_000
