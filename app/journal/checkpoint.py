"""Signed statements about a chain: the station's checkpoints, the hub's receipts, the anchor."""

from dataclasses import dataclass, replace

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from app.journal.canonical import statement
from app.journal.chain import Head

CHECKPOINT_EVERY = 64
CHECKPOINT_TYPES = frozenset({"duty.signed_in", "duty.signed_out"})


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The station's Ed25519 signature (RFC 8032) under its chain up to one event.

    Attributes:
        seq: The event.
        hash: Its hash.
        at: RFC 3339.
        signature: 64 bytes.
    """

    station: str
    epoch: int
    seq: int
    hash: str
    at: str
    signature: bytes


@dataclass(frozen=True, slots=True)
class Receipt:
    """The hub's signed proof that it holds the chain up to one event.

    Attributes:
        acked_seq: The event.
        head: Its hash.
        hub_epoch: The life of the hub's database.
        server_time: RFC 3339.
        signature: 64 bytes.
    """

    station: str
    epoch: int
    acked_seq: int
    head: str
    hub_epoch: str
    server_time: str
    signature: bytes


def checkpoint_due(seq: int, event_type: str) -> bool:
    """Say whether a checkpoint must follow this event: 64th, sign-in, sign-out."""
    return seq % CHECKPOINT_EVERY == 0 or event_type in CHECKPOINT_TYPES


def sign_checkpoint(head: Head, at: str, key: Ed25519PrivateKey) -> Checkpoint:
    """Sign the chain up to `head`."""
    unsigned = Checkpoint(head.station, head.epoch, head.seq, head.hash, at, b"")
    return replace(unsigned, signature=key.sign(checkpoint_statement(unsigned)))


def sign_export_end(head: Head, at: str, key: Ed25519PrivateKey) -> Checkpoint:
    """Sign that an exported log ends with `head`: no earlier checkpoint can pass as its end."""
    unsigned = Checkpoint(head.station, head.epoch, head.seq, head.hash, at, b"")
    return replace(unsigned, signature=key.sign(export_end_statement(unsigned)))


def checkpoint_statement(checkpoint: Checkpoint) -> bytes:
    """Return what a station signs of a checkpoint: everything in it."""
    return _statement("checkpoint", checkpoint)


def export_end_statement(end: Checkpoint) -> bytes:
    """Return what a station signs at the end of an exported log."""
    return _statement("export end", end)


def receipt_statement(receipt: Receipt) -> bytes:
    """Return what the hub signs of a receipt: everything in it."""
    return statement(
        "receipt",
        station=receipt.station,
        epoch=receipt.epoch,
        acked_seq=receipt.acked_seq,
        head=receipt.head,
        hub_epoch=receipt.hub_epoch,
        server_time=receipt.server_time,
    )


def is_signed(content: bytes, signature: bytes, public_key: Ed25519PublicKey) -> bool:
    """Say whether the signature under `content` was made with the key."""
    try:
        public_key.verify(signature, content)
    except InvalidSignature:
        return False
    return True


def _statement(kind: str, checkpoint: Checkpoint) -> bytes:
    return statement(
        kind,
        station=checkpoint.station,
        epoch=checkpoint.epoch,
        seq=checkpoint.seq,
        hash=checkpoint.hash,
        at=checkpoint.at,
    )
