"""False alerts: the producer's own calibration, held against travelers it has not seen.

A hundred thousand travelers take a core ten minutes, so they are asked about in as many processes
as there are cores, over the same arrays on disk.
"""

import os
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from functools import cache, partial
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Protocol, TypeVar

import numpy as np

from app.bench.figures import Figure, figure
from app.bench.screening_people import LIST_SEED, ListedPeople, recall_figures
from app.bench.screening_sizes import MILLION, Sizes, progress, size_word, sized_figure
from app.documents.reading import PartialDate
from app.screening.people.build import Arrays
from app.screening.people.calibration import Calibration, calibrated, rate_between, weighed
from app.screening.people.index import PeopleIndex
from app.simulation.changed_people import ChangedPerson
from app.simulation.people import InventedLookouts, InventedTraveler, travelers

CALIBRATING_SEED, CHECKING_SEED = 102, 103  # nothing was tuned on these travelers
_FALSE_ALERTS = 1.0  # per 1,000 travelers
_TIMES_THE_MEAN = 3.0
_ENOUGH_TO_JUDGE = 10
"""Alerts that a kind of names would have at three times the mean; where they would be fewer, chance
alone may triple the rate."""
_PIECE = 1_000
_YEAR_ONLY_EACH = 40
"""Of so many travelers one is asked about once more with the year of birth alone."""
_WORTH_PROCESSES = 10_000

_AnswerT = TypeVar("_AnswerT")

Span = tuple[int, int, int]
"""Travelers by seed, first place, and how many."""


class Map(Protocol):
    """As the builtin."""

    def __call__(
        self, do: Callable[[Span], _AnswerT], spans: Iterable[Span], /
    ) -> Iterator[_AnswerT]:
        """Yield what `do` answers for each, in order."""


def alert_figures(
    folder: Path, listed: ListedPeople, people: list[ChangedPerson], sizes: Sizes
) -> Generator[Figure, None, Calibration]:
    """Set the threshold on a third of the negative set, and hold it against the others.

    Each kind of names comes with the bounds of its rate. Only those of which enough travelers were
    asked are judged, and how many are not is said.

    Args:
        folder: Where the arrays are put for the processes.
        listed: The list.
        people: Listed people with changed names.
        sizes: How many are asked about.

    Returns:
        What the list's pack is to carry.
    """
    size, full = size_word(len(listed.lookouts)), len(listed.lookouts) >= MILLION
    _save(folder, listed.arrays)
    others = 2 * sizes.negatives
    with _everywhere(sizes.negatives) as everywhere:
        progress(f"setting the threshold on {sizes.negatives:,} travelers")
        weigh = partial(_weigh, folder)
        pieces = everywhere(weigh, _spans(CALIBRATING_SEED, sizes.negatives))
        calibration = calibrated(
            (one for piece in pieces for one in piece), alerts_per_thousand=_FALSE_ALERTS
        )
        for name, threshold in (("possible", calibration.possible), ("strong", calibration.strong)):
            yield figure(f"screening.people_{size}.threshold.{name}", threshold / 100, "bits")
        progress(f"counting alerts among {others:,} other travelers")
        count = partial(_count, folder, len(listed.lookouts), calibration)
        counted = list(everywhere(count, _spans(CHECKING_SEED, others)))
        asked, alerted = _added(counted)
        count = partial(_count, folder, len(listed.lookouts), calibration, year_only=True)
        years = list(everywhere(count, _spans(CHECKING_SEED, others // _YEAR_ONLY_EACH)))
    yield from _rates(f"screening.people_{size}", asked, alerted, full=full)
    with_year, of_them = _added(years)
    yield figure(
        f"screening.people_{size}.false_alerts.birth_year_only",
        1000 * of_them.total() / max(1, with_year.total()),
        "per 1000 travelers",
    )
    yield from recall_figures(listed, people, calibration)
    return calibration


def _rates(
    name: str, asked: Counter[str], alerted: Counter[str], *, full: bool
) -> Iterator[Figure]:
    mean = alerted.total() / asked.total()
    yield figure(f"{name}.false_alerts", 1000 * mean, "per 1000 travelers")
    for culture, count in sorted(asked.items()):
        low, high = rate_between(alerted[culture], count)
        yield figure(f"{name}.travelers.{culture}", count, "travelers")
        for bound, rate in (("", alerted[culture] / count), (".low", low), (".high", high)):
            yield figure(f"{name}.false_alerts.{culture}{bound}", 1000 * rate, "per 1000 travelers")
    judged = [c for c in asked if _TIMES_THE_MEAN * mean * asked[c] >= _ENOUGH_TO_JUDGE]
    over = max((alerted[culture] / (mean * asked[culture]) for culture in judged), default=0)
    yield sized_figure(
        f"{name}.false_alerts.highest_of_mean", over, "times",
        at=full and bool(judged), target=_TIMES_THE_MEAN,
    )  # fmt: skip
    yield figure(f"{name}.false_alerts.too_few_to_judge", len(asked) - len(judged), "kinds")


@contextmanager
def _everywhere(count: int) -> Iterator[Map]:
    """Give a `map` over all cores; over this process alone where a few are asked about."""
    if count < _WORTH_PROCESSES:
        yield map
        return
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as processes:
        yield processes.map


def _spans(seed: int, count: int) -> list[Span]:
    return [(seed, first, min(_PIECE, count - first)) for first in range(0, count, _PIECE)]


def _weigh(folder: Path, span: Span) -> list[tuple[int, str]]:
    asked = ((one.document, one.culture) for one in _travelers(span))
    return list(weighed(_arrays(folder), asked))


def _count(
    folder: Path, people: int, calibration: Calibration, span: Span, *, year_only: bool = False
) -> tuple[Counter[str], Counter[str]]:
    """Return how many were asked about and how many alerted, by culture.

    Args:
        folder: Where the arrays lie.
        people: How many are listed.
        calibration: The thresholds.
        span: Which travelers are asked about.
        year_only: Their documents know no more of the birth date than the year.
    """
    index = PeopleIndex({**_arrays(folder), **calibration.arrays}, _lookouts(people).__getitem__)
    asked, alerted = Counter[str](), Counter[str]()
    for one in _travelers(span):
        asked[one.culture] += 1
        document = one.document
        if year_only:
            document = replace(document, birth_date=PartialDate(document.birth_date.year))
        alerted[one.culture] += bool(index.matches(document))
    return asked, alerted


def _added(
    counted: Iterable[tuple[Counter[str], Counter[str]]],
) -> tuple[Counter[str], Counter[str]]:
    asked, alerted = Counter[str](), Counter[str]()
    for some, of_them in counted:
        asked += some
        alerted += of_them
    return asked, alerted


def _travelers(span: Span) -> Iterator[InventedTraveler]:
    seed, first, count = span
    return islice(travelers(first + count, seed), first, None)


def _save(folder: Path, arrays: Arrays) -> None:
    folder.mkdir()
    for name, values in arrays.items():
        np.save(folder / f"{name}.npy", values)


@cache
def _arrays(folder: Path) -> Arrays:
    return {path.stem: np.load(path, mmap_mode="r") for path in folder.glob("*.npy")}


@cache
def _lookouts(people: int) -> InventedLookouts:
    return InventedLookouts(people, LIST_SEED)
