"""Every bench by its name."""

import sys
from collections.abc import Callable, Iterator

from app.bench.figures import Figure
from app.problems import Problem, ProblemCode


def run(name: str, *, runs: int) -> int:
    """Measure `name` and print a JSON line for each figure; return 1 when a target was missed.

    Raises:
        Problem: ARGUMENTS_WRONG, when there is no such bench.
    """
    if name not in BENCHES:
        raise Problem(ProblemCode.ARGUMENTS_WRONG, f"benches: {', '.join(BENCHES)}")
    missed = False
    for each in BENCHES[name](runs):
        sys.stdout.write(each.as_json() + "\n")
        sys.stdout.flush()
        missed = missed or each.met is False
    return 1 if missed else 0


def _start(runs: int) -> Iterator[Figure]:
    from app.bench.start import measure

    return measure(runs)


def _scan(runs: int) -> Iterator[Figure]:
    from app.bench.scan import measure

    return measure(runs)


BENCHES: dict[str, Callable[[int], Iterator[Figure]]] = {"start": _start, "scan": _scan}
