"""Looking at a radiograph: by keys and by hand, and nothing sticks to the next one."""

import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication

from app.duty.officers import Duty, Role
from app.problems import ProblemCode
from app.radiographs.events import RadiographOpened
from app.radiographs.tone import Tone, Window, automatic_window, full_window
from app.ui.radiograph.page import Middle
from app.ui.radiograph.view import Tool
from app.ui.shortcuts import Key
from tests.ui.radiograph.referrals import LINDQVIST
from tests.ui.radiograph.world import World


@pytest.fixture
def looking(world: World) -> World:
    """A viewer with one scanned truck."""
    world.look()
    return world


def test_a_scan_of_the_watched_folder_is_opened_by_three_keys(world: World) -> None:
    world.scan()
    row = world.mine()
    world.show(row)
    world.keys = 0
    world.press(Key.FIND)
    world.press(Key.CONFIRM)
    assert world.keys <= 3
    (opened,) = world.port.bodies(RadiographOpened)
    assert (opened.referral_id, opened.file_name) == (row.id, "truck.tif")
    assert world.told == [("opened", (row.id, world.port.recorded[0].subject_id))]
    assert world.page.middle is Middle.IMAGE
    assert world.page.exam.name == "ERIKSSON, Anna Maria"
    assert world.link.announced == 1


def test_only_scans_are_offered_the_newest_first(world: World) -> None:
    for name, seed in (("first.tif", 1), ("second.TIFF", 2)):
        world.scan(name, seed, 300)
    Image.new("L", (8, 8)).save(world.folder / "page.png")
    os.utime(world.folder / "first.tif", (1, 1))
    world.show(world.mine())
    world.press(Key.FIND)
    offered = [world.page.chooser._files.item(row).text() for row in range(2)]
    assert offered == ["second.TIFF", "first.tif"]
    assert world.page.chooser._files.count() == 2


def test_escape_leaves_the_chooser_and_then_the_viewer(world: World) -> None:
    row = world.mine()
    world.show(row)
    world.press(Key.FIND)
    assert world.page.middle is Middle.CHOOSER
    world.press(Key.BACK)
    assert (world.page.middle, world.told) == (Middle.EMPTY, [])
    world.press(Key.BACK)
    assert world.told == [("closed", row.id)]


def test_the_standard_view_is_all_of_it_through_the_automatic_window(looking: World) -> None:
    view = looking.page.view
    assert view.radiograph is not None
    assert view.viewport.fits
    assert view.tone == Tone(automatic_window(view.radiograph.histogram))
    assert view.at_home


def test_keys_move_zoom_and_come_home(looking: World) -> None:
    view = looking.page.view
    fit = view.viewport
    looking.press("+")
    looking.press("+")
    assert view.viewport.scale == pytest.approx(fit.scale * 1.25**2)
    looking.press("-")
    assert view.viewport.scale == pytest.approx(fit.scale * 1.25)
    looking.press("Z")
    assert view.viewport.scale == 1
    before = view.viewport.left
    looking.press("Right")
    assert view.viewport.left < before
    looking.press("Left")
    assert view.viewport.left == before
    looking.press(Key.HOME)
    assert view.at_home


def test_keys_change_the_window_and_invert(looking: World) -> None:
    view = looking.page.view
    window = view.tone.window
    looking.press("Ctrl+Up")
    assert view.tone.window == Window(window.low - 100, window.high - 100)
    looking.press("Ctrl+Shift+Down")
    assert view.tone.window == Window(window.low - 90, window.high - 90)
    looking.press("Ctrl+Right")
    assert view.tone.window == Window(window.low - 190, window.high + 10)
    looking.press("Ctrl+Left")
    looking.press("I")
    assert view.tone == Tone(Window(window.low - 90, window.high - 90), inverted=True)
    assert looking.page.bar.badges == ("inverted",)
    looking.press(Key.HOME)
    assert (view.tone.window, looking.page.bar.badges) == (window, ())


def test_the_window_is_entered_in_numbers(looking: World) -> None:
    view, bar = looking.page.view, looking.page.bar
    looking.press("Alt+W")
    looking.press("Ctrl+A")
    looking.type("4120")
    looking.press("Tab")
    looking.press("Ctrl+A")
    looking.type("51870")
    looking.press("Tab")
    assert view.tone.window == Window(4_120, 51_870)
    assert bar.window_values == Window(4_120, 51_870)
    looking.press("Shift+Tab")
    looking.press("Up")
    assert view.tone.window == Window(4_120, 51_871)


def test_the_black_value_stays_below_the_white_one(looking: World) -> None:
    looking.press("Alt+W")
    looking.press("Ctrl+A")
    looking.type("65535")
    looking.press("Tab")
    window = looking.page.view.tone.window
    assert window.low < window.high


