"""What stands on record of marks, and what is being drawn."""

from app.radiographs.events import RadiographMarked
from app.radiographs.marks import Mark
from app.radiographs.region import Region
from tests.ui.radiograph.world import World


def marks_of(world: World) -> list[Mark]:
    """The marks as they stand on record: said again, a mark is as it was said last."""
    said = {body.mark.id: body for body in world.port.bodies(RadiographMarked)}
    return [body.mark for body in said.values() if not body.removed]


def drawn_in(world: World) -> Region | None:
    """What is being drawn."""
    sketch = world.page.view.sketch
    return sketch.box if sketch else None
