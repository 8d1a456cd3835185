"""What an officer is called, as far as this desk was told."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, bindparam, select

from app.records.tables import duty, officer_name

_LATEST = (
    select(officer_name.c.label)
    .where(officer_name.c.officer_id == bindparam("officer_id"))
    .order_by(officer_name.c.said_at.desc(), officer_name.c.event_id.desc())
    .limit(1)
)
_BADGE = (
    select(duty.c.badge)
    .where(duty.c.officer_id == bindparam("officer_id"), duty.c.signed_in_at.is_not(None))
    .order_by(duty.c.signed_in_at.desc(), duty.c.id.desc())
    .limit(1)
)


def officer_labels(connection: Connection, ids: Iterable[UUID | None]) -> Mapping[UUID, str]:
    """Return badge and name of each officer as last said; those of whom nothing was said lack.

    An officer is named with every sign-in and referral: each question looks at the last time only.
    """
    return _each(connection, _LATEST, ids)


def officer_badges(connection: Connection, ids: Iterable[UUID | None]) -> Mapping[UUID, str]:
    """Return the badge with which each officer signed in last; of whom nothing is known lack."""
    return _each(connection, _BADGE, ids)


def _each(
    connection: Connection, query: Select[Any], ids: Iterable[UUID | None]
) -> Mapping[UUID, str]:
    wanted = {officer_id for officer_id in ids if officer_id is not None}
    found = (
        (officer_id, connection.execute(query, {"officer_id": officer_id}).scalar())
        for officer_id in wanted
    )
    return {officer_id: said for officer_id, said in found if said is not None}
