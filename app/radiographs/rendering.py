"""The colors of what is seen: one table look-up a pixel, and nothing sampled twice."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from app.radiographs.color_maps import ColorMap, colors
from app.radiographs.dual_energy import (
    Separation,
    material_colors,
    material_index,
    material_numbers,
    without,
)
from app.radiographs.enhancement import enhanced_part
from app.radiographs.presentation import (
    DensitySlice,
    EnergyView,
    Enhancement,
    Presentation,
)
from app.radiographs.sampling import Sample, sample
from app.radiographs.tone import automatic_window
from app.radiographs.viewport import Viewport

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from app.radiographs.radiograph import Radiograph, Values
    from app.radiographs.tone import Tone, Window

Derived = tuple[EnergyView, Enhancement]
"""What a whole image was computed for."""
MEASURED: Derived = (EnergyView.HIGH, Enhancement.NONE)

# Okabe and Ito's colors, told apart with every kind of color vision.
_SLICES = ((230, 159, 0), (86, 180, 233), (0, 158, 115))
_LEAST_LIGHT = 0.6  # of a slice's color in its darkest value: what is within still shows
_STRIPPED = (EnergyView.WITHOUT_METAL, EnergyView.WITHOUT_LIGHT)


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """What a view shows: numbers, and the color of each.

    Attributes:
        numbers: (height, width), 8 or 16 bits.
        table: The color of each number there can be.
        left, top: Where they lie in the view.
        preview: Computed from what is seen alone: not yet what the whole image gives.
    """

    numbers: Values
    table: NDArray[np.int32]
    left: int
    top: int
    preview: bool = False

    @property
    def shape(self) -> tuple[int, int]:
        """Height and width."""
        height, width = self.numbers.shape
        return height, width

    def colored(self, into: NDArray[np.uint32] | None = None) -> NDArray[np.uint32]:
        """Return its pixels: (height, width), 0xFF, red, green, blue from the highest byte down.

        Args:
            into: Where to write them, as large; its rows may lie apart. None: somewhere new.
        """
        import cv2
        import numpy as np

        pixels = np.empty(self.shape, np.uint32) if into is None else into
        written = pixels.view(np.int32)
        colors = cv2.LUT(self.numbers, self.table, dst=written)
        if not np.shares_memory(colors, written):
            written[...] = colors
        return pixels


class Canvas:
    """Shows one radiograph; remembers what it sampled and shaded for as long as it is true.

    Not for two threads at once.
    """

    def __init__(self, radiograph: Radiograph, separation: Separation | None = None) -> None:
        """Show `radiograph`; `separation` tells its two energies apart, if it has them."""
        self.radiograph = radiograph
        self.separation = separation
        self._derived: dict[Derived, Radiograph] = {MEASURED: radiograph}
        if radiograph.low_energy is not None:
            self._derived[EnergyView.LOW, Enhancement.NONE] = radiograph.low_energy
        self._sample: tuple[object, Sample, bool] | None = None
        self._materials: tuple[object, NDArray[np.uint8]] | None = None
        self._picture: tuple[object, Picture] | None = None
        self._automatic: tuple[Radiograph, Window] | None = None

    def take(self, derived: Derived, radiograph: Radiograph) -> None:
        """Use what a worker computed from the whole image; it takes the preview's place."""
        self._derived[derived] = radiograph

    def drop(self) -> None:
        """Let everything go that was computed: it is large."""
        keep = (MEASURED, (EnergyView.LOW, Enhancement.NONE))
        self._derived = {each: self._derived[each] for each in keep if each in self._derived}

    def wants(self, presentation: Presentation) -> Derived | None:
        """Return what a worker should compute for this presentation; None: all is there."""
        derived = _derived(presentation)
        return None if derived in self._derived else derived

    def shown(self, presentation: Presentation) -> Radiograph:
        """Return the image whose values are shown, for its window: measured, or computed."""
        return self._derived.get(_derived(presentation)) or self._basis(presentation)

    def tone(self, presentation: Presentation) -> Tone:
        """Return the curve from values to grays, as the presentation is shown now."""
        shown = self.shown(presentation)
        if self._automatic is None or self._automatic[0] is not shown:
            self._automatic = shown, automatic_window(shown.histogram)
        return presentation.tone(shown, self._automatic[1])

    def picture(self, view: Viewport, presentation: Presentation) -> Picture:
        """Return what `view` shows in this presentation.

        Raises:
            Problem: RADIOGRAPH_CHANGED.
            ValueError: It needs two energies, and there are not.
        """
        derived = _derived(presentation)
        whole = self._derived.get(derived)
        place = (view, derived, whole is None)
        if self._sample is None or self._sample[0] != place:
            self._sample = place, self._seen(view, presentation, whole), whole is None
        key = (place, presentation)
        if self._picture is None or self._picture[0] != key:
            _, seen, preview = self._sample
            numbers, table = self._colors(seen.values, view, presentation)
            self._picture = key, Picture(numbers, table, seen.left, seen.top, preview)
        return self._picture[1]

    def _basis(self, presentation: Presentation) -> Radiograph:
        """Return the measured image that a presentation begins with."""
        if presentation.energy is not EnergyView.LOW:
            return self.radiograph
        if self.radiograph.low_energy is None:
            raise ValueError("one energy has no low one")
        return self.radiograph.low_energy

    def _seen(self, view: Viewport, presentation: Presentation, whole: Radiograph | None) -> Sample:
        if whole is not None:
            return sample(whole, view)
        seen = sample(self._basis(presentation), view)
        if presentation.energy in _STRIPPED:
            low, separation = self._both()
            values = without(seen.values, sample(low, view).values, separation, presentation.energy)
            return replace(seen, values=values)
        return replace(seen, values=enhanced_part(seen.values, presentation.enhancement))

    def _colors(
        self, values: Values, view: Viewport, presentation: Presentation
    ) -> tuple[Values, NDArray[np.int32]]:
        """Return numbers and the color of each."""
        tone = self.tone(presentation)
        if presentation.energy is EnergyView.MATERIALS:
            grays = tone.shade(values)
            return material_numbers(grays, self._index(view, values)), material_colors()
        bits = values.dtype.itemsize * 8
        return values, _table(tone, presentation.colors, presentation.slices, bits)

    def _index(self, view: Viewport, values: Values) -> NDArray[np.uint8]:
        if self._materials is None or self._materials[0] != view:
            low, separation = self._both()
            index = material_index(values, sample(low, view).values, separation)
            self._materials = view, index
        return self._materials[1]

    def _both(self) -> tuple[Radiograph, Separation]:
        if self.radiograph.low_energy is None or self.separation is None:
            raise ValueError("one energy cannot show materials")
        return self.radiograph.low_energy, self.separation


