"""Matches that officers of this port cleared."""

from sqlalchemy import ColumnElement, Connection, select

from app.records.names import officer_labels
from app.records.tables import clearance
from app.screening.answers import Clearance


def clearances_of(connection: Connection, *which: ColumnElement[bool]) -> tuple[Clearance, ...]:
    """Return these clearances, newest first, with the officers' names as last said."""
    rows = connection.execute(
        select(clearance).where(*which).order_by(clearance.c.at.desc(), clearance.c.id.desc())
    ).all()
    labels = officer_labels(connection, (row.officer_id for row in rows))
    return tuple(
        Clearance(
            listing=row.listing,
            issuing_state=row.issuing_state,
            document_number=row.document_number,
            birth_date=row.birth_date,
            cleared_by=labels.get(row.officer_id, row.station),
            until=row.until,
            id=row.id,
            reason=row.reason,
            at_secondary=bool(row.at_secondary),
        )
        for row in rows
    )
