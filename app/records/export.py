"""The log as a file anybody can verify: one JSON object a line, from its head to its signed end."""

from collections.abc import Iterator
from heapq import merge
from pathlib import Path

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from app.clock import Clock, timestamp
from app.journal.chain import Head
from app.journal.checkpoint import Checkpoint, Receipt, sign_export_end
from app.journal.event import Event
from app.journal.verify import ChainVerifier, Unreadable, Verdict
from app.problems import Problem, ProblemCode
from app.records.event_rows import read_checkpoints, read_events, read_head, read_receipts
from app.records.keys import StationKeys
from app.records.store import Store

_MAX_LINE = 32 * 2**20


class LogStart(msgspec.Struct, frozen=True, tag_field="kind", tag="log"):
    """The first line. What it says of the station is for people: verifying takes a pinned key.

    Attributes:
        format: 1.
        public_key: The station's Ed25519 key, hex.
        exported_at: RFC 3339.
        receipts: The hub's latest receipts.
    """

    format: int
    station: str
    epoch: int
    public_key: str
    exported_at: str
    receipts: tuple[Receipt, ...]


class EventLine(msgspec.Struct, frozen=True, tag_field="kind", tag="event"):
    """One event; its body is base64, or null once purged."""

    event: Event


class CheckpointLine(msgspec.Struct, frozen=True, tag_field="kind", tag="checkpoint"):
    """A checkpoint, right after its event."""

    checkpoint: Checkpoint


class LogEnd(msgspec.Struct, frozen=True, tag_field="kind", tag="end"):
    """The last line: signed, so that a file that was cut off shows it."""

    end: Checkpoint


_Line = LogStart | EventLine | CheckpointLine | LogEnd


def export_log(
    store: Store, keys: StationKeys, clock: Clock, *, anchor: Head | None = None
) -> Iterator[bytes]:
    """Write the station's log, line by line, as it stands at one moment.

    It is verified on the way: a log that is not whole gets no signed end.

    Args:
        store: Opened for reading or writing.
        keys: The station's; they sign the end.
        clock: Dates it.
        anchor: From the vault, and asked for before this.

    Raises:
        Problem: LOG_DAMAGED, when an event cannot be read.
    """
    at = timestamp(clock.now())
    chain = ChainVerifier(keys.signing_key.public_key(), anchor=anchor)
    with store.reading() as connection:
        head = read_head(connection)
        yield _encoded(
            LogStart(
                format=1,
                station=head.station,
                epoch=head.epoch,
                public_key=keys.public_key.hex(),
                exported_at=at,
                receipts=read_receipts(connection),
            )
        )
        both = merge(
            read_events(connection), read_checkpoints(connection), key=lambda said: said.seq
        )
        for said in both:  # of the same seq, the event comes first
            match said:
                case Unreadable():
                    raise Problem(ProblemCode.LOG_DAMAGED, f"event {said.seq}")
                case Event():
                    chain.event(said)
                    yield _encoded(EventLine(said))
                case Checkpoint():
                    chain.checkpoint(said)
                    yield _encoded(CheckpointLine(said))
    if chain.finish().whole:
        yield _encoded(LogEnd(sign_export_end(head, at, keys.signing_key)))


def verify_export(
    path: Path,
    public_key: Ed25519PublicKey,
    *,
    hub_key: Ed25519PublicKey | None = None,
    anchor: Head | None = None,
) -> Verdict:
    """Say whether an exported log is whole; see `app.journal.verify`. Reads it line by line.

    Raises:
        Problem: FILE_MISSING.
    """
    try:
        with path.open("rb") as file:
            lines = iter(lambda: file.readline(_MAX_LINE), b"")
            return _verify(lines, public_key, hub_key, anchor)
    except (FileNotFoundError, IsADirectoryError):
        raise Problem(ProblemCode.FILE_MISSING) from None


def is_end(line: bytes) -> bool:
    """Say whether an exported line is the signed end."""
    return isinstance(_decoded(line), LogEnd)


def _verify(
    lines: Iterator[bytes],
    public_key: Ed25519PublicKey,
    hub_key: Ed25519PublicKey | None,
    anchor: Head | None,
) -> Verdict:
    start = _decoded(next(lines, b""))
    receipts = start.receipts if isinstance(start, LogStart) else ()
    chain = ChainVerifier(public_key, receipts=receipts, hub_key=hub_key, anchor=anchor)
    if not isinstance(start, LogStart):
        chain.unreadable()
    ended = False
    for line in lines:
        if chain.fault is not None:
            break
        said = None if ended else _decoded(line)
        match said:
            case EventLine():
                chain.event(said.event)
            case CheckpointLine():
                chain.checkpoint(said.checkpoint)
            case LogEnd():
                chain.export_end(said.end)
                ended = True
            case _:
                chain.unreadable()
    if not ended:
        chain.cut_short()
    return chain.finish()


def _encoded(line: _Line) -> bytes:
    return msgspec.json.encode(line) + b"\n"


def _decoded(line: bytes) -> _Line | None:
    try:
        said: _Line = msgspec.json.decode(line, type=_Line)
    except (ValueError, RecursionError):
        return None
    return said
