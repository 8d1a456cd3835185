"""The chain: every event's hash covers its header and, through it, all that came before."""

import hashlib
from dataclasses import dataclass, replace
from uuid import UUID

from app.journal.canonical import canonical
from app.journal.codec import encode_body
from app.journal.event import Draft, Event

GENESIS = "0" * 64
"""What the first event of an epoch names as the hash before it."""


@dataclass(frozen=True, slots=True)
class Head:
    """Where a chain stands: its last event, or seq 0 and `GENESIS` before the first.

    Attributes:
        epoch: The life of the journal.
        seq: Last event.
        hash: Its hash.
    """

    station: str
    epoch: int
    seq: int
    hash: str


@dataclass(frozen=True, slots=True)
class Moment:
    """When an event happened: wall time (RFC 3339, milliseconds), boot, monotonic nanoseconds."""

    occurred_at: str
    boot_id: str
    mono_ns: int


def seal(draft: Draft, after: Head, *, event_id: UUID, moment: Moment, nonce: bytes) -> Event:
    """Make the event that follows `after`.

    Args:
        draft: What is to be recorded.
        after: The head of the chain.
        event_id: UUID version 7.
        moment: When it happened.
        nonce: 16 random bytes.

    Raises:
        ValueError: The body holds what a record may not hold (`canonical`).
    """
    body = encode_body(draft.body, nonce)
    open_event = Event(
        station=after.station,
        epoch=after.epoch,
        seq=after.seq + 1,
        id=event_id,
        type=draft.body.TYPE,
        schema_version=draft.body.VERSION,
        subject_id=draft.subject_id,
        amends_id=draft.amends_id,
        occurred_at=moment.occurred_at,
        boot_id=moment.boot_id,
        mono_ns=moment.mono_ns,
        officer_id=draft.authorship.officer_id,
        auth_method=draft.authorship.auth_method,
        purpose=draft.authorship.purpose,
        pack_versions=dict(draft.pack_versions),
        body_digest=body_digest(body),
        prev_hash=after.hash,
        hash="",
        body=body,
    )
    return replace(open_event, hash=chain_hash(open_event))


def head_at(event: Event) -> Head:
    """Return the head of a chain that ends with `event`."""
    return Head(event.station, event.epoch, event.seq, event.hash)


def body_digest(body: bytes) -> str:
    """Return the SHA-256 of a body with its nonce, lower-case hex."""
    return hashlib.sha256(body).hexdigest()


def chain_hash(event: Event) -> str:
    """Return what `event.hash` must be: SHA-256 of the previous hash (as text) and the header.

    Raises:
        ValueError: A value that no header can hold.
    """
    return hashlib.sha256(event.prev_hash.encode() + header(event)).hexdigest()


def is_intact(event: Event) -> bool:
    """Say whether the event's own hash and digest fit; the chain around it is another question."""
    return has_own_hash(event) and has_own_body(event)


def has_own_hash(event: Event) -> bool:
    """Say whether the hash is the header's, whatever types the header was edited into."""
    try:
        return chain_hash(event) == event.hash
    except (ValueError, TypeError, AttributeError):
        return False


def has_own_body(event: Event) -> bool:
    """Say whether the digest is the body's; one that is not here contradicts nothing."""
    return event.body is None or body_digest(event.body) == event.body_digest


def header(event: Event) -> bytes:
    """Return the canonical bytes of everything but the body and the two hashes.

    Monotonic nanoseconds outgrow 2^53 after 104 days, so they are written as decimal text.
    """
    return canonical(
        {
            "station": event.station,
            "epoch": event.epoch,
            "seq": event.seq,
            "id": str(event.id),
            "type": event.type,
            "schema_version": event.schema_version,
            "subject_id": str(event.subject_id),
            "amends_id": None if event.amends_id is None else str(event.amends_id),
            "occurred_at": event.occurred_at,
            "boot_id": event.boot_id,
            "mono_ns": str(event.mono_ns),
            "officer_id": None if event.officer_id is None else str(event.officer_id),
            "auth_method": event.auth_method,
            "purpose": event.purpose,
            "pack_versions": event.pack_versions,
            "body_digest": event.body_digest,
        }
    )
