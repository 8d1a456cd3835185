"""What the port's records hold about a document: crossings, and the last secondary."""

from sqlalchemy import Connection, exists, select

from app.records.referral_rows import findings_of
from app.records.tables import crossing, recall, referral
from app.screening.summary_types import PastCrossing, PastSecondary

_CROSSINGS = 1000  # of one document; more tell nobody anything
_NOTHING_FOUND = "none"


def crossings(
    connection: Connection, issuing_state: str, document_number: str
) -> tuple[PastCrossing, ...]:
    """Return this document's crossings, newest first; a decision that was taken back is none."""
    taken_back = exists().where(
        recall.c.station == crossing.c.station,
        recall.c.encounter_id == crossing.c.encounter_id,
        recall.c.seq > crossing.c.seq,
    )
    rows = connection.execute(
        select(
            crossing.c.at,
            crossing.c.port,
            crossing.c.lane,
            crossing.c.decision,
            crossing.c.direction,
        )
        .where(
            crossing.c.issuing_state == issuing_state,
            crossing.c.document_number == document_number,
            ~taken_back,
        )
        .order_by(crossing.c.at.desc(), crossing.c.encounter_id)
        .limit(_CROSSINGS)
    )
    return tuple(
        PastCrossing(row.at, row.port, row.lane, row.decision, row.direction) for row in rows
    )


def last_secondary(
    connection: Connection, issuing_state: str, document_number: str
) -> PastSecondary | None:
    """Return this document's last closed secondary, or None."""
    row = connection.execute(
        select(referral)
        .where(
            referral.c.issuing_state == issuing_state,
            referral.c.document_number == document_number,
            referral.c.closed_at.is_not(None),
        )
        .order_by(referral.c.closed_at.desc(), referral.c.id)
        .limit(1)
    ).one_or_none()
    if row is None:
        return None
    words = [found.finding for found in findings_of(connection, [row.id]).get(row.id, ())]
    told = [word for word in words if word != _NOTHING_FOUND] or words
    return PastSecondary(row.closed_at, row.port, row.disposition, told[0] if told else "")
