"""Lost, stolen and revoked documents, fifty million of them, found by their exact number.

Issuing state and number become one whole number, as in a numeral system whose last nine digits are
letters and figures; nothing is lost by that, so a hit is never a coincidence. The keys are sorted
and cut into frames. In memory is only the first key of each frame; a row says how far its document
is from it, in five bytes, and in two more what the list says. Numbers longer than nine characters,
or with others than A to Z and 0 to 9, stand in rows of their own, as text.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from app.screening.answers import ListedDocument
from app.screening.confusables import alike
from app.screening.identifiers import document_key

DISTANCE_BYTES, LISTING_BYTES = 5, 2
ROW_BYTES = DISTANCE_BYTES + LISTING_BYTES
FARTHEST = 1 << 8 * DISTANCE_BYTES
FRAME_ROWS = 256
"""Most rows of a frame; it ends at their multiples, too, so that none lies in two sealed blocks."""
MOST_LISTINGS = 1 << 8 * LISTING_BYTES
"""Different pairs of a reason and a date, of all documents of a pack."""

LONGEST_SHORT = 9
"""Characters of a number that fits a key: the number field of ICAO Doc 9303-4 has as many."""
STATE_BYTES = 3
LONG_FRAME_ROWS = 128

_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_is_short = re.compile(rf"[0-9A-Z]{{1,{LONGEST_SHORT}}}").fullmatch
_is_state = re.compile(rf"[A-Z]{{0,{STATE_BYTES}}}").fullmatch
_NUMBERS = int(36 ** (LONGEST_SHORT + 1) - 1) // 35
"""How many numbers of at most nine characters there are, the empty one with them."""


def exact_key(state: str, number: str) -> int | None:
    """Return the key of a document, as `document_key` gives its two halves; None if it has none.

    Shorter numbers come first, and numbers of one length as they would in a dictionary, so that
    `7` and `07` are two documents.
    """
    if not _is_short(number) or not _is_state(state):
        return None
    return _first_of(state) + _SHORTER_NUMBERS[len(number)] + int(number, 36)


@lru_cache(maxsize=512)  # there are some 250 states, and each traveler asks for one of them
def _first_of(state: str) -> int:
    """Return the key that the numbers of a state are counted from."""
    place = 0
    for char in state:
        place = place * 26 + ord(char) - 64
    return place * _NUMBERS


def exact_keys(state: str, numbers: NDArray[np.bytes_]) -> NDArray[np.uint64]:
    """Return the keys of many documents of one state.

    Args:
        state: As documents print it, upper case.
        numbers: ASCII, upper case letters and figures, 1 to 9 of them; shape (n,), dtype `S9`.

    Raises:
        ValueError: One of them has no key.
    """
    signs = numbers.astype(f"S{LONGEST_SHORT}").view(np.uint8).reshape(-1, LONGEST_SHORT)
    values = _SIGN_VALUES[signs]
    lengths = np.count_nonzero(signs, axis=1)
    inside = np.arange(LONGEST_SHORT) < lengths[:, None]
    start = exact_key(state, "0")
    if start is None or not lengths.all() or (values[inside] > 35).any():
        raise ValueError("no number of one to nine letters and figures")
    value: NDArray[np.uint64] = np.zeros(len(signs), np.uint64)
    for place in range(LONGEST_SHORT):
        column = values[:, place].astype(np.uint64)
        value = np.where(inside[:, place], value * np.uint64(36) + column, value)
    value += _SHORTER[lengths] + np.uint64(start - _shorter(1))
    return value


def long_key(state: str, number: str, width: int) -> bytes:
    """Return the text form of a document whose number fits no key; sorted as bytes.

    Args:
        state: As `document_key` gives it.
        number: As `document_key` gives it.
        width: Bytes of the key.
    """
    return (state.encode().ljust(STATE_BYTES, b"\0") + number.encode()).ljust(width, b"\0")


Read = Callable[[int, int], bytes]
"""Reads bytes of a file: offset and length."""


@dataclass(frozen=True, slots=True)
class LongRows:
    """The documents whose numbers fit no key.

    Attributes:
        width: Bytes of a key.
        count: How many rows there are.
        frames: First key of every `LONG_FRAME_ROWS` rows, one after the other.
        read: Reads the rows: a key and a listing each.
    """

    width: int
    count: int
    frames: bytes
    read: Read

    def find(self, key: bytes) -> Iterator[int]:
        """Yield the listings of a key."""
        if len(key) != self.width:
            return
        row_bytes = self.width + LISTING_BYTES
        frames = range(len(self.frames) // self.width)
        frame = bisect_left(frames, key, key=self._first) - 1
        for number in range(max(frame, 0), len(frames)):
            if self._first(number) > key:
                return
            begin = number * LONG_FRAME_ROWS
            rows = min(LONG_FRAME_ROWS, self.count - begin)
            content = self.read(begin * row_bytes, rows * row_bytes)
            yield from _listings_of(content, key, row_bytes)

    def _first(self, frame: int) -> bytes:
        return self.frames[frame * self.width : (frame + 1) * self.width]


@dataclass(frozen=True, slots=True)
class LostDocuments:
    """Answers by number; reads a few kilobytes of its file for each answer.

    Attributes:
        frames: First key of each frame, ascending.
        starts: Row where each frame begins, and behind the last how many rows there are.
        listings: Reason and ISO date by the number that rows refer to.
        read: Reads the rows.
        long: The rest.
    """

    frames: memoryview
    starts: memoryview
    listings: Sequence[tuple[str, str]]
    read: Read
    long: LongRows | None = None

    def listed(self, issuing_state: str, number: str) -> tuple[ListedDocument, ...]:
        """Return the records of exactly this number and issuer."""
        key = document_key(issuing_state, number)
        return self._of(*key, {}) if key is not None else ()

    def alike(self, issuing_state: str, number: str) -> tuple[ListedDocument, ...]:
        """Return the records whose number this may be if one or two characters were confused.

        A filter would answer quicker and now and then wrongly; here every number that may have been
        meant is looked up as exactly as the one that was typed.
        """
        key = document_key(issuing_state, number)
        if key is None:
            return ()
        state, typed = key
        seen: dict[int, bytes] = {}
        meant = sorted(islice(alike(typed), _MOST_MEANT))
        return tuple(one for other in meant for one in self._of(state, other, seen))

    def _of(self, state: str, number: str, seen: dict[int, bytes]) -> tuple[ListedDocument, ...]:
        return tuple(
            ListedDocument(state, number, *self.listings[listing])
            for listing in self._find(state, number, seen)
            if listing < len(self.listings)
        )

    def _find(self, state: str, number: str, seen: dict[int, bytes]) -> Iterator[int]:
        """Yield the listings of a document; `seen` keeps the frames of one question."""
        key = exact_key(state, number)
        if key is None:
            if self.long is not None and len(state.encode()) <= STATE_BYTES:
                yield from self.long.find(long_key(state, number, self.long.width))
            return
        frame = bisect_right(self.frames, key) - 1
        while frame >= 0:
            first = self.frames[frame]
            if key - first < FARTHEST:
                rows = seen.get(frame)
                if rows is None:
                    rows = seen[frame] = self._rows(frame)
                distance = (key - first).to_bytes(DISTANCE_BYTES, "big")
                yield from _listings_of(rows, distance, ROW_BYTES)
            if first != key:  # else the frame before may end with the same key
                return
            frame -= 1

    def _rows(self, frame: int) -> bytes:
        start, end = self.starts[frame], self.starts[frame + 1]
        return self.read(start * ROW_BYTES, (end - start) * ROW_BYTES)


def _listings_of(rows: bytes, key: bytes, row_bytes: int) -> Iterator[int]:
    """Yield the listings of the sorted rows that begin with `key`.

    Searching all bytes for it is quicker than halving the rows in Python.
    """
    width = len(key)
    start = rows.find(key)
    while start >= 0 and start % row_bytes:  # these bytes stand across two rows
        start = rows.find(key, start + 1)
    while start >= 0 and rows.startswith(key, start):
        yield int.from_bytes(rows[start + width : start + row_bytes], "big")
        start += row_bytes


def _shorter(length: int) -> int:
    """Return how many numbers there are with fewer characters."""
    return int(36**length - 1) // 35


_MOST_MEANT = 400  # nine characters of the largest class have 351
_SHORTER_NUMBERS = [_shorter(length) for length in range(LONGEST_SHORT + 1)]
_SHORTER = np.array(_SHORTER_NUMBERS, np.uint64)
_SIGN_VALUES = np.full(256, 255, np.uint8)
_SIGN_VALUES[np.frombuffer(_SIGNS.encode(), np.uint8)] = np.arange(36, dtype=np.uint8)
