"""A whole station on a real encrypted store, without hub and without pictures to read."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from app.bootstrap.new_station import NewOfficer, StationPlan, make_station
from app.bootstrap.workstation import Workstation, open_workstation
from app.duty.officers import Direction, Duty, Mode, Post, Role, Station
from app.encounters.conveyance import Conveyance
from app.encounters.party import Party
from app.packs.demo_pack import build_demo_pack
from app.records.keys import new_recovery_key
from app.records.vaults import FileVault
from app.specimens.travelers import DRIVER, MINOR, PASSENGER
from tests.fixed import FixedClock
from tests.services.travelers import all_painted, at_the_booth, reading_of

PIN = "402917"
POST = Post("San Lorenzo", "Lane 4", Mode.LAND, Direction.INBOUND)
OFFICERS = (
    NewOfficer("4412", "R. Vega", (Role.PRIMARY,), PIN),
    NewOfficer("4420", "S. Abara", (Role.PRIMARY,), "518203"),
    NewOfficer("2087", "M. Osei", (Role.SECONDARY,), PIN),
    NewOfficer("2090", "L. Tran", (Role.SECONDARY, Role.SUPERVISOR), PIN),
)

SignInAs = Callable[[str, Role], Duty]


@pytest.fixture(scope="session")
def new_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A station that nobody has worked at; making one takes a second, so tests copy it."""
    folder = tmp_path_factory.mktemp("new-station")
    clock = FixedClock()
    build_demo_pack(folder / "pack", produced_at=clock.now())
    numbers = iter(range(1, 1000))
    plan = StationPlan(
        Station("L4", "San Lorenzo"),
        OFFICERS,
        new_recovery_key().public_key(),
        pack=folder / "pack",
    )
    (folder / "home").mkdir(mode=0o700)
    vault = FileVault(folder / "home")
    make_station(
        folder / "home",
        vault,
        plan,
        clock,
        lambda: UUID(f"01900000-0000-7000-9000-{next(numbers):012x}"),
    )
    return folder / "home"


@pytest.fixture
def home(new_home: Path, tmp_path: Path) -> Path:
    """This test's own copy of the station's folder."""
    return shutil.copytree(new_home, tmp_path / "home")


@pytest.fixture
def station(home: Path, clock: FixedClock, new_id: Callable[[], UUID]) -> Iterator[Workstation]:
    """The station, at work."""
    opened = open_workstation(home, FileVault(home), clock=clock, make_id=new_id)
    yield opened
    opened.close()


@pytest.fixture
def sign_in_as(station: Workstation) -> SignInAs:
    """Begin a duty by badge number and role."""
    return lambda badge, role: station.sign_in.sign_in(badge, PIN, role, POST)


@pytest.fixture
def vega(sign_in_as: SignInAs) -> Duty:
    """A primary officer, at work."""
    return sign_in_as("4412", Role.PRIMARY)


@pytest.fixture
def family(station: Workstation, vega: Duty, clock: FixedClock) -> Party:
    """Two grown-ups and a child in a car, every card painted."""
    entered = Conveyance(plate="UX 1207", plate_state="UTO")
    party = station.primary.enter_conveyance(vega, station.primary.begin(), entered)
    for specimen in (DRIVER, PASSENGER, MINOR):
        party = at_the_booth(station, vega, specimen, clock, party)
    return party


@pytest.fixture
def coach(station: Workstation, vega: Duty, clock: FixedClock) -> Party:
    """As many people as fill pages of the store when one key decides about them."""
    party, driver = station.primary.begin(), reading_of(station, DRIVER)
    assert driver.document is not None
    for number in range(20):
        document = replace(driver.document, document_number=f"U2000{number:04}")
        reading = replace(driver, document=document)
        party = station.primary.screen(vega, party, None, reading, read_ns=1)
    return all_painted(party, clock)
