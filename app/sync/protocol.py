"""What stations and hub say to each other: the messages, their limits, and what is signed in them.

Everything is JSON over HTTPS. Each request is signed by the station and each answer by the hub
(`signatures.py`), so an answer that is not signed by the pinned hub is no answer of the hub's.
"""

from enum import StrEnum
from typing import Annotated, TypeVar

import msgspec

from app.journal.canonical import statement
from app.journal.checkpoint import Receipt as JournalReceipt
from app.journal.event import Event
from app.problems import Problem, ProblemCode

API = "/v1"

# Limits, in one place. A batch ends at whichever limit it meets first.
MAX_BATCH = 500
MAX_PUSH_BYTES = 8 * 2**20
MAX_ANNOUNCED = 16
MAX_ANNOUNCE_BYTES = 2**20
MAX_PAGE = 200
MAX_PAGE_BYTES = 4 * 2**20
MAX_CHUNK_BYTES = 2**20
MAX_BLOB_BYTES = 16 * 2**20
MAX_SMALL_BYTES = 16 * 2**10
MAX_ANSWER_BYTES = MAX_BLOB_BYTES + 2**20

CLOCK_TOLERANCE_S = 300
"""How far a station's clock may be from the hub's; also how long a nonce is remembered."""

OFFSET_HEADER = "upload-offset"
LENGTH_HEADER = "upload-length"

# RFC 8785 numbers are exact up to 2^53 - 1; a sequence never comes near it.
Count = Annotated[int, msgspec.Meta(ge=0, le=2**53 - 1)]
Place = Annotated[int, msgspec.Meta(ge=1, le=2**53 - 1)]
Digest = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}\Z")]
StationName = Annotated[str, msgspec.Meta(pattern=r"^[!-~]([ -~]{0,62}[!-~])?\Z")]
"""ASCII, for it names the key in a signature (RFC 9421 clause 2.3)."""
PortName = Annotated[str, msgspec.Meta(pattern=r"^(?! )[^\x00-\x1f\x7f]{1,64}(?<! )\Z")]
Key = Annotated[bytes, msgspec.Meta(min_length=32, max_length=32)]
Signature = Annotated[bytes, msgspec.Meta(min_length=64, max_length=64)]
ShortText = Annotated[str, msgspec.Meta(max_length=64)]


def require_names(station: str, port: str) -> None:
    """Refuse what cannot be the name of a station or of a port.

    Raises:
        Problem: ARGUMENTS_WRONG.
    """
    try:
        msgspec.convert(station, StationName)
        msgspec.convert(port, PortName)
    except msgspec.ValidationError:
        raise Problem(
            ProblemCode.ARGUMENTS_WRONG, "a name has 1 to 64 characters, the station's in ASCII"
        ) from None


class RefusalCode(StrEnum):
    """Why the hub said no."""

    MALFORMED = "malformed"
    NOT_FOUND = "not_found"
    UNSIGNED = "unsigned"
    CLOCK = "clock"
    REPLAYED = "replayed"
    ENROLLMENT = "enrollment"
    TOO_LARGE = "too_large"
    TOO_SLOW = "too_slow"
    TOO_MANY = "too_many"
    GAP = "gap"
    FORK = "fork"
    EPOCH = "epoch"
    CHAIN = "chain"
    BATCH_SIGNATURE = "batch_signature"
    CURSOR = "cursor"
    OFFSET = "offset"
    DIGEST = "digest"
    UNAVAILABLE = "unavailable"
    INTERNAL = "internal"


class Refusal(msgspec.Struct, frozen=True, omit_defaults=True):
    """The hub's no.

    Attributes:
        message: One sentence for people; never repeats what was sent.
        next_seq: For `gap` and `epoch`: the sequence number that the hub would take next.
        head: For `gap` and `epoch`: the hash of the event before it, as the hub holds it.
        hub_epoch: For `epoch`: the life the hub's database is in now.
        server_time: For `clock`: the hub's time, RFC 3339.
        retry_after_s: For `too_many` and `unavailable`: when to come back.
    """

    code: RefusalCode
    message: str
    next_seq: Place | None = None
    head: Digest | None = None
    hub_epoch: str = ""
    server_time: str = ""
    retry_after_s: Count = 0


