"""A second booth of the port, and what the hub's feed tells from one to the other."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest

from app.bootstrap.new_station import StationPlan, make_station
from app.bootstrap.workstation import Workstation, open_workstation
from app.duty.officers import Direction, Mode, Post, Station
from app.hub.feed import concerns_the_port
from app.records.keys import new_recovery_key
from app.records.vaults import FileVault
from tests.fixed import FixedClock
from tests.records.logs import counting_ids
from tests.services.conftest import OFFICERS
from tests.services.events import all_events

SECOND_POST = Post("San Lorenzo", "Lane 5", Mode.LAND, Direction.INBOUND)


@pytest.fixture(scope="session")
def new_second_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Another station of the port, with the same officers, at which nobody has worked."""
    home = tmp_path_factory.mktemp("second-station") / "home"
    home.mkdir(mode=0o700)
    plan = StationPlan(Station("L5", "San Lorenzo"), OFFICERS, new_recovery_key().public_key())
    make_station(home, FileVault(home), plan, FixedClock(), counting_ids(0x500000))
    return home


@pytest.fixture
def second_station(
    new_second_home: Path, tmp_path: Path, clock: FixedClock, new_id: Callable[[], UUID]
) -> Iterator[Workstation]:
    """It, at work, on the same clock."""
    home = shutil.copytree(new_second_home, tmp_path / "second-home")
    opened = open_workstation(home, FileVault(home), clock=clock, make_id=new_id)
    yield opened
    opened.close()


def tell(one: Workstation, other: Workstation) -> None:
    """Bring to `other` what the hub would bring it of what `one` recorded."""
    events = [said for said in all_events(one) if concerns_the_port(said.type)]
    other.journal.apply_foreign(events, str(len(events)))
