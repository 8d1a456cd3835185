"""Where a picture is made of bars, and how they lie.

A PDF417 that is turned by more than two degrees is not seen by barcode readers, which look along
rows of pixels. But the texture of its bars tells where it is, and how far it is turned.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from app.courtesy import step_aside
from app.documents.barcodes.texture import Map, Texture

Cells = tuple[NDArray[np.intp], NDArray[np.intp]]
"""Rows and columns of some cells."""

_STRENGTH = 900.0  # of squared gradient; bars of half contrast have several times as much
_COHERENCE = 0.42  # of bars between rows of bars
_TURN = 0.35  # how far cells of one region differ, radians
_SMALLEST = 10  # cells
_FILLED = 0.55  # share of its rectangle that is bars
_SHORTEST = 8.0  # cells
_MOST = 4
_LOOKS = 8  # at the largest that is left
_PURE = 0.9  # share of a region's cells that lie alike
_SAME_DEGREES = 6.0
_GAP = 1.5  # of its height: what light may hide of a symbol


@dataclass(frozen=True, slots=True)
class BarRegion:
    """A rectangle of bars, in pixels of the picture.

    Attributes:
        center: x, y.
        length: Across the bars, along the rows of a PDF417.
        height: Along the bars.
        degrees: Direction of the rows, clockwise from the x axis as y points down; -90 to 90.
    """

    center: tuple[float, float]
    length: float
    height: float
    degrees: float


def find_bar_regions(texture: Texture) -> tuple[BarRegion, ...]:
    """Return the regions of bars, the largest first; at most four."""
    if texture.strength.size == 0:
        return ()
    step_aside()
    bars = (texture.strength > _STRENGTH) & (texture.coherence > _COHERENCE)
    regions: list[BarRegion] = []
    for cells in _alike(bars, texture.double):
        region = _rectangle(cells, texture)
        if region is not None:
            regions.append(region)
    regions.sort(key=lambda one: one.length * one.height, reverse=True)
    return tuple(_enlarged(one, texture.pixels) for one in _joined(regions)[:_MOST])


def _alike(bars: NDArray[np.bool_], double: Map) -> list[Cells]:
    """Return the cells of each region of bars that lie alike."""
    found: list[Cells] = []
    left = bars.astype(np.uint8)
    for _ in range(_LOOKS):
        count, labels, stats, _ = cv2.connectedComponentsWithStats(left, connectivity=4)
        if count == 1:  # nothing but the ground
            break
        largest = int(np.argmax(stats[1:, cv2.CC_STAT_AREA])) + 1
        x, y, width, height, area = stats[largest]
        if area < _SMALLEST:
            break
        rows, columns = np.nonzero(labels[y : y + height, x : x + width] == largest)
        rows, columns = rows + y, columns + x
        turns = np.exp(1j * double[rows, columns])
        mean = turns.mean()
        same = (turns * mean.conj()).real > np.cos(2 * _TURN) * abs(mean)
        left[rows, columns] = 0
        if same.sum() >= _PURE * area:
            found.append((rows[same], columns[same]))
        elif same.sum() >= _SMALLEST:
            left[rows[same], columns[same]] = 1  # and look again at what is left of it
    return found


def _rectangle(cells: Cells, texture: Texture) -> BarRegion | None:
    """Return the rectangle around cells, along their own direction; None where they fill none.

    Its lengths are in cells.
    """
    turns = texture.strength[cells] * np.exp(1j * texture.double[cells])
    turn = float(np.angle(turns.sum())) / 2
    rows, columns = cells
    along = np.array((np.cos(turn), np.sin(turn)))
    x, y = columns + 0.5, rows + 0.5
    right, below = x * along[0] + y * along[1], y * along[0] - x * along[1]
    low, high = _ends(right)
    top, bottom = _ends(below)
    length, height = high - low, bottom - top
    if len(rows) < _FILLED * length * height or length < height * 0.8 or length < _SHORTEST:
        return None
    middle, level = (low + high) / 2, (top + bottom) / 2
    center = middle * along[0] - level * along[1], middle * along[1] + level * along[0]
    return BarRegion((float(center[0]), float(center[1])), length, height, float(np.degrees(turn)))


def _joined(regions: list[BarRegion]) -> list[BarRegion]:
    """Join what lies in one row: light on a symbol parts it in two."""
    joined: list[BarRegion] = []
    for region in regions:
        for at, other in enumerate(joined):
            if (both := _in_one_row(other, region)) is not None:
                joined[at] = both
                break
        else:
            joined.append(region)
    return joined


def _in_one_row(large: BarRegion, small: BarRegion) -> BarRegion | None:
    """Return the rectangle around two regions that may be one symbol; None where they are two."""
    turn = np.radians(large.degrees)
    along = np.array((np.cos(turn), np.sin(turn)))
    offset = np.subtract(small.center, large.center)
    right = float(offset @ along)
    below = float(offset @ (-along[1], along[0]))
    apart = abs(right) - (large.length + small.length) / 2
    turned = abs((small.degrees - large.degrees + 90) % 180 - 90)
    if (
        turned > _SAME_DEGREES
        or apart > _GAP * large.height
        or abs(below) > large.height / 2
        or not 0.5 < small.height / large.height < 1.5
    ):
        return None
    ends = [-large.length / 2, large.length / 2, right - small.length / 2, right + small.length / 2]
    low, high = min(ends), max(ends)
    x, y = np.array(large.center) + along * (low + high) / 2
    return BarRegion((float(x), float(y)), high - low, large.height, large.degrees)


def _ends(places: NDArray[np.float64]) -> tuple[float, float]:
    """Return where the cells begin and end along a line, but for a few that stand out."""
    low, high = np.percentile(places, (1, 99))
    return float(low) - 0.5, float(high) + 0.5


def _enlarged(region: BarRegion, times: float) -> BarRegion:
    x, y = region.center
    return BarRegion(
        (x * times, y * times), region.length * times, region.height * times, region.degrees
    )