class Push(msgspec.Struct, frozen=True):
    """Events of one epoch of a station's journal, in order and without a gap.

    Attributes:
        prev_hash: Hash of the event before the first; 64 zeros before the journal's first event.
        hub_epoch: The hub's life as the station knows it; empty before the first receipt.
        batch_signature: The station's Ed25519 signature over `batch_statement`.
    """

    station: StationName
    epoch: Place
    first_seq: Place
    prev_hash: Digest
    hub_epoch: ShortText
    events: Annotated[tuple[Event, ...], msgspec.Meta(min_length=1, max_length=MAX_BATCH)]
    batch_signature: Signature


class Receipt(msgspec.Struct, frozen=True):
    """The hub's proof that it holds a station's events up to `acked_seq`, durably.

    Attributes:
        head: Hash of the event `acked_seq`.
        hub_epoch: The life of the hub's database; another one after it was restored from a copy.
        server_time: RFC 3339.
        receipt_signature: The hub's Ed25519 signature over `journal.checkpoint.receipt_statement`.
    """

    station: StationName
    epoch: Place
    acked_seq: Place
    head: Digest
    hub_epoch: ShortText
    server_time: ShortText
    receipt_signature: Signature

    def for_journal(self) -> JournalReceipt:
        """Return it as the journal keeps and checks it."""
        return JournalReceipt(
            station=self.station,
            epoch=self.epoch,
            acked_seq=self.acked_seq,
            head=self.head,
            hub_epoch=self.hub_epoch,
            server_time=self.server_time,
            signature=self.receipt_signature,
        )


class Announce(msgspec.Struct, frozen=True):
    """Events that the port must know now; they come again, in order, with a push."""

    events: Annotated[tuple[Event, ...], msgspec.Meta(min_length=1, max_length=MAX_ANNOUNCED)]


class Announced(msgspec.Struct, frozen=True):
    """How many of them were new to the hub."""

    new: Count


class Head(msgspec.Struct, frozen=True):
    """Where the hub stands with the asking station.

    Attributes:
        epoch: Highest epoch it holds; 0 for none.
        seq: Last event of that epoch; 0 for none.
        head: Its hash; 64 zeros for none.
    """

    station: StationName
    epoch: Count
    seq: Count
    head: Digest
    hub_epoch: ShortText
    server_time: ShortText


class FeedPage(msgspec.Struct, frozen=True):
    """Events of the port's other stations, in the order the port got them.

    Attributes:
        cursor: What to ask with next time; opaque to the station.
        more: There are further events already.
    """

    events: Annotated[tuple[Event, ...], msgspec.Meta(max_length=MAX_PAGE)]
    cursor: ShortText
    more: bool
    hub_epoch: ShortText


class Enroll(msgspec.Struct, frozen=True):
    """A new station's request to be known.

    Attributes:
        proof: HMAC over the rest, keyed by the one-time code: the code itself never travels.
    """

    station: StationName
    public_key: Key
    proof: Key


class Enrolled(msgspec.Struct, frozen=True):
    """The hub's answer: its own key, to be pinned.

    Attributes:
        proof: HMAC keyed by the same code: whoever answered knows it, so the key is the hub's.
    """

    station: StationName
    port: PortName
    hub_key: Key
    hub_epoch: ShortText
    proof: Key


def batch_statement(push: Push) -> bytes:
    """Return what a station signs of a batch: its place in the chain, from link to link.

    The events need not be in it: the last hash covers every one of them.
    """
    last = push.events[-1]
    return statement(
        "batch",
        station=push.station,
        epoch=push.epoch,
        first_seq=push.first_seq,
        last_seq=last.seq,
        prev_hash=push.prev_hash,
        head=last.hash,
    )


_T = TypeVar("_T")


class Malformed(ValueError):  # noqa: N818 - what the message is
    """These bytes are not the message that was expected."""


def decode(content: bytes, kind: type[_T]) -> _T:
    """Read a message.

    Raises:
        Malformed: Not JSON, not this message, or out of its limits; says nothing of the content.
    """
    try:
        return msgspec.json.decode(content, type=kind)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        raise Malformed(kind.__name__) from error


def encode(message: msgspec.Struct) -> bytes:
    """Write a message."""
    return msgspec.json.encode(message)
