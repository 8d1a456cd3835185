"""Stations with windows, and whole ports, made once and copied for each test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.bootstrap.workstation import Workstation
from app.demo.port import DemoPort
from app.duty.officers import Role
from app.settings import Preferences
from tests.journeys.played import shift
from tests.journeys.seats import Seat, seated, watch_inbox
from tests.services.conftest import PIN, POST, new_home, station

__all__ = ["new_home", "shift", "station"]

PREFERENCES = Preferences(
    port=POST.port, lane=POST.lane, mode=POST.mode, direction=POST.direction, role=Role.PRIMARY
)


@pytest.fixture
def home(new_home: Path, tmp_path: Path) -> Path:
    """This test's own copy of a new station, with an inbox."""
    copied = shutil.copytree(new_home, tmp_path / "home")
    watch_inbox(copied)
    return copied


@pytest.fixture
def booth(
    qapp: QApplication,  # noqa: ARG001 - windows need it
    station: Workstation,
    tmp_path: Path,
) -> Iterator[Seat]:
    """The booth of a station without a hub; its primary officer is signed in."""
    with seated(station, PREFERENCES, tmp_path) as seat:
        seat.sign_in("4412", PIN)
        yield seat


@pytest.fixture(scope="session")
def _made_port(tmp_path_factory: pytest.TempPathFactory) -> DemoPort:
    port = DemoPort(tmp_path_factory.mktemp("port") / "port")
    port.make()
    return port


@pytest.fixture
def port(_made_port: DemoPort, tmp_path: Path) -> DemoPort:
    """A booth and a second desk, enrolled at a hub on embedded SQLite."""
    copied = DemoPort(shutil.copytree(_made_port.folder, tmp_path / "port"))
    for each in (copied.booth, copied.desk):
        watch_inbox(each.home)
    return copied
