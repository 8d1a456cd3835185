"""A disk that is full from the next few pages on, as the database itself sees it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, event

_LIMITLESS = 1073741823


@contextmanager
def room_for(pages: int) -> Iterator[None]:
    """Let every transaction add at most so many pages of 4 KiB to its store."""
    limited: dict[int, Any] = {}  # the limit stays with a connection, also in the pool

    def limit(connection: Connection) -> None:
        now = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {now + pages}")
        raw = connection.connection.dbapi_connection
        limited[id(raw)] = raw

    event.listen(Engine, "begin", limit)
    try:
        yield
    finally:
        event.remove(Engine, "begin", limit)
        for raw in limited.values():
            raw.execute(f"PRAGMA max_page_count = {_LIMITLESS}")
