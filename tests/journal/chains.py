"""A journal in memory, sealed and signed as a store does it."""

from dataclasses import dataclass, field
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.duty.events import SignedOut, SignInFailed
from app.journal.chain import GENESIS, Head, Moment, head_at, seal
from app.journal.checkpoint import (
    Checkpoint,
    Receipt,
    checkpoint_due,
    receipt_statement,
    sign_checkpoint,
)
from app.journal.event import Authorship, Body, Draft, Event
from app.journal.verify import Unreadable, Verdict, verify

AT = "2026-11-24T12:00:00.000Z"
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
HUB_KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32, 64)))


@dataclass(slots=True)
class Log:
    """Events and checkpoints as lists, to be tampered with."""

    station: str = "UTO-1"
    epoch: int = 1
    key: Ed25519PrivateKey = KEY
    events: list[Event | Unreadable] = field(default_factory=list)
    checkpoints: list[Checkpoint] = field(default_factory=list)
    head: Head | None = None

    def add(self, body: Body) -> Event:
        after = self.head or Head(self.station, self.epoch, 0, GENESIS)
        number = after.seq + 1
        event = seal(
            Draft(body, UUID(int=number), Authorship(UUID(int=7), "pin", "test"), None, {"p": "1"}),
            after,
            event_id=UUID(int=1000 + number),
            moment=Moment(AT, "boot", 2**60 + number),
            nonce=number.to_bytes(16),
        )
        self.events.append(event)
        self.head = head_at(event)
        if checkpoint_due(event.seq, event.type):
            self.checkpoints.append(sign_checkpoint(self.head, AT, self.key))
        return event

    def add_many(self, count: int) -> "Log":
        for number in range(count):
            self.add(SignInFailed(f"badge {number}", "wrong"))
        return self

    def sign_out(self) -> "Log":
        self.add(SignedOut("key"))
        return self

    def event(self, seq: int) -> Event:
        event = self.events[seq - 1]
        assert isinstance(event, Event)
        return event

    def verdict(self, *receipts: Receipt, anchor: Head | None = None) -> Verdict:
        return verify(
            self.events,
            self.checkpoints,
            KEY.public_key(),
            receipts=receipts,
            hub_key=HUB_KEY.public_key(),
            anchor=anchor,
        )


def receipt(head: Head, key: Ed25519PrivateKey = HUB_KEY) -> Receipt:
    unsigned = Receipt(head.station, head.epoch, head.seq, head.hash, "life 1", AT, b"")
    return Receipt(
        head.station,
        head.epoch,
        head.seq,
        head.hash,
        "life 1",
        AT,
        key.sign(receipt_statement(unsigned)),
    )
