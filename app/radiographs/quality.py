"""What in an image cannot be judged, and why: lines of the detector, lack of beam, noise.

It says what the picture cannot show. It never says what is in the load, and never that nothing is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from app.radiographs.air import air_value, dark_value
from app.radiographs.watch import UNWATCHED, Watch

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from app.radiographs.radiograph import Radiograph, Values

_PIECE = 1 << 21
_LOAD = 0.9  # of air: where less comes through, something stands in the beam
_NOTHING = 0.003  # of air: less than that is as weak as scatter and noise
_MOST_NOTHING = 0.01  # of the load: below, it is rivets and axles
_DEAD = 0.25  # of its neighbors: a line that says so little says nothing
_AROUND = 5  # lines on either side that a line is compared with
_LINE_CLIPPED = 0.5  # of a line
_CLIPPED = 0.001  # of the image
_BANDED = 0.01  # of air: by so much lines differ from their neighbors, all along
_NOISY = 0.05  # of air
_DEPTH = 48  # lines of a strip of air
_ALONG = 4_096  # pixels of it: enough to tell
_NEARLY_ALL = 0.98  # of it


class Flaw(StrEnum):
    """What is wrong with an image; the numbers are in `Quality`."""

    DEAD_ROWS = "dead_rows"
    DEAD_COLUMNS = "dead_columns"
    SATURATED_ROWS = "saturated_rows"
    SATURATED_COLUMNS = "saturated_columns"
    BANDED_ROWS = "banded_rows"
    BANDED_COLUMNS = "banded_columns"
    CLIPPED_AIR = "clipped_air"
    NOT_PENETRATED = "not_penetrated"
    NOISY = "noisy"
    NO_AIR = "no_air"
    """No air is seen: how much comes through cannot be told anywhere."""
    DISPLAY_COPY = "display_copy"
    """A copy made for looking at: what was measured cannot be told from it."""


@dataclass(frozen=True, slots=True)
class Quality:
    """What was found in one image. Shares are between 0 and 1.

    Attributes:
        dead_rows, dead_columns: Lines that say nothing, from 0.
        saturated_rows, saturated_columns: Lines that say the most there is, nearly everywhere.
        row_banding, column_banding: By how much of air neighboring lines differ, all along (root
            of the mean square); None without air.
        clipped: Share of the pixels with the greatest value there is.
        not_penetrated: Share of the load where next to nothing comes through: there the image
            cannot be judged. None without air.
        darkest: Up to this value a pixel counts as not penetrated; None without air.
        noise: Of air, as a share of it; None without air.
        raw: The values are what the scanner measured.
    """

    dead_rows: tuple[int, ...] = ()
    dead_columns: tuple[int, ...] = ()
    saturated_rows: tuple[int, ...] = ()
    saturated_columns: tuple[int, ...] = ()
    row_banding: float | None = None
    column_banding: float | None = None
    clipped: float = 0.0
    not_penetrated: float | None = None
    darkest: int | None = None
    noise: float | None = None
    raw: bool = True

    def flaws(self) -> tuple[Flaw, ...]:
        """Return what an officer should know before judging the image; the worst comes first."""
        found = {
            Flaw.NOT_PENETRATED: (self.not_penetrated or 0.0) >= _MOST_NOTHING,
            Flaw.DEAD_ROWS: bool(self.dead_rows),
            Flaw.DEAD_COLUMNS: bool(self.dead_columns),
            Flaw.SATURATED_ROWS: bool(self.saturated_rows),
            Flaw.SATURATED_COLUMNS: bool(self.saturated_columns),
            Flaw.CLIPPED_AIR: self.clipped >= _CLIPPED,
            Flaw.BANDED_ROWS: (self.row_banding or 0.0) >= _BANDED,
            Flaw.BANDED_COLUMNS: (self.column_banding or 0.0) >= _BANDED,
            Flaw.NOISY: (self.noise or 0.0) >= _NOISY,
            Flaw.NO_AIR: self.darkest is None,
            Flaw.DISPLAY_COPY: not self.raw,
        }
        return tuple(flaw for flaw, is_found in found.items() if is_found)


def judge(radiograph: Radiograph, watch: Watch = UNWATCHED) -> Quality:
    """Look through a radiograph for what it cannot show. Slow for large ones.

    Raises:
        Problem: RADIOGRAPH_CHANGED.
        Stopped: Nobody waits for it any more.
    """
    air = air_value(radiograph) if radiograph.plane.raw else None
    dark = dark_value(radiograph)
    if air is not None and air <= dark:
        air = None
    lines = _lines(radiograph, watch)
    counted = radiograph.histogram
    total = int(counted.sum())
    dead_rows, full_rows = lines.rows.odd(lines.most)
    dead_columns, full_columns = lines.columns.odd(lines.most)
    found = Quality(
        dead_rows=dead_rows,
        dead_columns=dead_columns,
        saturated_rows=full_rows,
        saturated_columns=full_columns,
        clipped=int(counted[-1]) / total,
        raw=radiograph.plane.raw,
    )
    if air is None:
        return found
    return _beside_air(radiograph, found, air, dark)


def _beside_air(radiograph: Radiograph, found: Quality, air: int, dark: int) -> Quality:
    counted = radiograph.histogram
    darkest = dark + max(1, round(_NOTHING * (air - dark)))
    load = int(counted[: dark + round(_LOAD * (air - dark)) + 1].sum())
    rows, columns, noise = _in_air(radiograph, air, dark)
    return replace(
        found,
        row_banding=rows,
        column_banding=columns,
        not_penetrated=int(counted[: darkest + 1].sum()) / load if load else 0.0,
        darkest=darkest,
        noise=noise,
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Profile:
    """Every line of one direction.

    Attributes:
        means: Of its values.
        least, greatest: Of its values.
    """

    means: NDArray[np.float64]
    least: NDArray[np.float64]
    greatest: NDArray[np.float64]

    def odd(self, most: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Return the lines that are dead and those that are saturated.

        A line is dead when it says the same all along while others do not, or next to nothing
        beside its neighbors.
        """
        import numpy as np

        around = _median_around(self.means)
        alike = self.least == self.greatest
        if alike.all() or len(self.means) < 2 * _AROUND:
            return (), ()
        full = (self.means >= most * (1 - _LINE_CLIPPED / 10)) & (around < most * 0.9)
        dead = (alike | (self.means < _DEAD * around)) & ~full
        dead &= ~(alike & (np.abs(self.means - around) < 1))  # all of it lies in even air
        return tuple(map(int, np.flatnonzero(dead))), tuple(map(int, np.flatnonzero(full)))


