"""A throwaway port: a hub, a booth and a second desk, all invented, their keys in plain files."""

from dataclasses import dataclass, replace
from pathlib import Path

from app.bootstrap.hub import open_hub
from app.bootstrap.new_station import HubInvitation, NewOfficer, StationPlan, make_station
from app.bootstrap.workstation import Workstation, open_workstation
from app.clock import Clock, SystemClock
from app.demo.coded_pictures import trust_utopia
from app.demo.earlier import EarlierClock, record_earlier_crossing
from app.duty.officers import Direction, Mode, Post, Role, Station
from app.hub.server import RunningHub
from app.hub.service import Hub
from app.ids import new_id
from app.packs.demo_pack import build_demo_pack
from app.records.durable import make_private_folder, write_durably
from app.records.keys import new_recovery_key
from app.records.vaults import FileVault
from app.settings import Preferences, read_station, write_preferences, write_station
from app.sync.worker import Pace

PORT = "San Lorenzo"
OWN_STATE = "UTO"
DRAWS = "rail=10000"
"""The lot falls on every train, so that the shift is the same each time; by no other way on any."""
PIN = "402917"
BOOTH_OFFICER = NewOfficer("4412", "R. Vega", (Role.PRIMARY,), PIN)
RELIEF_OFFICER = NewOfficer("4420", "S. Lindqvist-Abara", (Role.PRIMARY,), PIN)
DESK_OFFICER = NewOfficer("2087", "M. Osei", (Role.SECONDARY,), PIN)
SUPERVISOR = NewOfficer("0311", "T. Ahlgren", (Role.SUPERVISOR,), PIN)

_OFFICERS = (BOOTH_OFFICER, RELIEF_OFFICER, DESK_OFFICER, SUPERVISOR)
_PACE = Pace(poll_s=0.5, first_wait_s=0.2, longest_wait_s=2.0)
_MADE = "made"


@dataclass(frozen=True, slots=True)
class DemoStation:
    """One station of the demo.

    Attributes:
        home: Its folder.
        preferences: The post its sign-in page proposes.
    """

    station: Station
    home: Path
    preferences: Preferences

    @property
    def inbox(self) -> Path:
        """Folder where its scans arrive."""
        return self.home / "scans"

    @property
    def vault(self) -> FileVault:
        """Where its throwaway key lies: in a plain file, so nothing real may be entered here."""
        return FileVault(_private(self.home / "throwaway-key"))

    def open(self, hub_url: str, clock: Clock | None = None) -> Workstation:
        """Open it, with the hub at the address it has today; by the system's clock by default."""
        settings = read_station(self.home)
        if settings.hub_url != hub_url:
            write_station(self.home, replace(settings, hub_url=hub_url))
        return open_workstation(self.home, self.vault, clock=clock, pace=_PACE)


@dataclass(frozen=True, slots=True)
class DemoPort:
    """The whole port, in one folder."""

    folder: Path

    @property
    def booth(self) -> DemoStation:
        """The primary booth."""
        return self._station("L4", "Lane 4", Role.PRIMARY)

    @property
    def desk(self) -> DemoStation:
        """The second desk."""
        return self._station("S2", "Desk S2", Role.SECONDARY)

    @property
    def made(self) -> bool:
        """Say whether the port is there, whole, from an earlier start."""
        return (self.folder / _MADE).exists()

    def make(self) -> None:
        """Make hub, stations, officers and lists."""
        make_private_folder(self.folder)
        hub = self.open_hub()
        with RunningHub(hub) as running:
            self.make_stations(hub, running.url)

    def make_stations(self, hub: Hub, url: str) -> None:
        """Make the lists and the stations, and enroll them at `hub`, which serves at `url`."""
        make_private_folder(self.folder)
        pack = self.folder / "pack"
        build_demo_pack(pack, produced_at=SystemClock().now())
        for station in (self.booth, self.desk):
            self._make_station(station, hub, url, pack)
        self._record_earlier_day()
        write_durably(self.folder / _MADE, b"")

    def open_hub(self) -> Hub:
        """Open the port's hub, on embedded SQLite."""
        vault = FileVault(_private(self.folder / "hub-key"))
        return open_hub(self.folder / "hub", vault, None, SystemClock(), new_id)

    def _record_earlier_day(self) -> None:
        station = self.booth.open("", clock=EarlierClock(SystemClock()))
        try:
            chosen = self.booth.preferences
            post = Post(PORT, chosen.lane, Mode(chosen.mode), Direction(chosen.direction))
            record_earlier_crossing(station, BOOTH_OFFICER.badge, PIN, post)
        finally:
            station.close()

    def _make_station(self, station: DemoStation, hub: Hub, url: str, pack: Path) -> None:
        make_private_folder(station.home)
        make_private_folder(station.inbox)
        plan = StationPlan(
            station=station.station,
            officers=_OFFICERS,
            recovery_key=new_recovery_key().public_key(),
            hub=HubInvitation(url, hub.stations.new_code(station.station.name, PORT)),
            watched_folder=station.inbox,
            pack=pack,
        )
        made = make_station(station.home, station.vault, plan, SystemClock(), new_id)
        trust_utopia(station.home)
        write_station(station.home, replace(made, own_state=OWN_STATE, draws=DRAWS))
        write_preferences(station.home, station.preferences)

    def _station(self, name: str, lane: str, role: Role) -> DemoStation:
        preferences = Preferences(
            port=PORT, lane=lane, mode=Mode.LAND, direction=Direction.INBOUND, role=role
        )
        return DemoStation(Station(name, PORT), self.folder / name, preferences)


def _private(folder: Path) -> Path:
    """Return `folder`, made for this account alone."""
    make_private_folder(folder)
    return folder
