"""What an officer is called, as far as this desk was told."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from sqlalchemy import Connection, bindparam, select

from app.records.tables import officer_name

_LATEST = (
    select(officer_name.c.label)
    .where(officer_name.c.officer_id == bindparam("officer_id"))
    .order_by(officer_name.c.said_at.desc(), officer_name.c.event_id.desc())
    .limit(1)
)


def officer_labels(connection: Connection, ids: Iterable[UUID | None]) -> Mapping[UUID, str]:
    """Return badge and name of each officer as last said; those of whom nothing was said lack.

    An officer is named with every sign-in and referral: each question looks at the last time only.
    """
    wanted = {officer_id for officer_id in ids if officer_id is not None}
    found = {
        officer_id: connection.scalar(_LATEST, {"officer_id": officer_id}) for officer_id in wanted
    }
    return {officer_id: label for officer_id, label in found.items() if label is not None}