def test_the_windows_that_follow_from_the_values(looking: World) -> None:
    view = looking.page.view
    assert view.radiograph is not None
    looking.page.bar.full_requested.emit()
    assert view.tone.window == full_window(view.radiograph.histogram)
    looking.page.bar.automatic_requested.emit()
    assert view.at_home


def test_the_right_button_drags_the_window_whatever_the_tool(looking: World) -> None:
    view = looking.page.view
    before = view.tone.window
    looking.drag((300, 300), (340, 300), Qt.MouseButton.RightButton)
    assert view.tone.window.low < before.low
    assert view.tone.window.high > before.high or view.tone.window.high == 65_535
    wide = view.tone.window
    looking.drag((300, 300), (300, 310), Qt.MouseButton.RightButton)
    assert view.tone.window.high > wide.high or view.tone.window.low > wide.low  # darker


def test_the_left_button_follows_the_tool(looking: World) -> None:
    view = looking.page.view
    looking.press("Z")
    looking.press("+")
    before = view.viewport
    looking.drag((400, 300), (350, 300))
    assert view.viewport.left == max(before.left - 50, before.width - before.shown_width)
    looking.page.tools.tool_chosen.emit(Tool.WINDOW)
    moved, window = view.viewport, view.tone.window
    looking.drag((400, 300), (440, 280))
    assert view.viewport == moved
    assert view.tone.window != window


def test_the_wheel_zooms_where_it_is_turned(looking: World) -> None:
    view = looking.page.view
    at = QPointF(600, view.height() / 2)
    place = view.viewport.to_image(at.x(), at.y())
    wheel = QWheelEvent(
        at,
        view.mapToGlobal(at),
        QPoint(),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, wheel)
    assert view.viewport.to_view(*place)[0] == pytest.approx(at.x(), abs=1)
    assert not view.viewport.fits


def test_the_screen_shows_exactly_the_grays_of_the_window(world: World) -> None:
    values = np.arange(65_536, dtype=np.uint16).reshape(256, 256)
    world.show(world.mine())
    world.presenter.open_file(world.write("all.tif", values))
    world.settle()
    view = world.page.view
    world.press("Z")
    view.clearFocus()  # and its ring
    view.set_window(Window(4_120, 51_870))
    shown = view.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    left, top = view.viewport.left, view.viewport.top
    for value in (0, 4_120, 4_121, 20_000, 33_333, 51_869, 51_870, 65_535):
        y, x = divmod(value, 256)
        gray = QColor(shown.pixel(left + x, top + y)).red()
        expected = round(255 * min(max((value - 4_120) / (51_870 - 4_120), 0), 1))
        assert gray == expected, value


def test_nothing_sticks_to_the_next_image(looking: World) -> None:
    for key in ("+", "+", "I", "Ctrl+Left", Key.ADD, Key.BACK):
        looking.press(key)
    looking.scan("next.tif", seed=8)
    looking.press(Key.FIND)
    looking.press(Key.CONFIRM)
    view = looking.page.view
    assert view.radiograph is not None
    assert view.radiograph.file_name == "next.tif"
    assert view.at_home
    assert view.tool is Tool.MOVE
    assert view.region is None
    assert looking.page.marks.rows == ()


def test_a_file_that_means_white_by_zero_is_shown_so_at_home(world: World) -> None:
    import tifffile

    values = np.tile(np.arange(0, 60_000, 100, dtype=np.uint16), (60, 1))
    tifffile.imwrite(world.folder / "white.tif", values, photometric="miniswhite", metadata=None)
    world.show(world.mine())
    world.presenter.open_file(world.folder / "white.tif")
    world.settle()
    assert world.page.view.tone.inverted
    assert world.page.bar.badges == ()
    world.press("I")
    assert world.page.bar.badges == ("inverted",)


def test_a_copy_for_display_is_badged(world: World) -> None:
    Image.linear_gradient("L").save(world.folder / "copy.jpg")
    world.show(world.mine())
    world.presenter.open_file(world.folder / "copy.jpg")
    world.settle()
    assert world.page.bar.badges == ("display copy, not raw",)


@pytest.mark.parametrize("size", [(1, 1), (1, 65_000), (65_000, 1)])
def test_extreme_images_are_worked_like_any_other(world: World, size: tuple[int, int]) -> None:
    world.show(world.mine())
    world.presenter.open_file(world.write("line.tif", np.full(size[::-1], 9_000, np.uint16)))
    world.settle()
    for key in ("+", "+", "Right", "Down", "Z", "-", "-", "-", Key.ADD, "Right", "Shift+Down"):
        world.press(key)
    assert world.page.view.region is not None
    world.press(Key.BACK)
    world.press(Key.HOME)
    assert world.page.view.at_home


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", ProblemCode.RADIOGRAPH_TRUNCATED),
        (b"II*\0" + b"\0" * 40, ProblemCode.RADIOGRAPH_TRUNCATED),
        (b"no picture at all", ProblemCode.NOT_A_RADIOGRAPH),
    ],
)
def test_a_bad_file_is_a_sentence_and_the_image_before_stays(
    looking: World, content: bytes, code: ProblemCode
) -> None:
    (looking.folder / "bad.tif").write_bytes(content)
    looking.presenter.open_file(looking.folder / "bad.tif")
    looking.settle()
    assert looking.page.banner.code is code
    assert looking.page.middle is Middle.IMAGE
    assert len(looking.port.bodies(RadiographOpened)) == 1
    looking.press("+")
    assert not looking.page.view.viewport.fits


