"""What the beam passes on its way through a truck: every material adds to the optical depth.

Lengths are meters: x along the scan, y up from the ground, depths along the beam.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Material(Enum):
    """Linear attenuation at 3 MeV, per meter: NIST XCOM's mass coefficient times the density."""

    STEEL = 28.5
    LEAD = 47.6
    ALUMINUM = 9.5
    RUBBER = 4.6
    DIESEL = 3.4
    WOOD = 2.2
    GOODS = 1.0
    """Boxed goods of 250 kg to the cubic meter."""


class Scene:
    """A truck from the side, as optical depth: shapes are laid one behind the other."""

    def __init__(self, width: float, height: float, columns: int) -> None:
        """Make an empty scene of `width` by `height` meters, `columns` pixels wide."""
        self.scale = columns / width
        self.depth = np.zeros((round(height * self.scale), columns), np.float32)
        self._height = height

    def box(
        self,
        left: float,
        low: float,
        size: tuple[float, float],
        material: Material,
        through: float,
    ) -> None:
        """Add a box: `size` is its width and height, `through` how far the beam goes in it."""
        rows, columns = self._area(left, low, *size)
        self.depth[rows, columns] += material.value * through

    def frame(
        self,
        left: float,
        low: float,
        size: tuple[float, float],
        wall: float,
        material: Material,
        through: float,
    ) -> None:
        """Add four bars around a box; the upright ones stand between the others."""
        width, height = size
        for at in (low, low + height - wall):
            self.box(left, at, (width, wall), material, through)
        for at in (left, left + width - wall):
            self.box(at, low + wall, (wall, height - 2 * wall), material, through)

    def sheet(
        self,
        outline: Sequence[tuple[float, float]],
        material: Material,
        through: float,
        *,
        edge: float = 0.0,
        edge_through: float = 0.0,
    ) -> None:
        """Add a sheet of any outline; along its edge, `edge` wide, it may be thicker."""
        corners = np.array(
            [(x * self.scale, (self._height - y) * self.scale) for x, y in outline], np.int32
        )
        area = np.zeros(self.depth.shape, np.uint8)
        self.depth += cv2.fillPoly(area, [corners], 1) * np.float32(material.value * through)
        if edge:
            line = np.zeros(self.depth.shape, np.uint8)
            thick = max(1, round(edge * self.scale))
            cv2.polylines(line, [corners], isClosed=True, color=1, thickness=thick)
            self.depth += line * np.float32(material.value * edge_through)

    def ring(
        self,
        x: float,
        y: float,
        radii: tuple[float, float],
        material: Material,
        through: float,
    ) -> None:
        """Add a ring that lies across the beam, from the inner to the outer radius."""
        inner, outer = radii
        rows, columns = self._area(x - outer, y - outer, 2 * outer, 2 * outer)
        away = self._away(x, y, rows, columns)
        within = (away <= outer) & (away >= inner)
        self.depth[rows, columns] += within * np.float32(material.value * through)

    def body(
        self, x: float, y: float, radii: tuple[float, float], material: Material, through: float
    ) -> None:
        """Add an ellipsoid: `through` is its depth in the middle."""
        across, up = radii
        rows, columns = self._area(x - across, y - up, 2 * across, 2 * up)
        away = self._away(x, y, rows, columns, up / across)
        chord = np.sqrt(np.clip(1 - (away / up) ** 2, 0, None))
        self.depth[rows, columns] += (material.value * through * chord).astype(np.float32)

    def corrugated(
        self, left: float, low: float, size: tuple[float, float], pitch: float, sheet: float
    ) -> None:
        """Add two trapezoidal sheets of steel: on the slopes the beam goes a longer way in them."""
        rows, columns = self._area(left, low, *size)
        x = np.arange(columns.start, columns.stop) / self.scale
        on_slope = np.abs((x / pitch) % 1 * 4 - 2) % 2
        longer = 1 + 1.6 * np.clip(1 - np.abs(on_slope - 1) * 2.2, 0, 1)
        self.depth[rows, columns] += (2 * sheet * Material.STEEL.value * longer).astype(np.float32)

    def pixels(
        self, left: float, low: float, width: float, height: float
    ) -> tuple[int, int, int, int]:
        """Return left, top, width and height of an area, in pixels."""
        rows, columns = self._area(left, low, width, height)
        return columns.start, rows.start, columns.stop - columns.start, rows.stop - rows.start

    def _area(self, left: float, low: float, width: float, height: float) -> tuple[slice, slice]:
        top = (self._height - low - height) * self.scale
        rows = slice(max(0, round(top)), max(round(top) + 1, round(top + height * self.scale)))
        start = round(left * self.scale)
        end = round((left + width) * self.scale)
        return rows, slice(max(0, start), max(start + 1, end))

    def _away(
        self, x: float, y: float, rows: slice, columns: slice, stretch: float = 1.0
    ) -> NDArray[np.float64]:
        """Return how far each pixel is from (x, y) in meters; x counts `stretch` times."""
        right = (np.arange(columns.start, columns.stop) + 0.5) / self.scale - x
        up = self._height - (np.arange(rows.start, rows.stop) + 0.5) / self.scale - y
        shape = self.depth[rows, columns].shape
        away = np.hypot(right[None, : shape[1]] * stretch, up[: shape[0], None])
        return np.asarray(away)
