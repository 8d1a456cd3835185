"""Numbers of travel documents by the ten million, listed as lost, stolen or revoked, and others.

`listed_documents(count, seed)` and `other_documents(count, seed)` yield batches of numpy columns.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.simulation.serials import DIGITS, LETTERS, Holder, mixed, serial_texts

_BATCH = 1_000_000
REASONS = ("lost", "stolen", "revoked")
_REASON_SHARES = np.cumsum([0.66, 0.28])
_FIRST_LISTED, _LISTED_DAYS = np.datetime64("2014-01-01"), 4700

_BOTH = b"0123456789CFGHJKLMNPRTVWXYZ"
_FORMS = (
    (DIGITS,) * 9,
    (LETTERS, *(DIGITS,) * 8),
    (LETTERS, LETTERS, *(DIGITS,) * 7),
    (_BOTH,) * 9,
)
"""Per form, the characters of each position."""

STATES: tuple[tuple[str, int, float], ...] = (
    *(("USA", 0, 9), ("GBR", 0, 5), ("IND", 1, 9), ("CHN", 2, 7), ("MEX", 1, 5), ("D", 3, 4)),
    *(("FRA", 3, 4), ("ESP", 2, 4), ("BRA", 2, 5), ("PAK", 2, 4), ("NGA", 1, 4), ("RUS", 0, 6)),
    *(("UKR", 2, 3), ("TUR", 1, 4), ("IRN", 1, 2), ("IRQ", 1, 2), ("EGY", 1, 3), ("MAR", 2, 2)),
    *(("DZA", 0, 2), ("VNM", 1, 2), ("THA", 2, 2), ("KOR", 1, 3), ("COL", 2, 3), ("ARG", 2, 2)),
    *(("PER", 0, 1.5), ("SWE", 0, 1.5), ("NOR", 0, 1), ("DNK", 0, 1), ("AUT", 1, 1), ("CHE", 1, 1)),
    *(("CAN", 2, 3), ("BGD", 2, 2), ("LKA", 1, 1), ("NPL", 0, 1), ("GHA", 1, 1), ("SEN", 1, 0.7)),
    *(("CIV", 2, 0.7), ("MLI", 2, 0.5), ("SYR", 0, 1), ("JOR", 1, 0.6), ("LBN", 2, 0.6)),
    *(
        ("TUN", 1, 0.7),
        ("SAU", 1, 1),
        ("YEM", 0, 0.7),
        ("AFG", 1, 1),
        ("VEN", 0, 1),
        ("ECU", 1, 0.7),
    ),
    *(("GTM", 0, 0.6), ("CUB", 1, 0.5), ("DOM", 2, 0.6), ("PRT", 2, 1), ("AGO", 1, 0.4)),
    *(("MOZ", 2, 0.4), ("BLR", 2, 0.6), ("BGR", 0, 0.7), ("AZE", 1, 0.5), ("TJK", 0, 0.4)),
    *(
        ("LAO", 1, 0.3),
        ("MYS", 1, 1),
        ("SGP", 1, 1),
        ("TWN", 0, 1),
        ("PRK", 0, 0.1),
        ("GIN", 1, 0.3),
    ),
)
"""Issuing state, which of the forms its numbers have, and its share of listed documents."""

_CODES = [state for state, _, _ in STATES]
_STATE_FORM = np.array([form for _, form, _ in STATES])
_STATE_SHARES = np.cumsum([share for *_, share in STATES]) / sum(share for *_, share in STATES)


@dataclass(frozen=True, slots=True)
class DocumentBatch:
    """Columns of equal length.

    Attributes:
        issuing_state: Bytes, up to 3.
        number: Bytes, 9.
        reason: Places in `REASONS`.
        listed_on: Days.
    """

    issuing_state: NDArray[np.bytes_]
    number: NDArray[np.bytes_]
    reason: NDArray[np.uint8]
    listed_on: NDArray[np.datetime64]


def listed_documents(count: int, seed: int = 1) -> Iterator[DocumentBatch]:
    """Yield the lost, stolen and revoked documents, up to a million a batch."""
    yield from _documents(count, seed, Holder.LISTED)


def other_documents(count: int, seed: int = 1) -> Iterator[DocumentBatch]:
    """Yield documents of the same states and forms, none of which is ever listed."""
    yield from _documents(count, seed, Holder.OTHER)


def numbers_of(
    states: NDArray[np.int64], places: NDArray[np.uint64], holder: Holder, seed: int = 1
) -> NDArray[np.bytes_]:
    """Return the numbers of documents.

    Args:
        states: (n,) places in `STATES`.
        places: (n,) which document of that holder; two places never give one number of a state,
            below a hundred million.
        holder: Whose.

    Returns:
        (n,) bytes of length 9.
    """
    numbers = np.empty((len(states), 9), np.uint8)
    form_of = _STATE_FORM[states]
    for form, positions in enumerate(_FORMS):
        rows = np.flatnonzero(form_of == form)
        numbers[rows] = serial_texts(positions, places[rows], holder, seed)
    return numbers.view("S9").ravel()


def state_places(codes: list[str]) -> NDArray[np.int64]:
    """Return the places of states in `STATES`."""
    places = {code: place for place, code in enumerate(_CODES)}
    return np.array([places[code] for code in codes])


def _documents(count: int, seed: int, holder: Holder) -> Iterator[DocumentBatch]:
    codes = np.array(_CODES, dtype="S3")
    for first in range(0, count, _BATCH):
        places = np.arange(first, min(first + _BATCH, count), dtype=np.uint64)
        states = np.searchsorted(_STATE_SHARES, mixed(places, seed, 1), side="right")
        yield DocumentBatch(
            codes[states],
            numbers_of(states, places, holder, seed),
            np.searchsorted(_REASON_SHARES, mixed(places, seed, 2)).astype(np.uint8),
            _FIRST_LISTED + (mixed(places, seed, 3) * _LISTED_DAYS).astype("timedelta64[D]"),
        )
