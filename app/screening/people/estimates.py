"""What the names of thousands of rows weigh, all at once and nearly."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from app.screening.people.build import GIVEN, Arrays
from app.screening.people.columns import Column
from app.screening.people.comparing import CONTRADICTED, JOINED, MISSING, MOST_NAME
from app.screening.people.vocabulary import distinct, spans
from app.screening.people.words import Word

Rows = NDArray[np.int64]

_SHIFT = 10_000
"""Added to weights while 0 stands for no likeness at all: a weight may be negative."""


def estimated_names(
    arrays: Arrays,
    words: Sequence[Word],
    columns: Sequence[Column],
    rows: Rows,
    *,
    truncated: bool,
) -> NDArray[np.int64]:
    """Return at most what the name of each row can weigh, little more than it will."""
    start = arrays["row_start"]
    first, last = start[rows].astype(np.int64), start[rows + 1].astype(np.int64)
    counts = last - first
    listed = arrays["row_words"][spans(first, last)].astype(np.int64) & (GIVEN - 1)
    ours = len(words)
    if not len(listed) or not columns:
        return np.full(len(rows), MISSING * ours)
    slots = np.zeros(len(arrays["word_start"]) - 1, np.int16)
    known = distinct(np.concatenate([column.words for column in columns]))
    slots[known] = np.arange(1, len(known) + 1)
    slot = slots[listed]
    hit = np.flatnonzero(slot)
    owner = np.repeat(np.arange(len(rows)), counts)[hit]
    slot = slot[hit]
    table = np.zeros((len(known) + 1, ours), np.int32)
    taken = np.zeros((len(known) + 1, ours), np.int8)
    parts: dict[int, list[Column]] = {}
    for column in columns:
        if column.part >= 0:
            parts.setdefault(column.part, []).append(column)
            continue
        at = slots[column.words]
        weights = column.weights + _SHIFT
        table[at, column.place] = np.maximum(table[at, column.place], weights)
        if column.takes > 1:
            taken[at, column.place + 1] = 1
    by_row = np.zeros((len(rows), ours), np.int32)
    also = np.zeros((len(rows), ours), np.int8)
    edges = np.flatnonzero(np.diff(owner, prepend=-1))
    if len(hit):
        by_row[owner[edges]] = np.maximum.reduceat(table[slot], edges)
        also[owner[edges]] = np.maximum.reduceat(taken[slot], edges)
    for pair in parts.values():
        _add_parts(pair, slots, slot, owner, by_row)
    matched = ((by_row > 0) | (also > 0)).sum(axis=1)
    left_ours = ours - matched
    left_theirs = counts - np.bincount(owner, minlength=len(rows))
    initials = sum(len(word.text) == 1 for word in words)
    left_ours = np.maximum(left_ours - initials, 0)
    left_theirs = np.maximum(left_theirs - initials, 0)
    both = np.minimum(left_ours, left_theirs)
    rest = left_ours - both if truncated else np.abs(left_ours - left_theirs)
    earned: Rows = by_row.sum(axis=1, dtype=np.int64) - _SHIFT * (by_row > 0).sum(axis=1)
    earned += both * CONTRADICTED + rest * MISSING
    return np.where(earned < MOST_NAME, earned, MOST_NAME)


def _add_parts(
    pair: Sequence[Column],
    slots: NDArray[np.int16],
    slot: NDArray[np.int16],
    owner: NDArray[np.int64],
    by_row: NDArray[np.int32],
) -> None:
    one, other = pair
    having = np.intersect1d(
        owner[slot == slots[one.words[0]]], owner[slot == slots[other.words[0]]]
    )
    weight = int(one.weights[0] + other.weights[0]) + JOINED + _SHIFT
    by_row[having, one.place] = np.maximum(by_row[having, one.place], weight)
