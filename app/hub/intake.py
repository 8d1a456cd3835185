"""Takes in what stations send: exactly once, all or nothing, stored first and judged later."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection, Engine, insert, select, update

from app.clock import Clock, timestamp
from app.hub.announcements import settle
from app.hub.batch import check_batch
from app.hub.feed import add_to_feed, concerns_the_port
from app.hub.forgetting import honor_purges
from app.hub.judgement import Doubt, Judge
from app.hub.locks import lock_station
from app.hub.metrics import Metrics
from app.hub.quarantine import quarantine
from app.hub.refusals import Refused
from app.hub.stations import Caller
from app.hub.stored import column_text, header_bytes
from app.hub.tables import hub_batch, hub_event, hub_head
from app.journal.chain import GENESIS
from app.journal.checkpoint import receipt_statement
from app.journal.event import Event
from app.sync.protocol import Head, Push, Receipt, RefusalCode


class _At(NamedTuple):
    """The last event of an epoch, as the hub holds it."""

    seq: int
    hash: str


@dataclass(frozen=True, slots=True)
class Intake:
    """The way in."""

    engine: Engine
    signing_key: Ed25519PrivateKey
    hub_epoch: str
    clock: Clock
    judge: Judge
    metrics: Metrics

    def push(self, caller: Caller, push: Push) -> Receipt:
        """Store a batch and give the receipt; what is held already is not stored again.

        Raises:
            Refused: CHAIN, BATCH_SIGNATURE; GAP, EPOCH with where to go on; FORK, when the hub
                holds other events under these numbers (the batch is kept in quarantine).
        """
        check_batch(caller, push)
        try:
            with self.engine.begin() as connection:
                at = self._take(connection, caller, push)
        except Refused as refused:
            if refused.refusal.code is RefusalCode.FORK:
                quarantine(self.engine, push, timestamp(self.clock.now()))
            raise
        self.metrics.batches.inc()
        self.metrics.events.inc(len(push.events))
        return self._receipt(push.station, push.epoch, at)

    def head(self, caller: Caller) -> Head:
        """Say how far the hub's copy of the caller's journal goes."""
        with self.engine.connect() as connection:
            row = connection.execute(
                select(hub_head)
                .where(hub_head.c.station == caller.station)
                .order_by(hub_head.c.epoch.desc())
                .limit(1)
            ).one_or_none()
        return Head(
            station=caller.station,
            epoch=row.epoch if row else 0,
            seq=row.seq if row else 0,
            head=row.hash if row else GENESIS,
            hub_epoch=self.hub_epoch,
            server_time=timestamp(self.clock.now()),
        )

    def _take(self, connection: Connection, caller: Caller, push: Push) -> _At:
        lock_station(connection, caller.station)
        head = _head(connection, push.station, push.epoch)
        if push.hub_epoch and push.hub_epoch != self.hub_epoch:
            raise _go_on(RefusalCode.EPOCH, head, self.hub_epoch)
        _check_link(connection, push, head)
        new = [event for event in push.events if head is None or event.seq > head.seq]
        if not new:
            assert head is not None
            return head
        reused = _reused_ids(connection, new)
        self._store(connection, push, new)
        self.judge.look_at(connection, new)
        honor_purges(connection, new)
        early = settle(connection, caller.station, new)
        otherwise = [e for e in new if early.get(e.id, e.hash) != e.hash]
        self.judge.flag(connection, otherwise, Doubt.ANNOUNCED_OTHERWISE)
        self.judge.flag(connection, [e for e in new if e.id in reused], Doubt.ID_REUSED)
        told = reused.union(early)
        untold = [e for e in new if concerns_the_port(e.type) and e.id not in told]
        add_to_feed(connection, caller.port, untold)
        return _At(new[-1].seq, new[-1].hash)

    def _store(self, connection: Connection, push: Push, new: Sequence[Event]) -> None:
        received_at = timestamp(self.clock.now())
        connection.execute(
            insert(hub_event),
            [
                {
                    "station": event.station,
                    "epoch": event.epoch,
                    "seq": event.seq,
                    "id": event.id,
                    "type": column_text(event.type),
                    "subject_id": event.subject_id,
                    "hash": event.hash,
                    "received_at": received_at,
                    "header": header_bytes(event),
                    "body": event.body,
                }
                for event in new
            ],
        )
        last = new[-1]
        place = {"station": push.station, "epoch": push.epoch}
        moved = connection.execute(
            update(hub_head).filter_by(**place).values(seq=last.seq, hash=last.hash)
        )
        if not moved.rowcount:
            connection.execute(insert(hub_head).values(seq=last.seq, hash=last.hash, **place))
        connection.execute(
            insert(hub_batch).values(
                first_seq=push.first_seq,
                last_seq=last.seq,
                prev_hash=push.prev_hash,
                signature=push.batch_signature,
                **place,
            )
        )

    def _receipt(self, station: str, epoch: int, at: _At) -> Receipt:
        unsigned = Receipt(
            station=station,
            epoch=epoch,
            acked_seq=at.seq,
            head=at.hash,
            hub_epoch=self.hub_epoch,
            server_time=timestamp(self.clock.now()),
            receipt_signature=bytes(64),
        )
        signature = self.signing_key.sign(receipt_statement(unsigned.for_journal()))
        return msgspec.structs.replace(unsigned, receipt_signature=signature)


def _head(connection: Connection, station: str, epoch: int) -> _At | None:
    row = connection.execute(
        select(hub_head.c.seq, hub_head.c.hash).filter_by(station=station, epoch=epoch)
    ).one_or_none()
    return _At(row.seq, row.hash) if row else None


def _reused_ids(connection: Connection, new: Sequence[Event]) -> set[UUID]:
    """Return the ids that this station gave to another event before, in this batch or earlier."""
    counts = Counter(event.id for event in new)
    held = connection.execute(
        select(hub_event.c.id).where(
            hub_event.c.station == new[0].station, hub_event.c.id.in_(counts)
        )
    )
    return {event_id for event_id, count in counts.items() if count > 1} | set(held.scalars())


def _check_link(connection: Connection, push: Push, head: _At | None) -> None:
    """Refuse a batch that does not go on from what the hub holds.

    Raises:
        Refused: GAP or FORK.
    """
    if head is None:
        if push.first_seq != 1 or push.prev_hash != GENESIS:
            raise _go_on(RefusalCode.GAP, None)
        return
    if push.first_seq > head.seq + 1:
        raise _go_on(RefusalCode.GAP, head)
    if push.first_seq == head.seq + 1:
        if push.prev_hash != head.hash:
            raise Refused(RefusalCode.FORK)
        return
    sent = {event.seq: event.hash for event in push.events if event.seq <= head.seq}
    held = connection.execute(
        select(hub_event.c.seq, hub_event.c.hash)
        .filter_by(station=push.station, epoch=push.epoch)
        .where(hub_event.c.seq.between(push.first_seq, push.events[-1].seq))
    )
    if {row.seq: row.hash for row in held} != sent:
        raise Refused(RefusalCode.FORK)


def _go_on(code: RefusalCode, head: _At | None, hub_epoch: str = "") -> Refused:
    """Return the no that says where the station is to go on."""
    next_seq, last_hash = (head.seq + 1, head.hash) if head else (1, GENESIS)
    return Refused(code, next_seq=next_seq, head=last_hash, hub_epoch=hub_epoch)
