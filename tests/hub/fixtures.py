"""A hub over a real PostgreSQL and over an encrypted SQLite file: every test here runs on both."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import psycopg
import pytest
from sqlalchemy import Engine, delete, inspect

from app.clock import SystemClock
from app.hub.database import open_postgres, open_sqlite, prepare
from app.hub.server import RunningHub
from app.hub.service import Hub, make_hub
from app.hub.tables import metadata
from app.ids import new_id
from app.records.durable import OWNER_ONLY
from app.records.tables import metadata as projections
from tests.faults.processes import free_port
from tests.hub.worlds import KEYS, PORT, Desk


@pytest.fixture(scope="session")
def _hub_database(postgres_cluster: Path) -> Iterator[Engine]:
    """One PostgreSQL database for all tests of the hub: making one takes longer than most tests."""
    server = f"host={postgres_cluster} user=postgres dbname=postgres"
    name = f"hub_{uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template0")
    engine = open_postgres(f"postgresql://postgres@/{name}?host={postgres_cluster}")
    yield engine
    engine.dispose()


@pytest.fixture(params=["postgresql", "sqlite"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """The hub's database, empty."""
    if request.param == "postgresql":
        engine: Engine = request.getfixturevalue("_hub_database")
        yield engine
        _empty(engine)
        return
    path = tmp_path / "hub.db"
    path.touch(mode=OWNER_ONLY)
    path.write_bytes(_tables())
    engine = open_sqlite(path, KEYS.derive("store"))
    yield engine
    engine.dispose()


@cache
def _tables() -> bytes:
    """Return an encrypted file with the hub's tables, and nothing in them: made once."""
    with TemporaryDirectory(prefix="gatehouse-keys-") as folder:
        path = Path(folder) / "hub" / "hub.db"
        engine = open_sqlite(path, KEYS.derive("store"))
        prepare(engine, new_id)
        _empty(engine)
        engine.dispose()
        return path.read_bytes()


def _empty(engine: Engine) -> None:
    with engine.begin() as connection:
        there = inspect(connection).get_table_names()
        for table in (*metadata.tables.values(), *projections.tables.values()):
            if table.name in there:
                connection.execute(delete(table))


@pytest.fixture
def hub(engine: Engine, tmp_path: Path) -> Hub:
    return make_hub(
        engine, KEYS, pictures=tmp_path / "pictures", clock=SystemClock(), new_id=new_id
    )


@pytest.fixture
def running(hub: Hub) -> Iterator[RunningHub]:
    with RunningHub(hub, port=free_port()) as running:  # some tests stop it and come back to it
        yield running


@pytest.fixture
def desk(hub: Hub, running: RunningHub) -> Iterator[Desk]:
    """An enrolled station."""
    with Desk.enrolled(hub, running.url, "L4", PORT) as desk:
        yield desk


@pytest.fixture
def second_desk(hub: Hub, running: RunningHub) -> Iterator[Desk]:
    """Another station of the same port."""
    with Desk.enrolled(hub, running.url, "S1", PORT) as desk:
        yield desk
