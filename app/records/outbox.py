"""What the hub does not have yet. No second table: a cursor into the journal."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import msgspec
from sqlalchemy import Connection, func, select, update
from sqlalchemy.dialects.sqlite import insert

from app.journal.chain import Head
from app.journal.checkpoint import Receipt
from app.journal.event import Event
from app.journal.verify import Unreadable
from app.problems import Problem, ProblemCode
from app.records.event_rows import read_events
from app.records.station_tables import event, receipt, sync_state


@dataclass(frozen=True, slots=True)
class Batch:
    """Events of one epoch in order and without a gap.

    Attributes:
        epoch: The life of the journal they belong to.
        first_seq: Place of the first one.
        prev_hash: Hash of the event before it.
        events: At least one.
    """

    epoch: int
    first_seq: int
    prev_hash: str
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class SyncState:
    """How far sync has come.

    Attributes:
        acked_seq: Last event that the hub has confirmed.
        hub_epoch: The life of the hub's database in which it did; empty before the first receipt.
        feed_position: Cursor into the port's feed; empty at its beginning.
        feed_at: When the feed was last taken in, RFC 3339; empty for never.
    """

    acked_seq: int
    hub_epoch: str
    feed_position: str
    feed_at: str


def read_sync_state(connection: Connection) -> SyncState:
    """Return how far sync has come."""
    row = connection.execute(select(sync_state)).one()
    return SyncState(row.acked_seq, row.hub_epoch, row.feed_position, row.feed_at)


def read_unsent(connection: Connection, limit: int, max_bytes: int) -> Batch | None:
    """Return the next events to send, at most `limit` and, but for the first, `max_bytes` as JSON.

    Raises:
        Problem: STORE_DAMAGED, when an event cannot be read.
    """
    acked_seq = read_sync_state(connection).acked_seq
    waiting = islice(read_events(connection, after_seq=acked_seq, at_once=limit), limit)
    events = tuple(_within(waiting, max_bytes))
    if not events:
        return None
    return Batch(events[0].epoch, events[0].seq, events[0].prev_hash, events)


def count_unsent(connection: Connection) -> int:
    """Return how many events the hub has not confirmed."""
    last_seq = connection.scalar(select(func.coalesce(func.max(event.c.seq), 0))) or 0
    return max(0, last_seq - read_sync_state(connection).acked_seq)


def keep_receipt(connection: Connection, said: Receipt, head: Head) -> None:
    """Move the cursor to what the hub confirmed; a receipt older than the cursor changes nothing.

    Args:
        connection: In a transaction.
        said: The hub's receipt, its signature checked by the caller.
        head: Where this station's chain stands.

    Raises:
        Problem: HUB_FORK, when the hub confirms an event that this journal does not hold.
    """
    ours = connection.scalar(select(event.c.hash).where(event.c.seq == said.acked_seq))
    same_journal = (said.station, said.epoch) == (head.station, head.epoch)
    if not same_journal or (said.acked_seq and ours != said.head):
        raise Problem(ProblemCode.HUB_FORK, f"event {said.acked_seq}")
    state = read_sync_state(connection)
    if state.hub_epoch == said.hub_epoch and said.acked_seq <= state.acked_seq:
        return
    row = {
        "hub_epoch": said.hub_epoch,
        "station": said.station,
        "epoch": said.epoch,
        "acked_seq": said.acked_seq,
        "head": said.head,
        "server_time": said.server_time,
        "signature": said.signature,
    }
    connection.execute(
        insert(receipt)
        .values(row)
        .on_conflict_do_update(index_elements=[receipt.c.hub_epoch], set_=row)
    )
    move_cursor(connection, said.acked_seq, said.hub_epoch)


def move_cursor(connection: Connection, acked_seq: int, hub_epoch: str) -> None:
    """Note what the hub confirms; less than before when it was restored from a copy."""
    connection.execute(update(sync_state).values(acked_seq=acked_seq, hub_epoch=hub_epoch))


def _within(events: Iterator[Event | Unreadable], max_bytes: int) -> Iterator[Event]:
    size = 0
    for place, said in enumerate(events):
        if isinstance(said, Unreadable):
            raise Problem(ProblemCode.STORE_DAMAGED, f"event {said.seq}")
        size += len(msgspec.json.encode(said))
        if place and size > max_bytes:
            return
        yield said
