"""How a radiograph is shown. What nobody chose is the standard view: `Presentation()` is home.

One value holds all of it, and none of it belongs to an image: the next one begins with
`Presentation()` again, so nothing sticks. What is not standard can be listed, for the badges on the
screen and for the record.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from app.radiographs.color_maps import ColorMap
from app.radiographs.decision import ViewKind
from app.radiographs.tone import NO_GAMMA, Tone, Window, automatic_window

if TYPE_CHECKING:
    from app.radiographs.radiograph import Radiograph

MOST_SLICES = 3


class Enhancement(StrEnum):
    """What changes values by their neighbors: done once for the whole image, see `enhancement`."""

    NONE = "none"
    LOCAL_CONTRAST = "local_contrast"
    SHARPENED = "sharpened"


class EnergyView(StrEnum):
    """What is shown of an image with two energies; see `dual_energy`."""

    HIGH = "high"
    """What the standard view shows: the high energy, or the only one."""
    LOW = "low"
    MATERIALS = "materials"
    """Colors say how much more the low energy loses than the high one."""
    WITHOUT_METAL = "without_metal"
    WITHOUT_LIGHT = "without_light"


@dataclass(frozen=True, slots=True)
class DensitySlice:
    """Values that are shown in one color, whatever the window.

    Attributes:
        low, high: The least and the greatest of them.
    """

    low: int
    high: int

    def __post_init__(self) -> None:
        """Refuse a slice without values.

        Raises:
            ValueError: `low` is above `high`.
        """
        if self.low > self.high:
            raise ValueError("a density slice needs a low value that is not above its high one")


@dataclass(frozen=True, slots=True)
class Presentation:
    """Everything that is chosen about how values are shown; the default is the standard view.

    Attributes:
        window: Black and white as values; None: the automatic window of the image.
        inverted: The other way round than the file says.
        gamma: Hundredths; above 100, dark places become lighter.
        logarithmic: Grays follow the logarithm of the values, so they follow thickness.
        colors: What grays become.
        slices: Up to `MOST_SLICES`; the last one that holds a value gives its color.
        energy: Which energy, or what both say together.
        enhancement: What was done to the whole image before.
    """

    window: Window | None = None
    inverted: bool = False
    gamma: int = NO_GAMMA
    logarithmic: bool = False
    colors: ColorMap = ColorMap.GRAY
    slices: tuple[DensitySlice, ...] = ()
    energy: EnergyView = EnergyView.HIGH
    enhancement: Enhancement = Enhancement.NONE

    def __post_init__(self) -> None:
        """Refuse more slices than there are colors.

        Raises:
            ValueError: There are too many.
        """
        if len(self.slices) > MOST_SLICES:
            raise ValueError("too many density slices")

    @property
    def standard(self) -> bool:
        """Say whether this is the standard view."""
        return self == STANDARD

    def active(self) -> tuple[ViewKind, ...]:
        """Return what is not as in the standard view, in a fixed order: for badges and record."""
        chosen = {
            ViewKind.WINDOW: self.window is not None,
            ViewKind.INVERTED: self.inverted,
            ViewKind.GAMMA: self.gamma != NO_GAMMA,
            ViewKind.LOGARITHM: self.logarithmic,
            ViewKind.LOCAL_CONTRAST: self.enhancement is Enhancement.LOCAL_CONTRAST,
            ViewKind.SHARPENED: self.enhancement is Enhancement.SHARPENED,
            ViewKind.COLOR_MAP: self.colors is not ColorMap.GRAY,
            ViewKind.DENSITY_SLICE: bool(self.slices),
            ViewKind.DUAL_ENERGY: self.energy is not EnergyView.HIGH,
        }
        return tuple(kind for kind, is_chosen in chosen.items() if is_chosen)

    def tone(self, radiograph: Radiograph, automatic: Window | None = None) -> Tone:
        """Return the curve from the values of this image to grays.

        Args:
            radiograph: The image.
            automatic: Its automatic window, where that is known already.
        """
        return Tone(
            window=self.window or automatic or automatic_window(radiograph.histogram),
            inverted=self.inverted != radiograph.plane.white_is_zero,
            gamma=self.gamma,
            logarithmic=self.logarithmic,
        )

    def through(self, window: Window | None) -> Presentation:
        """Return the same through another window; None: the automatic one."""
        return replace(self, window=window)


STANDARD = Presentation()
