"""Measuring in a radiograph: always the values as they were measured, whatever is shown."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot, sqrt
from typing import TYPE_CHECKING

from app.radiographs.air import air_value, dark_value
from app.radiographs.marks import Mark, MarkKind
from app.radiographs.survey import count
from app.radiographs.watch import UNWATCHED, Watch

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

    from app.radiographs.radiograph import Radiograph, Values
    from app.radiographs.scan_sidecar import Calibration

_UM = 1000  # micrometres to the millimetre
_PIECE = 1 << 22  # values looked at together
_BY_NUMPY = 1 << 24  # values; above, what numpy would keep beside them fills the memory


@dataclass(frozen=True, slots=True)
class Probe:
    """One pixel.

    Attributes:
        x, y: Which one, from the upper left corner.
        value: What the scanner says, with its sign.
        low: The same of the low energy; None where there is none.
        transmission: The share of the beam that comes through, beside air, which is 1; None where
            nobody knows the value of air, or where the values are no measurement.
    """

    x: int
    y: int
    value: int
    low: int | None
    transmission: float | None


@dataclass(frozen=True, slots=True)
class Statistics:
    """The values of a region, in the scanner's own numbers; the deviation is of all, not a sample.

    Attributes:
        pixels: How many there are; the others say nothing where it is 0.
    """

    pixels: int
    least: int
    greatest: int
    mean: float
    median: float
    deviation: float


@dataclass(frozen=True, slots=True)
class Measure:
    """A length or an area.

    Attributes:
        pixels: In pixels of the image, or in their number.
        millimetres: In millimetres (square ones for an area) at the reference plane; None where
            the size of a pixel is not known. What lies nearer to the source is smaller than that.
        plane: What the scanner calls the plane.
    """

    pixels: float
    millimetres: float | None = None
    plane: str = ""


def probe(radiograph: Radiograph, x: int, y: int) -> Probe | None:
    """Return what one pixel says; None outside the image.

    Raises:
        Problem: RADIOGRAPH_CHANGED.
    """
    if not (0 <= x < radiograph.width and 0 <= y < radiograph.height):
        return None
    at = slice(y, y + 1), slice(x, x + 1)
    stored = int(radiograph.part(0, *at)[0, 0])
    low = radiograph.low_energy
    return Probe(
        x,
        y,
        stored - radiograph.plane.offset,
        None if low is None else int(low.part(0, *at)[0, 0]) - low.plane.offset,
        _transmission(radiograph, stored),
    )


def statistics(radiograph: Radiograph, mark: Mark, watch: Watch = UNWATCHED) -> Statistics:
    """Return the statistics of the pixels in a mark, as numpy gives them.

    Of an arrow or a text, those of its box. Slow for large regions.

    Raises:
        Problem: RADIOGRAPH_CHANGED.
        Stopped: Nobody waits for it any more.
    """
    import numpy as np

    counted = histogram(radiograph, mark, watch)
    pixels = int(counted.sum())
    if not pixels:
        return Statistics(0, 0, 0, 0.0, 0.0, 0.0)
    shift = radiograph.plane.offset
    found = np.flatnonzero(counted)
    total = sum(int(value) * int(counted[value]) for value in found)
    below = np.cumsum(counted)
    middle = [
        int(np.searchsorted(below, at, side="right")) for at in ((pixels - 1) // 2, pixels // 2)
    ]
    if pixels <= _BY_NUMPY:
        values = np.concatenate([piece.ravel() for piece in _pieces(radiograph, mark, watch)])
        deviation = float(values.std())
    else:  # whole numbers: exact until the root
        squares = sum(int(value) ** 2 * int(counted[value]) for value in found)
        deviation = sqrt((pixels * squares - total * total) / pixels**2)
    return Statistics(
        pixels,
        int(found[0]) - shift,
        int(found[-1]) - shift,
        (total - shift * pixels) / pixels,
        sum(middle) / 2 - shift,
        deviation,
    )


def histogram(radiograph: Radiograph, mark: Mark, watch: Watch = UNWATCHED) -> NDArray[np.int64]:
    """Return how often each stored value occurs in a mark: 2 ** bits counts.

    Raises:
        Problem: RADIOGRAPH_CHANGED.
        Stopped: Nobody waits for it any more.
    """
    import numpy as np

    counted = np.zeros(1 << radiograph.bits, np.int64)
    for piece in _pieces(radiograph, mark, watch):
        if piece.size:
            counted += count(piece.reshape(1, -1))
    return counted


def distance(
    first: tuple[float, float], second: tuple[float, float], calibration: Calibration | None
) -> Measure:
    """Return how far two places (x, y) of the image lie apart."""
    across, down = second[0] - first[0], second[1] - first[1]
    if calibration is None or not _known(calibration):
        return Measure(hypot(across, down))
    size = hypot(across * calibration.across_um, down * calibration.down_um) / _UM
    return Measure(hypot(across, down), size, calibration.plane)


def area(mark: Mark, calibration: Calibration | None) -> Measure:
    """Return the area of a mark: of its pixels, as they are counted in its statistics."""
    pixels = sum(int(inside.sum()) for _, inside in _rows(mark))
    if calibration is None or not _known(calibration):
        return Measure(float(pixels))
    each = calibration.across_um * calibration.down_um / _UM**2
    return Measure(float(pixels), pixels * each, calibration.plane)


def _known(calibration: Calibration) -> bool:
    """Say whether a pixel has a size: files with 0 in that place mean that they do not know it."""
    return calibration.across_um > 0 and calibration.down_um > 0


def _transmission(radiograph: Radiograph, stored: int) -> float | None:
    air = air_value(radiograph)
    dark = dark_value(radiograph)
    if not radiograph.plane.raw or air is None or air <= dark:
        return None
    return (stored - dark) / (air - dark)


def _pieces(radiograph: Radiograph, mark: Mark, watch: Watch) -> Iterator[Values]:
    """Give the values of a mark's pixels, a few rows at a time, each piece in one row."""
    for top, inside in _rows(mark):
        watch.step(top - mark.top, mark.height)
        rows, columns = slice(top, top + len(inside)), slice(mark.left, mark.left + mark.width)
        yield radiograph.part(0, rows, columns)[inside]


