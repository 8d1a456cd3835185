"""Computing what a presentation wants of the whole image."""

from __future__ import annotations

from app.radiographs.dual_energy import Separation, separation_of, strip
from app.radiographs.enhancement import enhance
from app.radiographs.presentation import EnergyView, Enhancement, Presentation
from app.radiographs.radiograph import Radiograph
from app.radiographs.rendering import Canvas, Derived
from app.radiographs.watch import UNWATCHED, Watch


def derive(
    radiograph: Radiograph, wanted: Derived, separation: Separation | None, watch: Watch
) -> Radiograph:
    """Return the whole image that a presentation shows; slow.

    Args:
        radiograph: As it was measured.
        wanted: What `Canvas.wants` asks for.
        separation: What tells its two energies apart; None where nothing does.
        watch: Who waits for it.

    Raises:
        Stopped: Nobody waits for it any more.
        Problem: RADIOGRAPH_CHANGED.
    """
    energy, how = wanted
    begun = radiograph
    if energy is EnergyView.LOW and radiograph.low_energy is not None:
        begun = radiograph.low_energy
    elif energy is not EnergyView.HIGH and separation is not None:
        begun = strip(radiograph, separation, energy, watch)
    return begun if how is Enhancement.NONE else enhance(begun, how, watch)


def computed(radiograph: Radiograph, presentation: Presentation) -> Canvas:
    """Return a canvas of its own with everything that `presentation` wants; slow.

    Raises:
        Problem: RADIOGRAPH_CHANGED.
    """
    known = separation_of(radiograph) if radiograph.low_energy is not None else None
    separation = known if isinstance(known, Separation) else None
    canvas = Canvas(radiograph, separation)
    wanted = canvas.wants(presentation)
    if wanted is not None:
        canvas.take(wanted, derive(radiograph, wanted, separation, UNWATCHED))
    return canvas
