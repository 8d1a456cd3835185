"""What a scanner delivers of a traveler's document: the page as drawn, or a bad capture of it."""

from PIL import Image

from app.specimens.damage import Damage, damaged
from app.specimens.render import render
from app.specimens.specimen import Specimen
from app.specimens.travelers import DAMAGED

_SEED = 3
_DAMAGES = {DAMAGED.name: (Damage.MOTION, Damage.GLARE)}
"""By the specimen's name: moved while it was read, and a lamp over the zone. Our reader refuses."""


def captured(specimen: Specimen) -> Image.Image:
    """Draw what arrives of the document; the same specimen always gives the same pixels.

    Raises:
        ValueError: There is no such document yet (visas, TD2).
    """
    page = render(specimen)
    for damage in _DAMAGES.get(specimen.name, ()):
        page = damaged(page, damage, _SEED)
    return page
