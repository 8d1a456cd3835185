"""Who on the list is worth a comparison: by document, by birth date, by words of the name.

Nothing here runs once for each record. Whoever has a birth date that cannot be meant is not looked
at, so that a traveler with a full one is compared with some thousand rows of a million.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from app.documents.reading import PartialDate, TravelDocument
from app.screening.birth_dates import DIFFERENT
from app.screening.identifiers import document_key
from app.screening.people.build import GIVEN, Arrays, number_key
from app.screening.people.comparing import CONTRADICTED, INITIAL, JOINED, MISSING, MOST_NAME
from app.screening.people.dates import date_ranges, date_weights
from app.screening.people.pairing import Likeness
from app.screening.people.rarity import Rarity
from app.screening.people.vocabulary import Vocabulary, gather, spans
from app.screening.people.words import LONGEST_WORD, Word, form_of, name_words

Rows = NDArray[np.int64]

_MOST_BY_NAME = 30_000
_MOST_BY_NAME_ALONE = 200_000
"""Rows looked at by words of the name, the rarest words first."""

_SHIFT = 10_000
"""Added to weights while 0 stands for no likeness at all: a weight may be negative."""

_SHORTEST_PART = 2
_SHORTEST_TO_SPLIT = 5
_SHORTEST_CUT = 2


@dataclass(frozen=True, slots=True)
class Asked:
    """A traveler as this list weighs one.

    Attributes:
        weights: What each word weighs by its likeness; see `comparing.Weights`.
    """

    words: tuple[Word, ...]
    truncated: bool
    birth_date: PartialDate
    state: int
    date_excess: int
    weights: dict[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Column:
    """One way in which a word of ours may stand on the list.

    Attributes:
        place: The word.
        words, weights: Words of the list, and what each weighs in hundredths of a bit.
        part: For one of two parts of the word: which split, and it counts only with the other.
        takes: How many of our words it stands for.
    """

    place: int
    words: NDArray[np.int64]
    weights: NDArray[np.int64]
    part: int = -1
    takes: int = 1


@dataclass(frozen=True, slots=True)
class Ranked:
    """Rows worth a comparison, the likeliest first, with a quick estimate and what is exact of it.

    Attributes:
        estimates, date_weights, state_weights: In hundredths of a bit.
    """

    rows: Rows
    estimates: NDArray[np.int64]
    date_weights: NDArray[np.int64]
    state_weights: NDArray[np.int64]


class Search:
    """Questions to the arrays of one list. For any thread."""

    def __init__(self, arrays: Arrays) -> None:
        self._arrays = arrays
        self.vocabulary = Vocabulary(arrays)
        self.rarity = Rarity(arrays)

    def with_document(self, document: TravelDocument) -> Rows:
        """Return the records that may name this very document."""
        key = document_key(document.issuing_state, document.document_number)
        if key is None:
            return np.empty(0, np.int64)
        keys, number = self._arrays["document_keys"], np.uint64(number_key(*key))
        first, last = np.searchsorted(keys, number), np.searchsorted(keys, number, side="right")
        return self._arrays["document_records"][first:last].astype(np.int64)

    def rows_of(self, records: Rows) -> Rows:
        """Return all rows of these records."""
        start = self._arrays["record_rows"]
        return spans(start[records], start[records + 1])

    def ranked(self, document: TravelDocument) -> tuple[Asked, Ranked]:
        """Return the traveler as this list weighs one, and all rows worth a look."""
        words = name_words(document.surname, document.given_names)
        state = self.rarity.state(document.nationality)
        columns, weights = self._columns(words, state, truncated=document.names_truncated)
        excess = self.rarity.date_excess(document.birth_date)
        asked = Asked(words, document.names_truncated, document.birth_date, state, excess, weights)
        rows = np.concatenate([
            self._by_date(document.birth_date),
            self._by_name(columns, dated=document.birth_date.complete),
        ])  # fmt: skip
        return asked, self.rank(asked, columns, np.unique(rows))

    def estimated(self, asked: Asked, rows: Rows) -> Ranked:
        """Return `rows` as `ranked` would, whatever their birth dates."""
        columns, _ = self._columns(asked.words, asked.state, truncated=asked.truncated)
        return self.rank(asked, columns, rows, all_dates=True)

    def rank(
        self, asked: Asked, columns: Sequence[Column], rows: Rows, *, all_dates: bool = False
    ) -> Ranked:
        """Weigh rows and sort them, the likeliest first."""
        records = self._arrays["row_record"][rows].astype(np.int64)
        dates = self._dates(asked, records)
        if not all_dates:
            meant = dates != DIFFERENT
            rows, records, dates = rows[meant], records[meant], dates[meant]
        names = self._names(asked, columns, rows)
        states = self._states(asked.state, records)
        estimates = names + dates + states + self.rarity.list_size
        order = np.argsort(-estimates, kind="stable")
        return Ranked(rows[order], estimates[order], dates[order], states[order])

    def _by_date(self, birth: PartialDate) -> Rows:
        ranges = np.array(date_ranges(birth), dtype=np.int32).reshape(-1, 2)
        keys = self._arrays["date_keys"]
        first = np.searchsorted(keys, ranges[:, 0])
        last = np.searchsorted(keys, ranges[:, 1], side="right")
        return self.rows_of(gather(first, last, self._arrays["date_records"]))

    def _by_name(self, columns: Sequence[Column], *, dated: bool) -> Rows:
        """Return rows by the rarest words; for a full birth date only rows without one."""
        if not columns:
            return np.empty(0, np.int64)
        words = np.concatenate([column.words for column in columns])
        weights = np.concatenate([column.weights for column in columns])
        words = words[np.argsort(-weights, kind="stable")]
        start = self._arrays["posting_start"][words]
        end = self._arrays["posting_undated"][words] if dated else (
            self._arrays["posting_start"][words + 1])  # fmt: skip
        sizes = np.cumsum(end.astype(np.int64) - start)
        most = _MOST_BY_NAME if dated else _MOST_BY_NAME_ALONE
        fit = int(np.searchsorted(sizes, most, side="right"))
        return gather(start[:fit], end[:fit], self._arrays["posting_rows"])

    def _columns(
        self, words: Sequence[Word], state: int, *, truncated: bool
    ) -> tuple[list[Column], dict[str, tuple[int, ...]]]:
        columns: list[Column] = []
        weights: dict[str, tuple[int, ...]] = {}
        none = np.empty(0, np.int64)
        for place, word in enumerate(words):
            alike = self.vocabulary.alike(word.forms[0])
            cut = truncated and place == len(words) - 1 and len(word.text) >= _SHORTEST_CUT
            begun = self.vocabulary.beginning_with(word.text) if cut else none
            given = word.field != words[0].field
            mine = self.rarity.word_weights(alike, state, begun, given=given)
            weights[word.text] = mine
            table = np.array(mine, np.int64)
            initial = [w for w in self.vocabulary.exactly([word.text[:1]]) if w >= 0]
            initials = np.array(initial, np.int64)
            columns.append(Column(place, initials, np.full(len(initials), INITIAL)))
            columns.append(Column(place, begun, np.full(len(begun), table[Likeness.TRUNCATED])))
            columns.append(Column(place, alike.words, table[alike.likeness]))
        columns += self._joined(words, weights)
        for place, word in enumerate(words):
            columns += self._split(place, word, state, weights)
        return columns, weights

    def _joined(self, words: Sequence[Word], weights: dict[str, tuple[int, ...]]) -> list[Column]:
        found = []
        for place, (one, other) in enumerate(pairwise(words)):
            alike = self.vocabulary.alike(form_of(one.text + other.text))
            for how, least, most in (
                (Likeness.EQUAL, Likeness.EQUAL, Likeness.VARIANT),
                (Likeness.ONE_LETTER, Likeness.OTHER_FORM, Likeness.ONE_LETTER),
            ):
                near = alike.words[(alike.likeness >= least) & (alike.likeness <= most)]
                both = sum(weights[word.text][how] for word in (one, other)) + JOINED
                found.append(Column(place, near, np.full(len(near), both), takes=2))
        return found

    def _split(
        self, place: int, word: Word, state: int, weights: dict[str, tuple[int, ...]]
    ) -> list[Column]:
        """Return the ways to cut a word of ours into two that stand on the list.

        What each of the two weighs goes into `weights`.
        """
        text = word.text
        if len(text) < _SHORTEST_TO_SPLIT:
            return []
        cuts = range(_SHORTEST_PART, len(text) - _SHORTEST_PART + 1)
        found = self.vocabulary.exactly([p for cut in cuts for p in (text[:cut], text[cut:])])
        columns: list[Column] = []
        for index, (one, other) in enumerate(zip(found[::2], found[1::2], strict=True)):
            if one < 0 or other < 0:
                continue
            parts = text[: cuts[index]], text[cuts[index] :]
            exact = self.rarity.exact_weights(np.array([one, other]), state)
            for part, listed, weight in zip(parts, (one, other), exact, strict=True):
                weights.setdefault(part, (int(weight),) * len(Likeness))
                columns.append(Column(place, np.array([listed]), np.array([weight]),
                                      part=place * LONGEST_WORD + index))  # fmt: skip
        return columns

    def _names(self, asked: Asked, columns: Sequence[Column], rows: Rows) -> NDArray[np.int64]:
        """Return at most what the name of each row can weigh, little more than it will."""
        start = self._arrays["row_start"]
        first, last = start[rows].astype(np.int64), start[rows + 1].astype(np.int64)
        counts = last - first
        listed = self._arrays["row_words"][spans(first, last)].astype(np.int64) & (GIVEN - 1)
        ours = len(asked.words)
        if not len(listed) or not columns:
            return np.full(len(rows), MISSING * ours)
        slots = np.zeros(len(self.vocabulary), np.int16)
        known = np.unique(np.concatenate([column.words for column in columns]))
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
            self._add_parts(pair, slots, slot, owner, by_row)
        matched = ((by_row > 0) | (also > 0)).sum(axis=1)
        left_ours = ours - matched
        left_theirs = counts - np.bincount(owner, minlength=len(rows))
        initials = sum(len(word.text) == 1 for word in asked.words)
        left_ours = np.maximum(left_ours - initials, 0)
        left_theirs = np.maximum(left_theirs - initials, 0)
        both = np.minimum(left_ours, left_theirs)
        rest = left_ours - both if asked.truncated else np.abs(left_ours - left_theirs)
        earned: Rows = by_row.sum(axis=1, dtype=np.int64) - _SHIFT * (by_row > 0).sum(axis=1)
        earned += both * CONTRADICTED + rest * MISSING
        return np.where(earned < MOST_NAME, earned, MOST_NAME)

    @staticmethod
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

    def _dates(self, asked: Asked, records: Rows) -> NDArray[np.int64]:
        weights = date_weights(asked.birth_date, self._arrays["record_date"][records])
        owners, dates = self._arrays["more_date_records"], self._arrays["more_dates"]
        if len(owners):
            first, last = (
                np.searchsorted(owners, records),
                np.searchsorted(owners, records, "right"),
            )
            of = np.repeat(np.arange(len(records)), last - first)
            np.maximum.at(weights, of, date_weights(asked.birth_date, dates[spans(first, last)]))
        return np.where(weights > 0, np.maximum(weights - asked.date_excess, 100), weights)

    def _states(self, state: int, records: Rows) -> NDArray[np.int64]:
        weights = self.rarity.state_weights(state, self._arrays["record_state"][records])
        owners, states = self._arrays["more_state_records"], self._arrays["more_states"]
        if len(owners):
            first, last = (
                np.searchsorted(owners, records),
                np.searchsorted(owners, records, "right"),
            )
            of = np.repeat(np.arange(len(records)), last - first)
            np.maximum.at(weights, of, self.rarity.state_weights(state, states[spans(first, last)]))
        return weights
