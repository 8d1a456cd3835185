"""Two images side by side or in turn: one hand moves both, and nothing of it sticks."""

import pytest

from app.radiographs.decision import ViewKind
from app.radiographs.tone import Window
from app.radiographs.viewport import Viewport
from app.ui.radiograph.linking import linked_viewport
from app.ui.shortcuts import Key
from tests.ui.radiograph.compared import scan_again
from tests.ui.radiograph.world import World


@pytest.fixture
def comparing(world: World) -> World:
    """An image beside an earlier one of the same container."""
    scan_again(world)
    world.press("C")
    return world


def test_the_last_image_of_the_container_stands_beside_this_one(comparing: World) -> None:
    pair = comparing.page.pair
    assert pair.first.isVisible()
    assert pair.second.isVisible()
    assert pair.second.radiograph is not None
    assert pair.second.radiograph.file_name == "before.tif"
    assert pair.second.badges == ("Same load", "9 Aug 2026 09:30", "not decided")
    assert ViewKind.COMPARED in comparing.presenter._deciding.look.views


def test_place_size_and_window_are_those_of_the_other(comparing: World) -> None:
    first, second = comparing.page.pair.first, comparing.page.pair.second
    for key in ("+", "+", "Right", "Ctrl+Left", "I"):
        comparing.press(key)
    assert second.viewport.scale / first.viewport.scale == pytest.approx(1, rel=0.02)
    assert second.viewport.center == pytest.approx(first.viewport.center, abs=2)
    assert second.presentation == first.presentation
    second.zoom(2)
    second.set_window(Window(100, 900))
    assert first.viewport.scale == pytest.approx(second.viewport.scale, rel=0.02)
    assert first.tone.window == Window(100, 900)


def test_blinking_shows_each_in_turn_in_the_same_place(comparing: World) -> None:
    pair = comparing.page.pair
    comparing.press("B")
    assert (pair.first.isVisible(), pair.second.isVisible()) == (False, True)
    comparing.press("+")
    comparing.press("B")
    assert (pair.first.isVisible(), pair.second.isVisible()) == (True, False)
    assert pair.first.viewport == pair.second.viewport


def test_comparing_ends_by_its_key_and_does_not_stick(comparing: World) -> None:
    pair = comparing.page.pair
    comparing.press("C")
    assert pair.second.radiograph is None
    assert not pair.second.isVisible()
    comparing.press("C")
    assert pair.second.isVisible()
    comparing.press(Key.BACK)
    assert not pair.second.isVisible()
    comparing.press("C")
    comparing.presenter.open_file(comparing.folder / "before.tif")
    comparing.settle()
    assert pair.second.radiograph is None


def test_where_nothing_is_known_it_is_said(world: World) -> None:
    world.look()
    world.press("C")
    assert world.page.keys.notice == "There is no image to compare with."


@pytest.mark.parametrize("size", [(1, 1), (1, 65_000), (8_000, 2_500)])
def test_a_linked_view_shows_the_same_share_of_any_image(size: tuple[int, int]) -> None:
    view = Viewport.fitting(1_200, 314, 800, 600)
    other = Viewport.fitting(*size, 400, 600)
    assert linked_viewport(view, other) == other
    closer = view.at_scale(view.scale * 4, 100.0, 300.0)
    linked = linked_viewport(closer, other)
    assert linked.image_width == size[0]
    assert not linked.fits or size == (1, 1)
