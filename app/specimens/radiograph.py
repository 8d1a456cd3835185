"""Radiographs of invented trucks, as a drive-through scanner gives them: 16-bit values, seeded.

A narrow beam stands still and the truck passes: each column of the picture is one pulse of the
source, each row one detector. So noise has a grain of its own here: pulses differ a little in
strength (faint columns), detectors in gain (faint rows, in steps from module to module).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from app.specimens.container_truck import HEIGHT, WIDTH, build_truck
from app.specimens.radiograph_scene import Scene

_FINER = 2  # the scene is drawn finer than it is measured: edges lie between pixels
_AIR = 58_000  # counts where nothing stands in the beam
_OFFSET = 140  # counts without any beam
_QUANTA = 9_000  # measured in one pixel of air
_SCATTER = 0.0025  # of the beam, from everywhere
_BLUR = 0.8  # pixels: focal spot and size of a detector
_PULSES, _GAINS, _MODULES = 0.004, 0.0025, 0.002  # how much they differ, as a share
_MODULE = 32  # detectors
_ELECTRONICS = 9.0  # counts
_MOST = 65_535

Area = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True, eq=False)
class RadiographSpecimen:
    """One scanned truck.

    Attributes:
        pixels: (height, width) counts: more where less stands in the beam.
        planted: Left, top, width and height of the dense object, in pixels.
    """

    pixels: NDArray[np.uint16]
    planted: Area


def draw_radiograph(seed: int, width: int = 2400) -> RadiographSpecimen:
    """Scan an invented truck; the same seed and width give the same values.

    Beer and Lambert: what is left of the beam is exp(-sum of attenuation times thickness). It is
    blurred, gets its share of scatter, and is counted with the noise of its quanta.

    Args:
        seed: Which truck, and which noise.
        width: Pixels along the truck (17.2 m); the height follows.
    """
    rng = np.random.default_rng(seed)
    scene = Scene(WIDTH, HEIGHT, width * _FINER)
    planted = build_truck(scene, rng)
    left_over = np.exp(-np.clip(scene.depth, 0, None))
    size = width, scene.depth.shape[0] // _FINER
    beam = cv2.GaussianBlur(
        cv2.resize(left_over, size, interpolation=cv2.INTER_AREA), (0, 0), _BLUR
    )
    beam = beam * (1 - _SCATTER) + cv2.blur(beam, (151, 151)) * _SCATTER
    left, top, across, down = scene.pixels(planted.left, planted.low, planted.width, planted.height)
    area = left // _FINER, top // _FINER, across // _FINER, down // _FINER
    return RadiographSpecimen(_counted(np.asarray(beam), rng), area)


def write_tiff(path: Path, pixels: NDArray[np.uint16]) -> None:
    """Write the values as an uncompressed grayscale TIFF, black for 0."""
    import tifffile

    tifffile.imwrite(path, pixels, photometric="minisblack", metadata=None)


def _counted(beam: NDArray[np.floating], rng: np.random.Generator) -> NDArray[np.uint16]:
    """Return the counts that detectors give for what is left of the beam (1 is all of it)."""
    height, width = beam.shape
    quanta = rng.poisson(beam * _QUANTA) / _QUANTA
    pulses = rng.normal(1, _PULSES, width)
    modules = np.repeat(rng.normal(1, _MODULES, -(-height // _MODULE)), _MODULE)[:height]
    gains = rng.normal(1, _GAINS, height) * modules
    counts = quanta * pulses * gains[:, None] * _AIR + _OFFSET
    counts += rng.normal(0, _ELECTRONICS, beam.shape)
    return np.clip(np.rint(counts), 0, _MOST).astype(np.uint16)
