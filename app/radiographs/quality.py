"""What in an image cannot be judged, and why: lines of the detector, lack of beam, noise.

It says what the picture cannot show. It never says what is in the load, and never that nothing is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, cast

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
_STUCK = 0.995  # of the greatest value, all along: a dead line may cross a stuck one
_FULL = 0.9  # of the greatest value: what is darker beside a stuck line is no clipped air
_CLIPPED = 0.001  # of the image
_BANDED = 0.01  # of air: by so much lines differ from their neighbors, all along
_NOISY = 0.05  # of air
_DEPTHS = 48, 24, 12  # lines of a strip of air, the most that there are
_OF_MEDIAN = 1.16  # variance that the median of the neighbors adds to that of a line
_ALONG = 4_096  # pixels of it: enough to tell
_NEARLY_ALL = 0.9  # of its lines; a dead one may pass through


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
        saturated_rows, saturated_columns: Lines that say the most there is, all along.
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
    if full_rows or full_columns:  # a dead line that crosses one is bright there
        others = _lines(radiograph, watch.within(1, 1), full_rows, full_columns)
        dead_rows, _ = others.rows.odd(lines.most)
        dead_columns, _ = others.columns.odd(lines.most)
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
    brightest = dark + round(_LOAD * (air - dark))
    of_lines = _dead_pixels(radiograph, found)
    unseen = int(counted[: darkest + 1].sum()) - int((of_lines <= darkest).sum())
    load = int(counted[: brightest + 1].sum()) - int((of_lines <= brightest).sum())
    rows, columns, noise = _in_air(radiograph, air, dark)
    return replace(
        found,
        row_banding=rows,
        column_banding=columns,
        not_penetrated=unseen / load if load else 0.0,
        darkest=darkest,
        noise=noise,
    )


def _dead_pixels(radiograph: Radiograph, found: Quality) -> Values:
    """Return the values of dead lines: they are dark, but no load is."""
    import numpy as np

    height, width = radiograph.shape(0)
    alive = np.setdiff1d(np.arange(height), found.dead_rows)
    rows = [radiograph.part(0, slice(y, y + 1), slice(0, width)).ravel() for y in found.dead_rows]
    columns = [
        radiograph.part(0, slice(0, height), slice(x, x + 1)).ravel()[alive]
        for x in found.dead_columns
    ]
    return np.concatenate([np.empty(0, radiograph.plane.values.dtype), *rows, *columns])


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

        A line is dead when it says the same all along while others do not, or nowhere more than
        a fraction of its neighbors: the floor of a container is dark, but not from end to end.
        """
        import numpy as np

        around = _median_around(self.means)
        alike = self.least == self.greatest
        if alike.all() or len(self.means) < 2 * _AROUND:
            return (), ()
        # Beside a stuck line no side is as bright; beside the edge of a load in clipped air one is.
        brighter = np.maximum(*_medians_beside(self.means))
        full = (self.means >= most * _STUCK) & (brighter < most * _FULL)
        dead = (alike | (self.greatest < _DEAD * around)) & (self.least < most)
        dead &= ~(alike & (np.abs(self.means - around) < 1))  # all of it lies in even air
        return tuple(map(int, np.flatnonzero(dead))), tuple(map(int, np.flatnonzero(full)))


@dataclass(frozen=True, slots=True, eq=False)
class _Lines:
    rows: _Profile
    columns: _Profile
    most: int


def _lines(
    radiograph: Radiograph,
    watch: Watch,
    less_rows: tuple[int, ...] = (),
    less_columns: tuple[int, ...] = (),
) -> _Lines:
    """Look along every line, past the rows and columns that are not to count in the others."""
    import numpy as np

    height, width = radiograph.shape(0)
    rows = np.empty((3, height))
    columns = np.zeros((3, width))
    columns[1] = np.inf
    step = max(1, _PIECE // width)
    for top in range(0, height, step):
        watch.step(top, height)
        piece = radiograph.part(0, slice(top, top + step), slice(0, width))
        rows[:, top : top + len(piece)] = _summed(_without(piece, less_columns, 1), 1)
        within = [row - top for row in less_rows if top <= row < top + len(piece)]
        if len(within) == len(piece):
            continue
        part = _summed(_without(piece, within, 0), 0)
        columns[0] += part[0] * (len(piece) - len(within)) / (height - len(less_rows))
        columns[1] = np.minimum(columns[1], part[1])
        columns[2] = np.maximum(columns[2], part[2])
    return _Lines(_Profile(*rows), _Profile(*columns), (1 << radiograph.bits) - 1)


def _without(piece: Values, lines: Sequence[int], axis: int) -> Values:
    import numpy as np

    return np.delete(piece, lines, axis) if lines else piece


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

    return np.asarray(np.median(np.delete(_around(values), _AROUND, axis=1), axis=1))


def _medians_beside(values: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the median of each value's neighbors before it, and of those behind it."""
    import numpy as np

    windows = _around(values)
    sides = windows[:, :_AROUND], windows[:, _AROUND + 1 :]
    return np.median(sides[0], axis=1), np.median(sides[1], axis=1)


def _around(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return each value in the middle of its neighbors: (values, 2 * _AROUND + 1)."""
    import numpy as np

    padded = np.pad(values, _AROUND, mode="reflect" if len(values) > _AROUND else "edge")
    return np.lib.stride_tricks.sliding_window_view(padded, 2 * _AROUND + 1)


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
    noise = float(even.std())
    row_banding = _uneven(rows, noise / values.shape[1] ** 0.5)
    column_banding = _uneven(columns, noise / values.shape[0] ** 0.5)
    return (
        None if row_banding is None else row_banding / beam,
        None if column_banding is None else column_banding / beam,
        noise / beam,
    )


def _uneven(lines: NDArray[np.float64], noise: float) -> float | None:
    """Return by how much lines differ from their neighbors, beyond the noise of each line's mean.

    None where there are too few of them.
    """
    if len(lines) < 2 * _AROUND:
        return None
    import numpy as np

    found = float(np.mean((lines - _median_around(lines)) ** 2)) - _OF_MEDIAN * noise**2
    return float(np.sqrt(max(0.0, found)))


def _strip_of_air(radiograph: Radiograph, air: int, dark: int) -> Values | None:
    """Return a strip along an edge, less the lines in it that are no air; None if there is none."""
    for depth in _DEPTHS:
        for edge in _edges(*radiograph.shape(0), depth):
            values = radiograph.part(0, *edge)
            columns, rows = (
                values.mean(axis=axis) > dark + _LOAD * (air - dark) for axis in (0, 1)
            )
            if min(columns.mean(), rows.mean()) > _NEARLY_ALL:
                return cast("Values", values[rows][:, columns])
    return None


def _edges(height: int, width: int, depth: int) -> tuple[tuple[slice, slice], ...]:
    """Return strips along the edges, `depth` lines wide."""
    down, across = min(depth, height), min(depth, width)
    along, tall = min(_ALONG, width), min(_ALONG, height)
    return (
        (slice(0, down), slice(0, along)),
        (slice(0, down), slice(width - along, width)),
        (slice(0, tall), slice(0, across)),
        (slice(0, tall), slice(width - across, width)),
        (slice(height - down, height), slice(0, along)),
    )
