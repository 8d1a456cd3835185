"""What several kinds of fact have in common."""

from uuid import UUID

from sqlalchemy import Connection

from app.clock import parse_timestamp, timestamp
from app.journal.codec import UnreadableBody
from app.journal.event import Event
from app.records import tables
from app.records.merging import add, keep_earliest

_YEARS = range(1970, 9999)
"""Outside of them, a moment may have no local time, and no later or earlier one."""


def require_time(text: str) -> None:
    """Refuse what is no time: everything that reads the projections counts on it."""
    try:
        said = parse_timestamp(text)
        if timestamp(said) == text and said.year in _YEARS:
            return
    except (ValueError, OverflowError):
        pass
    raise UnreadableBody("time")


def note_name(connection: Connection, event: Event, label: str) -> None:
    """Note how the officer who acted was named."""
    if event.officer_id is None:
        return
    said = {
        "event_id": event.id,
        "subject_id": event.subject_id,
        "officer_id": event.officer_id,
        "label": label,
        "said_at": event.occurred_at,
    }
    add(connection, tables.officer_name, said)


def note_picture(connection: Connection, event: Event, sha256: str) -> None:
    """Note that a fact names a picture."""
    if not sha256:
        return
    named = {
        "station": event.station,
        "subject_id": event.subject_id,
        "sha256": sha256,
        "named_at": event.occurred_at,
    }
    keep_earliest(connection, tables.picture, named, by=("named_at",))


def note_step(
    connection: Connection, event: Event, text: str, *, referral_id: UUID | None = None
) -> None:
    """Add a step to the timeline of a referral: the event's subject unless another is named."""
    step = {
        "event_id": event.id,
        "referral_id": referral_id or event.subject_id,
        "subject_id": event.subject_id,
        "at": event.occurred_at,
        "kind": event.type,
        "station": event.station,
        "officer_id": event.officer_id,
        "text": text,
    }
    add(connection, tables.timeline, step)
