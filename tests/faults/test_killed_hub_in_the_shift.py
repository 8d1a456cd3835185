"""kill -9 of the hub in the middle of the scripted shift, which two windows play on meanwhile."""

import random
from collections.abc import Mapping
from pathlib import Path

import pytest

from app.bootstrap.hub import open_hub
from app.clock import SystemClock
from app.demo.check import complaints
from app.demo.port import DemoPort
from app.hub.holdings import Holding, holdings
from app.ids import new_id
from app.records.vaults import KeyringVault
from tests.commands.hubs import HubProcess
from tests.faults.processes import Program, Server, free_port
from tests.faults.witness import Witness

pytestmark = [pytest.mark.faults, pytest.mark.long, pytest.mark.timeout(3600)]

_MOST_KILLS, _LEAST_KILLS = 8, 3
_PATIENCE_S = 1200.0


def play_at_a_dying_hub(folder: Path, hub: Server) -> None:
    """Play the whole shift; kill the hub at random moments, and start it again a little later."""
    chance = random.Random(815)
    witness = Witness(folder)
    kills = 0
    with Program("-m", "tests.faults.shift_at_hub", str(folder), hub.url) as shift:
        while kills < _MOST_KILLS:
            target = witness.recorded() + chance.randint(1, 2)
            while witness.recorded() < target and not shift.ended(within=0.1):
                pass
            if shift.ended(within=chance.uniform(0, 0.2)):
                break
            hub.kill()
            kills += 1
            shift.ended(within=chance.uniform(0, 0.5))
            hub.start()
        assert shift.end(within=_PATIENCE_S) == 0, shift.err
    assert kills >= _LEAST_KILLS


def assert_exactly_once(folder: Path, held: Mapping[str, Holding]) -> None:
    witness = Witness(folder)
    assert list(complaints(witness.port, witness.story(), held)) == []
    assert witness.unreadable_pictures() == []


def test_on_embedded_sqlite(tmp_path: Path) -> None:
    port, address = DemoPort(tmp_path / "port"), free_port()
    port.make()
    script = ("-m", "tests.faults.hub_of_demo", str(port.folder), str(address))
    with Server(*script, port=address) as hub:
        hub.start()
        play_at_a_dying_hub(tmp_path, hub)
    assert_exactly_once(tmp_path, holdings(port.open_hub().engine))


@pytest.mark.usefixtures("secret_service")
def test_on_postgresql(tmp_path: Path, postgres_url: str) -> None:
    port = DemoPort(tmp_path / "port")
    with HubProcess(tmp_path / "operator", postgres_url) as process:
        process.start()
        vault, clock = KeyringVault(), SystemClock()
        hub = open_hub(tmp_path / "operator" / "hub", vault, postgres_url, clock, new_id)
        port.make_stations(hub, process.url)
        hub.engine.dispose()
        play_at_a_dying_hub(tmp_path, process)
        assert_exactly_once(tmp_path, process.holdings())
