"""A Utopian driver licence: front, back with its PDF417 (AAMVA), and both on one scan."""

from dataclasses import dataclass

from PIL import Image, ImageDraw

from app.specimens.card import CARD_MM, on_scanner
from app.specimens.lettering import Pen
from app.specimens.licence_payload import Licence, compose_licence
from app.specimens.look import Look
from app.specimens.page import FINER, LABEL, day, field, place_portrait, sex_mark, sign
from app.specimens.paper import CARD_TINT, INK, printed_paper
from app.specimens.symbol import draw_symbol

_SCALE = 16.0  # pixels per millimeter: about 400 dpi
_VERSION = 11  # the first one that says whether a card is enhanced
_MODULE_PX = 4  # 0.25 mm, between the least and most of the standard's annex D
_COLUMNS, _ERROR_CORRECTION = 13, 5
_SYMBOL_MM = (4.5, 8.0)
_TITLE = "DRIVER LICENCE"


@dataclass(frozen=True, slots=True)
class LicenceSpecimen:
    """An invented licence of an invented person.

    Attributes:
        name: For file names.
        payload: What its barcode says instead; empty for what the licence says.
    """

    name: str
    licence: Licence
    look: Look
    payload: bytes = b""

    @property
    def bytes(self) -> bytes:
        """Return what its barcode says."""
        return self.payload or compose_licence(self.licence, _VERSION)


def render_licence(specimen: LicenceSpecimen) -> Image.Image:
    """Draw front above back, as duplex scanners deliver cards."""
    return on_scanner((render_licence_front(specimen), render_licence_back(specimen)))


def render_licence_front(specimen: LicenceSpecimen) -> Image.Image:
    """Draw the side with the portrait."""
    licence, scale = specimen.licence, _SCALE * FINER
    page = _paper(specimen.look.seed)
    pen = Pen(ImageDraw.Draw(page), scale)
    pen.text((4.0, 6.2), "UTOPIA · AMAUROT", height=3.0, color=INK, face="Bold")
    title = f"ENHANCED {_TITLE}" if licence.enhanced else _TITLE
    pen.text((81.6, 6.2), title, height=2.6, color="#7a4a2e", face="Bold", anchor="rs")
    pen.text((81.6, 9.2), "SPECIMEN", height=1.9, color=LABEL, anchor="rs")
    place_portrait(page, specimen.look, (4.0, 11.5, 26.0), scale)
    given = f"{licence.first_name} {licence.middle_names}".strip()
    left = 33.5
    field(pen, (left, 12.4), "4d Number", licence.number, 46, 3.0)
    field(pen, (left, 18.8), "1 Surname", licence.surname, 46, 3.2)
    field(pen, (left, 25.4), "2 Given names", given, 46, 3.2)
    field(pen, (left, 32.0), "3 Date of birth", day(licence.birth_date), 22, 2.7)
    field(pen, (left + 26, 32.0), "15 Sex", sex_mark(licence.sex), 8, 2.7)
    field(pen, (left, 38.2), "4a Issued", day(licence.issue_date), 22, 2.7)
    field(pen, (left + 26, 38.2), "4b Expires", day(licence.expiry_date), 22, 2.7)
    address = f"{licence.street}, {licence.city} {licence.postal_code}"
    field(pen, (left, 44.4), "8 Address", address, 46, 2.2)
    sign(page, specimen.look.seed, (6.0, 46.4, 22.0, 4.6), scale)
    return _finished(page)


def render_licence_back(specimen: LicenceSpecimen) -> Image.Image:
    """Draw the side with the barcode."""
    page = _paper(specimen.look.seed + 1)
    pen = Pen(ImageDraw.Draw(page), _SCALE * FINER)
    pen.text((4.5, 6.0), "UTOPIA · DEPARTMENT OF ROADS", height=2.2, color=INK, face="Bold")
    for row, words in enumerate(("9 CLASS  D", "9a ENDORSEMENTS  NONE", "12 RESTRICTIONS  NONE")):
        pen.text((4.5, 43.5 + 3.6 * row), words, height=2.1, color=INK)
    back = _finished(page)
    symbol = draw_symbol(
        specimen.bytes, "PDF417", _MODULE_PX, columns=_COLUMNS, ec_level=_ERROR_CORRECTION
    )
    back.paste(symbol, (round(_SYMBOL_MM[0] * _SCALE), round(_SYMBOL_MM[1] * _SCALE)))
    return back


def _paper(seed: int) -> Image.Image:
    scale = _SCALE * FINER
    return printed_paper((round(CARD_MM[0] * scale), round(CARD_MM[1] * scale)), CARD_TINT, seed)


def _finished(page: Image.Image) -> Image.Image:
    size = round(page.width / FINER), round(page.height / FINER)
    return page.resize(size, Image.Resampling.LANCZOS)
