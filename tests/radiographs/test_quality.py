"""Quality: every fault of a scanner is found, and a sound image has none."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.radiographs.dual_energy import (
    EnergyDoubt,
    Separation,
    material_index,
    separation_of,
    without,
)
from app.radiographs.presentation import EnergyView
from app.radiographs.quality import Flaw, Quality, judge
from app.radiographs.reader import open_radiograph
from app.specimens.radiograph import Faults, Load, draw_radiograph, write_pair
from tests.radiographs.files import put, tiff


def _judged(folder: Path, seed: int = 4, load: Load = Load.TRUCK, **faults: Any) -> Quality:
    pixels = draw_radiograph(seed, 900, load=load, faults=Faults(**faults)).pixels
    return judge(open_radiograph(put(folder, tiff(pixels))))


def test_a_sound_image_is_measured_without_a_flaw(tmp_path: Path) -> None:
    found = _judged(tmp_path)
    assert found.flaws() == ()
    assert found.noise is not None
    assert 0.005 < found.noise < 0.02  # one over the root of its quanta
    assert found.not_penetrated is not None
    assert found.not_penetrated < 0.01


@pytest.mark.parametrize("load", Load)
@pytest.mark.parametrize(
    ("faults", "flaws"),
    [
        ({}, ()),
        ({"banding": 6.0}, (Flaw.BANDED_ROWS, Flaw.BANDED_COLUMNS)),
        ({"gain": 1.3}, (Flaw.CLIPPED_AIR,)),
        ({"quanta": 150, "gain": 0.6}, (Flaw.NOISY,)),
        ({"weak": 6.0}, (Flaw.NOT_PENETRATED,)),
        ({"dead_rows": (40, 130)}, (Flaw.DEAD_ROWS,)),
        ({"dead_columns": (333,)}, (Flaw.DEAD_COLUMNS,)),
        ({"stuck_rows": (77,)}, (Flaw.SATURATED_ROWS,)),
        (
            {"stuck_rows": (77,), "dead_columns": (333,)},
            (Flaw.SATURATED_ROWS, Flaw.DEAD_COLUMNS),
        ),
    ],
    ids=str,
)
@settings(max_examples=2)  # each draws and judges an image
@given(seed=st.integers(0, 10_000))
def test_a_fault_is_found_and_no_other(
    tmp_path_factory: pytest.TempPathFactory,
    load: Load,
    faults: dict[str, Any],
    flaws: tuple[Flaw, ...],
    seed: int,
) -> None:
    found = _judged(tmp_path_factory.mktemp("judged"), seed, load, **faults)
    clipped = {Flaw.CLIPPED_AIR} if "stuck_rows" in faults else set()  # a whole line is at the most
    assert set(found.flaws()) - clipped == set(flaws)


def test_lines_of_the_detector_are_named(tmp_path: Path) -> None:
    """Each of them, though they cross; also where the picture lies on its side."""
    faults = Faults(dead_rows=(40, 130), dead_columns=(333,), stuck_rows=(77,))
    pixels = draw_radiograph(4, 900, faults=faults).pixels
    found = judge(open_radiograph(put(tmp_path, tiff(pixels))))
    assert (found.dead_rows, found.dead_columns) == ((40, 130), (333,))
    assert (found.saturated_rows, found.saturated_columns) == ((77,), ())
    aside = judge(open_radiograph(put(tmp_path, tiff(np.ascontiguousarray(pixels.T)))))
    assert (aside.dead_rows, aside.dead_columns) == ((333,), (40, 130))
    assert (aside.saturated_rows, aside.saturated_columns) == ((), (77,))


def test_noise_is_measured(tmp_path: Path) -> None:
    assert _judged(tmp_path, quanta=150).noise == pytest.approx(1 / 150**0.5, rel=0.25)


def test_air_that_is_too_bright_is_clipped(tmp_path: Path) -> None:
    assert _judged(tmp_path, gain=1.3).clipped > 0.2


def test_what_the_beam_does_not_get_through_cannot_be_judged(tmp_path: Path) -> None:
    weak = _judged(tmp_path, weak=6.0)
    assert weak.flaws()[0] is Flaw.NOT_PENETRATED
    assert weak.not_penetrated is not None
    assert 0.05 < weak.not_penetrated < 0.9
    assert weak.darkest is not None
    pixels = draw_radiograph(4, 900, faults=Faults(weak=6.0)).pixels
    dark = int((pixels <= weak.darkest).sum())
    load = int((pixels < 0.9 * 58_000).sum())
    assert weak.not_penetrated == pytest.approx(dark / load, rel=0.05)


def test_without_air_or_measured_values_nothing_is_claimed(tmp_path: Path) -> None:
    copied = (draw_radiograph(4, 900).pixels >> 8).astype(np.uint8)
    found = judge(open_radiograph(put(tmp_path, tiff(copied))))
    assert {Flaw.DISPLAY_COPY, Flaw.NO_AIR} <= set(found.flaws())
    assert (found.not_penetrated, found.noise) == (None, None)


@pytest.mark.parametrize(("width", "height"), [(1, 1), (1, 3_000), (3_000, 1)])
def test_extreme_shapes_are_judged(tmp_path: Path, width: int, height: int) -> None:
    values = np.full((height, width), 5_000, np.uint16)
    judge(open_radiograph(put(tmp_path, tiff(values))))


# --- two energies -----------------------------------------------------------------------------


def test_metal_lies_at_the_end_that_the_energies_say(tmp_path: Path) -> None:
    found: dict[Load, Separation] = {}
    for load in (Load.BAG, Load.CONTAINER):
        path = tmp_path / f"{load.value}.tif"
        write_pair(path, draw_radiograph(5, 500, load=load, dual=True))
        separation = separation_of(open_radiograph(path))
        assert isinstance(separation, Separation)
        found[load] = separation
    assert found[Load.BAG].metal > 1.5 > found[Load.BAG].light
    assert found[Load.CONTAINER].metal < 1.35 < found[Load.CONTAINER].light


def test_two_slabs_are_told_apart_and_stripped() -> None:
    """Water and steel as baggage scanners see them: each is what is left without the other."""
    separation = Separation(50_000, 50_000, 0, 0, light=1.2, metal=3.2)
    high_loss = np.array([[0.8, 0.8, 0.8, 0.01, 6.0]])
    quotients = np.array([[1.2, 3.2, 2.2, 2.0, 1.0]])
    high = np.rint(50_000 * np.exp(-high_loss)).astype(np.uint16)
    low = np.rint(50_000 * np.exp(-high_loss * quotients)).astype(np.uint16)
    index = material_index(high, low, separation)[0].tolist()
    assert index[0] <= 3
    assert index[1] >= 253
    assert 125 <= index[2] <= 131
    assert index[3:] == [0, 0]  # too thin, too thick: nobody can tell
    no_metal = without(high, low, separation, EnergyView.WITHOUT_METAL)[0].astype(int)
    no_light = without(high, low, separation, EnergyView.WITHOUT_LIGHT)[0].astype(int)
    assert no_metal[0] == pytest.approx(high[0, 0], abs=30)
    assert no_metal[1] == pytest.approx(50_000, abs=200)
    assert no_light[0] == pytest.approx(50_000, abs=200)
    assert no_light[1] == pytest.approx(high[0, 1], abs=30)
    assert no_metal[4] == no_light[4] == high[0, 4]


def test_why_two_energies_cannot_be_shown_together(tmp_path: Path) -> None:
    specimen = draw_radiograph(5, 300, load=Load.BAG, dual=True)
    write_pair(tmp_path / "bag.tif", specimen)
    sidecar = tmp_path / "bag.tif.scan.json"
    said = sidecar.read_text("utf-8")
    sidecar.write_text(said.replace("160 kV", "high"), "utf-8")
    assert separation_of(open_radiograph(tmp_path / "bag.tif")) is EnergyDoubt.ENERGIES_NOT_SAID
    sidecar.write_text(said, "utf-8")
    (tmp_path / "bag.tif.low").write_bytes((tmp_path / "bag.tif").read_bytes())
    assert separation_of(open_radiograph(tmp_path / "bag.tif")) is EnergyDoubt.TOO_ALIKE
    sidecar.unlink()
    assert separation_of(open_radiograph(tmp_path / "bag.tif")) is EnergyDoubt.ONE_ENERGY
