"""A real hub, on PostgreSQL and on encrypted SQLite, and real stations with stores of their own."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from app.hub.server import RunningHub
from app.hub.service import Hub
from tests.hub.fixtures import _hub_database, engine, hub, running
from tests.sync.stations import RealStation

__all__ = ["_hub_database", "engine", "hub", "running"]

NewStation = Callable[[str], RealStation]


@pytest.fixture
def new_station(hub: Hub, running: RunningHub, tmp_path: Path) -> Iterator[NewStation]:
    """Enroll a station by name; its worker is not started."""
    with ExitStack() as stations:
        yield lambda name: stations.enter_context(
            RealStation.enrolled(hub, running.url, tmp_path / name, name)
        )


@pytest.fixture
def booth(new_station: NewStation) -> RealStation:
    """The primary officer's station."""
    return new_station("L4")


@pytest.fixture
def desk(new_station: NewStation) -> RealStation:
    """The secondary officer's station."""
    return new_station("S1")
