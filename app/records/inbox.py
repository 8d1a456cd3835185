"""What other stations of the port recorded, as the hub's feed brings it."""

import logging
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Connection, CursorResult, update
from sqlalchemy.dialects.sqlite import insert

from app.journal.chain import Head, is_intact
from app.journal.codec import UnreadableBody, decode_body
from app.journal.event import Event
from app.journal.purge import Purged
from app.records.event_rows import foreign_header
from app.records.projectors import try_project
from app.records.rebuild import forget_subjects
from app.records.station_tables import foreign_event, sync_state

_SEQS_AT_ONCE = 500

_log = logging.getLogger(__name__)


def take_in(connection: Connection, events: Sequence[Event], own: Head) -> tuple[Event, ...]:
    """Store other stations' events and project them; return those that were new.

    An event comes twice when it was announced ahead of its turn. One that this version does not
    understand is kept for a later one, and never stops those behind it.
    """
    return tuple(said for said in events if _take(connection, said, own))


def move_feed(connection: Connection, position: str, at: str) -> None:
    """Note how far the feed was taken in, and when."""
    connection.execute(update(sync_state).values(feed_position=position, feed_at=at))


def _take(connection: Connection, said: Event, own: Head) -> bool:
    if (said.station, said.epoch) == (own.station, own.epoch):
        return False
    if not is_intact(said):
        _log.warning("an event of station %s is not what it was: left out", said.station)
        return False
    stored: CursorResult[tuple[int]] = connection.execute(
        insert(foreign_event)
        .values(
            station=said.station,
            epoch=said.epoch,
            seq=said.seq,
            subject_id=said.subject_id,
            header=foreign_header(said),
            body=said.body,
            skipped="",
        )
        .on_conflict_do_nothing()
        .returning(foreign_event.c.arrival)
    )
    arrival = stored.scalar_one_or_none()
    if arrival is None:
        return False
    if why := try_project(connection, said):
        connection.execute(
            update(foreign_event).where(foreign_event.c.arrival == arrival).values(skipped=why)
        )
    if said.type == Purged.TYPE and said.body is not None:
        _honor(connection, said)
    return True


def _honor(connection: Connection, purge: Event) -> None:
    try:
        seqs = decode_body(purge.body or b"", Purged).seqs
    except UnreadableBody:
        return
    subjects: set[UUID] = set()
    for start in range(0, len(seqs), _SEQS_AT_ONCE):
        gone = connection.execute(
            update(foreign_event)
            .where(
                foreign_event.c.station == purge.station,
                foreign_event.c.epoch == purge.epoch,
                foreign_event.c.seq.in_(seqs[start : start + _SEQS_AT_ONCE]),
                foreign_event.c.seq != purge.seq,
            )
            .values(body=None)
            .returning(foreign_event.c.subject_id)
        )
        subjects.update(gone.scalars())
    forget_subjects(connection, subjects)