@lru_cache(maxsize=8)
def _table(
    tone: Tone, map_name: ColorMap, slices: tuple[DensitySlice, ...], bits: int
) -> NDArray[np.int32]:
    """Return the color of each of the 2 ** bits values."""
    import numpy as np

    table = tone.table(bits, _palette(map_name))
    for density, color in zip(slices, _SLICES, strict=False):
        held = slice(max(0, density.low), density.high + 1)
        light = _LEAST_LIGHT + (1 - _LEAST_LIGHT) * tone.grays(bits)[held, None] / 255
        table[held] = _packed(np.rint(light * np.array(color)))
    table.flags.writeable = False
    return table.view(np.int32)


@lru_cache(maxsize=len(ColorMap))
def _palette(name: ColorMap) -> NDArray[np.uint32]:
    return _packed(colors(name))


def _packed(rgb: NDArray[np.generic]) -> NDArray[np.uint32]:
    """Return (n, 3) red, green and blue as one number each."""
    import numpy as np

    red, green, blue = rgb.astype(np.uint32).T
    packed = np.uint32(0xFF000000) | red << np.uint32(16) | green << np.uint32(8) | blue
    return np.asarray(packed, np.uint32)


def _derived(presentation: Presentation) -> Derived:
    """Return which whole image a presentation shows."""
    if presentation.energy is EnergyView.MATERIALS:
        return MEASURED
    return presentation.energy, presentation.enhancement
