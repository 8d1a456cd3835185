"""The station's journal on its store: append, send on, take in what other stations recorded."""

import logging
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import Connection, delete, insert, select

from app.clock import Clock, timestamp
from app.ids import NewId
from app.journal.chain import Head, Moment, head_at, seal
from app.journal.checkpoint import Receipt, checkpoint_due, sign_checkpoint
from app.journal.codec import NONCE_BYTES
from app.journal.event import Authorship, Draft, Event
from app.journal.purge import Purged
from app.records.event_rows import insert_event, read_head
from app.records.inbox import move_feed, take_in
from app.records.keys import StationKeys
from app.records.outbox import (
    Batch,
    SyncState,
    count_unsent,
    keep_receipt,
    move_cursor,
    read_sync_state,
    read_unsent,
)
from app.records.pictures import queue_all_pictures, queue_pictures
from app.records.projectors import project
from app.records.rebuild import forget_subjects
from app.records.station_tables import checkpoint, event, event_body
from app.records.store import Store

Listener = Callable[[tuple[Event, ...]], None]

_FOREIGN_AT_ONCE = 20  # other stations' events in one transaction
_SEQS_AT_ONCE = 500

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class JournalStore:
    """Audit log, outbox and history of one station. For any thread; writers wait for one another.

    Every method raises `Problem` STORE_DAMAGED or STORE_BUSY where the store cannot be used, and
    those that record also DISK_FULL; then nothing was recorded.
    """

    store: Store
    keys: StationKeys
    clock: Clock
    new_id: NewId
    _listeners: list[Listener] = field(default_factory=list, init=False)

    def append(self, *drafts: Draft) -> tuple[Event, ...]:
        """Record facts together: journal, projections and checkpoints in one transaction.

        Durable on return.

        Raises:
            ValueError: A body holds what a record may not hold, or is of no known kind.
        """
        with self.store.writing() as connection:
            events = self._append(connection, drafts)
        self._tell(events)
        return events

    def append_with(self, also: Callable[[Connection], None], *drafts: Draft) -> tuple[Event, ...]:
        """Record facts together with what is no fact (a PIN's hash), in one transaction."""
        with self.store.writing() as connection:
            also(connection)
            events = self._append(connection, drafts)
        self._tell(events)
        return events

    def purge(self, seqs: Sequence[int], rule: str, authorship: Authorship) -> Event:
        """Delete the bodies of these events here, and say so; the hub and other desks follow.

        Args:
            seqs: Events of this journal, but no purges: the store keeps those, as the proof.
            rule: The retention rule that asks for it.
            authorship: Who purges; None for the station itself.
        """
        named = tuple(sorted(set(seqs)))
        with self.store.writing() as connection:
            draft = Draft(Purged(named, rule), self.new_id(), authorship)
            events = self._append(connection, (draft,))
            forget_subjects(connection, _delete_bodies(connection, named))
        self._tell(events)
        return events[0]

    def on_append(self, listener: Listener) -> None:
        """Call `listener` with the new events after each commit, on the thread that recorded."""
        self._listeners.append(listener)

    def head(self) -> Head:
        """Return where this station's chain stands."""
        with self.store.reading() as connection:
            return read_head(connection)

    # --- sending on -----------------------------------------------------------------------------

    def unsent(self, limit: int, max_bytes: int) -> Batch | None:
        """Return the next events for the hub; None when it has them all.

        Args:
            limit: At most so many events.
            max_bytes: At most so much as JSON; one event is returned whatever its size.
        """
        with self.store.reading() as connection:
            return read_unsent(connection, limit, max_bytes)

    def unsent_count(self) -> int:
        """Return how many events the hub has not confirmed."""
        with self.store.reading() as connection:
            return count_unsent(connection)

    def acked_seq(self) -> int:
        """Return the last event that the hub has confirmed; 0 for none."""
        return self.sync_state().acked_seq

    def sync_state(self) -> SyncState:
        """Return how far sync has come, both ways."""
        with self.store.reading() as connection:
            return read_sync_state(connection)

    def record_receipt(self, receipt: Receipt) -> None:
        """Keep the hub's receipt, whose signature was checked, and move the outbox on.

        Raises:
            Problem: HUB_FORK, when it confirms an event that this journal does not hold.
        """
        with self.store.writing() as connection:
            keep_receipt(connection, receipt, read_head(connection))

    def rewind(self, acked_seq: int, hub_epoch: str) -> None:
        """Send again from here on, pictures too: the hub was restored from an earlier copy."""
        with self.store.writing() as connection:
            move_cursor(connection, acked_seq, hub_epoch)
            queue_all_pictures(connection, self.store.info.station.name)

    # --- taking in ------------------------------------------------------------------------------

    def apply_foreign(self, events: Sequence[Event], feed_position: str) -> tuple[Event, ...]:
        """Take in other stations' events a few at a time, and with the last the feed's cursor.

        A record of this station's own waits for a few of them at most, not for a page of the feed.
        Safe to repeat. Events of this station, damaged ones and known ones are left out; those that
        this version does not understand are kept and change nothing.

        Returns:
            The events that were new here.
        """
        new: list[Event] = []
        for start in range(0, max(1, len(events)), _FOREIGN_AT_ONCE):
            stop = start + _FOREIGN_AT_ONCE
            with self.store.writing() as connection:
                new += take_in(connection, events[start:stop], read_head(connection))
                if stop >= len(events):
                    move_feed(connection, feed_position, timestamp(self.clock.now()))
        return tuple(new)

    def _append(self, connection: Connection, drafts: Sequence[Draft]) -> tuple[Event, ...]:
        moment = Moment(timestamp(self.clock.now()), self.clock.boot_id, self.clock.monotonic_ns())
        head = read_head(connection)
        events: list[Event] = []
        for draft in drafts:
            said = seal(
                draft,
                head,
                event_id=self.new_id(),
                moment=moment,
                nonce=secrets.token_bytes(NONCE_BYTES),
            )
            head = head_at(said)
            insert_event(connection, said)
            if why := project(connection, said):
                raise ValueError(f"{said.type} cannot be recorded: {why}")
            queue_pictures(connection, said.seq, draft.body)
            if checkpoint_due(said.seq, said.type):
                self._checkpoint(connection, head, moment.occurred_at)
            events.append(said)
        return tuple(events)

    def _checkpoint(self, connection: Connection, head: Head, at: str) -> None:
        signed = sign_checkpoint(head, at, self.keys.signing_key)
        connection.execute(
            insert(checkpoint).values(
                seq=signed.seq,
                station=signed.station,
                epoch=signed.epoch,
                hash=signed.hash,
                at=signed.at,
                signature=signed.signature,
            )
        )

    def _tell(self, events: tuple[Event, ...]) -> None:
        if not events:
            return
        for listener in self._listeners:
            try:
                listener(events)
            except Exception:  # noqa: BLE001 - recorded is recorded, whoever fails to hear of it
                _log.exception("a listener of the journal failed")


def _delete_bodies(connection: Connection, seqs: Sequence[int]) -> set[UUID]:
    subjects: set[UUID] = set()
    for start in range(0, len(seqs), _SEQS_AT_ONCE):
        some = seqs[start : start + _SEQS_AT_ONCE]
        connection.execute(delete(event_body).where(event_body.c.seq.in_(some)))
        about = connection.scalars(select(event.c.subject_id).where(event.c.seq.in_(some)))
        subjects.update(map(UUID, about))
    return subjects
