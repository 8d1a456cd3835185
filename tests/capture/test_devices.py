"""What is connected to the desk, and what keeps this account from it."""

import grp
import os
from pathlib import Path
from threading import Event

import pytest

from app.capture.devices import (
    Access,
    Device,
    is_device_name,
    list_cameras,
    list_scanners,
    list_serial_ports,
    look_at_path,
    with_chosen,
)
from app.problems import Problem, ProblemCode
from tests.sane import DEVICE


@pytest.mark.usefixtures("scanner")
def test_scanners_are_found_by_sane() -> None:
    found = list_scanners(Event())
    assert found == (
        Device(DEVICE, "Noname frontend-tester"),
        Device("test:1", "Noname frontend-tester"),
    )


def test_without_scanimage_there_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Problem) as caught:
        list_scanners(Event(), program=str(tmp_path / "scanimage"))
    assert caught.value.code is ProblemCode.SCANNER_PROGRAM_MISSING


def test_names_from_outside_are_looked_at(tmp_path: Path) -> None:
    program = tmp_path / "scanimage"
    program.write_text(
        "#!/bin/sh\nprintf 'good:0\\tA  Scanner\\n\\tnameless\\nno tab\\nbad\\001:0\\tX\\n'\n"
    )
    program.chmod(0o700)
    assert [device.name for device in list_scanners(Event(), program=str(program))] == ["good:0"]
    assert not is_device_name("a" * 201)
    assert not is_device_name("a\nb")


def _node(folder: Path, name: str, *, index: str = "0", said: str = "") -> None:
    (folder / "dev" / name).write_bytes(b"")
    (folder / "video" / name).mkdir()
    (folder / "video" / name / "index").write_text(index + "\n")
    (folder / "video" / name / "name").write_text(said + "\n")


def test_a_camera_is_listed_once_and_by_its_own_name(tmp_path: Path) -> None:
    (tmp_path / "dev").mkdir()
    (tmp_path / "video").mkdir()
    _node(tmp_path, "video10", said="Second\x1b camera")
    _node(tmp_path, "video2", said="Document camera")
    _node(tmp_path, "video3", index="1", said="Document camera")
    found = list_cameras(tmp_path / "dev", tmp_path / "video")
    assert [(Path(device.name).name, device.label) for device in found] == [
        ("video2", "Document camera"),
        ("video10", "Second camera"),
    ]


def test_a_port_goes_by_the_name_that_outlasts_a_replug(tmp_path: Path) -> None:
    by_id = tmp_path / "serial" / "by-id"
    by_id.mkdir(parents=True)
    (tmp_path / "ttyUSB0").write_bytes(b"")
    (by_id / "usb-OCR_Reader-if00").symlink_to(tmp_path / "ttyUSB0")
    (found,) = list_serial_ports(tmp_path)
    assert found == Device(str(by_id / "usb-OCR_Reader-if00"), "usb-OCR_Reader-if00")
    assert isinstance(list_serial_ports(), tuple)


def test_who_may_not_use_a_device_hears_which_group_may(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "ttyUSB0"
    path.write_bytes(b"")
    group = grp.getgrgid(path.stat().st_gid).gr_name
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)  # root may always
    assert look_at_path(str(path)) == Device(str(path), "ttyUSB0", Access.DENIED, group)
    assert look_at_path(str(tmp_path / "gone")).access is Access.MISSING
    assert look_at_path("a\x00b").access is Access.MISSING


def test_what_is_chosen_is_offered_also_while_it_is_not_connected() -> None:
    here = Device("a", "A")
    assert with_chosen([here], "a") == (here,)
    assert with_chosen([here], "") == (here,)
    assert with_chosen([here], "/dev/ttyUSB9") == (
        here,
        Device("/dev/ttyUSB9", "ttyUSB9", Access.MISSING),
    )
