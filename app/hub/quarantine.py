"""Batches that contradict what the hub holds: kept apart for whoever finds out why."""

import hashlib

from sqlalchemy import Engine, func, insert, select

from app.hub.locks import lock_station
from app.hub.tables import hub_quarantine
from app.sync.protocol import Push, encode

_MOST_BATCHES = 100
"""Of one station: enough to understand it, too few to fill the disk."""


def quarantine(engine: Engine, push: Push, received_at: str) -> None:
    """Keep a batch; the same one only once."""
    content = encode(push)
    digest = hashlib.sha256(content).hexdigest()
    kept = select(func.count()).select_from(hub_quarantine).filter_by(station=push.station)
    with engine.begin() as connection:
        lock_station(connection, push.station)
        known = connection.execute(kept.filter_by(digest=digest)).scalar_one()
        if known or connection.execute(kept).scalar_one() >= _MOST_BATCHES:
            return
        connection.execute(
            insert(hub_quarantine).values(
                station=push.station, digest=digest, received_at=received_at, content=content
            )
        )
