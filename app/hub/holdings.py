"""What the hub holds of each station: for whoever compares it with the station's own log."""

from dataclasses import dataclass

from sqlalchemy import Engine, func, select

from app.hub.tables import hub_event, hub_head


@dataclass(frozen=True, slots=True)
class Holding:
    """The hub's copy of one station's latest journal.

    Attributes:
        events: How many events it holds of this epoch.
        seq: Place of the last one; the same number where nothing is missing or doubled.
        head: Hash of the last one.
    """

    station: str
    epoch: int
    events: int
    seq: int
    head: str


def holdings(engine: Engine) -> dict[str, Holding]:
    """Return the hub's holdings by station."""
    query = (
        select(
            hub_head.c.station,
            hub_head.c.epoch,
            hub_head.c.seq,
            hub_head.c.hash,
            func.count(hub_event.c.id).label("events"),
        )
        .join(
            hub_event,
            (hub_event.c.station == hub_head.c.station) & (hub_event.c.epoch == hub_head.c.epoch),
        )
        .group_by(hub_head.c.station, hub_head.c.epoch, hub_head.c.seq, hub_head.c.hash)
        .order_by(hub_head.c.epoch)
    )
    with engine.connect() as connection:
        rows = connection.execute(query).all()
    return {
        row.station: Holding(row.station, row.epoch, row.events, row.seq, row.hash) for row in rows
    }
