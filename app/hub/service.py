"""A hub, put together: database, keys, routes, gate."""

from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Engine

from app.clock import Clock
from app.hub.announcements import Announcements
from app.hub.blobs import Blobs
from app.hub.database import check, prepare
from app.hub.feed import Feed
from app.hub.intake import Intake
from app.hub.judgement import Judge
from app.hub.metrics import Metrics
from app.hub.stations import Stations
from app.ids import NewId
from app.records.keys import StationKeys
from app.records.sqlcipher import for_writing


@dataclass(frozen=True, slots=True)
class Hub:
    """What the routes speak to."""

    engine: Engine
    stations: Stations
    intake: Intake
    announcements: Announcements
    feed: Feed
    blobs: Blobs
    metrics: Metrics
    clock: Clock
    signing_key: Ed25519PrivateKey
    hub_epoch: str

    def check_database(self) -> None:
        """Ask the database for a sign of life.

        Raises:
            Problem: DATABASE_UNREACHABLE.
        """
        check(self.engine)


def make_hub(
    engine: Engine,
    keys: StationKeys,
    *,
    pictures: Path,
    clock: Clock,
    new_id: NewId,
) -> Hub:
    """Put a hub together over an open database, making its tables where there are none.

    Raises:
        Problem: STORE_NEWER, DATABASE_UNREACHABLE.
    """
    hub_epoch = prepare(engine, new_id)
    metrics = Metrics()
    writer = for_writing(engine)
    judge = Judge(clock, metrics)
    return Hub(
        engine=engine,
        stations=Stations(writer, keys.signing_key, hub_epoch, clock),
        intake=Intake(writer, keys.signing_key, hub_epoch, clock, judge, metrics),
        announcements=Announcements(writer),
        feed=Feed(engine, hub_epoch),
        blobs=Blobs(pictures, keys.derive("pictures")),
        metrics=metrics,
        clock=clock,
        signing_key=keys.signing_key,
        hub_epoch=hub_epoch,
    )
