"""One picture for any specimen."""

from PIL import Image

from app.documents.reading import MrzFormat
from app.specimens.card import render_card
from app.specimens.passport import render_passport
from app.specimens.specimen import Specimen


def render(specimen: Specimen) -> Image.Image:
    """Draw a passport's data page, or front and back of a card.

    Raises:
        ValueError: There is no such document yet (visas, TD2).
    """
    if specimen.format is MrzFormat.TD3:
        return render_passport(specimen)
    if specimen.format is MrzFormat.TD1:
        return render_card(specimen)
    raise ValueError(f"no specimen is drawn for {specimen.format}")
