"""What is checked of each file of a pack while it streams past, beside its digest.

A digest says that the bytes are those that the producer wrote, not that a desk can work with them:
what would be missed or would break later is refused here.
"""

from array import array
from collections.abc import Callable
from datetime import date
from typing import Protocol

import msgspec
import numpy as np
from numpy.typing import NDArray

from app.packs.pack_format import RULES, FileEntry
from app.packs.record_format import FORMATS, ListedDay, ListedReason
from app.problems import Problem, ProblemCode
from app.screening.lost_documents import (
    DISTANCE_BYTES,
    FRAME_ROWS,
    LISTING_BYTES,
    ROW_BYTES,
    STATE_BYTES,
)
from app.screening.rule_packs.loader import PackRefused, load_pack

LARGEST_RECORD = 64 * 1024


class Check(Protocol):
    """Looks at one file, piece after piece."""

    def feed(self, piece: bytes) -> None:
        """Look at the next piece.

        Raises:
            Problem: PACK_DAMAGED.
        """
        ...

    def end(self) -> None:
        """Say whether the whole file is sound.

        Raises:
            Problem: PACK_DAMAGED.
        """
        ...


class PackChecks:
    """Makes the check of each file; what one has seen, the next ones need."""

    def __init__(self, today: date | None) -> None:
        """Begin with a pack.

        Args:
            today: Rules that have expired by then are refused; None: none is for that.
        """
        self._today = today
        self._arrays: dict[str, NDArray[np.uint64]] = {}
        self._listings = 0

    def of(self, name: str, entry: FileEntry) -> Check:
        """Return the check of a file; files come in the order of `Manifest.in_order`."""
        kind, _, part = name.partition(".")
        if name == RULES:
            return _Whole(self._take_rules)
        if name == "documents.listings":
            return _Whole(self._take_listings)
        if name == "documents.rows":
            frames = self._arrays.pop("documents.frames")
            starts = self._arrays.pop("documents.starts")
            return _Rows(entry, frames, starts, self._listings)
        if name == "documents.long":
            return _LongRows(entry, self._listings)
        if kind in FORMATS and part == "records":
            return _Records(kind, entry, self._arrays)
        if part in ("keys", "offsets") or name in ("documents.frames", "documents.starts"):
            return _Whole(lambda content: self._take_ascending(name, content, entry.dtype))
        return _Nothing()

    def _take_ascending(self, name: str, content: bytes, dtype: str) -> None:
        values = np.frombuffer(content, dtype)
        if (values[1:] < values[:-1]).any():
            raise _damaged(name, "not in order")
        self._arrays[name] = values

    def _take_rules(self, content: bytes) -> None:
        try:
            load_pack(content, self._today)
        except PackRefused as refused:
            raise Problem(ProblemCode.PACK_RULES_REFUSED, str(refused)) from None

    def _take_listings(self, content: bytes) -> None:
        self._listings = len(decode_listings(content))


def decode_listings(content: bytes) -> list[tuple[str, str]]:
    """Read the reasons and dates that rows of documents refer to.

    Raises:
        Problem: PACK_DAMAGED.
    """
    try:
        listings = msgspec.msgpack.decode(content, type=list[tuple[ListedReason, ListedDay]])
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        raise _damaged("documents.listings", "not understood") from error
    return list(listings)


class _Nothing:
    """For what its reader checks whenever it is read."""

    def feed(self, piece: bytes) -> None:
        pass

    def end(self) -> None:
        pass


class _Whole:
    """Looks at a small file when it is all there."""

    def __init__(self, look: Callable[[bytes], None]) -> None:
        self._look = look
        self._content = bytearray()

    def feed(self, piece: bytes) -> None:
        self._content += piece

    def end(self) -> None:
        self._look(bytes(self._content))


