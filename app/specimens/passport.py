"""The data page of a Utopian passport, in the size of a TD3 (ICAO Doc 9303-4)."""

from PIL import Image, ImageDraw

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
from app.specimens.paper import INK, PASSPORT_TINT, arms, faded, printed_paper
from app.specimens.specimen import Specimen

PAGE_MM = (125.0, 88.0)
PORTRAIT_MM = (5.2, 15.6, 34.5)
"""Left, top and width of the portrait."""
ZONE_MM = (7.0, 80.6)
"""Left edge of the machine readable zone, and baseline of its last line (9303-4 clause 4.2.1)."""

_WIDTH_PX = 1400
_TEXT_LEFT = 43.5


def render_passport(specimen: Specimen) -> Image.Image:
    """Draw the data page as a flatbed gives it at about 285 dpi, 1400 pixels wide."""
    scale = _WIDTH_PX * FINER / PAGE_MM[0]
    size = _WIDTH_PX * FINER, round(PAGE_MM[1] * scale)
    page = printed_paper(size, PASSPORT_TINT, specimen.look.seed)
    _place_arms(page, scale)
    pen = Pen(ImageDraw.Draw(page), scale)
    _heading(pen)
    place_portrait(page, specimen.look, PORTRAIT_MM, scale)
    place_ghost(page, specimen.look, (103.0, 38.0, 16.0), scale)
    _fields(pen, specimen)
    sign(page, specimen.look.seed, (76.0, 58.2, 26.0, 6.0), scale)
    _zone(page, pen, specimen, scale)
    return page.resize((_WIDTH_PX, round(size[1] / FINER)), Image.Resampling.LANCZOS)


def _place_arms(page: Image.Image, scale: float) -> None:
    large = faded(arms(round(46 * scale), "#3f8b93"), 0.13)
    page.paste(large, (round(66 * scale), round(14 * scale)), large)
    small = arms(round(9.2 * scale), "#7a5a2e")
    page.paste(small, (round(5.4 * scale), round(3.2 * scale)), small)


def _heading(pen: Pen) -> None:
    pen.text((17.0, 7.4), "REPUBLIC OF UTOPIA", height=3.7, color=INK, face="Bold")
    pen.text((17.0, 11.4), "RÉPUBLIQUE D’UTOPIE", height=2.5, color=LABEL, face="Medium")
    pen.text((120.0, 7.4), "PASSPORT", height=3.7, color="#7a5a2e", face="Bold", anchor="rs")
    pen.text(
        (120.0, 11.4), "PASSEPORT · SPECIMEN", height=2.5, color=LABEL, face="Medium", anchor="rs"
    )
    rule = [(edge * pen.scale, 13.2 * pen.scale) for edge in (5.2, 120.0)]
    pen.draw.line(rule, fill="#9fb4b8", width=max(1, round(0.16 * pen.scale)))


def _fields(pen: Pen, specimen: Specimen) -> None:
    document = specimen.document
    surname, given_names = printed_names(specimen)
    left, wide = _TEXT_LEFT, 58.0
    field(pen, (left, 16.6), "Type / Type", document.document_code, 10)
    field(pen, (left + 14, 16.6), "Code / Code", document.issuing_state, 14)
    field(
        pen,
        (left + 32, 16.6),
        "Passport No. / No du passeport",
        document.document_number,
        42,
        3.9,
        "#8c2f39",
    )
    field(pen, (left, 24.0), "Surname / Nom", surname, wide, height=3.9)
    field(pen, (left, 32.0), "Given names / Prénoms", given_names, wide, height=3.9)
    nationality = NATIONALITIES.get(document.nationality, document.nationality)
    field(pen, (left, 40.0), "Nationality / Nationalité", nationality, 28)
    field(pen, (left + 32, 40.0), "Sex / Sexe", sex_mark(document.sex), 10)
    field(pen, (left, 47.4), "Date of birth / Date de naissance", day(document.birth_date), 28)
    field(pen, (left + 32, 47.4), "Place of birth / Lieu de naissance", specimen.birth_place, 28)
    field(pen, (left, 54.8), "Date of issue / Date de délivrance", day(specimen.issued_on), 28)
    field(pen, (left + 32, 54.8), "Signature", "", 26)
    field(pen, (left, 62.2), "Date of expiry / Date d’expiration", day(document.expiry_date), 28)
    pen.text(
        (120.0, 61.6), "Authority / Autorité", height=1.75, color=LABEL, face="Regular", anchor="rs"
    )
    pen.text((120.0, 65.4), "AMAUROT", height=2.9, color=INK, face="SemiBold", anchor="rs")


def _zone(page: Image.Image, pen: Pen, specimen: Specimen, scale: float) -> None:
    """Lighten the paper under the zone, as B900 ink wants it, and print the zone."""
    top = round(68.4 * scale)
    band = page.crop((0, top, *page.size))
    page.paste(Image.blend(band, Image.new("RGB", band.size, "#f7f7f2"), 0.62), (0, top))
    pen.zone(ZONE_MM[0], ZONE_MM[1], specimen.lines, "#16181b")
