"""Is the log whole? Trusts nothing in it: only the pinned public keys and the anchor outside it.

What is found: a changed header or body, an event that is missing, out of order or replaced, a chain
computed anew (the signed checkpoints no longer fit), a checkpoint that is missing, a log cut off
before a checkpoint, a hub's receipt or the anchor.

What cannot be found from the log alone: that events after the last of those three were cut off or
written anew. The anchor is renewed after every commit, so these are the events of the last moment.
Who holds the station's signing key and its keyring can sign another history; then only the hub,
which keeps what it received, can tell.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from app.journal.chain import GENESIS, Head, has_own_body, has_own_hash, head_at
from app.journal.checkpoint import (
    Checkpoint,
    Receipt,
    checkpoint_due,
    checkpoint_statement,
    export_end_statement,
    is_signed,
    receipt_statement,
)
from app.journal.codec import UnreadableBody, decode_body
from app.journal.event import Event
from app.journal.purge import Purged

_S = TypeVar("_S", Checkpoint, Receipt)


class Why(StrEnum):
    """What is wrong with the first bad event."""

    EMPTY = "empty"
    UNREADABLE = "unreadable"
    HEADER_EDITED = "header_edited"
    BODY_EDITED = "body_edited"
    BODY_MISSING = "body_missing"
    MISSING = "missing"
    OUT_OF_ORDER = "out_of_order"
    OTHER_JOURNAL = "other_journal"
    REPLACED = "replaced"
    CHECKPOINT_MISSING = "checkpoint_missing"
    CHECKPOINT_FORGED = "checkpoint_forged"
    CHECKPOINT_MISMATCH = "checkpoint_mismatch"
    RECEIPT_FORGED = "receipt_forged"
    RECEIPT_MISMATCH = "receipt_mismatch"
    ANCHOR_MISMATCH = "anchor_mismatch"
    TRUNCATED = "truncated"


@dataclass(frozen=True, slots=True)
class Fault:
    """The first bad event.

    Where a chain was computed anew, the first witness that no longer fits is named: the change lies
    after `Verdict.proven_seq` and not after `seq`.
    """

    seq: int
    why: Why


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a log is whole.

    Attributes:
        fault: The first bad event; None when the log is whole.
        head: The last event read.
        events: How many events were read.
        checkpoints: How many checkpoints were checked.
        purged: How many bodies are gone with a purge to prove it.
        proven_seq: Last event that a checkpoint, a receipt or the anchor vouches for.
    """

    fault: Fault | None
    head: Head | None
    events: int
    checkpoints: int
    purged: int
    proven_seq: int

    @property
    def whole(self) -> bool:
        """Say whether nothing is wrong."""
        return self.fault is None


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A row or line in the place of an event that no event was ever written as."""

    seq: int


def verify(
    events: Iterable[Event | Unreadable],
    checkpoints: Iterable[Checkpoint],
    public_key: Ed25519PublicKey,
    *,
    receipts: Iterable[Receipt] = (),
    hub_key: Ed25519PublicKey | None = None,
    anchor: Head | None = None,
) -> Verdict:
    """Read a whole log and say whether it is whole, or what is wrong first.

    Needs memory only for the purged bodies whose purge has not come yet and for the receipts.

    Args:
        events: In the order of the log.
        checkpoints: Ordered by `seq`.
        public_key: The station's, pinned outside the log.
        receipts: The hub's receipts; count only with `hub_key`.
        hub_key: The hub's public key, pinned outside the log.
        anchor: The last head that was noted outside the log.
    """
    chain = ChainVerifier(public_key, receipts=receipts, hub_key=hub_key, anchor=anchor)
    pending = iter(checkpoints)
    checkpoint = next(pending, None)
    for event in events:
        chain.event(event)
        while checkpoint is not None and checkpoint.seq <= event.seq:
            chain.checkpoint(checkpoint)
            checkpoint = next(pending, None)
        if chain.fault is not None:
            break
    if checkpoint is not None:
        chain.checkpoint(checkpoint)
    return chain.finish()


class ChainVerifier:
    """The same, fed event by event; a checkpoint comes right after its event."""

    def __init__(
        self,
        public_key: Ed25519PublicKey,
        *,
        receipts: Iterable[Receipt] = (),
        hub_key: Ed25519PublicKey | None = None,
        anchor: Head | None = None,
    ) -> None:
        """Prepare to read a log; see `verify`."""
        self.fault: Fault | None = None
        self._public_key = public_key
        self._hub_key = hub_key
        self._head: Head | None = None
        self._awaits_checkpoint = False
        self._events = self._checkpoints = self._purged = self._proven_seq = 0
        self._bodies_missing: set[int] = set()
        self._witnesses: dict[int, list[tuple[Head, Why]]] = {}
        if anchor is not None:
            self._witnesses[anchor.seq] = [(anchor, Why.ANCHOR_MISMATCH)]
        for receipt in receipts:
            self._add_receipt(receipt)

    def event(self, event: Event | Unreadable) -> None:
        """Check the next event of the log."""
        if self.fault is not None:
            return
        self.fault = self._first_fault(event)
        if self.fault is not None or isinstance(event, Unreadable):
            return
        self._head = head_at(event)
        self._events += 1
        self._awaits_checkpoint = checkpoint_due(event.seq, event.type)
        if event.body is None:
            self._bodies_missing.add(event.seq)
        elif event.type == Purged.TYPE:
            self._honor(event.body)
        for said, why in self._witnesses.pop(event.seq, ()):
            self._compare(said, why)

    def checkpoint(self, checkpoint: Checkpoint) -> None:
        """Check the checkpoint that follows the event just read."""
        if self.fault is not None:
            return
        self._compare_signed(checkpoint, checkpoint_statement)
        self._awaits_checkpoint = False
        self._checkpoints += 1

    def export_end(self, end: Checkpoint) -> None:
        """Check the signed end of an exported log."""
        if self.fault is None:
            self._compare_signed(end, export_end_statement)

    def unreadable(self) -> None:
        """Note that what stands where the next event should is nothing that was ever written."""
        self.event(Unreadable(self._next_seq))

    def cut_short(self) -> None:
        """Note that the log has no end."""
        self.fault = self.fault or Fault(self._next_seq, Why.TRUNCATED)

    def finish(self) -> Verdict:
        """Return the verdict once the log has ended."""
        if self.fault is None:
            self.fault = self._fault_at_end()
        return Verdict(
            fault=self.fault,
            head=self._head,
            events=self._events,
            checkpoints=self._checkpoints,
            purged=self._purged,
            proven_seq=self._proven_seq,
        )

    @property
    def _next_seq(self) -> int:
        return self._head.seq + 1 if self._head else 1

    def _first_fault(self, event: Event | Unreadable) -> Fault | None:
        if self._awaits_checkpoint:
            return Fault(self._next_seq - 1, Why.CHECKPOINT_MISSING)
        if event.seq > self._next_seq:
            return Fault(self._next_seq, Why.MISSING)
        if event.seq < self._next_seq:
            return Fault(event.seq, Why.OUT_OF_ORDER)
        if isinstance(event, Unreadable):
            return Fault(event.seq, Why.UNREADABLE)
        if not has_own_hash(event):
            return Fault(event.seq, Why.HEADER_EDITED)
        if not has_own_body(event):
            return Fault(event.seq, Why.BODY_EDITED)
        return self._break_before(event)

    def _break_before(self, event: Event) -> Fault | None:
        if self._head is None:
            return None if event.prev_hash == GENESIS else Fault(event.seq, Why.REPLACED)
        if (event.station, event.epoch) != (self._head.station, self._head.epoch):
            return Fault(event.seq, Why.OTHER_JOURNAL)
        if event.prev_hash == self._head.hash:
            return None
        # One of the two was replaced together with its own hash. The earlier one is named, unless
        # a witness has vouched for it.
        return Fault(max(event.seq - 1, self._proven_seq + 1), Why.REPLACED)

    def _compare_signed(self, said: Checkpoint, statement: Callable[[Checkpoint], bytes]) -> None:
        if self._head is None or said.seq > self._head.seq:
            self.fault = Fault(self._next_seq, Why.TRUNCATED)
        elif not _is_genuine(statement, said, self._public_key):
            self.fault = Fault(said.seq, Why.CHECKPOINT_FORGED)
        else:
            head = Head(said.station, said.epoch, said.seq, said.hash)
            self._compare(head, Why.CHECKPOINT_MISMATCH)

    def _compare(self, said: Head, why: Why) -> None:
        if self.fault is not None:
            return
        if said == self._head:
            self._proven_seq = said.seq
        else:
            self.fault = Fault(said.seq, why)

    def _honor(self, purge: bytes) -> None:
        try:
            named = self._bodies_missing.intersection(decode_body(purge, Purged).seqs)
        except UnreadableBody:  # written by a later version: what it names stays unproven
            return
        self._bodies_missing -= named
        self._purged += len(named)

    def _add_receipt(self, receipt: Receipt) -> None:
        if self._hub_key is None:
            return
        if not _is_genuine(receipt_statement, receipt, self._hub_key):
            self.fault = self.fault or Fault(receipt.acked_seq, Why.RECEIPT_FORGED)
            return
        said = Head(receipt.station, receipt.epoch, receipt.acked_seq, receipt.head)
        self._witnesses.setdefault(said.seq, []).append((said, Why.RECEIPT_MISMATCH))

    def _fault_at_end(self) -> Fault | None:
        if self._head is None:
            return Fault(1, Why.EMPTY)
        if self._awaits_checkpoint:
            return Fault(self._head.seq, Why.CHECKPOINT_MISSING)
        if self._bodies_missing:
            return Fault(min(self._bodies_missing), Why.BODY_MISSING)
        if self._witnesses:
            return Fault(self._next_seq, Why.TRUNCATED)
        return None


def _is_genuine(statement: Callable[[_S], bytes], said: _S, key: Ed25519PublicKey) -> bool:
    try:
        return is_signed(statement(said), said.signature, key)
    except (ValueError, TypeError):  # it was edited into what nobody could have signed
        return False
