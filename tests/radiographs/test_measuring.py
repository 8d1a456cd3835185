"""Measuring: exactly what numpy says, and millimetres only where a size is known."""

from pathlib import Path
from uuid import UUID

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from app.radiographs.marks import Mark, MarkKind
from app.radiographs.measuring import area, distance, histogram, probe, statistics
from app.radiographs.radiograph import Radiograph
from app.radiographs.reader import open_radiograph
from app.radiographs.scan_sidecar import Calibration
from app.specimens.radiograph import draw_radiograph
from tests.radiographs.files import Values, put, tiff

_ID = UUID(int=1)


@pytest.fixture(scope="module")
def values() -> Values:
    return draw_radiograph(3, 400).pixels


@pytest.fixture(scope="module")
def radiograph(tmp_path_factory: pytest.TempPathFactory, values: Values) -> Radiograph:
    return open_radiograph(put(tmp_path_factory.mktemp("truck"), tiff(values)))


def _inside(mark: Mark) -> NDArray[np.bool_]:
    """Say of each pixel of the box whether it belongs to the mark, one by one."""
    rows, columns = np.mgrid[0 : mark.height, 0 : mark.width]
    if mark.kind is MarkKind.ELLIPSE:
        across = (columns + 0.5 - mark.width / 2) / (mark.width / 2)
        down = (rows + 0.5 - mark.height / 2) / (mark.height / 2)
        return np.asarray(across**2 + down**2 <= 1)
    return np.ones((mark.height, mark.width), np.bool_)


@given(
    st.sampled_from([MarkKind.RECTANGLE, MarkKind.ELLIPSE]),
    st.integers(0, 399), st.integers(0, 104), st.integers(0, 399), st.integers(0, 104),
)  # fmt: skip
def test_statistics_are_those_of_numpy(
    radiograph: Radiograph, values: Values, kind: MarkKind, x: int, y: int, x2: int, y2: int
) -> None:
    mark = Mark.through(_ID, kind, ((x, y), (x2, y2)), (400, values.shape[0]))
    rows = slice(mark.top, mark.top + mark.height)
    chosen = values[rows, mark.left : mark.left + mark.width][_inside(mark)]
    found = statistics(radiograph, mark)
    assert found.pixels == chosen.size == area(mark, None).pixels
    if chosen.size:
        assert (found.least, found.greatest) == (chosen.min(), chosen.max())
        assert (found.mean, found.median) == (chosen.mean(), np.median(chosen))
        assert found.deviation == chosen.std()
    assert np.array_equal(histogram(radiograph, mark), np.bincount(chosen, minlength=65_536))


def test_a_polygon_holds_its_corners_and_its_inside(radiograph: Radiograph) -> None:
    triangle = Mark.through(_ID, MarkKind.POLYGON, ((10, 10), (20, 10), (10, 20)), (400, 104))
    assert area(triangle, None).pixels == 11 * 12 / 2
    assert statistics(radiograph, triangle).pixels == 66


def test_a_probe_tells_value_place_and_transmission(radiograph: Radiograph, values: Values) -> None:
    pixel = probe(radiograph, 5, 4)
    assert pixel is not None
    assert (pixel.x, pixel.y, pixel.value, pixel.low) == (5, 4, values[4, 5], None)
    assert pixel.transmission == pytest.approx(1, abs=0.06)  # air
    assert probe(radiograph, -1, 0) is None
    assert probe(radiograph, 400, 0) is None


def test_a_copy_for_display_tells_no_transmission(tmp_path: Path) -> None:
    copied = (draw_radiograph(3, 400).pixels >> 8).astype(np.uint8)
    copy = probe(open_radiograph(put(tmp_path, tiff(copied))), 3, 3)
    assert copy is not None
    assert copy.transmission is None


def test_lengths_are_millimetres_only_where_a_pixel_has_a_size() -> None:
    calibration = Calibration(4_000, 5_000, "middle")
    assert distance((0, 0), (3, 4), None).pixels == 5
    assert distance((0, 0), (3, 4), None).millimetres is None
    measured = distance((0, 0), (3, 0), calibration)
    assert (measured.millimetres, measured.plane) == (12, "middle")
    assert distance((0, 0), (0, 2), calibration).millimetres == 10
    for unknown in (Calibration(0, 5_000), Calibration(4_000, 0), Calibration(0, 0)):
        assert distance((0, 0), (3, 4), unknown).millimetres is None
        assert area(Mark(_ID, 0, 0, 3, 4), unknown).millimetres is None
    assert area(Mark(_ID, 0, 0, 3, 4), calibration).millimetres == 12 * 20