def _rows(mark: Mark) -> Iterator[tuple[int, NDArray[np.bool_]]]:
    """Give which pixels of its box belong to a mark: the first row, and (rows, width)."""
    rows = max(1, _PIECE // mark.width)
    for top in range(mark.top, mark.top + mark.height, rows):
        yield top, _inside(mark, top, min(rows, mark.top + mark.height - top))


def _inside(mark: Mark, top: int, rows: int) -> NDArray[np.bool_]:
    """Return which pixels have their middle in the shape, or on its edge."""
    import numpy as np

    if mark.kind is MarkKind.ELLIPSE:
        x = (np.arange(mark.width) + 0.5) * 2 / mark.width - 1
        y = (np.arange(top - mark.top, top - mark.top + rows) + 0.5) * 2 / mark.height - 1
        return np.asarray(x[None, :] ** 2 + y[:, None] ** 2 <= 1)
    if mark.kind is MarkKind.POLYGON:
        return _in_polygon(mark, top, rows)
    return np.ones((rows, mark.width), np.bool_)


def _in_polygon(mark: Mark, top: int, rows: int) -> NDArray[np.bool_]:
    """Fill by the even-odd rule, corners being the middles of their pixels; edges belong to it."""
    import cv2
    import numpy as np

    canvas = np.zeros((rows, mark.width), np.uint8)
    corners = np.array([(x - mark.left, y - top) for x, y in mark.points], np.int32)
    return np.asarray(cv2.fillPoly(canvas, [corners], 1) > 0)