@dataclass(frozen=True, slots=True, eq=False)
class _Lines:
    rows: _Profile
    columns: _Profile
    most: int


def _lines(radiograph: Radiograph, watch: Watch) -> _Lines:
    import numpy as np

    height, width = radiograph.shape(0)
    rows = np.empty((3, height))
    columns = np.zeros((3, width))
    columns[1] = np.inf
    step = max(1, _PIECE // width)
    for top in range(0, height, step):
        watch.step(top, height)
        piece = radiograph.part(0, slice(top, top + step), slice(0, width))
        rows[:, top : top + len(piece)] = _summed(piece, 1)
        part = _summed(piece, 0)
        columns[0] += part[0] * len(piece) / height
        columns[1] = np.minimum(columns[1], part[1])
        columns[2] = np.maximum(columns[2], part[2])
    return _Lines(_Profile(*rows), _Profile(*columns), (1 << radiograph.bits) - 1)


def _summed(piece: Values, axis: int) -> NDArray[np.float64]:
    """Return mean, least and greatest of each line: (3, lines)."""
    import cv2
    import numpy as np

    how = (
        cv2.reduce(piece, axis, cv2.REDUCE_AVG, dtype=cv2.CV_64F),
        cv2.reduce(piece, axis, cv2.REDUCE_MIN),
        cv2.reduce(piece, axis, cv2.REDUCE_MAX),
    )
    return np.stack([np.asarray(each, np.float64).ravel() for each in how])


def _median_around(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the median of each value's neighbors on both sides, without itself."""
    import numpy as np

    padded = np.pad(values, _AROUND, mode="reflect" if len(values) > _AROUND else "edge")
    windows = np.lib.stride_tricks.sliding_window_view(padded, 2 * _AROUND + 1)
    return np.asarray(np.median(np.delete(windows, _AROUND, axis=1), axis=1))


def _in_air(
    radiograph: Radiograph, air: int, dark: int
) -> tuple[float | None, float | None, float | None]:
    """Return the banding of rows and of columns, and the noise, in the largest strip of air.

    The strip goes along one edge of the image, where scanners look past the load.
    """
    import numpy as np

    strip = _strip_of_air(radiograph, air, dark)
    if strip is None:
        return None, None, None
    values = strip.astype(np.float64) - dark
    beam = air - dark
    rows, columns = values.mean(axis=1), values.mean(axis=0)
    even = values - rows[:, None] - columns[None, :] + values.mean()
    return _uneven(rows, beam), _uneven(columns, beam), float(even.std()) / beam


def _uneven(lines: NDArray[np.float64], beam: int) -> float | None:
    if len(lines) < 2 * _AROUND:
        return None
    import numpy as np

    return float(np.sqrt(np.mean((lines - _median_around(lines)) ** 2))) / beam


def _strip_of_air(radiograph: Radiograph, air: int, dark: int) -> Values | None:
    """Return a strip along an edge, in which nearly everything is air; None if there is none."""
    import numpy as np

    height, width = radiograph.shape(0)
    down, across = min(_DEPTH, height), min(_DEPTH, width)
    along, tall = min(_ALONG, width), min(_ALONG, height)
    edges = (
        (slice(0, down), slice(0, along)),
        (slice(0, down), slice(width - along, width)),
        (slice(0, tall), slice(0, across)),
        (slice(0, tall), slice(width - across, width)),
        (slice(height - down, height), slice(0, along)),
    )
    for edge in edges:
        values = radiograph.part(0, *edge)
        across_strip = values.mean(axis=int(np.argmin(values.shape)))  # so that noise is small
        if float((across_strip > dark + _LOAD * (air - dark)).mean()) > _NEARLY_ALL:
            return values
    return None
