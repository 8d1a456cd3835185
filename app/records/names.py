"""What an officer is called, as far as this desk was told."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from sqlalchemy import Connection, select

from app.records.tables import officer_name


def officer_labels(connection: Connection, ids: Iterable[UUID | None]) -> Mapping[UUID, str]:
    """Return badge and name of each officer as last said; those of whom nothing was said lack."""
    wanted = {officer_id for officer_id in ids if officer_id is not None}
    rows = connection.execute(
        select(officer_name.c.officer_id, officer_name.c.label)
        .where(officer_name.c.officer_id.in_(wanted))
        .order_by(officer_name.c.said_at, officer_name.c.event_id)
    )
    return {row.officer_id: row.label for row in rows}
