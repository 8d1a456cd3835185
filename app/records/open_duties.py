"""Who works where now, as far as this store knows."""

from collections.abc import Sequence

from sqlalchemy import Connection, or_, select

from app.duty.officers import Role
from app.records.tables import duty
from app.services.views import OpenDuty


def open_duties(connection: Connection, station: str, badge: str) -> Sequence[OpenDuty]:
    """Return the duties not ended yet: all of `station`, and this badge's at others; oldest first.

    Another station's may have ended since, or it may have lost its power: what it says comes late.
    """
    rows = connection.execute(
        select(duty)
        .where(
            or_(duty.c.station == station, duty.c.badge == badge),
            duty.c.signed_in_at.is_not(None),
            duty.c.signed_out_at.is_(None),
        )
        .order_by(duty.c.signed_in_at, duty.c.station, duty.c.id)
    )
    return tuple(
        OpenDuty(
            row.id,
            row.station == station,
            row.station,
            row.badge,
            Role(row.role),
            row.lane,
            row.signed_in_at,
        )
        for row in rows
    )
