"""What a key changes about how an image is shown: from one presentation to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

from app.radiographs.air import air_value
from app.radiographs.color_maps import ColorMap
from app.radiographs.dual_energy import EnergyDoubt, Separation
from app.radiographs.presentation import DensitySlice, EnergyView, Enhancement, Presentation
from app.radiographs.presets import Preset, preset_window
from app.radiographs.radiograph import Radiograph
from app.radiographs.tone import LEAST_GAMMA, MOST_GAMMA
from app.ui.radiograph.keys import ViewWish

PRESETS = (Preset.AUTOMATIC, Preset.FULL, Preset.LIGHT_LOAD, Preset.DENSE_LOAD)
_GAMMA_STEP = 20
_SLICE_SHARE = 50  # a slice made by key takes so many-th part of all values, either way
_MEASURED = (EnergyView.HIGH, EnergyView.LOW)

E = TypeVar("E", bound=StrEnum)


def through_preset(presentation: Presentation, preset: Preset, shown: Radiograph) -> Presentation:
    """Return the same through the window of a preset; the automatic one is the standard.

    Args:
        presentation: How it is shown now.
        preset: Which window.
        shown: The image whose values are shown: as measured, or computed from it.
    """
    if preset is Preset.AUTOMATIC:
        return presentation.through(None)
    return presentation.through(preset_window(preset, shown.histogram, air_value(shown)))


def preset_of(presentation: Presentation, shown: Radiograph) -> Preset | None:
    """Return which preset the window is; None: the officer's own."""
    if presentation.window is None:
        return Preset.AUTOMATIC
    air = air_value(shown)
    others = (each for each in PRESETS if each is not Preset.AUTOMATIC)
    same = (
        each for each in others if preset_window(each, shown.histogram, air) == presentation.window
    )
    return next(same, None)


def energies(known: Separation | EnergyDoubt | None) -> tuple[EnergyView, ...]:
    """Return what can be shown of the energies of an image.

    Args:
        known: What tells its materials apart, or why nothing does; None: not known yet.
    """
    if isinstance(known, Separation):
        return tuple(EnergyView)
    if known is None or known is EnergyDoubt.ONE_ENERGY:
        return (EnergyView.HIGH,)
    return _MEASURED


def enhanced(presentation: Presentation, how: Enhancement) -> Presentation:
    """Return the same, enhanced; what is computed from both energies is not enhanced as well."""
    if how is not Enhancement.NONE and presentation.energy not in _MEASURED:
        presentation = of_energy(presentation, EnergyView.HIGH)
    return replace(presentation, enhancement=how)


def of_energy(presentation: Presentation, energy: EnergyView) -> Presentation:
    """Return the same of another energy; its window is chosen anew, as its values are others."""
    keeps = energy in _MEASURED
    how = presentation.enhancement if keeps else Enhancement.NONE
    return replace(presentation, energy=energy, enhancement=how, window=None)


def changed(
    presentation: Presentation,
    wish: ViewWish,
    shown: Radiograph,
    known: Separation | EnergyDoubt | None,
    value: int | None,
) -> Presentation:
    """Return what a key makes of a presentation; the same where it is for something else.

    Args:
        presentation: How the image is shown now.
        wish: What the key asks for.
        shown: The image whose values are shown.
        known: What tells its materials apart, or why nothing does.
        value: The stored value that is pointed at, for a density slice.
    """
    match wish:
        case ViewWish.INVERT:
            return replace(presentation, inverted=not presentation.inverted)
        case ViewWish.LOGARITHM:
            return replace(presentation, logarithmic=not presentation.logarithmic)
        case ViewWish.LIGHTER | ViewWish.DARKER:
            by = _GAMMA_STEP if wish is ViewWish.LIGHTER else -_GAMMA_STEP
            gamma = min(max(presentation.gamma + by, LEAST_GAMMA), MOST_GAMMA)
            return replace(presentation, gamma=gamma)
        case ViewWish.PRESET:
            now = preset_of(presentation, shown)
            wanted = PRESETS[0] if now is None else _after(PRESETS, now)
            return through_preset(presentation, wanted, shown)
        case ViewWish.COLORS:
            return replace(presentation, colors=_after(tuple(ColorMap), presentation.colors))
        case ViewWish.LOCAL_CONTRAST | ViewWish.SHARPEN:
            contrast = wish is ViewWish.LOCAL_CONTRAST
            how = Enhancement.LOCAL_CONTRAST if contrast else Enhancement.SHARPENED
            same = presentation.enhancement is how
            return enhanced(presentation, Enhancement.NONE if same else how)
        case ViewWish.ENERGY:
            return of_energy(presentation, _after(energies(known), presentation.energy))
        case ViewWish.SLICE:
            return _sliced(presentation, shown, value)
        case _:
            return presentation


def _sliced(presentation: Presentation, shown: Radiograph, value: int | None) -> Presentation:
    if presentation.slices or value is None:
        return replace(presentation, slices=())
    most = (1 << shown.bits) - 1
    around = max(1, most // _SLICE_SHARE)
    density = DensitySlice(max(0, value - around), min(most, value + around))
    return replace(presentation, slices=(density,))


def _after(all_of_them: Sequence[E], now: E) -> E:
    place = all_of_them.index(now) if now in all_of_them else -1
    return all_of_them[(place + 1) % len(all_of_them)]
