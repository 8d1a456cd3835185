"""What supervisors said."""

from sqlalchemy import Connection

from app.journal.event import Event
from app.records import tables
from app.records.merging import add, keep_earliest
from app.records.projecting.common import note_name
from app.review.events import NoteRead, RecordReviewed


def record_reviewed(connection: Connection, event: Event, body: RecordReviewed) -> None:
    reviewed = {
        "event_id": event.id,
        "subject_id": event.subject_id,
        "at": event.occurred_at,
        "reviewer_id": event.officer_id,
        "reviewer": body.reviewer,
        "officer_id": body.officer_id,
        "verdict": body.verdict,
        "note": body.note,
    }
    add(connection, tables.review, reviewed)
    note_name(connection, event, body.reviewer)


def note_read(connection: Connection, event: Event, body: NoteRead) -> None:
    read = {
        "review_event": body.review_event,
        "subject_id": event.subject_id,
        "event_id": event.id,
        "at": event.occurred_at,
    }
    keep_earliest(connection, tables.review_read, read, by=("at", "event_id"))
