"""Scanned trucks: the same for the same seed, physically sound, with one dense thing in them."""

from functools import cache
from pathlib import Path

import numpy as np
import pytest
import tifffile

from app.specimens.radiograph import (
    AIR,
    OFFSET,
    Faults,
    Load,
    RadiographSpecimen,
    draw_radiograph,
    write_tiff,
)
from app.specimens.radiograph_scene import Beam, Material, Scene


@cache
def _truck(seed: int = 7) -> RadiographSpecimen:
    return draw_radiograph(seed, 1_600)


def test_the_same_seed_gives_the_same_values() -> None:
    assert np.array_equal(draw_radiograph(7, 1_600).pixels, _truck().pixels)
    assert not np.array_equal(_truck(8).pixels, _truck().pixels)


def test_a_truck_has_its_proportions_and_sixteen_bits() -> None:
    pixels = _truck().pixels
    assert pixels.dtype == np.uint16
    assert pixels.shape[1] / pixels.shape[0] == pytest.approx(17.2 / 4.5, rel=0.01)
    assert draw_radiograph(7, 800).pixels.shape[1] == 800


def test_air_is_bright_and_steel_is_dark() -> None:
    pixels = _truck().pixels
    sky = pixels[:20]
    assert 55_000 < np.median(sky) < 61_000
    assert np.percentile(pixels, 0.5) < 2_000
    assert pixels.max() < 65_535  # no detector is saturated


def test_noise_of_quanta_grows_with_the_root_of_the_counts() -> None:
    """Where only air is, its share of the signal is one over the root of the quanta."""
    sky = _truck().pixels[2:18].astype(float)
    flat = sky / sky.mean(axis=1, keepdims=True) / sky.mean(axis=0) * sky.mean()
    assert flat.std() == pytest.approx(1 / np.sqrt(9_000), rel=0.15)


def test_pulses_and_detectors_leave_columns_and_rows() -> None:
    sky = _truck().pixels[:20].astype(float)
    expected_by_chance = 1 / np.sqrt(9_000 * 20)
    columns = sky.mean(axis=0)
    assert columns.std() / columns.mean() > 1.2 * expected_by_chance


@pytest.mark.parametrize("seed", range(4))
def test_one_dense_thing_is_hidden_among_the_goods(seed: int) -> None:
    specimen = draw_radiograph(seed, 1_600)
    left, top, width, height = specimen.planted
    pixels = specimen.pixels.astype(float)
    inside = pixels[
        top + height // 3 : top + 2 * height // 3, left + width // 3 : left + 2 * width // 3
    ]
    around = pixels[top : top + height, left - width : left]
    assert np.median(inside) < 0.25 * np.median(around)
    assert 10 < width < 60
    assert 10 < height < 80


def test_the_file_is_uncompressed_grayscale(tmp_path: Path) -> None:
    write_tiff(tmp_path / "truck.tif", _truck().pixels)
    with tifffile.TiffFile(tmp_path / "truck.tif") as file:
        page = file.pages.first
        assert isinstance(page, tifffile.TiffPage)
        assert (page.compression, page.photometric, page.bitspersample) == (1, 1, 16)
        assert np.array_equal(page.asarray(), _truck().pixels)


@pytest.mark.parametrize("load", Load)
def test_every_load_hides_one_dense_thing_in_both_energies(load: Load) -> None:
    specimen = draw_radiograph(2, 700, load=load, dual=True)
    again = draw_radiograph(2, 700, load=load, dual=True)
    left, top, width, height = specimen.planted
    middle = top + height // 2, left + width // 2
    assert specimen.low is not None
    assert again.low is not None
    assert np.array_equal(specimen.low, again.low)
    for pixels in (specimen.pixels, specimen.low):
        assert pixels.shape == specimen.pixels.shape
        assert pixels[middle] < 0.1 * AIR
        assert np.median(pixels[:15]) == pytest.approx(AIR, rel=0.02)


def test_one_energy_is_the_same_with_or_without_the_other() -> None:
    both = draw_radiograph(7, 500, dual=True)
    assert np.array_equal(draw_radiograph(7, 500).pixels, both.pixels)


@pytest.mark.parametrize(("beam", "metal_holds_more"), [(Beam.MEV_9, False), (Beam.KV_160, True)])
def test_a_slab_follows_beer_and_lambert(beam: Beam, metal_holds_more: bool) -> None:
    """Depths add up, and per gram metal holds back more only where photons are slow."""
    scene = Scene(2.0, 1.0, 200, (beam,))
    scene.box(0.5, 0.2, (1.0, 0.5), Material.WATER, 0.1)
    scene.box(0.5, 0.2, (1.0, 0.5), Material.STEEL, 0.01)
    expected = Material.WATER.per_meter(beam) * 0.1 + Material.STEEL.per_meter(beam) * 0.01
    assert scene.depths[beam][50, 100] == pytest.approx(expected, rel=1e-5)
    assert scene.depths[beam][5, 5] == 0
    per_gram = [each.per_meter(beam) / each.value[0] for each in (Material.STEEL, Material.WATER)]
    assert (per_gram[0] > per_gram[1]) == metal_holds_more


def test_faults_are_where_they_were_put() -> None:
    faults = Faults(dead_rows=(9,), dead_columns=(30,), stuck_rows=(20,), gain=1.3)
    pixels = draw_radiograph(7, 500, faults=faults).pixels
    assert (pixels[9] == OFFSET).all()
    assert (np.delete(pixels[:, 30], 20) == OFFSET).all()
    assert (pixels[20] == 65_535).all()  # without a pulse too
    assert (pixels[:8] == 65_535).mean() > 0.9
