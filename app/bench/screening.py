"""Screening at volume: `gatehouse bench screening [--people N --documents N --crossings N]`.

Everything is invented from seeds (`app.simulation`), so anybody can repeat the figures; names of
figures say how much was invented. Time is CPU time. With `--samples DIR` real aliases are looked
for, too.
"""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from app.bench.figures import Figure
from app.bench.rules import measure as rules
from app.bench.screening_aliases import alias_figures
from app.bench.screening_card import card_figures
from app.bench.screening_nomenklatura import nomenklatura_figures
from app.bench.screening_peers import peer_figures
from app.bench.screening_people import (
    alert_figures,
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
    """Measure, and yield each figure as soon as it is there."""
    if sizes.samples is not None:
        yield from alias_figures(sizes.samples, sizes)
    yield from _people(sizes)
    yield from rules(_RULE_ROUNDS)
    with TemporaryDirectory(prefix="gatehouse-bench-") as folder:
        yield from card_figures(Path(folder), sizes)
    twice = listed_people(2 * sizes.people)
    yield from list_figures(twice)
    yield from time_figures(twice, sizes.timed)


def _people(sizes: Sizes) -> Iterator[Figure]:
    """Measure one list; it is gone when the next one is made."""
    listed = listed_people(sizes.people)
    yield from list_figures(listed)
    yield from time_figures(listed, sizes.timed)
    people = changed(listed, sizes.each)
    yield from candidate_figures(listed, people)
    yield from peer_figures(listed, part_of(people, sizes.beside_peers))
    yield from nomenklatura_figures(listed, part_of(people, sizes.each // 10 or 1))
    yield from alert_figures(listed, people, sizes)
