"""Purges reach the hub too: the named bodies go here as well, headers and digests stay."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from sqlalchemy import Connection, select, update

from app.hub.stored import restored
from app.hub.tables import hub_event
from app.journal.codec import UnreadableBody, decode_body
from app.journal.event import Event
from app.journal.purge import Purged
from app.records.rebuild import forget_subject

_AT_ONCE = 500  # seqs in one statement


def honor_purges(connection: Connection, events: Sequence[Event]) -> None:
    """Delete what the purges among these events name, from the journal and the projections."""
    for event in events:
        if event.type != Purged.TYPE or event.body is None:
            continue
        try:
            purged = decode_body(event.body, Purged)
        except UnreadableBody:
            continue  # it is flagged already
        subjects: set[UUID] = set()
        for start in range(0, len(purged.seqs), _AT_ONCE):
            subjects |= _forget(connection, event, purged.seqs[start : start + _AT_ONCE])
        for subject_id in subjects:
            forget_subject(connection, subject_id, list(_about(connection, subject_id)))


def _forget(connection: Connection, purge: Event, seqs: Sequence[int]) -> set[UUID]:
    """Delete these bodies of the purge's own journal; return whom or what they were about."""
    changed = connection.execute(
        update(hub_event)
        .where(
            hub_event.c.station == purge.station,
            hub_event.c.epoch == purge.epoch,
            hub_event.c.seq.in_(seqs),
            hub_event.c.seq < purge.seq,
            hub_event.c.type != Purged.TYPE,
        )
        .values(body=None)
        .returning(hub_event.c.subject_id)
    )
    return set(changed.scalars())


def _about(connection: Connection, subject_id: UUID) -> Iterator[Event]:
    rows = connection.execute(
        select(hub_event.c.header, hub_event.c.body).where(hub_event.c.subject_id == subject_id)
    )
    for row in rows:
        yield restored(row.header, row.body)
