"""Where an image lies behind the view."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.radiographs.viewport import Viewport

_sizes = st.integers(1, 70_000)
_rooms = st.integers(1, 3_000)


@st.composite
def _views(draw: st.DrawFn) -> Viewport:
    fit = Viewport.fitting(draw(_sizes), draw(_sizes), draw(_rooms), draw(_rooms))
    zoomed = fit.at_scale(fit.scale * draw(st.floats(0.1, 1_000)), draw(_rooms), draw(_rooms))
    return zoomed.moved(draw(st.integers(-9_000, 9_000)), draw(st.integers(-9_000, 9_000)))


def test_fitting_shows_the_whole_image_in_the_middle() -> None:
    view = Viewport.fitting(8_000, 2_000, 1_000, 800)
    assert (view.scale, view.left, view.top) == (0.125, 0, 275)
    assert view.fits


def test_a_small_image_is_enlarged_only_so_far() -> None:
    view = Viewport.fitting(1, 1, 1_000, 800)
    assert (view.scale, view.shown_width, view.left) == (32, 32, 484)


@pytest.mark.parametrize(("width", "height"), [(1, 65_000), (65_000, 1)])
def test_a_line_is_still_seen(width: int, height: int) -> None:
    view = Viewport.fitting(width, height, 1_000, 800)
    assert min(view.shown_width, view.shown_height) == 1


@given(_views(), st.floats(0.05, 40), st.integers(0, 900), st.integers(0, 900))
def test_zooming_keeps_the_place_under_the_cursor(
    view: Viewport, factor: float, x: int, y: int
) -> None:
    place = view.to_image(x, y)
    after = view.at_scale(view.scale * factor, x, y)
    seen = after.to_view(*place)
    held_x = after.shown_width <= after.width or after.left in (0, after.width - after.shown_width)
    held_y = after.shown_height <= after.height or after.top in (
        0,
        after.height - after.shown_height,
    )
    assert held_x or abs(seen[0] - x) <= 0.51
    assert held_y or abs(seen[1] - y) <= 0.51


@given(_views())
def test_the_image_never_leaves_the_view(view: Viewport) -> None:
    for start, shown, room in (
        (view.left, view.shown_width, view.width),
        (view.top, view.shown_height, view.height),
    ):
        if shown <= room:
            assert start == (room - shown) // 2
        else:
            assert room - shown <= start <= 0


@given(_views())
def test_the_scale_has_its_limits(view: Viewport) -> None:
    fit = Viewport.fitting(view.image_width, view.image_height, view.width, view.height)
    assert min(fit.scale, 1.0) <= view.scale <= 32


def test_one_to_one_is_one_pixel_for_one() -> None:
    view = Viewport.fitting(8_000, 2_000, 1_000, 800).at_scale(1)
    assert view.to_view(4_001, 1_000)[0] - view.to_view(4_000, 1_000)[0] == 1


def test_another_size_keeps_fitting_or_the_middle() -> None:
    fit = Viewport.fitting(8_000, 2_000, 1_000, 800)
    assert fit.resized(1_600, 900) == Viewport.fitting(8_000, 2_000, 1_600, 900)
    close = fit.at_scale(1).moved(-500, 0)
    assert close.resized(600, 500).center == pytest.approx(close.center, abs=0.51)
    assert close.resized(600, 500).scale == 1


def test_a_larger_view_leaves_no_image_smaller_than_it_could_be() -> None:
    view = Viewport.fitting(4_000, 2_000, 400, 200).at_scale(0.15)
    assert view.resized(2_000, 1_000).scale == 0.5


def test_what_is_asked_for_is_brought_into_view_and_no_further() -> None:
    view = Viewport.fitting(8_000, 2_000, 1_000, 800).at_scale(1).moved(9_000, 9_000)
    assert view.showing(100, 100, 50, 50) == view
    assert view.showing(1_500, 100, 50, 50).left == -550
    assert view.showing(1_500, 900, 50, 50).moved(400, 0).showing(1_500, 900, 50, 50).left == -550
    assert view.showing(200, 100, 5_000, 50).left == -200  # too wide: from its start
