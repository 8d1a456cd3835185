"""Records that a supervisor returned, and whether their officers have seen the note.

What a supervisor said last about a record counts: a later word takes the note back.
"""

from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, exists, or_, select

from app.clock import parse_timestamp
from app.records.names import officer_labels
from app.records.tables import crossing, review, review_read
from app.review.events import ReviewVerdict
from app.review.facts import UnansweredReturn
from app.services.shift_views import ReturnedNote


def returned_to(connection: Connection, officer_id: UUID) -> tuple[ReturnedNote, ...]:
    """Return the notes on this officer's records not seen yet, oldest first.

    By ix_review_officer_id_verdict_at; each leads to its crossing by ix_crossing_encounter_id.
    """
    rows = connection.execute(
        select(
            review,
            crossing.c.surname,
            crossing.c.given_names,
            crossing.c.lane,
            crossing.c.at.label("crossed_at"),
        )
        .join(crossing, crossing.c.encounter_id == review.c.subject_id, isouter=True)
        .where(review.c.officer_id == officer_id, _unseen())
        .order_by(review.c.at, review.c.event_id)
    )
    return tuple(
        ReturnedNote(
            review=row.event_id,
            record_id=row.subject_id,
            at=parse_timestamp(row.at),
            reviewer=row.reviewer,
            note=row.note,
            surname=row.surname or "",
            given_names=row.given_names or "",
            lane=row.lane or "",
            crossed_at=parse_timestamp(row.crossed_at) if row.crossed_at else None,
        )
        for row in rows
    )


def unanswered_returns(connection: Connection) -> tuple[UnansweredReturn, ...]:
    """Return all returned records whose officers have not seen the note: ix_review_verdict_at."""
    rows = connection.execute(
        select(review).where(_unseen()).order_by(review.c.at, review.c.event_id)
    ).all()
    labels = officer_labels(connection, (row.officer_id for row in rows))
    return tuple(
        UnansweredReturn(
            row.subject_id,
            parse_timestamp(row.at),
            labels.get(row.officer_id, ""),
            row.reviewer,
        )
        for row in rows
    )


def _unseen() -> ColumnElement[bool]:
    later = review.alias()
    superseded = exists().where(
        later.c.subject_id == review.c.subject_id,
        or_(
            later.c.at > review.c.at,
            and_(later.c.at == review.c.at, later.c.event_id > review.c.event_id),
        ),
    )
    seen = exists().where(review_read.c.review_event == review.c.event_id)
    return and_(review.c.verdict == ReviewVerdict.RETURNED, ~superseded, ~seen)
