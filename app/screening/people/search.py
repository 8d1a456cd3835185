"""Who on the list is worth a comparison: by document, by birth date, by words of the name.

Nothing here runs once for each record. Whoever has a birth date that cannot be meant is not looked
at, so that a traveler with a full one is compared with some thousand rows of a million.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.documents.reading import PartialDate, TravelDocument
from app.screening.birth_dates import DIFFERENT
from app.screening.identifiers import document_key
from app.screening.people.build import Arrays, number_key
from app.screening.people.columns import Column, Columns
from app.screening.people.dates import date_ranges, date_weights
from app.screening.people.estimates import Rows, estimated_names
from app.screening.people.rarity import Rarity
from app.screening.people.vocabulary import Vocabulary, distinct, gather, spans
from app.screening.people.words import Word, name_words

_MOST_BY_NAME = 30_000
_MOST_BY_NAME_ALONE = 200_000
"""Rows looked at by words of the name, the rarest words first."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A traveler as this list weighs one.

    Attributes:
        date_excess: How much less than a date can weigh this one does, with this name.
        weights: What each word weighs by its likeness; see `comparing.Weights`.
    """

    words: tuple[Word, ...]
    truncated: bool
    birth_date: PartialDate
    state: int
    date_excess: int
    weights: dict[str, tuple[int, ...]]


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
        self._columns = Columns(self.vocabulary, self.rarity)

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
        columns, weights = self._columns.of(words, state, truncated=document.names_truncated)
        excess = self.rarity.date_excess(document.birth_date, state)
        if document.birth_date.complete:
            excess += self.rarity.crowd(words, weights, state)
        asked = Asked(words, document.names_truncated, document.birth_date, state, excess, weights)
        rows = np.concatenate([
            self._by_date(document.birth_date),
            self._by_name(columns, dated=document.birth_date.complete),
        ])  # fmt: skip
        return asked, self.rank(asked, columns, distinct(rows))

    def estimated(self, asked: Asked, rows: Rows) -> Ranked:
        """Return `rows` as `ranked` would, whatever their birth dates."""
        columns, _ = self._columns.of(asked.words, asked.state, truncated=asked.truncated)
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
        names = estimated_names(self._arrays, asked.words, columns, rows, truncated=asked.truncated)
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
        return np.where(weights > 0, np.maximum(weights - asked.date_excess, 0), weights)

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
