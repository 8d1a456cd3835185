"""Lost documents on their way into a pack: collected as whole numbers, sorted, cut into frames.

Fifty million take 700 MB here and 350 MB in the pack.
"""

from array import array
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from app.problems import Problem, ProblemCode
from app.screening.answers import ListedDocument
from app.screening.identifiers import document_key
from app.screening.lost_documents import (
    DISTANCE_BYTES,
    FARTHEST,
    FRAME_ROWS,
    LISTING_BYTES,
    LONG_FRAME_ROWS,
    MOST_LISTINGS,
    ROW_BYTES,
    STATE_BYTES,
    exact_key,
    long_key,
)

MOST_LONG_BYTES = 60
"""Bytes of a number that fits no key."""
_ROWS_AT_ONCE = 1 << 20


class DocumentRows:
    """Collects documents in any order."""

    def __init__(self) -> None:
        self._keys: list[NDArray[np.uint64]] = []
        self._said: list[NDArray[np.uint16]] = []
        self._new_keys = array("Q")
        self._new_said = array("H")
        self._long: dict[tuple[str, str], list[int]] = {}
        self._listings: dict[tuple[str, str], int] = {}

    def add(self, document: ListedDocument) -> None:
        """Take one document.

        Raises:
            Problem: PACK_DAMAGED, when nobody could find it: without issuer or number, or too long.
        """
        parts = document_key(document.issuing_state, document.number)
        if parts is None or len(parts[0].encode()) > STATE_BYTES:
            raise Problem(ProblemCode.PACK_DAMAGED, "a document without issuer or number")
        listing = self._listing(document.reason, document.listed_on)
        key = exact_key(*parts)
        if key is not None:
            self._new_keys.append(key)
            self._new_said.append(listing)
            if len(self._new_keys) >= _ROWS_AT_ONCE:
                self._settle()
        elif len(parts[1].encode()) > MOST_LONG_BYTES:
            raise Problem(ProblemCode.PACK_DAMAGED, "a document's number is too long")
        else:
            self._long.setdefault(parts, []).append(listing)

    def add_keys(self, keys: NDArray[np.uint64], reason: str, listed_on: str) -> None:
        """Take many at once, of which the list says the same.

        Args:
            keys: As `screening.lost_documents.exact_keys` gives them; shape (n,).
            reason: `lost`, `stolen` or `revoked`.
            listed_on: ISO date.
        """
        self._keys.append(keys)
        self._said.append(np.full(len(keys), self._listing(reason, listed_on), np.uint16))

    def listings(self) -> list[tuple[str, str]]:
        """Return reason and date of every number that rows refer to."""
        return list(self._listings)

    def take_sorted(self) -> tuple[NDArray[np.uint64], NDArray[np.uint16]]:
        """Return keys and listings by key, and forget them: two copies would be a gigabyte."""
        self._settle()
        keys = np.concatenate(self._keys or [np.empty(0, np.uint64)])
        self._keys.clear()
        said = np.concatenate(self._said or [np.empty(0, np.uint16)])
        self._said.clear()
        order = np.argsort(keys, kind="stable")
        keys, said = keys[order], said[order]
        again = np.zeros(len(keys), np.bool_)
        again[1:] = (keys[1:] == keys[:-1]) & (said[1:] == said[:-1])
        return (keys[~again], said[~again]) if again.any() else (keys, said)

    def take_long(self) -> tuple[int, list[bytes]]:
        """Return the width of a long key in bytes, and the rows, sorted."""
        numbers = (len(number.encode()) for _, number in self._long)
        width = STATE_BYTES + max(numbers, default=0)
        rows = sorted(
            long_key(*parts, width) + listing.to_bytes(LISTING_BYTES, "big")
            for parts, listings in self._long.items()
            for listing in dict.fromkeys(listings)
        )
        return width, rows

    def _listing(self, reason: str, listed_on: str) -> int:
        place = self._listings.setdefault((reason, listed_on), len(self._listings))
        if place >= MOST_LISTINGS:
            raise Problem(ProblemCode.PACK_DAMAGED, "too many different dates of listing")
        return place

    def _settle(self) -> None:
        self._keys.append(np.frombuffer(self._new_keys, np.uint64).copy())
        self._said.append(np.frombuffer(self._new_said, np.uint16).copy())
        self._new_keys, self._new_said = array("Q"), array("H")


def starts_of(keys: NDArray[np.uint64]) -> NDArray[np.uint32]:
    """Return the row where each frame begins, and behind the last how many rows there are."""
    starts, start = [], 0
    while start < len(keys):
        starts.append(start)
        last = min(int(keys[start]) + FARTHEST - 1, 2**64 - 1)
        frame = keys[start : start - start % FRAME_ROWS + FRAME_ROWS]
        start += int(np.searchsorted(frame, np.uint64(last), side="right"))
    return np.array([*starts, len(keys)], np.uint32)


def rows_of(
    keys: NDArray[np.uint64], said: NDArray[np.uint16], starts: NDArray[np.uint32]
) -> Iterator[bytes]:
    """Yield the rows: how far each key is from the first one of its frame, and its listing."""
    counts = starts[1:] - starts[:-1]
    firsts = np.repeat(starts[:-1], counts)
    for begin in range(0, len(keys), _ROWS_AT_ONCE):
        chunk = slice(begin, begin + _ROWS_AT_ONCE)
        distances = keys[chunk] - keys[firsts[chunk]]
        rows = np.empty((len(distances), ROW_BYTES), np.uint8)
        rows[:, :DISTANCE_BYTES] = distances.astype(">u8").view(np.uint8).reshape(-1, 8)[:, 3:]
        rows[:, DISTANCE_BYTES:] = said[chunk].astype(">u2").view(np.uint8).reshape(-1, 2)
        yield rows.tobytes()


def long_frames(width: int, rows: list[bytes]) -> bytes:
    """Return the first key of every frame of long rows."""
    return b"".join(row[:width] for row in rows[::LONG_FRAME_ROWS])
