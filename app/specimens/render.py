"""One picture for any specimen, and where in it the portrait is."""

from PIL import Image

from app.documents.reading import MrzFormat
from app.specimens.card import portrait_on_card, render_card
from app.specimens.easel import ASPECT
from app.specimens.french_card import FRENCH_CARD
from app.specimens.passport import PASSPORT
from app.specimens.specimen import Specimen
from app.specimens.travel_card import TRAVEL_CARD
from app.specimens.visa import VISA_A, VISA_B

_SHEETS = {
    MrzFormat.TD2: TRAVEL_CARD,
    MrzFormat.TD3: PASSPORT,
    MrzFormat.MRV_A: VISA_A,
    MrzFormat.MRV_B: VISA_B,
    MrzFormat.FRENCH: FRENCH_CARD,
}


def render(specimen: Specimen) -> Image.Image:
    """Draw the side with portrait and zone; of a TD1, which has them on two, front and back."""
    sheet = _SHEETS.get(specimen.format)
    return sheet.draw(specimen) if sheet else render_card(specimen)


def portrait_place(format_: MrzFormat) -> tuple[float, float, float, float]:
    """Return left, top, width and height of the portrait in pixels of such a picture."""
    sheet = _SHEETS.get(format_)
    left, top, width = (
        (length * sheet.scale for length in sheet.portrait) if sheet else portrait_on_card()
    )
    return left, top, width, width * ASPECT
