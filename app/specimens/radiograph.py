"""Radiographs of invented loads, as line scanners give them: 16-bit values, seeded.

A narrow beam stands still and the load passes: each column of the picture is one pulse of the
source, each row one detector. So noise has a grain of its own here: pulses differ a little in
strength (faint columns), detectors in gain (faint rows, in steps from module to module).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from app.specimens.container_truck import CONTAINER, TRUCK, Planted, build_container, build_truck
from app.specimens.radiograph_scene import BAGGAGE, CARGO, Beam, Scene
from app.specimens.scanned_bag import BAG, build_bag

_FINER = 2  # the scene is drawn finer than it is measured: edges lie between pixels
AIR = 58_000
"""Counts where nothing stands in the beam, without the offset."""
OFFSET = 140
"""Counts without any beam."""
_QUANTA = 9_000  # measured in one pixel of air
_SCATTER = 0.0025  # of the beam, from everywhere
_BLUR = 0.8  # pixels: focal spot and size of a detector
_PULSES, _GAINS, _MODULES = 0.004, 0.0025, 0.002  # how much they differ, as a share
_MODULE = 32  # detectors
_ELECTRONICS = 9.0  # counts
_MOST = 65_535

Area = tuple[int, int, int, int]
Pixels = NDArray[np.uint16]


class Load(Enum):
    """What is scanned: how large an area, with which beams, and how it is built."""

    TRUCK = "truck"
    CONTAINER = "container"
    BAG = "bag"


_BUILT: dict[
    Load,
    tuple[
        tuple[float, float],
        tuple[Beam, Beam],
        Callable[[Scene, np.random.Generator], Planted],
    ],
] = {
    Load.TRUCK: (TRUCK, CARGO, build_truck),
    Load.CONTAINER: (CONTAINER, CARGO, build_container),
    Load.BAG: (BAG, BAGGAGE, build_bag),
}


@dataclass(frozen=True, slots=True)
class Faults:
    """What is wrong with the scanner.

    Attributes:
        dead_rows, dead_columns: Detectors that say nothing; pulses that did not come.
        stuck_rows: Detectors that always say the most there is.
        banding: How much more than usual detectors and pulses differ, in times.
        quanta: Measured in one pixel of air; fewer are more noise.
        gain: Above 1.13, air is brighter than 16 bits can say.
        weak: The beam is so weak that this many times as much stands in its way.
    """

    dead_rows: tuple[int, ...] = ()
    dead_columns: tuple[int, ...] = ()
    stuck_rows: tuple[int, ...] = ()
    banding: float = 1.0
    quanta: int = _QUANTA
    gain: float = 1.0
    weak: float = 1.0


SOUND = Faults()


@dataclass(frozen=True, slots=True, eq=False)
class RadiographSpecimen:
    """One scanned load.

    Attributes:
        pixels: (height, width) counts: more where less stands in the beam.
        planted: Left, top, width and height of the dense object, in pixels.
        low: The same through the low energy, if it was asked for.
        beams: The high and the low one.
        pixel_um: How wide and high a pixel is at the load, in micrometres.
    """

    pixels: Pixels
    planted: Area
    low: Pixels | None
    beams: tuple[Beam, Beam]
    pixel_um: int


def draw_radiograph(
    seed: int,
    width: int = 2400,
    *,
    load: Load = Load.TRUCK,
    dual: bool = False,
    faults: Faults = SOUND,
) -> RadiographSpecimen:
    """Scan an invented load; the same arguments give the same values.

    Beer and Lambert: what is left of the beam is exp(-sum of attenuation times thickness). It is
    blurred, gets its share of scatter, and is counted with the noise of its quanta.

    Args:
        seed: Which load, and which noise.
        width: Pixels along the load; the height follows.
        load: What is scanned.
        dual: With a second, low energy.
        faults: What is wrong with the scanner.
    """
    rng = np.random.default_rng(seed)
    area, beams, build = _BUILT[load]
    scene = Scene(*area, width * _FINER, beams if dual else beams[:1])
    planted = build(scene, rng)
    pictures = [_scanned(scene.depths[beam], width, rng, faults) for beam in scene.depths]
    left, top, across, down = scene.pixels(planted.left, planted.low, planted.width, planted.height)
    return RadiographSpecimen(
        pixels=pictures[0],
        planted=(left // _FINER, top // _FINER, across // _FINER, down // _FINER),
        low=pictures[1] if dual else None,
        beams=beams,
        pixel_um=round(area[0] / width * 1_000_000),
    )


def write_tiff(path: Path, pixels: Pixels) -> None:
    """Write the values as an uncompressed grayscale TIFF, black for 0."""
    import tifffile

    tifffile.imwrite(path, pixels, photometric="minisblack", metadata=None)


def write_pair(path: Path, specimen: RadiographSpecimen) -> None:
    """Write both energies and the sidecar that says so: `path`, `path.low`, `path.scan.json`."""
    if specimen.low is None:
        raise ValueError("this specimen has one energy")
    write_tiff(path, specimen.pixels)
    low = path.with_name(path.name + ".low")
    write_tiff(low, specimen.low)
    said = {
        "low_energy": low.name,
        "energies": [f"{beam.value} kV" for beam in specimen.beams],
        "dark": OFFSET,
        "pixel_um": [specimen.pixel_um, specimen.pixel_um],
        "reference_plane": "middle of the load",
    }
    path.with_name(path.name + ".scan.json").write_text(json.dumps(said, indent=2), "utf-8")


def _scanned(
    depth: NDArray[np.float32], width: int, rng: np.random.Generator, faults: Faults
) -> Pixels:
    left_over = np.exp(-np.clip(depth * faults.weak, 0, None))
    size = width, depth.shape[0] // _FINER
    beam = cv2.GaussianBlur(
        cv2.resize(left_over, size, interpolation=cv2.INTER_AREA), (0, 0), _BLUR
    )
    beam = beam * (1 - _SCATTER) + cv2.blur(beam, (151, 151)) * _SCATTER
    counts = _counted(np.asarray(beam), rng, faults)
    counts[list(faults.dead_rows)] = OFFSET
    counts[:, list(faults.dead_columns)] = OFFSET
    counts[list(faults.stuck_rows)] = _MOST  # whatever the pulse is
    return counts


def _counted(beam: NDArray[np.floating], rng: np.random.Generator, faults: Faults) -> Pixels:
    """Return the counts that detectors give for what is left of the beam (1 is all of it)."""
    height, width = beam.shape
    quanta = rng.poisson(beam * faults.quanta) / faults.quanta
    pulses = rng.normal(1, _PULSES * faults.banding, width)
    modules = rng.normal(1, _MODULES * faults.banding, -(-height // _MODULE))
    gains = rng.normal(1, _GAINS * faults.banding, height) * np.repeat(modules, _MODULE)[:height]
    counts = quanta * pulses * gains[:, None] * AIR * faults.gain + OFFSET
    counts += rng.normal(0, _ELECTRONICS, beam.shape)
    return np.clip(np.rint(counts), 0, _MOST).astype(np.uint16)
