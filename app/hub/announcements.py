"""Events that are told to the port ahead of their turn, and again when their turn comes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, Engine, delete, insert, select

from app.hub.batch import check_event
from app.hub.feed import add_to_feed, concerns_the_port
from app.hub.locks import lock_station
from app.hub.stations import Caller
from app.hub.stored import header_bytes
from app.hub.tables import hub_announced, hub_event
from app.journal.event import Event
from app.sync.protocol import Announce, Announced


@dataclass(frozen=True, slots=True)
class Announcements:
    """The short way in; what is told here is stored for good only with a push."""

    engine: Engine

    def announce(self, caller: Caller, announce: Announce) -> Announced:
        """Pass events on to the port now. Those that it knows already are left out.

        Raises:
            Refused: CHAIN.
        """
        for event in announce.events:
            check_event(caller, event)
        urgent = {event.id: event for event in announce.events if concerns_the_port(event.type)}
        with self.engine.begin() as connection:
            lock_station(connection, caller.station)
            for event_id in _known(connection, caller.station, urgent):
                del urgent[event_id]
            if urgent:
                _keep(connection, urgent.values())
                add_to_feed(connection, caller.port, list(urgent.values()))
        return Announced(new=len(urgent))


def settle(connection: Connection, station: str, new: Sequence[Event]) -> dict[UUID, str]:
    """Drop the early copies of these events; return the hashes they were announced with, by id."""
    mine = hub_announced.c.station == station
    early = connection.execute(
        delete(hub_announced)
        .where(mine, hub_announced.c.id.in_([event.id for event in new]))
        .returning(hub_announced.c.id, hub_announced.c.hash)
    )
    return {row.id: row.hash for row in early}


def _known(connection: Connection, station: str, ids: Iterable[UUID]) -> set[UUID]:
    wanted = list(ids)
    return {
        event_id
        for table in (hub_event, hub_announced)
        for event_id in connection.execute(
            select(table.c.id).where(table.c.station == station, table.c.id.in_(wanted))
        ).scalars()
    }


def _keep(connection: Connection, events: Iterable[Event]) -> None:
    connection.execute(
        insert(hub_announced),
        [
            {
                "station": event.station,
                "id": event.id,
                "hash": event.hash,
                "header": header_bytes(event),
                "body": event.body,
            }
            for event in events
        ],
    )
