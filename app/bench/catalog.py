"""Every bench by its name."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from app.bench.figures import Figure
from app.problems import Problem, ProblemCode


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked of a bench.

    Attributes:
        runs: How often to measure what is measured several times.
        images, truth: Pictures of one's own, and the CSV that says what is in them.
        crossings: How many crossings the records hold.
        people, documents: How many are listed, for `screening`.
        samples: Folder with real lists, for `screening`.
    """

    runs: int = 5
    images: Path | None = None
    truth: Path | None = None
    crossings: int = 10_000_000
    people: int = 1_000_000
    documents: int = 50_000_000
    samples: Path | None = None


def run(name: str, wish: Wish) -> int:
    """Measure `name` and print a JSON line for each figure; return 1 when a target was missed.

    Raises:
        Problem: ARGUMENTS_WRONG, when there is no such bench or its pictures are incomplete.
    """
    if name not in BENCHES:
        raise Problem(ProblemCode.ARGUMENTS_WRONG, f"benches: {', '.join(BENCHES)}")
    if bool(wish.images) != bool(wish.truth):
        raise Problem(ProblemCode.ARGUMENTS_WRONG, "--images and --truth belong together")
    missed = False
    for each in BENCHES[name](wish):
        sys.stdout.write(each.as_json() + "\n")
        sys.stdout.flush()
        missed = missed or each.met is False
    return 1 if missed else 0


def _start(wish: Wish) -> Iterator[Figure]:
    from app.bench.start import measure

    return measure(wish.runs)


def _scan(wish: Wish) -> Iterator[Figure]:
    from app.bench.scan import measure

    return measure(wish.runs)


def _mrz(wish: Wish) -> Iterator[Figure]:
    from app.bench.mrz import run as measure

    return measure(wish.images, wish.truth)


def _barcode(wish: Wish) -> Iterator[Figure]:
    from app.bench.barcode import run as measure

    return measure(wish.images, wish.truth)


def _visual(_wish: Wish) -> Iterator[Figure]:
    from app.bench.visual import run as measure

    return measure()


def _camera(wish: Wish) -> Iterator[Figure]:
    from app.bench.camera import measure

    return measure(wish.runs)


def _screens(wish: Wish) -> Iterator[Figure]:
    from app.bench.screens import measure

    return measure(wish.runs)


def _history(wish: Wish) -> Iterator[Figure]:
    from app.bench.history import measure

    return measure(wish.crossings)


def _rules(wish: Wish) -> Iterator[Figure]:
    from app.bench.rules import measure

    return measure(wish.runs)


def _screening(wish: Wish) -> Iterator[Figure]:
    from app.bench.screening import run as measure
    from app.bench.screening_sizes import Sizes

    return measure(Sizes.of(wish.people, wish.documents, wish.crossings, wish.samples))


def _radiograph(_wish: Wish) -> Iterator[Figure]:
    from app.bench.radiograph import measure

    return measure()


BENCHES: dict[str, Callable[[Wish], Iterator[Figure]]] = {
    "start": _start,
    "scan": _scan,
    "mrz": _mrz,
    "barcode": _barcode,
    "visual": _visual,
    "camera": _camera,
    "screens": _screens,
    "screening": _screening,
    "rules": _rules,
    "history": _history,
    "radiograph": _radiograph,
}
