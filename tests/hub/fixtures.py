"""A hub over a real PostgreSQL and over an encrypted SQLite file: every test here runs on both."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.clock import SystemClock
from app.hub.database import open_postgres, open_sqlite
from app.hub.server import RunningHub
from app.hub.service import Hub, make_hub
from app.ids import new_id
from tests.hub.worlds import KEYS, PORT, Desk


@pytest.fixture(params=["postgresql", "sqlite"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    if request.param == "sqlite":
        engine = open_sqlite(tmp_path / "hub.db", KEYS.derive("store"))
    else:
        engine = open_postgres(request.getfixturevalue("postgres_url"))
    yield engine
    engine.dispose()


@pytest.fixture
def hub(engine: Engine, tmp_path: Path) -> Hub:
    return make_hub(
        engine, KEYS, pictures=tmp_path / "pictures", clock=SystemClock(), new_id=new_id
    )


@pytest.fixture
def running(hub: Hub) -> Iterator[RunningHub]:
    with RunningHub(hub) as running:
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