class _Records:
    """Reads every record: each has its limits, begins where its offset says, and has its key."""

    def __init__(self, kind: str, entry: FileEntry, arrays: dict[str, NDArray[np.uint64]]) -> None:
        self._name = f"{kind}.records"
        self._format = FORMATS[kind]
        self._offsets = arrays.pop(f"{kind}.offsets")
        self._keys = arrays.pop(f"{kind}.keys", None)
        self._rest = b""
        self._place = 0
        self._ids = array("q")
        lengths = np.diff(self._offsets)
        if (
            len(self._offsets) != entry.records + 1
            or self._offsets[0] != 0
            or self._offsets[-1] != entry.bytes
            or lengths.max(initial=0) > LARGEST_RECORD
            or (self._keys is not None and len(self._keys) != entry.records)
        ):
            raise _damaged(self._name, "another number of records than stated")
        self._lengths: list[int] = lengths.tolist()

    def feed(self, piece: bytes) -> None:
        content, start = self._rest + piece, 0
        while self._place < len(self._lengths):
            end = start + self._lengths[self._place]
            if end > len(content):
                break
            self._look(content[start:end])
            start, self._place = end, self._place + 1
        self._rest = content[start:]

    def end(self) -> None:
        ids = np.frombuffer(self._ids, np.int64)
        if len(np.unique(ids)) < len(ids):
            raise _damaged(self._name, "a record stands twice")

    def _look(self, content: bytes) -> None:
        record = self._format.decode(content)
        if self._keys is None:
            self._ids.append(hash(record.id))
        elif self._format.key is None or self._format.key(record) != self._keys[self._place]:
            raise _damaged(self._name, "a record has another key than stated")


class _Rows:
    """Follows the rows of documents: sorted within their frame, and each says something."""

    def __init__(
        self,
        entry: FileEntry,
        frames: NDArray[np.uint64],
        starts: NDArray[np.uint64],
        listings: int,
    ) -> None:
        if (
            entry.bytes != entry.records * ROW_BYTES
            or len(starts) != len(frames) + 1
            or starts[0] != 0
            or starts[-1] != entry.records
            or (np.diff(starts.astype(np.int64)) > FRAME_ROWS).any()
        ):
            raise _damaged("documents.rows", "frames that do not fit")
        self._starts = starts
        self._listings = listings
        self._rest = b""
        self._place = 0
        self._last = -1

    def feed(self, piece: bytes) -> None:
        content = self._rest + piece
        count = len(content) // ROW_BYTES
        self._rest = content[count * ROW_BYTES :]
        rows = np.frombuffer(content, np.uint8, count * ROW_BYTES).reshape(-1, ROW_BYTES)
        wide = np.zeros((count, 8), np.uint8)
        wide[:, 8 - DISTANCE_BYTES :] = rows[:, :DISTANCE_BYTES]
        distances = wide.view(">u8")[:, 0].astype(np.int64)
        said = rows[:, DISTANCE_BYTES:].copy().view(">u2")[:, 0]
        inside = np.searchsorted(self._starts, [self._place, self._place + count])
        begins = self._starts[inside[0] : inside[1]].astype(np.int64) - self._place
        ascending = np.diff(distances, prepend=self._last) >= 0
        ascending[begins] = distances[begins] == 0
        if not ascending.all() or said.max(initial=0) >= max(self._listings, 1):
            raise _damaged("documents.rows", "not in order")
        self._place += count
        self._last = int(distances[-1]) if count else self._last

    def end(self) -> None:
        if self._rest:
            raise _damaged("documents.rows", "cut short")


class _LongRows:
    """Follows the rows of long numbers; how wide they are follows from their number."""

    def __init__(self, entry: FileEntry, listings: int) -> None:
        self._row = entry.bytes // max(entry.records, 1)
        if entry.bytes != self._row * entry.records or self._row <= STATE_BYTES + LISTING_BYTES:
            raise _damaged("documents.long", "rows that do not fit")
        self._listings = listings
        self._rest = b""
        self._last = b""

    def feed(self, piece: bytes) -> None:
        content = self._rest + piece
        end = len(content) - len(content) % self._row
        for at in range(0, end, self._row):
            row = content[at : at + self._row]
            if row < self._last or int.from_bytes(row[-LISTING_BYTES:], "big") >= self._listings:
                raise _damaged("documents.long", "not in order")
            self._last = row
        self._rest = content[end:]

    def end(self) -> None:
        if self._rest:
            raise _damaged("documents.long", "cut short")


def _damaged(name: str, what: str) -> Problem:
    return Problem(ProblemCode.PACK_DAMAGED, f"{name}: {what}")
