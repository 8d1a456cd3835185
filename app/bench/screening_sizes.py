"""How much the bench of screening invents, and how a figure says it."""

import sys
from dataclasses import dataclass
from pathlib import Path

from app.bench.figures import Better, Figure, figure

MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many of everything. Targets are only judged at the sizes that they were set for.

    Attributes:
        people: On the list; twice as many are measured, too.
        negatives: Travelers that set the threshold; twice as many others are held against it.
        timed: Travelers whose time is taken.
        each: Listed people of each kind of change.
        beside_peers: Of them, those that the slow peers are asked about, too.
        documents: Lost, stolen and revoked.
        crossings: In the store.
        samples: Folder with the OFAC's lists and pairs of aliases, or None.
    """

    people: int
    negatives: int
    timed: int
    each: int
    beside_peers: int
    documents: int
    crossings: int
    samples: Path | None = None

    @classmethod
    def of(cls, people: int, documents: int, crossings: int, samples: Path | None) -> "Sizes":
        """Return sizes for a list of so many people: of a short one, less is asked."""
        asked = (40_000, 1000, 250, 4) if people >= MILLION // 2 else (2000, 400, 25, 2)
        return cls(people, *asked, documents, crossings, samples)


def size_word(count: int) -> str:
    """Return a count as a figure's name has it: `100k`, `2m`."""
    for unit, letter in ((MILLION, "m"), (1000, "k")):
        if count >= unit and count % unit == 0:
            return f"{count // unit}{letter}"
    return str(count)


def sized_figure(
    name: str,
    value: float,
    unit: str,
    *,
    at: bool,
    target: float,
    better: Better = Better.LOWER,
    peer: str | None = None,
    peer_value: float | None = None,
) -> Figure:
    """Make a figure whose target only counts `at` the size that it was set for."""
    return figure(
        name,
        value,
        unit,
        target=target if at else None,
        better=better,
        peer=peer,
        peer_value=peer_value,
    )


def progress(words: str) -> None:
    """Say on standard error what is being done: it takes minutes."""
    sys.stderr.write(f"screening: {words}\n")
    sys.stderr.flush()
