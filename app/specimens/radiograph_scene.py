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


class Beam(Enum):
    """What the load is scanned with: peak voltage as scanners say it, in kilovolts."""

    MEV_9 = 9_000
    MEV_4 = 4_000
    KV_160 = 160
    KV_90 = 90


CARGO = (Beam.MEV_9, Beam.MEV_4)
BAGGAGE = (Beam.KV_160, Beam.KV_90)
"""Pairs of energies, the high one first."""


class Material(Enum):
    """Density in grams, and mass attenuation in square centimetres to the gram (NIST XCOM).

    The four are taken at the energies that matter most behind a load, in the order of `Beam`:
    3 MeV, 1.5 MeV, 100 keV and 60 keV.
    """

    STEEL = (7.87, 0.0362, 0.0488, 0.3717, 1.205)
    LEAD = (11.34, 0.0423, 0.0522, 5.549, 5.021)
    ALUMINUM = (2.70, 0.0354, 0.0500, 0.1704, 0.2778)
    COPPER = (8.96, 0.0359, 0.0480, 0.4584, 1.593)
    RUBBER = (1.15, 0.0396, 0.0570, 0.1700, 0.2000)
    PLASTIC = (1.05, 0.0405, 0.0585, 0.1719, 0.1970)
    WATER = (1.00, 0.0397, 0.0575, 0.1707, 0.2059)
    DIESEL = (0.85, 0.0405, 0.0585, 0.1720, 0.1975)
    WOOD = (0.55, 0.0385, 0.0560, 0.1600, 0.1900)
    GOODS = (0.25, 0.0397, 0.0575, 0.1700, 0.2050)
    """Boxed goods."""
    CLOTH = (0.20, 0.0385, 0.0560, 0.1620, 0.1930)

    def per_meter(self, beam: Beam) -> float:
        """Return the linear attenuation."""
        density, *mass = self.value
        return density * mass[list(Beam).index(beam)] * 100


class Scene:
    """A load from the side, as optical depth: shapes are laid one behind the other.

    Attributes:
        depths: For each beam: (height, width).
    """

    def __init__(
        self, width: float, height: float, columns: int, beams: Sequence[Beam] = CARGO[:1]
    ) -> None:
        """Make an empty scene of `width` by `height` meters, `columns` pixels wide."""
        self.scale = columns / width
        self.shape = round(height * self.scale), columns
        self.depths = {beam: np.zeros(self.shape, np.float32) for beam in beams}
        self._height = height

    def _add(
        self,
        rows: slice,
        columns: slice,
        material: Material,
        through: float | NDArray[np.floating],
    ) -> None:
        """Let the beams pass `through` meters of a material, for every pixel or each its own."""
        for beam, depth in self.depths.items():
            depth[rows, columns] += np.asarray(material.per_meter(beam) * through, np.float32)

    def box(
        self,
        left: float,
        low: float,
        size: tuple[float, float],
        material: Material,
        through: float,
    ) -> None:
        """Add a box: `size` is its width and height, `through` how far the beam goes in it."""
        self._add(*self._area(left, low, *size), material, through)

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
        everywhere = slice(None), slice(None)
        area = cv2.fillPoly(np.zeros(self.shape, np.uint8), [corners], 1)
        self._add(*everywhere, material, np.asarray(area) * np.float32(through))
        if edge:
            line = np.zeros(self.shape, np.uint8)
            thick = max(1, round(edge * self.scale))
            cv2.polylines(line, [corners], isClosed=True, color=1, thickness=thick)
            self._add(*everywhere, material, line * np.float32(edge_through))

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
        self._add(rows, columns, material, within * through)

    def body(
        self, x: float, y: float, radii: tuple[float, float], material: Material, through: float
    ) -> None:
        """Add an ellipsoid: `through` is its depth in the middle."""
        across, up = radii
        rows, columns = self._area(x - across, y - up, 2 * across, 2 * up)
        away = self._away(x, y, rows, columns, up / across)
        chord = np.sqrt(np.clip(1 - (away / up) ** 2, 0, None))
        self._add(rows, columns, material, through * chord)

    def corrugated(
        self, left: float, low: float, size: tuple[float, float], pitch: float, sheet: float
    ) -> None:
        """Add two trapezoidal sheets of steel: on the slopes the beam goes a longer way in them."""
        rows, columns = self._area(left, low, *size)
        x = np.arange(columns.start, columns.stop) / self.scale
        on_slope = np.abs((x / pitch) % 1 * 4 - 2) % 2
        longer = 1 + 1.6 * np.clip(1 - np.abs(on_slope - 1) * 2.2, 0, 1)
        self._add(rows, columns, Material.STEEL, 2 * sheet * longer[: self._wide(columns)])

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

    def _tall(self, rows: slice) -> int:
        return max(0, min(int(rows.stop), self.shape[0]) - int(rows.start))

    def _wide(self, columns: slice) -> int:
        return max(0, min(int(columns.stop), self.shape[1]) - int(columns.start))

    def _away(
        self, x: float, y: float, rows: slice, columns: slice, stretch: float = 1.0
    ) -> NDArray[np.float64]:
        """Return how far each pixel is from (x, y) in meters; x counts `stretch` times."""
        right = (np.arange(columns.start, columns.stop) + 0.5) / self.scale - x
        up = self._height - (np.arange(rows.start, rows.stop) + 0.5) / self.scale - y
        shape = self._tall(rows), self._wide(columns)
        away = np.hypot(right[None, : shape[1]] * stretch, up[: shape[0], None])
        return np.asarray(away)
