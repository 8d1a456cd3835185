"""What a view shows of an image: the right values at the right place."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.radiographs.radiograph import Radiograph
from app.radiographs.reader import open_radiograph
from app.radiographs.sampling import _scaled, sample
from app.radiographs.viewport import Viewport
from tests.radiographs.files import Values, put, ramp, tiff

_WIDTH, _HEIGHT = 3_000, 700


@pytest.fixture(scope="module")
def values() -> Values:
    """A slope in both directions: a value says where it lies."""
    rows, columns = np.mgrid[0:_HEIGHT, 0:_WIDTH]
    return np.asarray(columns * 20 + rows, np.uint16)


@pytest.fixture(scope="module")
def radiograph(tmp_path_factory: pytest.TempPathFactory, values: Values) -> Radiograph:
    return open_radiograph(put(tmp_path_factory.mktemp("slope"), tiff(values)))


def _expected(view: Viewport) -> tuple[Values, Values]:
    """Return the value in the middle of each seen pixel of the slope, and where it lies."""
    x = np.arange(max(0, view.left), min(view.width, view.left + view.shown_width)) + 0.5
    y = np.arange(max(0, view.top), min(view.height, view.top + view.shown_height)) + 0.5
    columns = (x - view.left) / view.scale - 0.5
    rows = (y - view.top) / view.scale - 0.5
    return np.clip(columns, 0, _WIDTH - 1) * 20, np.clip(rows, 0, _HEIGHT - 1)


def test_one_to_one_shows_the_very_values(radiograph: Radiograph, values: Values) -> None:
    view = Viewport.fitting(_WIDTH, _HEIGHT, 400, 300).at_scale(1).moved(-37, 11)
    seen = sample(radiograph, view)
    assert (seen.left, seen.top, seen.values.shape) == (0, 0, (300, 400))
    assert np.array_equal(seen.values, values[-view.top :, -view.left :][:300, :400])


def test_what_is_kept_does_not_lie_in_the_map(radiograph: Radiograph) -> None:
    """A file cut short takes its map away, and a look at what is gone would end the process."""
    for room in (_WIDTH, 400):
        for scale in (1, 2):
            view = Viewport.fitting(_WIDTH, _HEIGHT, room, _HEIGHT).at_scale(scale)
            assert radiograph.plane.mapped
            seen = sample(radiograph, view).values
            assert not np.shares_memory(seen, radiograph.plane.values)


def test_from_four_times_on_a_pixel_is_a_square(radiograph: Radiograph, values: Values) -> None:
    view = Viewport.fitting(_WIDTH, _HEIGHT, 400, 300).at_scale(5).moved(3, 4)
    seen = sample(radiograph, view)
    for y, x in ((0, 0), (150, 201), (299, 399)):
        column, row = (int(each) for each in view.to_image(x + 0.5, y + 0.5))
        assert seen.values[y, x] == values[row, column]


@given(
    st.floats(0.09, 6.0), st.integers(-4_000, 4_000), st.integers(-900, 900), st.integers(5, 500)
)
def test_every_pixel_shows_its_own_place(
    radiograph: Radiograph, scale: float, by_x: int, by_y: int, room: int
) -> None:
    fit = Viewport.fitting(_WIDTH, _HEIGHT, room + 100, room)
    view = fit.at_scale(scale).moved(by_x, by_y)
    seen = sample(radiograph, view)
    columns, rows = _expected(view)
    assert seen.values.shape == (len(rows), len(columns))
    assert (seen.left, seen.top) == (max(0, view.left), max(0, view.top))
    off = np.abs(seen.values - (columns[None, :] + rows[:, None]))
    # Along the long side a pixel of the view is 20 / scale values wide: less than one of them off.
    assert off.max() <= 1.2 * 21 * max(1.0, 1 / view.scale)


def test_reduced_values_are_means_of_what_they_cover(tmp_path: Path) -> None:
    noise = np.random.default_rng(1).integers(0, 65_536, (512, 1_024), dtype=np.uint16)
    radiograph = open_radiograph(put(tmp_path, tiff(noise)))
    view = Viewport.fitting(1_024, 512, 128, 64)
    means = noise.reshape(64, 8, 128, 8).mean(axis=(1, 3))
    assert np.abs(sample(radiograph, view).values - means).max() <= 2  # rounded once a level


def test_nothing_shimmers_while_the_image_is_moved(radiograph: Radiograph) -> None:
    """The same place of the image has nearly the same value wherever it lies in the view."""
    fit = Viewport.fitting(_WIDTH, _HEIGHT, 500, 400)
    views = [fit.at_scale(0.61).moved(-step, 0) for step in range(40)]
    seen = [sample(radiograph, view).values for view in views]
    for (view, before), (after_view, after) in pairwise(zip(views, seen, strict=True)):
        step = view.left - after_view.left
        assert step in (0, 1)
        same = before[:, step:].astype(int) - after[:, : after.shape[1] - step]
        assert np.abs(same).max() <= 6  # a tenth of a pixel: it is 33 values wide here


@pytest.mark.parametrize(
    ("width", "height"), [(1, 1), (1, 65_000), (65_000, 1), (3, 1_001), (1_001, 3)]
)
@pytest.mark.parametrize("scale", [0.0, 0.3, 1.0, 2.5, 32.0])
def test_extreme_shapes_are_seen(tmp_path: Path, width: int, height: int, scale: float) -> None:
    radiograph = open_radiograph(put(tmp_path, tiff(ramp(width, height))))
    view = Viewport.fitting(width, height, 300, 200).at_scale(scale)
    seen = sample(radiograph, view).values
    assert seen.shape == (min(200, view.shown_height), min(300, view.shown_width))


def test_the_other_byte_order_is_seen_alike(
    tmp_path: Path, radiograph: Radiograph, values: Values
) -> None:
    other = open_radiograph(put(tmp_path, tiff(values, byteorder=">")))
    for scale in (0.1, 0.7, 1.0, 3.0):
        view = Viewport.fitting(_WIDTH, _HEIGHT, 300, 200).at_scale(scale)
        assert np.array_equal(sample(other, view).values, sample(radiograph, view).values)


@pytest.mark.parametrize("width", range(101, 200, 7))
def test_between_half_and_full_size_no_pixel_counts_an_eighth_more_or_less(width: int) -> None:
    bright = 60_000
    lines = np.diag(np.full(200, bright, np.uint16))  # in each row another column is bright
    shares = np.empty((200, width), np.float64)
    for row in range(200):
        shares[row] = _scaled(lines[row : row + 1].repeat(200, 0), width, 200, width / 200)[100]
    counted = shares.sum(axis=1) / bright * 200 / width
    assert np.abs(counted[4:-4] - 1).max() < 0.125
