"""The network goes away, or is not what it seems: the booth works on, and once is once."""

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.bootstrap.workstation import Workstation, open_workstation
from app.demo.port import BOOTH_OFFICER, PIN, DemoPort, DemoStation
from app.hub.holdings import holdings
from app.hub.server import RunningHub
from app.records.keys import StationKeys
from app.records.vaults import FileVault
from app.settings import read_station, write_station
from app.specimens.specimen import Specimen
from app.specimens.travelers import EXPIRED, LISTED, ROUTINE
from app.ui.primary.actions import View
from app.ui.shortcuts import Key
from tests.hub.lines import portal
from tests.journeys.conftest import PREFERENCES
from tests.journeys.seats import Seat, seated
from tests.sync.stations import QUICK

pytestmark = pytest.mark.usefixtures("qapp")

_PAGE = b"<html><h1>Welcome to the airport network</h1></html>"
PORTAL = (
    b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\nconnection: close\r\n"
    b"content-length: %d\r\n\r\n%b" % (len(_PAGE), _PAGE)
)


@contextmanager
def at_work(station: DemoStation, hub_url: str, pictures: Path) -> Iterator[Seat]:
    """The booth's officer, signed in; the station is closed at the end."""
    opened = station.open(hub_url)
    try:
        with seated(opened, station.preferences, pictures) as seat:
            seat.sign_in(BOOTH_OFFICER.badge, PIN)
            yield seat
    finally:
        opened.close()


def decide(seat: Seat, specimen: Specimen, *keys: Key) -> None:
    seat.enter_traveler(specimen.lines)
    for key in keys:
        seat.officer.press_when_offered(key)
        seat.look()
    seat.officer.wait(lambda: seat.page.view is View.EMPTY, "recorded")
    seat.officer.settle()


def assert_held_exactly(engine: Engine, station: Workstation) -> None:
    """The hub holds what the station holds: every event, none twice, the same chain."""
    head = station.journal.head()
    held = holdings(engine)[head.station]
    assert (held.epoch, held.seq, held.head) == (head.epoch, head.seq, head.hash)
    assert held.events == head.seq


def test_unplugged_in_the_middle_of_the_shift(port: DemoPort, tmp_path: Path) -> None:
    hub = port.open_hub()
    with RunningHub(hub) as running, at_work(port.booth, running.url, tmp_path) as booth:
        officer = booth.officer
        decide(booth, ROUTINE, Key.LET_GO)
        officer.wait(lambda: officer.sees("Hub connected · 0 unsent"), "all at the hub")
        assert_held_exactly(hub.engine, booth.station)
        before = booth.station.journal.head().seq

        running.stop()
        decide(booth, LISTED, Key.HOLD_BACK, Key.HOLD_BACK)
        recorded = booth.station.journal.head().seq - before
        officer.wait(
            lambda: officer.sees("Hub unreachable") and officer.sees(f"{recorded} unsent"),
            "the top bar says that the hub is away",
        )
        assert holdings(hub.engine)["L4"].seq == before

        running.start()
        decide(booth, EXPIRED, Key.HOLD_BACK, Key.HOLD_BACK)
        officer.wait(lambda: officer.sees("Hub connected · 0 unsent"), "all at the hub again")
        assert_held_exactly(hub.engine, booth.station)


@pytest.fixture
def behind_a_portal(home: Path, tmp_path: Path) -> Iterator[Seat]:
    """A booth whose network asks for a sign-in: every request is answered with its page."""
    key = base64.b64encode(StationKeys.generate().public_key).decode()
    with portal(PORTAL) as line:
        write_station(home, replace(read_station(home), hub_url=line.url, hub_key=key))
        station = open_workstation(home, FileVault(home), pace=QUICK)
        try:
            with seated(station, PREFERENCES, tmp_path) as seat:
                seat.sign_in("4412", PIN)
                yield seat
        finally:
            station.close()


def test_a_page_in_the_hub_s_place_is_said_and_believed_in_nothing(behind_a_portal: Seat) -> None:
    booth = behind_a_portal
    officer, station = booth.officer, booth.station
    sentence = "This is not the hub: check the network sign-in page"
    officer.wait(lambda: officer.sees(sentence), "the top bar says so")

    decide(booth, ROUTINE, Key.LET_GO)
    decide(booth, LISTED, Key.HOLD_BACK, Key.HOLD_BACK)

    recorded = station.journal.head().seq
    unsent = f"{sentence} · {recorded} unsent, safe here"
    officer.wait(lambda: officer.sees(unsent), "all of it is unsent")
    assert station.journal.acked_seq() == 0
