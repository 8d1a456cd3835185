"""Choosing devices: who may, what is kept, and what is said of each."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.duty.events import DevicesChosen
from app.problems import Problem, ProblemCode
from app.services.device_setup import DeviceKind
from app.settings import ReadFrom, read_station, write_station
from app.ui.shortcuts import Key
from tests.sane import DEVICE
from tests.ui.devices.world import AHLGREN, STATION, VEGA, World


def _choose_scanner(world: World) -> None:
    """By keys: from the list to the drop-down, and down to the first device."""
    world.press(Key.EVIDENCE_1)
    world.page.scanner._devices.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(world.focus(), Qt.Key.Key_Down)


def test_a_supervisor_chooses_by_keys_and_the_desk_has_it_at_once(world: World) -> None:
    world.open(AHLGREN)
    assert not world.page.may_keep
    _choose_scanner(world)
    assert world.page.scanner.state == "Connected."
    world.press(Key.CLOSE_FORM)
    world.settle()
    assert read_station(world.home) == replace(STATION, scanner=DEVICE)
    assert world.kept == [replace(STATION, scanner=DEVICE)]
    (draft,) = world.journal.drafts
    assert draft.body == DevicesChosen({"scanner": DEVICE})
    assert "Recorded" in world.page.notice
    assert not world.page.may_keep


def test_an_officer_may_test_but_not_keep(world: World) -> None:
    world.open(VEGA)
    _choose_scanner(world)
    assert not world.page.may_keep
    assert "A supervisor keeps it" in world.page.notice
    world.press(Key.CLOSE_FORM)
    world.press(Key.READ)
    world.settle()
    assert world.page.scanned.picture is not None
    assert read_station(world.home) == STATION
    assert world.journal.drafts == []


def test_a_full_disk_keeps_the_draft_and_the_file(world: World) -> None:
    world.open(AHLGREN)
    _choose_scanner(world)
    world.journal.refusal = Problem(ProblemCode.DISK_FULL)
    world.press(Key.CLOSE_FORM)
    world.settle()
    assert world.page.banner.code is ProblemCode.DISK_FULL
    assert world.page.scanner.name == DEVICE
    assert read_station(world.home) == STATION
    world.journal.refusal = None
    world.press(Key.CLOSE_FORM)
    world.settle()
    assert read_station(world.home).scanner == DEVICE


def test_a_draft_outlasts_the_lock_but_not_the_officer(world: World) -> None:
    world.open(AHLGREN)
    _choose_scanner(world)
    world.presenter.stop()
    world.open(AHLGREN)
    assert world.page.scanner.name == DEVICE
    world.presenter.stop()
    world.open(VEGA)
    assert world.page.scanner.name == ""


def test_leaving_and_coming_back_looks_anew(world: World) -> None:
    world.open(look=False)
    world.page.hide()
    world.page.show()
    world.settle()
    assert world.page.scanner.state == "Not used."
    assert world.page.scanner._devices.count() == 3, "none, and the two that are simulated"


def test_the_folder_of_passenger_lists_is_chosen_beside_that_of_the_scans(
    world: World, tmp_path: Path
) -> None:
    world.open(AHLGREN)
    world.press(Key.EVIDENCE_3)
    world.page.folder._lists.setFocus(Qt.FocusReason.TabFocusReason)
    world.type("lists")
    assert "full path" in world.page.folder.state
    assert not world.page.may_keep
    world.page.folder._lists.selectAll()
    world.type(str(tmp_path / "gone"))
    assert world.page.folder.state.startswith("Passenger lists: The folder is not there.")
    world.page.folder._lists.selectAll()
    world.type(str(tmp_path))
    assert world.page.folder.state == "Passenger lists: The folder is there."
    world.press(Key.CLOSE_FORM)
    world.settle()
    assert read_station(world.home).lists_folder == tmp_path
    assert "from the next start on" in world.page.notice


def test_a_path_must_be_whole_to_be_kept(world: World, tmp_path: Path) -> None:
    world.open(AHLGREN)
    world.press(Key.EVIDENCE_3)
    world.page.folder._path.setFocus(Qt.FocusReason.TabFocusReason)
    world.type("scans")
    assert "full path" in world.page.folder.state
    assert not world.page.may_keep
    world.page.folder._path.selectAll()
    world.type(str(tmp_path))
    assert world.page.folder.state == "The folder is there."
    world.press(Key.CLOSE_FORM)
    world.settle()
    assert read_station(world.home).watched_folder == tmp_path
    assert "next start" in world.page.notice


def test_what_f2_reads_from_is_chosen_here(world: World) -> None:
    world.open(AHLGREN)
    world.page._read_from.setFocus()
    QTest.keyClick(world.focus(), Qt.Key.Key_Right)
    world.press(Key.CLOSE_FORM)
    world.settle()
    assert read_station(world.home).read_from is ReadFrom.SCANNER


def test_a_camera_by_number_is_the_same_camera(world: World) -> None:
    write_station(world.home, replace(STATION, camera="7"))
    world.open(AHLGREN)
    assert world.page.camera.name == "/dev/video7"
    assert "Not connected" in world.page.camera.state
    assert not world.page.may_keep, "nothing was changed"


def test_without_scanimage_the_page_says_what_to_do(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    write_station(world.home, replace(STATION, scanner=DEVICE))
    world.open()
    assert "scanimage is not installed" in world.page.scanner.state
    world.press(Key.READ)
    world.settle()
    assert "scanimage is not installed" in world.page.scanned.empty_words


def test_a_file_that_cannot_be_used_is_said_and_can_be_looked_at_again(world: World) -> None:
    path = world.home / "station.toml"
    before = path.read_text()
    path.write_text("camera = 5")
    world.open()
    assert world.page.banner.code is ProblemCode.SETTINGS_INVALID
    path.write_text(before)
    world.press(Key.FIND)
    world.settle()
    assert world.page.sections[DeviceKind.CAMERA].state == "Not used."
