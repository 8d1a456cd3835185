"""Without a keyring, or with a locked one: one sentence, and nothing changes."""

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import secretstorage

from app.problems import SENTENCES, ProblemCode
from tests.commands.command_line import gatehouse
from tests.commands.stations import NewStation, new_name
from tests.faults.processes import Program
from tests.servers import private_secret_service

COMMANDS = {
    "export": ("export-log",),
    "verify": ("verify-log",),
    "hub": ("hub", "--listen", "0"),
    "code": ("hub", "--new-code", "L4", "San Lorenzo"),
}


@pytest.fixture
def keyring(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A keyring of this test's own, to be locked or left."""
    with private_secret_service() as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield


@pytest.fixture
def station(
    keyring: None,  # noqa: ARG001 - it holds the keys
    tmp_path: Path,
) -> NewStation:
    """A station whose keys lie in that keyring."""
    new = NewStation(new_name(), tmp_path / "home")
    assert new.set_up().code == 0
    return new


def lock() -> None:
    with closing(secretstorage.dbus_init()) as bus:
        secretstorage.Collection(bus).lock()


def leave(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Have no bus at all, as on a machine without a desktop."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/no-bus")


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("is_locked", [True, False], ids=["locked", "missing"])
def test_a_station_without_its_keyring(
    station: NewStation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_locked: bool
) -> None:
    code = ProblemCode.KEYRING_LOCKED if is_locked else ProblemCode.KEYRING_MISSING
    before = content(station.home)
    if is_locked:
        lock()
    else:
        leave(monkeypatch, tmp_path)

    for name, command in COMMANDS.items():
        answer = gatehouse("--home", station.home, *command)
        assert answer.is_problem(code), (name, answer)
    another = NewStation(new_name(), tmp_path / "another")
    assert another.set_up("--recovery-out", tmp_path / "key").is_problem(code)
    assert not (tmp_path / "key").exists()
    assert not (another.home / "records.db").exists()
    assert content(station.home) == before


@pytest.mark.usefixtures("station")
def test_the_key_of_another_station_is_not_this_one_s(tmp_path: Path) -> None:
    """Its folder came from another computer, whose keyring did not come with it."""
    home = tmp_path / "home"
    settings = home / "station.toml"
    settings.write_text(settings.read_text().replace('station = "', 'station = "not '))
    for command in (COMMANDS["export"], COMMANDS["verify"]):
        assert gatehouse("--home", home, *command).is_problem(ProblemCode.KEY_MISSING)


def said_alone(program: Program, code: ProblemCode) -> None:
    """Wait for its end: it said this sentence, with no stack trace, and nothing else."""
    assert program.end(within=60) == 2
    first, *detail = program.err.splitlines()
    assert first == f"gatehouse: {SENTENCES[code]}"
    assert len(detail) <= 1
    assert program.out == ""


def test_setup_as_a_program_of_its_own(tmp_path: Path) -> None:
    assert "no-bus" in os.environ["DBUS_SESSION_BUS_ADDRESS"]
    new = NewStation(new_name(), tmp_path / "home")
    command = new.command("--recovery-out", tmp_path / "key")
    with Program("-m", "app", *command, stdin="402917\n") as setup:
        said_alone(setup, ProblemCode.KEYRING_MISSING)
    assert not (tmp_path / "key").exists()


def test_the_workstation_as_a_program_of_its_own(station: NewStation) -> None:
    lock()
    with Program("-m", "app", "--home", str(station.home), "--report-ready") as workstation:
        said_alone(workstation, ProblemCode.KEYRING_LOCKED)


def test_the_workstation_shows_its_page_first_and_opens_behind_it(station: NewStation) -> None:
    arguments = ("-m", "app", "--home", str(station.home), "--report-ready")
    with Program(*arguments, stdin="\n") as workstation:
        assert workstation.end(within=60) == 0, workstation.err
        said = workstation.out.split()
    assert said[0] == "ready"
    assert int(said[1]) < int(said[2])


def test_the_workstation_before_it_is_set_up(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with Program("-m", "app", "--home", str(home), "--report-ready") as workstation:
        said_alone(workstation, ProblemCode.STORE_MISSING)
    assert home.stat().st_mode & 0o077 == 0
