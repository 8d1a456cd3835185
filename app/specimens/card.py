"""A Utopian identity card, a TD1 (ICAO Doc 9303-5): front, back, and both on one scan."""

from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFilter

from app.specimens.lettering import Pen
from app.specimens.page import (
    FINER,
    LABEL,
    NATIONALITIES,
    day,
    field,
    place_ghost,
    place_portrait,
    printed_names,
    sex_mark,
    sign,
)
from app.specimens.paper import CARD_TINT, INK, arms, faded, printed_paper
from app.specimens.specimen import Specimen

CARD_MM = (85.6, 53.98)
PORTRAIT_MM = (4.0, 12.6, 26.0)
"""Left, top and width of the portrait on the front."""
GAP_MM = 7.0
"""Between front and back on a scan of both."""

_MARGIN_MM = 5.0
_SCALE = 16.0  # pixels per millimeter: about 400 dpi
_CORNER_MM = 3.18  # ISO/IEC 7810


def render_card(specimen: Specimen) -> Image.Image:
    """Draw front above back, as duplex scanners deliver cards."""
    return on_scanner((render_card_front(specimen), render_card_back(specimen)))


def on_scanner(sides: Sequence[Image.Image], *, beside: bool = False) -> Image.Image:
    """Lay cards on the gray lid of a scanner: one above the other, or beside one another."""
    margin, gap = round(_MARGIN_MM * _SCALE), round(GAP_MM * _SCALE)
    width, height = sides[0].size
    steps = (width + gap, 0) if beside else (0, height + gap)
    last = len(sides) - 1
    size = width + last * steps[0] + 2 * margin, height + last * steps[1] + 2 * margin
    sheet = Image.new("RGB", size, "#d5d8da")
    for turn, card in enumerate(sides):
        left, top = (margin + turn * step for step in steps)
        shape = _card_shape(card.size)
        shadow = Image.new("L", sheet.size)
        shadow.paste(110, (left + 3, top + 6), shape)
        sheet.paste("#7d8387", mask=shadow.filter(ImageFilter.GaussianBlur(9)))
        sheet.paste(card, (left, top), shape)
    return sheet


def portrait_on_card() -> tuple[float, float, float]:
    """Return left, top and width of the portrait in pixels of `render_card`."""
    left, top, width = PORTRAIT_MM
    return (left + _MARGIN_MM) * _SCALE, (top + _MARGIN_MM) * _SCALE, width * _SCALE


def render_card_front(specimen: Specimen) -> Image.Image:
    """Draw the side with the portrait, 1370 pixels wide."""
    scale, page = _blank(specimen.look.seed)
    large = faded(arms(round(34 * scale), "#5a6fb0"), 0.13)
    page.paste(large, (round(46 * scale), round(14 * scale)), large)
    small = arms(round(7.4 * scale), "#3c4f86")
    page.paste(small, (round(3.6 * scale), round(2.6 * scale)), small)
    pen = Pen(ImageDraw.Draw(page), scale)
    pen.text((13.0, 6.2), "REPUBLIC OF UTOPIA", height=3.0, color=INK, face="Bold")
    pen.text((13.0, 9.4), "IDENTITY CARD · CARTE D’IDENTITÉ", height=1.9, color=LABEL)
    number = specimen.document.document_number
    pen.text((82.0, 6.4), number, height=3.2, color="#8c2f39", face="Bold", anchor="rs")
    pen.text((82.0, 9.4), "SPECIMEN", height=1.9, color=LABEL, anchor="rs")
    place_portrait(page, specimen.look, PORTRAIT_MM, scale)
    place_ghost(page, specimen.look, (69.5, 33.5, 12.5), scale)
    _front_fields(pen, specimen)
    sign(page, specimen.look.seed, (44.0, 46.4, 22.0, 4.6), scale)
    return _finished(page)


def render_card_back(specimen: Specimen) -> Image.Image:
    """Draw the side with the machine readable zone, 1370 pixels wide."""
    scale, page = _blank(specimen.look.seed + 1)
    large = faded(arms(round(21 * scale), "#5a6fb0"), 0.2)
    page.paste(large, (round(60.5 * scale), round(3 * scale)), large)
    pen = Pen(ImageDraw.Draw(page), scale)
    field(pen, (4.0, 6.0), "Place of birth / Lieu de naissance", specimen.birth_place, 40, 2.6)
    field(pen, (4.0, 12.2), "Authority / Autorité", "PREFECTURE OF AMAUROT", 40, 2.6)
    field(pen, (4.0, 18.4), "Date of issue / Date de délivrance", day(specimen.issued_on), 40, 2.6)
    top = round(28.0 * scale)
    band = page.crop((0, top, *page.size))
    page.paste(Image.blend(band, Image.new("RGB", band.size, "#f7f7f4"), 0.62), (0, top))
    pen.zone(4.7, 49.0, specimen.lines, "#16181b")
    return _finished(page)


def _front_fields(pen: Pen, specimen: Specimen) -> None:
    document = specimen.document
    surname, given_names = printed_names(specimen)
    left = 33.5
    field(pen, (left, 14.6), "Surname / Nom", surname, 46, 3.2)
    field(pen, (left, 21.2), "Given names / Prénoms", given_names, 46, 3.2)
    field(pen, (left, 27.8), "Date of birth / Date de naissance", day(document.birth_date), 22, 2.7)
    field(pen, (left + 26, 27.8), "Sex / Sexe", sex_mark(document.sex), 8, 2.7)
    nationality = NATIONALITIES.get(document.nationality, document.nationality)
    field(pen, (left, 34.0), "Nationality / Nationalité", nationality, 22, 2.7)
    field(
        pen, (left, 40.2), "Date of expiry / Date d’expiration", day(document.expiry_date), 22, 2.7
    )
    pen.text((left, 49.0), "Signature", height=1.75, color=LABEL, face="Regular")


def _blank(seed: int) -> tuple[float, Image.Image]:
    scale = _SCALE * FINER
    size = round(CARD_MM[0] * scale), round(CARD_MM[1] * scale)
    return scale, printed_paper(size, CARD_TINT, seed)


def _finished(page: Image.Image) -> Image.Image:
    size = round(page.width / FINER), round(page.height / FINER)
    return page.resize(size, Image.Resampling.LANCZOS)


def _card_shape(size: tuple[int, int]) -> Image.Image:
    shape = Image.new("L", (size[0] * 2, size[1] * 2))
    ImageDraw.Draw(shape).rounded_rectangle(
        (0, 0, size[0] * 2 - 1, size[1] * 2 - 1), radius=round(_CORNER_MM * _SCALE * 2), fill=255
    )
    return shape.resize(size, Image.Resampling.LANCZOS)
