"""The order of locks: first the station's row, then the port's.

Two stations that project the same referral can still stand in each other's way: PostgreSQL then
ends one of the two transactions, and its sender, told that the hub cannot store now, comes again.
On SQLite every writing transaction has the whole database to itself already.
"""

from sqlalchemy import Connection, select, update

from app.hub.tables import hub_port, hub_station


def lock_station(connection: Connection, station: str) -> None:
    """Let nobody else take in events of this station until the transaction ends."""
    connection.execute(
        select(hub_station.c.name).where(hub_station.c.name == station).with_for_update()
    )


def next_positions(connection: Connection, port: str, count: int) -> int:
    """Take the port's next `count` positions, and return the first of them.

    The port's row stays locked until the transaction ends: a later position never becomes visible
    before an earlier one, so nobody who reads up to a position skips one that is still to come.
    """
    last: int = connection.execute(
        update(hub_port)
        .where(hub_port.c.name == port)
        .values(last_position=hub_port.c.last_position + count)
        .returning(hub_port.c.last_position)
    ).scalar_one()
    return last - count + 1
