"""Regions before they are marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.radiographs.region import Region
from app.radiographs.viewport import Viewport

_IMAGE = (100, 60)
_places = st.tuples(st.floats(-200, 300), st.floats(-200, 300))


def _inside(region: Region) -> bool:
    return (
        region.left >= 0
        and region.top >= 0
        and region.width >= 1
        and region.height >= 1
        and region.left + region.width <= _IMAGE[0]
        and region.top + region.height <= _IMAGE[1]
    )


def test_a_drag_marks_every_pixel_it_touched() -> None:
    assert Region.between((10.2, 20.9), (14.1, 22.0), _IMAGE) == Region(10, 20, 5, 2)
    assert Region.between((14.1, 22.0), (10.2, 20.9), _IMAGE) == Region(10, 20, 5, 2)


@given(_places, _places)
def test_a_region_lies_in_the_image_wherever_it_was_drawn(
    first: tuple[float, float], second: tuple[float, float]
) -> None:
    assert _inside(Region.between(first, second, _IMAGE))


@given(st.integers(-300, 300), st.integers(-300, 300))
def test_moving_and_resizing_stay_in_the_image(by_x: int, by_y: int) -> None:
    region = Region(40, 30, 20, 10)
    moved = region.moved(by_x, by_y, _IMAGE)
    assert _inside(moved)
    assert (moved.width, moved.height) == (20, 10)
    resized = region.resized(by_x, by_y, _IMAGE)
    assert _inside(resized)
    assert (resized.left, resized.top) == (40, 30)


@pytest.mark.parametrize("scale", [0.01, 1.0, 8.0])
def test_a_region_begun_by_key_lies_in_the_middle_of_what_is_seen(scale: float) -> None:
    view = Viewport.fitting(4_000, 1_000, 800, 600).at_scale(scale)
    region = Region.amid(view)
    left, top = view.to_view(region.left, region.top)
    right, bottom = view.to_view(region.left + region.width, region.top + region.height)
    assert 0 < left < 400 < right < 800
    assert 0 < top < 300 < bottom < 600


def test_a_region_in_an_image_of_one_pixel_is_that_pixel() -> None:
    view = Viewport.fitting(1, 1, 800, 600)
    assert Region.amid(view) == Region(0, 0, 1, 1)


def test_surroundings_end_at_the_edge() -> None:
    assert Region(40, 25, 20, 10).grown(3, _IMAGE) == Region(20, 15, 60, 30)
    assert Region(0, 0, 20, 10).grown(3, _IMAGE) == Region(0, 0, 40, 20)
