"""Making the arrays in which people are found, from lookouts that stream by.

A record has a name and other names; each is a row of its own, so that nobody is missed because one
name of three is another. Words are numbered in alphabetical order, all arrays are flat, and what
is looked up is sorted: a station maps the arrays and reads only what a question needs.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from app.courtesy import step_aside
from app.screening.answers import Lookout
from app.screening.birth_dates import parse_listed_date
from app.screening.identifiers import document_key, state_key
from app.screening.people.key_index import index_keys
from app.screening.people.transliteration import written_words
from app.screening.people.words import LONGEST_WORD, MOST_WORDS

Arrays = Mapping[str, np.ndarray]

GIVEN = 1 << 31
"""Set on the number of a word that stands among the given names."""

BETWEEN_FORMS = "/"


def build_people(lookouts: Iterable[Lookout]) -> Arrays:
    """Return plain one-dimensional little-endian arrays by name; record i is the i-th lookout.

    Returns:
        Of records: `record_rows` (first row; one more than records), `record_date` (yyyymmdd, 0
        for what is not known), `record_state` (place in `state_codes`); what a record has besides
        in `more_date_records` and `more_dates`, `more_state_records` and `more_states`.
        Of rows (names): `row_record`, `row_start` (one more than rows), and `row_words`.
        Of words: `word_start`, `word_letters`, `posting_start`, `posting_undated` and
        `posting_rows` (rows of each word, those without a full birth date first).
        To look up: `date_keys` and `date_records`, `document_keys` and `document_records`,
        those of `index_keys`; `state_rows` counts rows by state.
    """
    gathered = _Gathered()
    for lookout in lookouts:
        step_aside()
        gathered.add(lookout)
    return gathered.arrays()


class _Gathered:
    """What was seen so far, as compact as it can be while more comes."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self.spelled: dict[str, list[int]] = {}
        self.states: dict[str, int] = {"": 0}
        self.record_rows = array("I", [0])
        self.record_date = array("i")
        self.record_state = array("H")
        self.row_record = array("I")
        self.row_start = array("I", [0])
        self.row_words = array("I")
        self.more_dates = array("I"), array("i")
        self.more_states = array("I"), array("H")
        self.documents = array("Q"), array("I")

    def add(self, lookout: Lookout) -> None:
        record = len(self.record_date)
        for name in ((lookout.surname, lookout.given_names), *lookout.aliases):
            self.row_words.extend(self._name(*name))
            self.row_start.append(len(self.row_words))
            self.row_record.append(record)
        self.record_rows.append(len(self.row_record))
        self.record_date.append(packed_date(lookout.birth_date))
        self.record_state.append(self._state(lookout.nationality))
        for date in lookout.other_birth_dates:
            self.more_dates[0].append(record)
            self.more_dates[1].append(packed_date(date))
        for state in lookout.other_nationalities:
            self.more_states[0].append(record)
            self.more_states[1].append(self._state(state))
        for state, number in lookout.documents:
            key = document_key(state, number)
            if key is not None:
                self.documents[0].append(number_key(*key))
                self.documents[1].append(record)

    def _name(self, surname: str, given_names: str) -> Sequence[int]:
        words = self._part(surname)[:MOST_WORDS]
        return words + [w | GIVEN for w in self._part(given_names)[: MOST_WORDS - len(words)]]

    def _part(self, part: str) -> list[int]:
        known = self.spelled.get(part)
        if known is not None:
            return known
        numbers = self.numbers
        words = [
            numbers.setdefault(BETWEEN_FORMS.join(w[:LONGEST_WORD] for w in forms), len(numbers))
            for forms in written_words(part)
        ]
        if len(self.spelled) < 500_000:
            self.spelled[part] = words
        return words

    def _state(self, code: str) -> int:
        return self.states.setdefault(state_key(code), len(self.states))

    def arrays(self) -> Arrays:
        self.spelled.clear()
        words = sorted(self.numbers)
        order = np.fromiter((self.numbers[w] for w in words), np.uint32, len(words))
        self.numbers.clear()
        renumbered = np.empty_like(order)
        renumbered[order] = np.arange(len(words), dtype=np.uint32)
        tokens = np.frombuffer(self.row_words, np.uint32)
        place = renumbered[tokens & np.uint32(GIVEN - 1)] if len(tokens) else tokens
        row_words = place | (tokens & np.uint32(GIVEN))
        row_start = np.frombuffer(self.row_start, np.uint32)
        row_record = np.frombuffer(self.row_record, np.uint32)
        record_date = np.frombuffer(self.record_date, np.int32)
        record_state = np.frombuffer(self.record_state, np.uint16)
        made: dict[str, np.ndarray] = {
            "record_rows": np.frombuffer(self.record_rows, np.uint32),
            "record_date": record_date,
            "record_state": record_state,
            "row_record": row_record,
            "row_start": row_start,
            "row_words": row_words,
            "state_codes": np.frombuffer("".join(c[:3].ljust(3) for c in self.states).encode(
                "ascii", "replace"), np.uint8),
            "state_rows": np.bincount(record_state[row_record], minlength=len(self.states)),
            "more_date_records": np.frombuffer(self.more_dates[0], np.uint32),
            "more_dates": np.frombuffer(self.more_dates[1], np.int32),
            "more_state_records": np.frombuffer(self.more_states[0], np.uint32),
            "more_states": np.frombuffer(self.more_states[1], np.uint16),
        }  # fmt: skip
        made |= _text("word", words)
        made |= _postings(place, row_start, self._undated(record_date)[row_record], len(words))
        made |= dict(self._lookups(record_date))
        made |= index_keys(words)
        return {name: _little_endian(values) for name, values in made.items()}

    def _undated(self, record_date: NDArray[np.int32]) -> NDArray[np.bool_]:
        undated = ~is_full(record_date)
        more = np.frombuffer(self.more_dates[0], np.uint32)
        undated[more[~is_full(np.frombuffer(self.more_dates[1], np.int32))]] = True
        return undated

    def _lookups(self, record_date: NDArray[np.int32]) -> Iterator[tuple[str, np.ndarray]]:
        dates = np.concatenate([record_date, np.frombuffer(self.more_dates[1], np.int32)])
        owners = np.concatenate([
            np.arange(len(record_date), dtype=np.uint32),
            np.frombuffer(self.more_dates[0], np.uint32),
        ])  # fmt: skip
        order = np.argsort(dates, kind="stable")
        yield "date_keys", dates[order]
        yield "date_records", owners[order]
        keys = np.frombuffer(self.documents[0], np.uint64)
        records = np.frombuffer(self.documents[1], np.uint32)
        order = np.argsort(keys, kind="stable")
        yield "document_keys", keys[order]
        yield "document_records", records[order]


