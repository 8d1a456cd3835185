"""Testing devices: what arrives is shown, nothing is recorded, and the desk stays usable."""

import logging
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PIL import Image

from app.capture import child_process
from app.problems import ProblemCode
from app.settings import StationSettings, write_station
from app.ui.problem_texts import problem_words
from app.ui.shortcuts import Key
from tests.cable import Cable
from tests.desk_videos import desk, passport, still, write_video
from tests.sane import DEVICE, simulate_scanner
from tests.ui.devices.states import STATES, ZONE
from tests.ui.devices.world import World

_SLOWLY = ("read-delay true", "read-delay-duration 200000", "read-limit true")


@pytest.fixture
def at(world: World) -> Callable[..., World]:
    """Open the page of a station with these settings."""

    def open_at(key: Key, **changes: object) -> World:
        settings = replace(StationSettings(station="L4", port="P"), **changes)  # type: ignore[arg-type]  # as given
        write_station(world.home, settings)
        world.open()
        world.press(key)
        return world

    return open_at


@pytest.fixture
def cable(tmp_path: Path) -> Callable[[], Cable]:
    return lambda: Cable(tmp_path / "ttyUSB0")


def test_a_page_is_scanned_shown_and_nothing_is_left_of_it(
    at: Callable[..., World], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "app")
    world = at(Key.EVIDENCE_1, scanner=DEVICE)
    world.press(Key.READ)
    world.settle()
    assert world.page.scanned.picture is not None
    assert world.page.scanned.said
    world.press(Key.EVIDENCE_2)
    assert world.page.scanned.picture is None
    assert world.journal.drafts == []
    assert caplog.records == []


def test_a_jam_is_said_and_the_next_test_works(at: Callable[..., World], scanner: Path) -> None:
    simulate_scanner(scanner, 'read-status-code "SANE_STATUS_JAMMED"')
    world = at(Key.EVIDENCE_1, scanner=DEVICE)
    world.press(Key.READ)
    world.settle()
    assert world.page.scanned.empty_words == problem_words(ProblemCode.SCANNER_JAMMED)
    simulate_scanner(scanner)
    world.press(Key.READ)
    world.settle()
    assert world.page.scanned.picture is not None


def test_escape_ends_a_slow_scan_and_so_does_leaving(
    at: Callable[..., World], scanner: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child_process, "_FAREWELL_S", 0.2)
    simulate_scanner(scanner, *_SLOWLY)
    world = at(Key.EVIDENCE_1, scanner=DEVICE)
    ways: tuple[Callable[[], object], ...] = (
        partial(world.press, Key.BACK),
        world.page.hide,
        world.presenter.stop,
    )
    for leave in ways:
        world.page.show()
        world.press(Key.READ)
        assert not world.tasks.idle
        leave()
        world.work_off(lambda: world.tasks.idle)
        assert world.page.scanned.picture is None
        assert "F2 begins" in world.page.scanned.empty_words


def test_a_camera_shows_what_would_help(world: World) -> None:
    STATES["camera good"](world)
    assert world.page.filmed.view is not None
    world.press(Key.BACK)
    assert world.page.filmed.view is None, "no picture of a document stays behind"


def test_a_camera_unplugged_in_mid_test_is_said(at: Callable[..., World], tmp_path: Path) -> None:
    video = write_video(tmp_path / "cut.avi", [desk(1), *still(range(3), passport())])
    world = at(Key.EVIDENCE_2, camera=str(video))
    world.press(Key.READ)
    world.work_off(lambda: world.page.filmed.view is not None)
    video.unlink()
    world.work_off(lambda: "unplugged" in world.page.filmed.empty_words)
    assert world.page.filmed.view is None


def test_a_picture_in_the_folder_is_shown_and_a_bad_one_is_said(
    at: Callable[..., World], tmp_path: Path
) -> None:
    folder = tmp_path / "scans"
    folder.mkdir()
    world = at(Key.EVIDENCE_3, watched_folder=folder)
    assert world.page.folder.state == "The folder is there."
    world.press(Key.READ)
    Image.new("RGB", (640, 480), "white").save(folder / "page.png")
    world.work_off(lambda: world.page.dropped.picture is not None)
    (folder / "bad.png").write_bytes(b"no picture")
    world.work_off(
        lambda: world.page.dropped.empty_words == problem_words(ProblemCode.NOT_AN_IMAGE)
    )


def test_a_text_from_a_serial_port_is_shown_with_its_format(
    at: Callable[..., World], cable: Callable[[], Cable]
) -> None:
    line = cable()
    world = at(Key.EVIDENCE_4, serial_port=str(line.link))
    world.press(Key.READ)
    world.work_off(lambda: "Read something" in world.page.sent.empty_words)
    line.send("\r\n".join(ZONE).encode() + b"\r\n")
    world.work_off(lambda: bool(world.page.sent.said))
    assert world.page.sent.text == "\n".join(ZONE)
    assert world.page.sent.said == "Zone TD3: every check digit fits."
    line.send(bytes(range(128, 256)) * 3 + b"\r")
    world.work_off(lambda: "no known format" in world.page.sent.said)
    line.unplug()
    world.work_off(lambda: "not plugged in" in world.page.sent.empty_words)
    assert world.page.sent.text == ""
    world.press(Key.BACK)
    assert world.journal.drafts == []


def test_the_booth_lends_its_port_to_the_test_and_has_it_back(
    at: Callable[..., World], cable: Callable[[], Cable]
) -> None:
    line = cable()
    world = at(Key.EVIDENCE_4, serial_port=str(line.link))
    states: list[object] = []
    heard: list[object] = []
    world.booth.troubled.connect(states.append)
    world.booth.arrived.connect(heard.append)
    world.presenter.port_given_back.connect(
        lambda after: world.booth.listen(str(line.link), 9600, after=after)
    )
    world.booth.listen(str(line.link), 9600)
    world.work_off(lambda: states == [None])
    world.press(Key.READ)
    world.work_off(lambda: "Read something" in world.page.sent.empty_words)
    line.send(b"\x02FOR THE TEST ALONE\x03")
    world.work_off(lambda: bool(world.page.sent.said))
    assert heard == []
    world.press(Key.BACK)
    world.work_off(lambda: states == [None, None])
    line.send(b"\x02FOR THE BOOTH\x03")
    world.work_off(lambda: len(heard) == 1)
    assert world.page.sent.text == ""
    line.unplug()


@pytest.mark.parametrize("prefix", ["", "~"])
def test_what_a_reader_types_is_shown_with_its_format(
    at: Callable[..., World], prefix: str
) -> None:
    world = at(Key.EVIDENCE_5, wedge_prefix=prefix)
    world.send(*(prefix + line for line in ZONE))
    world.work_off(lambda: bool(world.page.typed.said))
    assert world.page.typed.text == "\n".join(ZONE)
    assert "every check digit fits" in world.page.typed.said


def test_without_a_device_f2_says_what_to_do(world: World) -> None:
    world.open()
    for key in (Key.EVIDENCE_1, Key.EVIDENCE_2, Key.EVIDENCE_3, Key.EVIDENCE_4):
        world.press(key)
        world.press(Key.READ)
        assert world.page.section.test.empty_words == "Choose a device first"
