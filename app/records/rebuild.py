"""Making the projections again from the events, all of them or one subject's."""

from collections.abc import Iterable
from itertools import chain
from uuid import UUID

from sqlalchemy import Connection, delete, select, update

from app.journal.event import Event
from app.journal.verify import Unreadable
from app.problems import Problem, ProblemCode
from app.records.event_rows import read_events, read_foreign
from app.records.projectors import FINGERPRINT, project, try_project
from app.records.station_tables import foreign_event, store_info
from app.records.tables import SUBJECTS


def is_outdated(connection: Connection) -> bool:
    """Say whether the projections were made by projectors that understood less, or other things."""
    return connection.scalar(select(store_info.c.projected_with)) != FINGERPRINT


def rebuild(connection: Connection) -> None:
    """Drop the station's projections and make them again, in the caller's transaction.

    Raises:
        Problem: STORE_DAMAGED, when an event of the journal cannot be read.
    """
    for table in SUBJECTS:
        connection.execute(delete(table))
    for event in read_events(connection):
        project(connection, _readable(event))
    _project_foreign(connection, read_foreign(connection))
    connection.execute(update(store_info).values(projected_with=FINGERPRINT))


def project_skipped(connection: Connection) -> None:
    """Try again what was not understood when it came: another station may have been ahead of us.

    A new word in a body that is otherwise as before changes no version, and so no fingerprint.
    """
    _project_foreign(connection, read_foreign(connection, skipped=True))


def forget_subject(connection: Connection, subject_id: UUID, remaining: Iterable[Event]) -> None:
    """Take a subject out of the projections, and put back what its remaining events say.

    Args:
        connection: In a transaction.
        subject_id: Whose facts were purged, all of them or some.
        remaining: All events about the subject, purged ones included; they project nothing.
    """
    for table, column in SUBJECTS.items():
        connection.execute(delete(table).where(column == subject_id))
    for event in remaining:
        try_project(connection, event)


def forget_subjects(connection: Connection, subject_ids: Iterable[UUID]) -> None:
    """Make the projections of these subjects again from what is left of their events."""
    for subject_id in subject_ids:
        own = map(_readable, read_events(connection, subject_id=subject_id))
        foreign = read_foreign(connection, subject_id=subject_id)
        forget_subject(connection, subject_id, chain(own, foreign))


def _project_foreign(connection: Connection, events: Iterable[Event]) -> None:
    for event in events:
        why = try_project(connection, event)
        connection.execute(
            update(foreign_event)
            .where(
                foreign_event.c.station == event.station,
                foreign_event.c.epoch == event.epoch,
                foreign_event.c.seq == event.seq,
                foreign_event.c.skipped != (why or ""),
            )
            .values(skipped=why or "")
        )


def _readable(event: Event | Unreadable) -> Event:
    if isinstance(event, Unreadable):
        raise Problem(ProblemCode.STORE_DAMAGED, f"event {event.seq}")
    return event
