"""How the image is shown, in words: window, size, and everything that is not standard."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLocale

from app.radiographs.color_maps import ColorMap
from app.radiographs.decision import ViewKind
from app.radiographs.dual_energy import EnergyDoubt
from app.radiographs.presentation import EnergyView, Enhancement, Presentation
from app.radiographs.presets import Preset
from app.radiographs.radiograph import Radiograph
from app.radiographs.tone import Tone, Window
from app.radiographs.viewport import Viewport

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class ViewLines:
    """How the image is shown.

    Attributes:
        window: Black and white as values.
        most: The largest value there is.
        zoom: Its size on the screen.
        badges: What is not as it was measured, or not as it is first shown.
    """

    window: Window
    most: int
    zoom: str
    badges: tuple[str, ...]


def view_lines(
    radiograph: Radiograph,
    viewport: Viewport,
    tone: Tone,
    presentation: Presentation,
    *,
    preview: bool = False,
) -> ViewLines:
    """Return the words for how `radiograph` is shown.

    Args:
        radiograph: The image as it was measured.
        viewport: Where it lies.
        tone: The curve that its values go through.
        presentation: What was chosen.
        preview: What is seen was computed from what is seen alone.
    """
    percent = 100 * viewport.scale
    digits = 0 if percent >= 10 else 1
    badges = [] if radiograph.plane.raw else [translate("View", "display copy, not raw")]
    if preview:
        badges.append(translate("View", "preview"))
    badges += [
        _badge(kind, presentation)
        for kind in presentation.active()
        if kind is not ViewKind.WINDOW  # it stands there in numbers
    ]
    return ViewLines(
        window=tone.window,
        most=(1 << radiograph.bits) - 1,
        zoom=translate("View", "{percent} %").format(
            percent=QLocale().toString(percent, "f", digits)
        ),
        badges=tuple(badges),
    )


def preset_words(preset: Preset) -> str:
    """Return the name of a window."""
    return {
        Preset.AUTOMATIC: translate("View", "Automatic"),
        Preset.FULL: translate("View", "All values"),
        Preset.LIGHT_LOAD: translate("View", "Light load"),
        Preset.DENSE_LOAD: translate("View", "Dense load"),
    }[preset]


def color_words(colors: ColorMap) -> str:
    """Return the name of a color map."""
    return {
        ColorMap.GRAY: translate("View", "Gray"),
        ColorMap.BLUE_YELLOW: translate("View", "Blue to yellow"),
        ColorMap.EMBER: translate("View", "Ember"),
        ColorMap.SEA: translate("View", "Sea"),
    }[colors]


def enhancement_words(how: Enhancement) -> str:
    """Return the name of what is done to the whole image."""
    return {
        Enhancement.NONE: translate("View", "As measured"),
        Enhancement.LOCAL_CONTRAST: translate("View", "Local contrast"),
        Enhancement.SHARPENED: translate("View", "Sharpened"),
    }[how]


def energy_words(energy: EnergyView) -> str:
    """Return the name of what is shown of two energies."""
    return {
        EnergyView.HIGH: translate("View", "High energy"),
        EnergyView.LOW: translate("View", "Low energy"),
        EnergyView.MATERIALS: translate("View", "Materials in color"),
        EnergyView.WITHOUT_METAL: translate("View", "Light matter only"),
        EnergyView.WITHOUT_LIGHT: translate("View", "Metal only"),
    }[energy]


def doubt_words(doubt: EnergyDoubt | None) -> str:
    """Return why materials cannot be told apart; None: it is not known yet."""
    if doubt is None:
        return translate("View", "The energies are being looked at.")
    return {
        EnergyDoubt.ONE_ENERGY: translate("View", "The scanner sent one energy only."),
        EnergyDoubt.ENERGIES_NOT_SAID: translate(
            "View", "The scanner does not say which energies these are."
        ),
        EnergyDoubt.NO_AIR: translate(
            "View", "No air is seen beside the load, so materials cannot be told apart."
        ),
        EnergyDoubt.TOO_ALIKE: translate(
            "View", "Both energies show the same, so materials cannot be told apart."
        ),
    }[doubt]


def _badge(kind: ViewKind, presentation: Presentation) -> str:
    if kind is ViewKind.COLOR_MAP:
        return color_words(presentation.colors)
    if kind is ViewKind.DUAL_ENERGY:
        return energy_words(presentation.energy)
    if kind is ViewKind.GAMMA:
        gamma = QLocale().toString(presentation.gamma / 100, "f", 1)
        return translate("View", "gamma {value}").format(value=gamma)
    return {
        ViewKind.INVERTED: translate("View", "inverted"),
        ViewKind.LOGARITHM: translate("View", "logarithmic"),
        ViewKind.LOCAL_CONTRAST: enhancement_words(Enhancement.LOCAL_CONTRAST),
        ViewKind.SHARPENED: enhancement_words(Enhancement.SHARPENED),
        ViewKind.DENSITY_SLICE: translate("View", "density slice"),
    }[kind]
