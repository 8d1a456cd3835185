"""The log of a station on a real keyring: exported, verified, and what is found in copies."""

import shutil
from pathlib import Path

import pytest

from app.problems import ProblemCode
from tests.commands.command_line import gatehouse
from tests.commands.stations import NewStation, new_name

pytestmark = pytest.mark.usefixtures("secret_service")


@pytest.fixture
def station(tmp_path: Path) -> NewStation:
    station = NewStation(new_name(), tmp_path / "station")
    answer = station.set_up()
    assert answer.code == 0, answer
    return station


def test_live_log_export_and_copy_are_whole(station: NewStation, tmp_path: Path) -> None:
    log, copy = tmp_path / "log.jsonl", tmp_path / "copy.db"
    assert gatehouse("--home", station.home, "export-log", "--out", log).code == 0
    shutil.copyfile(station.home / "records.db", copy)
    for which in ((), (log,), (copy,)):
        answer = gatehouse("--home", station.home, "verify-log", *which)
        assert answer.code == 0, answer
        assert answer.out.startswith("The log is whole: 2 events")


def test_cut_or_edited_export_names_the_first_bad_event(
    station: NewStation, tmp_path: Path
) -> None:
    lines = gatehouse("--home", station.home, "export-log").out.splitlines(keepends=True)
    whole = "".join(lines)
    spoilt = {"".join(lines[:-2]): "2 (truncated)"}
    spoilt[whole.replace('"purpose":"setup"', '"purpose":"Setup"', 1)] = "1 (header edited)"
    for content, said in spoilt.items():
        log = tmp_path / "log.jsonl"
        log.write_text(content)
        answer = gatehouse("--home", station.home, "verify-log", log)
        assert (answer.code, f"First bad event: {said}" in answer.out) == (1, True), answer


def test_without_a_keyring_there_is_one_sentence(
    station: NewStation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus")
    answer = gatehouse("--home", station.home, "verify-log")
    assert answer.is_problem(ProblemCode.KEYRING_MISSING), answer