def packed_date(text: str) -> int:
    """Return `YYYY-MM-DD` as yyyymmdd, zeros for what is not known."""
    date = parse_listed_date(text)
    return (date.year or 0) * 10_000 + (date.month or 0) * 100 + (date.day or 0)


def is_full(dates: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Say of packed dates whether year, month and day are known."""
    return (dates >= 10_000) & (dates // 100 % 100 > 0) & (dates % 100 > 0)


def number_key(state: str, number: str) -> int:
    """Return the 64-bit key of a document; what it finds is compared in full before it counts."""
    return int.from_bytes(blake2b(f"{state}/{number}".encode(), digest_size=8).digest(), "little")


def _text(name: str, words: Sequence[str]) -> dict[str, np.ndarray]:
    lengths = np.fromiter(map(len, words), np.uint32, len(words))
    start = np.zeros(len(words) + 1, np.uint32)
    np.cumsum(lengths, out=start[1:])
    letters = np.frombuffer("".join(words).encode("ascii"), np.uint8)
    return {f"{name}_start": start, f"{name}_letters": letters}


def _postings(
    place: NDArray[np.uint32],
    row_start: NDArray[np.uint32],
    undated: NDArray[np.bool_],
    words: int,
) -> dict[str, np.ndarray]:
    rows = np.repeat(np.arange(len(row_start) - 1, dtype=np.uint32), np.diff(row_start))
    dated = ~undated[rows]
    order = np.argsort(place.astype(np.uint64) * 2 + dated, kind="stable")
    counts = np.bincount(place, minlength=words)
    start = np.zeros(words + 1, np.uint32)
    np.cumsum(counts, out=start[1:])
    first = np.bincount(place[~dated], minlength=words)
    return {
        "posting_start": start,
        "posting_undated": start[:-1] + first.astype(np.uint32),
        "posting_rows": rows[order],
    }


def _little_endian(values: np.ndarray) -> np.ndarray:
    narrow = values.astype(np.uint32) if values.dtype == np.int64 else values
    return np.ascontiguousarray(narrow.astype(narrow.dtype.newbyteorder("<"), copy=False))
