"""Every way of showing by its key, and always the way home: nothing of it sticks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from app.radiographs.color_maps import ColorMap
from app.radiographs.dual_energy import EnergyDoubt, Separation
from app.radiographs.measuring import Measure
from app.radiographs.presentation import STANDARD, EnergyView, Enhancement
from app.radiographs.quality import Quality
from app.radiographs.region import Region
from app.radiographs.tone import Window, automatic_window
from app.ui.radiograph.changing import energies, enhanced, of_energy
from app.ui.radiograph.measure_lines import length_words, quality_sentences
from app.ui.shortcuts import Key
from tests.ui.radiograph.states import STATES
from tests.ui.radiograph.world import World

if TYPE_CHECKING:
    from app.radiographs.radiograph import Values

_APART = Separation(60_000, 60_000, 0, 0, 1.0, 2.0)


@pytest.fixture
def looking(world: World) -> World:
    """A viewer with one scanned truck."""
    world.look()
    return world


def test_each_key_changes_one_thing_and_is_badged(looking: World) -> None:
    view = looking.page.view
    for key, shown, badge in (
        ("I", replace(STANDARD, inverted=True), "inverted"),
        ("L", replace(STANDARD, logarithmic=True), "logarithmic"),
        ("G", replace(STANDARD, gamma=120), "gamma 1.2"),
        ("Shift+G", replace(STANDARD, gamma=80), "gamma 0.8"),
        ("V", replace(STANDARD, colors=ColorMap.BLUE_YELLOW), "Blue to yellow"),
        ("S", replace(STANDARD, enhancement=Enhancement.SHARPENED), "Sharpened"),
        ("K", replace(STANDARD, enhancement=Enhancement.LOCAL_CONTRAST), "Local contrast"),
    ):
        looking.press(key)
        assert view.presentation == shown, key
        assert view.badges == (badge,)
        assert badge in view.accessibleName()
        looking.press(Key.HOME)
        assert (view.presentation, view.badges) == (STANDARD, ())


def test_steps_of_one_ten_and_a_hundred(looking: World) -> None:
    view = looking.page.view
    low = view.tone.window.low
    for key, by in (("Ctrl+Up", 100), ("Ctrl+Shift+Up", 10), ("Alt+Up", 1)):
        looking.press(key)
        low -= by
        assert view.tone.window.low == low


def test_the_automatic_window_of_what_is_seen_or_drawn_leaves_out_the_rest(
    looking: World,
) -> None:
    view = looking.page.view
    assert view.radiograph is not None
    values = view.radiograph.plane.values
    looking.press("Shift+P")
    assert view.presentation == STANDARD, "all of it is seen: that is the standard window"
    looking.press("Z")
    looking.press("+")
    looking.press("Shift+P")
    box = Region.between(
        view.viewport.to_image(0, 0),
        view.viewport.to_image(view.viewport.width, view.viewport.height),
        (view.radiograph.width, view.radiograph.height),
    )
    assert view.presentation.window == _window(values, box)
    looking.press("R")
    assert view.sketch is not None
    looking.press("Shift+P")
    assert view.presentation.window == _window(values, view.sketch.box)


def _window(values: Values, box: Region) -> Window:
    part = values[box.top : box.top + box.height, box.left : box.left + box.width]
    return automatic_window(np.bincount(part.ravel(), minlength=65_536))


def test_a_density_slice_holds_the_value_that_is_pointed_at(looking: World) -> None:
    view = looking.page.view
    assert view.radiograph is not None
    x, y = view.radiograph.width // 2, view.radiograph.height // 2
    value = int(view.radiograph.plane.values[y, x])
    assert f"Pixel {x:,}, {y}" in looking.page.bar.pixel
    looking.press("D")
    (density,) = view.presentation.slices
    assert density.low < value < density.high
    looking.press("D")
    assert view.presentation.slices == ()


def test_the_whole_image_is_computed_beside_the_screen(looking: World) -> None:
    view, bar = looking.page.view, looking.page.bar
    QTest.keySequence(view, QKeySequence("K"))
    view.repaint()
    assert view.badges == ("preview", "Local contrast")
    assert "preview" in bar.working
    looking.settle()
    assert view.badges == ("Local contrast",)
    assert bar.working == ""
    assert view.canvas is not None
    assert view.canvas.wants(view.presentation) is None


def test_what_is_computed_can_be_stopped(looking: World) -> None:
    view = looking.page.view
    QTest.keySequence(view, QKeySequence("K"))
    QTest.keySequence(view, QKeySequence("Esc"))
    looking.settle()
    assert view.presentation == STANDARD
    assert looking.page.bar.working == ""
    assert looking.told[-1][0] == "opened", "the same key did not leave the viewer as well"


def test_an_image_that_is_switched_drops_the_old_answer(looking: World) -> None:
    view = looking.page.view
    other = looking.scan("other.tif", seed=8)
    QTest.keySequence(view, QKeySequence("K"))
    looking.presenter.open_file(other)
    looking.settle()
    assert view.radiograph is not None
    assert view.radiograph.file_name == "other.tif"
    assert view.at_home
    assert view.canvas is not None
    assert view.canvas.shown(view.presentation) is view.radiograph
    assert looking.page.bar.working == ""


def test_one_energy_is_said_by_key_and_in_the_panel(looking: World) -> None:
    reason = "The scanner sent one energy only."
    looking.press("E")
    assert looking.page.keys.notice == reason
    looking.press("H")
    assert looking.page.adjusting
    assert (looking.page.adjust.energies_offered, looking.page.adjust.why_not) == (False, reason)
    looking.press(Key.BACK)
    assert not looking.page.adjusting
    assert looking.page.view.hasFocus()


def test_two_energies_are_shown_each_and_together(world: World) -> None:
    STATES["two energies"](world)
    view = world.page.view
    assert view.badges == ("Materials in color",)
    assert world.page.adjust.energies_offered
    world.press(Key.BACK)
    grays = view.grab().toImage()
    for energy in (EnergyView.WITHOUT_METAL, EnergyView.WITHOUT_LIGHT, EnergyView.HIGH):
        world.press("E")
        assert view.presentation.energy is energy
        assert view.grab().toImage() != grays
    assert view.at_home


def test_the_window_is_entered_by_middle_and_width(looking: World) -> None:
    looking.press("H")
    looking.press("Alt+D")
    looking.press("Ctrl+A")
    looking.type("10000")
    looking.press("Alt+M")
    looking.press("Ctrl+A")
    looking.type("20000")
    looking.press("Tab")
    window = looking.page.view.tone.window
    assert (window.low + window.high) // 2 == 20_000
    assert window.high - window.low == 10_000
    looking.press("PgUp")
    looking.press("Shift+Up")
    assert looking.page.view.tone.window.high - looking.page.view.tone.window.low == 10_110


def test_statistics_of_what_is_drawn_are_those_of_numpy(looking: World) -> None:
    looking.press(Key.ADD)
    looking.press("Right")
    looking.page.pair.first.drawn.emit()
    looking.settle()
    sketch, radiograph = looking.page.view.sketch, looking.page.view.radiograph
    assert sketch is not None
    assert radiograph is not None
    box = sketch.box
    rows, columns = slice(box.top, box.top + box.height), slice(box.left, box.left + box.width)
    values = radiograph.plane.values[rows, columns]
    looking.presenter._measuring._count()
    looking.settle()
    shown = dict(looking.page.measured.pairs)
    assert shown["Mean"] == f"{values.mean():,.1f}"
    assert shown["Median"] == f"{np.median(values):,.1f}"
    assert shown["Range"] == f"{values.min():,} to {values.max():,}"
    assert shown["Area"] == f"{values.size:,} pixels"
    looking.press(Key.BACK)
    assert looking.page.measured.isHidden()


def test_a_distance_is_in_pixels_unless_a_calibration_says_more(looking: World) -> None:
    looking.press("X")
    assert looking.page.measured.pairs[0][0] == "Length"
    assert looking.page.measured.pairs[0][1].endswith(" pixels")
    looking.press(Key.BACK)
    assert looking.page.view.sketch is None
    assert length_words(Measure(40.0)) == "40.0 pixels"
    words = length_words(Measure(40.0, 200.0, "middle of the tunnel"))
    assert words == "200 mm at the middle of the tunnel · 40.0 pixels"


def test_what_cannot_be_judged_is_said_and_never_more() -> None:
    quality = Quality(not_penetrated=0.18, darkest=200, dead_rows=(7, 1_208), noise=0.2)
    first, *others = quality_sentences(quality)
    assert first == "18 % of the load is not penetrated: this area cannot be judged by image"
    assert "Dead detector rows: 7, 1,208" in others
    assert not any("clear" in each.lower() for each in quality_sentences(quality))
    assert quality_sentences(Quality(not_penetrated=0.0, darkest=200)) == ()


def test_energies_are_offered_as_far_as_they_can_be_told_apart() -> None:
    assert energies(None) == (EnergyView.HIGH,)
    assert energies(EnergyDoubt.ONE_ENERGY) == (EnergyView.HIGH,)
    assert energies(EnergyDoubt.TOO_ALIKE) == (EnergyView.HIGH, EnergyView.LOW)
    assert energies(_APART) == tuple(EnergyView)
    colored = of_energy(replace(STANDARD, window=Window(1, 9)), EnergyView.MATERIALS)
    assert (colored.energy, colored.window) == (EnergyView.MATERIALS, None)
    sharp = enhanced(colored, Enhancement.SHARPENED)
    assert (sharp.energy, sharp.enhancement) == (EnergyView.HIGH, Enhancement.SHARPENED)


def test_nothing_sticks_to_the_next_image(looking: World) -> None:
    view = looking.page.view
    for key in ("+", "I", "L", "V", "D", "K", "Ctrl+Left", "H"):
        looking.press(key)
    other = looking.scan("other.tif", seed=8)
    looking.presenter.open_file(other)
    looking.settle()
    assert view.at_home
    assert view.badges == ()
    assert not looking.page.adjusting
