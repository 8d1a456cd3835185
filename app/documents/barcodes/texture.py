"""What a picture is made of, cell by cell: the structure tensor of its gradients.

Symbols make gradients that are strong and dense; print, portraits and security lines are weaker or
thinner. Those of bars lie all along one line, those of a matrix of modules go two ways.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from app.courtesy import step_aside
from app.documents.shrinking import shrunk

Gray = NDArray[np.uint8]
Map = NDArray[np.float32]

CELL = 8
"""Pixels of the picture, as it is looked at, over which the tensor is averaged."""

_LONGEST = 1800  # pixels: larger pictures are looked at smaller; bars of 0.2 mm still stand apart
_UNIT = 1 / 256  # of Scharr's weights: gradients in levels over two pixels


@dataclass(frozen=True, slots=True)
class Texture:
    """Three values for each cell, in rows and columns.

    Attributes:
        strength: Mean squared gradient; black and white pixels side by side give some 10,000.
        double: Twice the direction of the gradients, radians: so that opposite ones agree.
        coherence: 1: all gradients along one line; 0: every way.
        pixels: Of the picture itself, for one cell.
    """

    strength: Map
    double: Map
    coherence: Map
    pixels: float


def texture_of(gray: Gray) -> Texture:
    """Look at a picture; one smaller than some cells has none.

    Args:
        gray: (height, width) unsigned 8-bit.
    """
    step_aside()
    scale = min(1.0, _LONGEST / max(gray.shape))
    if min(gray.shape) * scale < 4 * CELL:
        nothing = np.zeros((0, 0), np.float32)
        return Texture(nothing, nothing, nothing, CELL)
    if scale < 1:
        gray = shrunk(gray, scale)
    across, down, both = _tensor(gray)
    strength = across + down
    return Texture(
        strength,
        np.arctan2(2 * both, across - down),
        np.hypot(across - down, 2 * both) / (strength + 1),
        CELL / scale,
    )


def _tensor(gray: Gray) -> tuple[Map, Map, Map]:
    """Return the averages of gx², gy² and gx·gy over cells and their neighbors.

    Of four pixels one is taken: an average needs no more.
    """
    height, width = (length // CELL * CELL for length in gray.shape)
    cut = gray[:height, :width]
    gx = cv2.Scharr(cut, cv2.CV_16S, 1, 0)[::2, ::2].astype(np.float32)
    gy = cv2.Scharr(cut, cv2.CV_16S, 0, 1)[::2, ::2].astype(np.float32)
    size = width // CELL, height // CELL
    averages = []
    for product in (gx * gx, gy * gy, gx * gy):
        cells = cv2.resize(product, size, interpolation=cv2.INTER_AREA)
        averages.append(np.asarray(cv2.blur(cells, (3, 3)) * _UNIT, np.float32))
    across, down, both = averages
    return across, down, both
