"""One view follows another: the same part of the image, as large, shown in the same way."""

from dataclasses import replace

from app.radiographs.presentation import EnergyView, Enhancement, Presentation
from app.radiographs.viewport import Viewport


def linked_viewport(view: Viewport, other: Viewport) -> Viewport:
    """Return `other` showing the same share of its image as `view` does of its own."""
    fit = Viewport.fitting(view.image_width, view.image_height, view.width, view.height)
    other_fit = Viewport.fitting(other.image_width, other.image_height, other.width, other.height)
    if view.fits:
        return other_fit
    x, y = view.center
    place = x / view.image_width * other.image_width, y / view.image_height * other.image_height
    here = other.width / 2, other.height / 2
    return other_fit.scaled(other_fit.scale * view.scale / fit.scale, here, place)


def linked_presentation(presentation: Presentation) -> Presentation:
    """Return the same window, curve, colors and slices; what was computed stays with its image."""
    return replace(presentation, enhancement=Enhancement.NONE, energy=EnergyView.HIGH)
