"""Radiographs from files: every value as it was measured, or a known problem."""

import hashlib
import os
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from app.problems import Problem, ProblemCode
from app.radiographs.radiograph import Radiograph
from app.radiographs.reader import open_radiograph
from app.specimens.radiograph import draw_radiograph, write_tiff
from tests.radiographs.files import Values, put, ramp, tiff


def _values(radiograph: Radiograph) -> Values:
    part = radiograph.part(0, slice(None), slice(None))
    assert part.dtype == np.uint16
    return part.astype(np.uint16)


@pytest.mark.parametrize(
    ("how", "mapped"),
    [
        ({}, True),
        ({"byteorder": ">"}, True),
        ({"rowsperstrip": 7}, True),
        ({"bigtiff": True}, True),
        ({"tile": (16, 32)}, False),
        ({"compression": "zlib"}, False),
        ({"compression": "zlib", "predictor": True, "tile": (16, 16)}, False),
        ({"compression": "zlib", "byteorder": ">", "rowsperstrip": 9}, False),
    ],
    ids=str,
)
def test_every_value_is_as_it_was_measured(
    tmp_path: Path, how: dict[str, Any], mapped: bool
) -> None:
    radiograph = open_radiograph(put(tmp_path, tiff(ramp(), **how)))
    assert np.array_equal(_values(radiograph), ramp())
    assert (radiograph.bits, radiograph.plane.raw, radiograph.plane.mapped) == (16, True, mapped)
    assert (radiograph.width, radiograph.height) == (60, 40)


@pytest.mark.parametrize("packing", ["tiff_lzw", "zstd", "packbits", "tiff_adobe_deflate"])
def test_what_libtiff_packs_is_unpacked(tmp_path: Path, packing: str) -> None:
    content = BytesIO()
    Image.fromarray(ramp()).save(content, "TIFF", compression=packing)
    radiograph = open_radiograph(put(tmp_path, content.getvalue()))
    assert np.array_equal(_values(radiograph), ramp())
    assert radiograph.plane.raw


def test_the_digest_is_that_of_the_untouched_file(tmp_path: Path) -> None:
    path = put(tmp_path, tiff(ramp()), "MSKU 907032-3.tif")
    before = path.read_bytes(), path.stat().st_mtime_ns
    radiograph = open_radiograph(path)
    assert radiograph.sha256 == hashlib.sha256(before[0]).hexdigest()
    assert radiograph.file_name == "MSKU 907032-3.tif"
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_a_file_that_means_white_by_zero_says_so_and_keeps_its_values(tmp_path: Path) -> None:
    radiograph = open_radiograph(put(tmp_path, tiff(ramp(), photometric="miniswhite")))
    assert radiograph.plane.white_is_zero
    assert np.array_equal(_values(radiograph), ramp())
    assert not open_radiograph(put(tmp_path, tiff(ramp()))).plane.white_is_zero


@pytest.mark.parametrize(
    ("format_", "mode"), [("PNG", "L"), ("JPEG", "L"), ("JPEG", "RGB"), ("TIFF", "L"), ("PNG", "1")]
)
def test_eight_bits_are_a_copy_for_display(tmp_path: Path, format_: str, mode: str) -> None:
    content = BytesIO()
    Image.new("L", (30, 20), 200).convert(mode).save(content, format_)
    radiograph = open_radiograph(put(tmp_path, content.getvalue(), "scan.tif"))
    assert (radiograph.bits, radiograph.plane.raw) == (8, False)
    assert (radiograph.width, radiograph.height) == (30, 20)
    assert radiograph.histogram.shape == (256,)


def test_a_gray_png_of_sixteen_bits_is_raw(tmp_path: Path) -> None:
    content = BytesIO()
    Image.fromarray(ramp()).save(content, "PNG")
    radiograph = open_radiograph(put(tmp_path, content.getvalue(), "scan.png"))
    assert radiograph.plane.raw
    assert np.array_equal(_values(radiograph), ramp())


@pytest.mark.parametrize(
    ("width", "height"), [(1, 1), (1, 65_000), (65_000, 1), (3, 5), (1025, 513)]
)
def test_every_shape_is_read(tmp_path: Path, width: int, height: int) -> None:
    values = ramp(width, height)
    radiograph = open_radiograph(put(tmp_path, tiff(values)))
    assert np.array_equal(_values(radiograph), values)
    assert int(radiograph.histogram.sum()) == width * height
    sizes = [radiograph.shape(level) for level in range(radiograph.levels)]
    assert all(b == ((a[0] + 1) // 2, (a[1] + 1) // 2) for a, b in pairwise(sizes))
    assert max(sizes[-1]) <= 512


def test_the_histogram_counts_every_value_exactly(tmp_path: Path) -> None:
    values = draw_radiograph(3, 1700).pixels
    values[::2] = 40_000  # more than a bin holds in one piece
    radiograph = open_radiograph(put(tmp_path, tiff(values)))
    assert np.array_equal(radiograph.histogram, np.bincount(values.ravel(), minlength=65_536))


def test_a_smaller_size_holds_the_means(tmp_path: Path) -> None:
    values = ramp(1100, 20)
    radiograph = open_radiograph(put(tmp_path, tiff(values)))
    quads = values.reshape(10, 2, 550, 2).mean(axis=(1, 3))
    half = radiograph.part(1, slice(None), slice(None))
    assert np.abs(half - quads).max() <= 0.5


def test_a_file_that_is_replaced_meanwhile_does_not_matter(tmp_path: Path) -> None:
    path = put(tmp_path, tiff(ramp()))
    radiograph = open_radiograph(path)
    other = put(tmp_path, tiff(ramp(20, 20)), "other.tif")
    other.replace(path)
    assert np.array_equal(_values(radiograph), ramp())


def test_a_file_that_is_cut_short_meanwhile_is_not_touched(tmp_path: Path) -> None:
    path = put(tmp_path, tiff(ramp()))
    radiograph = open_radiograph(path)
    os.truncate(path, 100)
    with pytest.raises(Problem) as caught:
        _values(radiograph)
    assert caught.value.code is ProblemCode.RADIOGRAPH_CHANGED


def test_a_specimen_survives_its_file(tmp_path: Path) -> None:
    specimen = draw_radiograph(5, 700)
    write_tiff(tmp_path / "truck.tif", specimen.pixels)
    assert np.array_equal(_values(open_radiograph(tmp_path / "truck.tif")), specimen.pixels)


_SMALL = {
    "plain": tiff(ramp(24, 16)),
    "tiles": tiff(ramp(24, 16), tile=(16, 16), compression="zlib", predictor=True),
    "strips": tiff(ramp(24, 16), rowsperstrip=3, compression="zlib"),
    "eight": tiff(ramp(24, 16).astype(np.uint8)),
}


@pytest.mark.filterwarnings("ignore::UserWarning")  # Pillow names the damage before it gives up
@given(st.sampled_from(sorted(_SMALL)), st.data())
def test_a_damaged_file_gives_values_or_a_known_problem(
    tmp_path_factory: pytest.TempPathFactory, kind: str, data: st.DataObject
) -> None:
    content = bytearray(_SMALL[kind])
    places = st.integers(0, len(content) - 1)
    for place in data.draw(st.lists(places, min_size=1, max_size=6)):
        content[place] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(content)))
    path = put(tmp_path_factory.mktemp("damaged"), bytes(content[:cut]))
    try:
        radiograph = open_radiograph(path)
    except Problem:
        return
    assert radiograph.part(0, slice(None), slice(None)).shape == radiograph.shape(0)
