"""The shift's log, proven by the command line; and copies of it, changed by one who has the key."""

import shutil
from pathlib import Path

import pytest
from sqlalchemy import Connection, delete, text

from app.demo.port import DemoPort, DemoStation
from app.records.keys import StationKeys
from app.records.station_tables import checkpoint, event_body
from app.records.station_tables import event as event_table
from app.records.vaults import KeyringVault
from tests.commands.command_line import Answer, gatehouse
from tests.journeys.played import Played
from tests.records.logs import tamper
from tests.records.test_tampering import rehash

pytestmark = [
    pytest.mark.usefixtures("secret_service"),
    pytest.mark.timeout(400),  # the shift is played once for all of these
]


def moved(station: DemoStation, folder: Path) -> Path:
    """Copy a station; its keys, which lay in plain files, go into the keyring of this test."""
    vault, name = KeyringVault(), station.station.name
    vault.save(name, station.vault.load(name))
    anchor = station.vault.anchor(name)
    assert anchor is not None
    vault.set_anchor(anchor)
    return shutil.copytree(station.home, folder / name)


def verify(home: Path, *further: str | Path) -> Answer:
    return gatehouse("--home", home, "verify-log", *further)


def first_bad(answer: Answer) -> int:
    assert answer.code == 1, answer
    return int(answer.out.partition("First bad event: ")[2].partition(" ")[0])


@pytest.fixture
def booth(shift: Played, tmp_path: Path) -> Path:
    return moved(DemoPort(shift.folder / "port").booth, tmp_path)


@pytest.fixture
def keys(booth: Path) -> StationKeys:
    return KeyringVault().load(booth.name)


@pytest.fixture
def copy(booth: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(booth / "records.db", tmp_path / "copy.db"))


def test_both_stations_logs_are_whole(booth: Path, shift: Played, tmp_path: Path) -> None:
    desk = moved(DemoPort(shift.folder / "port").desk, tmp_path)
    for home in (booth, desk):
        answer = verify(home)
        assert answer.code == 0, answer
        assert answer.out.startswith("The log is whole: ")
        out = tmp_path / f"{home.name}.jsonl"
        assert gatehouse("--home", home, "export-log", "--out", out).code == 0
        assert verify(home, out).code == 0


def test_edited(booth: Path, copy: Path, keys: StationKeys) -> None:
    def change(connection: Connection) -> None:
        connection.execute(text("UPDATE event SET officer_id = subject_id WHERE seq = 8"))

    assert verify(booth, copy).code == 0
    tamper(copy, change, keys)
    assert first_bad(verify(booth, copy)) == 8


def test_truncated(booth: Path, copy: Path, keys: StationKeys) -> None:
    def change(connection: Connection) -> None:
        for table in (event_body, checkpoint, event_table):
            connection.execute(delete(table).where(table.c.seq > 20))

    tamper(copy, change, keys)
    assert first_bad(verify(booth, copy)) == 21
    assert first_bad(verify(booth, copy, "--older")) == 21  # the hub's receipts say so


def test_wholly_rehashed(booth: Path, copy: Path, keys: StationKeys) -> None:
    def change(connection: Connection) -> None:
        connection.execute(text("UPDATE event SET officer_id = subject_id WHERE seq = 1"))
        rehash(connection, 1)
        connection.execute(text("DELETE FROM receipt"))

    tamper(copy, change, keys)
    signed_in = 6  # after the station and its four officers
    assert first_bad(verify(booth, copy)) == signed_in
    assert first_bad(verify(booth, copy, "--older")) == signed_in
