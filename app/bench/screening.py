"""Screening at volume: `gatehouse bench screening [--people N --documents N --crossings N]`.

Everything is invented from seeds (`app.simulation`), so anybody can repeat the figures; names of
figures say how much was invented. Time is CPU time. With `--samples DIR` real aliases are looked
for, too.
"""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from app.bench.figures import Figure
from app.bench.rules import measure as rules
from app.bench.screening_alerts import alert_figures
from app.bench.screening_aliases import alias_figures
from app.bench.screening_card import card_figures, fill_booth, prepare_booth
from app.bench.screening_nomenklatura import nomenklatura_figures
from app.bench.screening_peers import peer_figures
from app.bench.screening_people import (
    candidate_figures,
    changed,
    list_figures,
    listed_people,
    part_of,
    time_figures,
)
from app.bench.screening_sizes import Sizes

_RULE_ROUNDS = 5


def run(sizes: Sizes) -> Iterator[Figure]:
    """Measure, and yield each figure as soon as it is there.

    The store is filled, which times nothing, beside what only counts; where time is taken, nothing
    else runs.
    """
    with TemporaryDirectory(prefix="gatehouse-bench-") as name:
        yield from _all(Path(name), sizes)


def _all(folder: Path, sizes: Sizes) -> Iterator[Figure]:
    listed = listed_people(sizes.people)
    yield from list_figures(listed)
    yield from time_figures(listed, sizes.timed)
    people = changed(listed, sizes.each)
    yield from peer_figures(listed, part_of(people, sizes.beside_peers))
    yield from nomenklatura_figures(listed, part_of(people, sizes.each // 10 or 1))
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as beside:
        yield from beside.submit(prepare_booth, folder, sizes).result()
        filled = beside.submit(fill_booth, folder, sizes)
        yield from candidate_figures(listed, people)
        calibration = yield from alert_figures(folder / "arrays", listed, people, sizes)
        if sizes.samples is not None:
            yield from alias_figures(sizes.samples, sizes)
        filled.result()
    yield from rules(_RULE_ROUNDS)
    yield from card_figures(folder, sizes, listed, calibration)
    del listed, people
    twice = listed_people(2 * sizes.people)
    yield from list_figures(twice)
    yield from time_figures(twice, sizes.timed)
