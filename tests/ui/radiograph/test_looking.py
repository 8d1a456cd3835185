"""Looking at a radiograph, by keys and by hand: what is shown is what was measured."""

import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication

from app.radiographs.air import air_value
from app.radiographs.presets import Preset, preset_window
from app.radiographs.tone import Tone, Window, automatic_window, full_window
from app.ui.help_pages import RADIOGRAPHS
from app.ui.radiograph.keys import TOOL_KEYS, ViewWish
from app.ui.radiograph.page import Middle
from app.ui.radiograph.tool import Tool
from app.ui.shortcuts import Key
from tests.ui.radiograph.world import World


@pytest.fixture
def looking(world: World) -> World:
    """A viewer with one scanned truck."""
    world.look()
    return world


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
    assert view.badges == ("inverted",)
    looking.press(Key.HOME)
    assert (view.tone.window, view.badges) == (window, ())


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
    looking.press("P")
    assert view.tone.window == full_window(view.radiograph.histogram)
    light = preset_window(Preset.LIGHT_LOAD, view.radiograph.histogram, air_value(view.radiograph))
    looking.press("P")
    assert view.tone.window == light
    looking.press("P")
    looking.press("P")
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


def test_a_file_that_means_white_by_zero_is_shown_so_at_home(world: World) -> None:
    import tifffile

    values = np.tile(np.arange(0, 60_000, 100, dtype=np.uint16), (60, 1))
    tifffile.imwrite(world.folder / "white.tif", values, photometric="miniswhite", metadata=None)
    world.show(world.mine())
    world.presenter.open_file(world.folder / "white.tif")
    world.settle()
    assert world.page.view.tone.inverted
    assert world.page.view.badges == ()
    world.press("I")
    assert world.page.view.badges == ("inverted",)


def test_a_copy_for_display_is_badged(world: World) -> None:
    Image.linear_gradient("L").save(world.folder / "copy.jpg")
    world.show(world.mine())
    world.presenter.open_file(world.folder / "copy.jpg")
    world.settle()
    assert world.page.view.badges == ("display copy, not raw",)


@pytest.mark.parametrize("size", [(1, 1), (1, 65_000), (65_000, 1)])
def test_extreme_images_are_worked_like_any_other(world: World, size: tuple[int, int]) -> None:
    world.show(world.mine())
    world.presenter.open_file(world.write("line.tif", np.full(size[::-1], 9_000, np.uint16)))
    world.settle()
    for key in ("+", "+", "Right", "Down", "Z", "-", "-", "-", Key.ADD, "Right", "Shift+Down"):
        world.press(key)
    assert world.page.view.sketch is not None
    world.press(Key.BACK)
    world.press(Key.HOME)
    assert world.page.view.at_home


def test_the_lock_keeps_the_view(looking: World) -> None:
    looking.press("+")
    viewport = looking.page.view.viewport
    looking.presenter.stop()
    looking.settle()
    looking.presenter.start(looking.duty)
    looking.settle()
    assert looking.page.view.viewport == viewport
    assert looking.page.middle is Middle.IMAGE


def test_the_focused_view_has_a_ring_and_leaves_other_keys_alone(looking: World) -> None:
    looking.press("Tab")
    assert not looking.page.view.hasFocus()
    looking.page.setFocus()
    looking.settle()
    assert looking.page.view.hasFocus()
    shown = looking.page.view.grab().toImage()
    assert QColor(shown.pixel(1, 1)) == QColor("#8cc8ff")


def test_the_help_says_every_key_of_the_view() -> None:
    explained = {each.cap for each in RADIOGRAPHS.parts}
    assert {wish.value for wish in ViewWish} | set(TOOL_KEYS.values()) <= explained
    assert {"← ↑ → ↓", "Ctrl+↑ ↓", "Ctrl+← →"} <= explained
    assert len(explained) == len(RADIOGRAPHS.parts)


@pytest.mark.parametrize("windows", [1_000, pytest.param(10_000, marks=pytest.mark.long)])
def test_windows_do_not_grow(looking: World, windows: int) -> None:
    view = looking.page.view
    for low in range(200):
        view.set_window(Window(low, 60_000))
        view.grab()
    before = _resident()
    for low in range(windows):
        view.set_window(Window(low, 60_000))
        if low % 20 == 0:
            view.repaint()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert _resident() - before < 20_000_000


def _resident() -> int:
    """Return how many bytes are held now; the most that ever were would hide what grows."""
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE")