def test_an_opening_that_is_not_recorded_shows_nothing(world: World) -> None:
    from app.problems import Problem

    world.scan()
    world.show(world.mine())
    world.port.refusal = Problem(ProblemCode.DISK_FULL)
    world.press(Key.FIND)
    world.press(Key.CONFIRM)
    assert world.page.banner.code is ProblemCode.DISK_FULL
    assert world.page.view.radiograph is None
    assert world.page.middle is Middle.EMPTY


def test_a_file_that_is_overwritten_while_it_is_open_is_not_shown_any_more(looking: World) -> None:
    (looking.folder / "truck.tif").write_bytes(b"something else")
    looking.press("Z")
    assert looking.page.banner.code is ProblemCode.RADIOGRAPH_CHANGED
    assert looking.page.middle is Middle.EMPTY
    looking.press("+")
    looking.scan("truck.tif", seed=9)
    looking.press(Key.FIND)
    looking.press(Key.CONFIRM)
    assert looking.page.middle is Middle.IMAGE


def test_another_referral_begins_without_an_image_and_the_first_comes_back(
    looking: World,
) -> None:
    first = looking.page.view.radiograph
    assert first is not None
    looking.show(looking.mine(9))
    assert looking.page.middle is Middle.EMPTY
    assert looking.page.view.radiograph is None
    looking.show(looking.mine(1))
    again = looking.page.view.radiograph
    assert again is not None
    assert again.sha256 == first.sha256
    assert looking.page.view.at_home
    assert len(looking.port.bodies(RadiographOpened)) == 1  # the same file goes on


def test_switching_while_a_file_is_being_read_shows_nothing_of_it(world: World) -> None:
    path = world.scan()
    world.show(world.mine(1))
    world.presenter.open_file(path)
    world.presenter.open_for(world.duty, world.mine(2))
    world.settle()
    assert world.page.view.radiograph is None
    assert world.page.middle is Middle.EMPTY
    assert world.port.bodies(RadiographOpened) == []


@pytest.mark.parametrize("which", ["waiting", "theirs", "closed"])
def test_only_an_own_open_referral_gets_a_radiograph(world: World, which: str) -> None:
    world.scan()
    world.show(getattr(world, which)())
    world.press(Key.FIND)
    world.presenter.open_file(world.folder / "truck.tif")
    world.settle()
    assert world.page.middle is Middle.EMPTY
    assert world.port.recorded == []


def test_the_lock_keeps_the_view(looking: World) -> None:
    looking.press("+")
    viewport = looking.page.view.viewport
    looking.presenter.stop()
    looking.settle()
    looking.presenter.start(looking.duty)
    looking.settle()
    assert looking.page.view.viewport == viewport
    assert looking.page.middle is Middle.IMAGE


def test_the_next_officer_at_the_desk_does_not_see_it(looking: World) -> None:
    duty = looking.duty
    looking.presenter.stop()
    looking.presenter.start(Duty(duty.id, LINDQVIST, Role.SECONDARY, duty.post, duty.since))
    looking.settle()
    assert looking.page.middle is Middle.EMPTY
    looking.presenter.start(duty)
    looking.settle()
    assert looking.page.middle is Middle.IMAGE


def test_a_dropped_file_is_opened(world: World) -> None:
    world.show(world.mine())
    world.page.dropped.emit(world.scan())
    world.settle()
    assert world.page.view.radiograph is not None


def test_the_focused_view_has_a_ring_and_leaves_other_keys_alone(looking: World) -> None:
    looking.press("Tab")
    assert not looking.page.view.hasFocus()
    looking.page.setFocus()
    looking.settle()
    assert looking.page.view.hasFocus()
    shown = looking.page.view.grab().toImage()
    assert QColor(shown.pixel(1, 1)) == QColor("#8cc8ff")


def test_the_help_says_every_key_of_the_view(world: World, tmp_path: Path) -> None:
    del tmp_path
    about = world.page.about
    for key in ("F3", "F5", "Enter", "+", "Z", "I", "0", "Ctrl", "Shift"):
        assert key in about


def test_ten_thousand_windows_do_not_grow(looking: World) -> None:
    import resource

    view = looking.page.view
    for low in range(200):
        view.set_window(Window(low, 60_000))
        view.grab()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for low in range(10_000):
        view.set_window(Window(low, 60_000))
        if low % 20 == 0:
            view.repaint()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20_000  # kilobytes
