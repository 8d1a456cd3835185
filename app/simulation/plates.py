"""Number plates by the million, listed and others: `listed_plates`, `other_plates`, `plates_of`."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.simulation.serials import DIGITS, LETTERS, Holder, mixed, serial_texts

_BATCH = 500_000

REGISTRARS: tuple[tuple[str, tuple[bytes, ...]], ...] = (
    ("US-TX", (LETTERS, LETTERS, LETTERS, *(DIGITS,) * 4)),
    ("US-CA", (DIGITS, LETTERS, LETTERS, LETTERS, *(DIGITS,) * 3)),
    ("MX", (*(LETTERS,) * 3, *(DIGITS,) * 3, LETTERS)),
    ("FR", (LETTERS, LETTERS, *(DIGITS,) * 3, LETTERS, LETTERS)),
    ("BR", (*(LETTERS,) * 3, DIGITS, LETTERS, DIGITS, DIGITS)),
)
"""State or country, and the characters of each position of its plates."""


@dataclass(frozen=True, slots=True)
class PlateBatch:
    """Columns of equal length.

    Attributes:
        registrar: Places in `REGISTRARS`.
        plate: Bytes, 7.
    """

    registrar: NDArray[np.int64]
    plate: NDArray[np.bytes_]


def listed_plates(count: int, seed: int = 1) -> Iterator[PlateBatch]:
    """Yield listed plates; none comes twice."""
    yield from _batches(count, seed, Holder.LISTED)


def other_plates(count: int, seed: int = 1) -> Iterator[PlateBatch]:
    """Yield plates of the same forms, none of which is ever listed."""
    yield from _batches(count, seed, Holder.OTHER)


def plates_of(places: NDArray[np.uint64], holder: Holder, seed: int = 1) -> PlateBatch:
    """Return the plates of vehicles, wherever they are registered."""
    registrar = (mixed(places, seed, 11) * len(REGISTRARS)).astype(np.int64)
    plates = np.empty((len(places), 7), np.uint8)
    for state, (_, positions) in enumerate(REGISTRARS):
        rows = np.flatnonzero(registrar == state)
        plates[rows] = serial_texts(positions, places[rows], holder, seed)
    return PlateBatch(registrar, plates.view("S7").ravel())


def _batches(count: int, seed: int, holder: Holder) -> Iterator[PlateBatch]:
    for first in range(0, count, _BATCH):
        places = np.arange(first, min(first + _BATCH, count), dtype=np.uint64)
        yield plates_of(places, holder, seed)
