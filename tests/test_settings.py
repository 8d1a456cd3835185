"""Settings: what is written is read back, and what is wrong is named."""

import base64
import errno
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.problems import Problem, ProblemCode
from app.settings import (
    Authority,
    LogLevel,
    Preferences,
    ReadFrom,
    StationSettings,
    Theme,
    declared,
    read_preferences,
    read_station,
    write_preferences,
    write_station,
)

_KEY = base64.b64encode(bytes(range(32))).decode()
_FULL = StationSettings(
    station="L4",
    port="Port Clarence",
    station_key=_KEY,
    hub_key=_KEY,
    hub_url="https://hub.example:8440",
    watched_folder=Path("/scans"),
    lists_folder=Path("/lists"),
    scans_folder=Path("/radiographs"),
    camera="/dev/video2",
    scanner="genesys:libusb:001:004",
    read_from=ReadFrom.SCANNER,
    serial_port="/dev/serial/by-id/usb-reader",
    serial_speed=115_200,
    wedge_prefix="~",
    wedge_suffix="#",
    idle_lock_minutes=30,
    log_level=LogLevel.DEBUG,
)


def test_station_settings_are_read_back(tmp_path: Path) -> None:
    write_station(tmp_path / "new" / "home", _FULL)
    assert read_station(tmp_path / "new" / "home") == _FULL


def test_absent_settings_take_their_defaults(tmp_path: Path) -> None:
    (tmp_path / "station.toml").write_text('station = "L4"\nport = "Port Clarence"\n')
    assert read_station(tmp_path) == StationSettings(station="L4", port="Port Clarence")


def test_a_station_that_is_not_set_up_says_so(tmp_path: Path) -> None:
    with pytest.raises(Problem) as caught:
        read_station(tmp_path)
    assert caught.value.code is ProblemCode.STORE_MISSING


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ('colour = "red"', "station.toml: colour: there is no such setting"),
        ("idle_lock_minutes = 31", "station.toml: idle_lock_minutes: must be 1 to 30"),
        ("idle_lock_minutes = 0", "station.toml: idle_lock_minutes: must be 1 to 30"),
        ("idle_lock_minutes = true", "station.toml: idle_lock_minutes: must be a whole number"),
        ('idle_lock_minutes = "5"', "station.toml: idle_lock_minutes: must be a whole number"),
        ('hub_url = "hub.example"', "station.toml: hub_url: must look like https://host:port"),
        ('hub_url = "ftp://hub"', "station.toml: hub_url: must look like https://host:port"),
        ('hub_url = "https://hub:x"', "station.toml: hub_url: must look like https://host:port"),
        ('hub_key = "not base64!"', "station.toml: hub_key: is not base64"),
        ('hub_key = "é"', "station.toml: hub_key: is not base64"),
        ('hub_key = "AAAA"', "station.toml: hub_key: must hold 32 bytes"),
        ("hub_key = 5", "station.toml: hub_key: must be text in quotes"),
        ('watched_folder = "scans"', "station.toml: watched_folder: must be a full path"),
        ('camera = "front"', "station.toml: camera: must be a device's number or a full path"),
        ("camera = 0", "station.toml: camera: must be text in quotes"),
        ("scanner = 5", "station.toml: scanner: must be text in quotes"),
        (
            'scanner = "a\\u0007"',
            "station.toml: scanner: must be a name of at most 200 characters",
        ),
        ('read_from = "x"', "station.toml: read_from: must be one of camera, scanner, files"),
        ('serial_port = "ttyUSB0"', "station.toml: serial_port: must be a full path"),
        ("serial_speed = 1", "station.toml: serial_speed: must be 300 to 1000000"),
        (
            'wedge_prefix = "é"',
            "station.toml: wedge_prefix: must be at most 8 characters that a keyboard has",
        ),
        ('log_level = "loud"', "station.toml: log_level: must be one of warning, info, debug"),
        ('port = " "', "station.toml: port: must not be empty"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, line: str, named: str) -> None:
    lines = {"station": 'station = "L4"', "port": 'port = "P"', line.split(" ")[0]: line}
    (tmp_path / "station.toml").write_text("\n".join(lines.values()), encoding="utf-8")
    with pytest.raises(Problem) as caught:
        read_station(tmp_path)
    assert (caught.value.code, caught.value.detail) == (ProblemCode.SETTINGS_INVALID, named)


@pytest.mark.parametrize(
    "content", [b"station = ", b"\xff\xfe", b'station = "a"\nstation = "b"', b"\x00" * 100]
)
def test_a_file_that_is_not_toml_is_a_known_problem(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "preferences.toml").write_bytes(content)
    with pytest.raises(Problem) as caught:
        read_preferences(tmp_path)
    assert caught.value.code is ProblemCode.SETTINGS_INVALID


def test_a_folder_in_the_way_is_a_known_problem(tmp_path: Path) -> None:
    (tmp_path / "preferences.toml").mkdir()
    with pytest.raises(Problem) as caught:
        read_preferences(tmp_path)
    assert caught.value.code is ProblemCode.SETTINGS_INVALID


def test_a_value_that_could_not_be_read_back_is_not_written(tmp_path: Path) -> None:
    write_station(tmp_path, _FULL)
    with pytest.raises(Problem):
        write_station(tmp_path, StationSettings(station="L4", port="P", idle_lock_minutes=99))
    assert read_station(tmp_path) == _FULL


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, ProblemCode.DISK_FULL),
        (errno.EDQUOT, ProblemCode.DISK_FULL),
        (errno.EACCES, ProblemCode.SETTINGS_INVALID),
    ],
)
def test_a_write_that_fails_keeps_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: ProblemCode
) -> None:
    write_preferences(tmp_path, Preferences(lane="4"))

    def refuse(_descriptor: int) -> None:
        raise OSError(number, "refused")

    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", refuse)
        with pytest.raises(Problem) as caught:
            write_preferences(tmp_path, Preferences(lane="5"))
    assert caught.value.code is code
    assert read_preferences(tmp_path).lane == "4"


def test_nobody_has_chosen_yet(tmp_path: Path) -> None:
    assert read_preferences(tmp_path) == Preferences()


@given(
    st.builds(
        Preferences,
        port=st.text(),
        lane=st.text(),
        mode=st.text(),
        direction=st.text(),
        role=st.text(),
        theme=st.sampled_from(Theme),
    )
)
def test_any_choice_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, chosen: Preferences
) -> None:
    home = tmp_path_factory.mktemp("home")
    write_preferences(home, chosen)
    assert read_preferences(home) == chosen


def test_each_setting_says_who_may_change_it() -> None:
    assert {d.authority for d in declared(Preferences)} == {Authority.OFFICER}
    assert Authority.OFFICER not in {d.authority for d in declared(StationSettings)}
    assert all(d.label for d in (*declared(StationSettings), *declared(Preferences)))
