"""Everything about one crossing, as the supervisor opens it."""

from uuid import UUID

import msgspec
from sqlalchemy import Connection, and_, select

from app.clock import parse_timestamp
from app.duty.officers import Direction, Mode
from app.encounters.declaration import Declaration
from app.encounters.events import Phases
from app.encounters.referral import Decision
from app.encounters.referral_events import Companion
from app.records.attachments import AttachmentStore
from app.records.names import officer_labels
from app.records.referral_rows import conveyance_of, referral_rows, summary_of
from app.records.supervision_list import record_query, record_row, record_rows
from app.records.tables import crossing, crossing_card, recall, referral, review, review_read
from app.review.events import ReviewVerdict
from app.services.shift_views import RecallView, RecordFile, RecordRow, ReviewView


def record_file(
    connection: Connection, record_id: UUID, attachments: AttachmentStore
) -> RecordFile | None:
    """Return everything about a crossing, or None: ix_crossing_encounter_id.

    Should two stations use one identifier, the first to decide counts.
    """
    mine = and_(
        crossing_card.c.station == crossing.c.station,
        crossing_card.c.encounter_id == crossing.c.encounter_id,
    )
    row = connection.execute(
        record_query()
        .add_columns(
            crossing_card.c.conveyance, crossing_card.c.declaration, crossing_card.c.summary
        )
        .join(crossing_card, mine)
        .where(crossing.c.encounter_id == record_id)
        .order_by(crossing.c.at, crossing.c.station)
        .limit(1)
    ).one_or_none()
    if row is None:
        return None
    label = officer_labels(connection, [row.officer_id]).get(row.officer_id, "")
    sent = select(referral).where(referral.c.id == row.referral_id, referral.c.sent_at.is_not(None))
    return RecordFile(
        row=record_row(row, label),
        officer_id=row.officer_id,
        port=row.port,
        station=row.station,
        mode=Mode(row.mode),
        direction=Direction(row.direction),
        summary=summary_of(row.summary),
        phases=Phases(row.machine_ms, row.document_ms, row.interview_ms, row.decision_ms),
        conveyance=conveyance_of(row.conveyance),
        declaration=(msgspec.convert(row.declaration, Declaration) if row.declaration else None),
        party=_party(connection, row.party_id, record_id),
        companions=_companions(connection, row.referral_id, record_id),
        referral=next(iter(referral_rows(connection, sent)), None) if row.referral_id else None,
        recalls=_recalls(connection, row.station, record_id),
        reviews=_reviews(connection, record_id),
        photo=row.page_photo,
        photo_here=attachments.has(row.page_photo),
    )


def _party(connection: Connection, party_id: UUID | None, record_id: UUID) -> tuple[RecordRow, ...]:
    """Return who else was decided of those who came together: ix_crossing_party_id."""
    if party_id is None:
        return ()
    query = (
        record_query()
        .where(crossing.c.party_id == party_id, crossing.c.encounter_id != record_id)
        .order_by(crossing.c.at, crossing.c.encounter_id)
    )
    return record_rows(connection, query)


def _companions(
    connection: Connection, referral_id: UUID | None, record_id: UUID
) -> tuple[Companion, ...]:
    """Return who went along and has no crossing: whoever has one stands among the party."""
    if referral_id is None:
        return ()
    said = connection.scalar(
        select(referral.c.companions).where(
            referral.c.id == referral_id, referral.c.encounter_id == record_id
        )
    )
    companions = msgspec.convert(said or (), tuple[Companion, ...])
    with_record = set(
        connection.scalars(
            select(crossing.c.encounter_id).where(
                crossing.c.encounter_id.in_([one.encounter_id for one in companions])
            )
        )
    )
    return tuple(one for one in companions if one.encounter_id not in with_record)


def _recalls(connection: Connection, station: str, record_id: UUID) -> tuple[RecallView, ...]:
    rows = connection.execute(
        select(recall)
        .where(recall.c.station == station, recall.c.encounter_id == record_id)
        .order_by(recall.c.seq)
    ).all()
    labels = officer_labels(connection, (row.officer_id for row in rows))
    return tuple(
        RecallView(
            parse_timestamp(row.at),
            labels.get(row.officer_id, ""),
            Decision(row.decision),
            row.after_ms,
        )
        for row in rows
    )


def _reviews(connection: Connection, record_id: UUID) -> tuple[ReviewView, ...]:
    rows = connection.execute(
        select(review, review_read.c.at.label("read_at"))
        .join(review_read, review_read.c.review_event == review.c.event_id, isouter=True)
        .where(review.c.subject_id == record_id)
        .order_by(review.c.at, review.c.event_id)
    )
    return tuple(
        ReviewView(
            parse_timestamp(row.at),
            row.reviewer,
            ReviewVerdict(row.verdict),
            row.note,
            parse_timestamp(row.read_at) if row.read_at else None,
        )
        for row in rows
    )
