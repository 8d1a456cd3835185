"""The data page of a Utopian passport, in the size of a TD3 (ICAO Doc 9303-4)."""

from app.specimens.lettering import Pen
from app.specimens.page import LABEL, NATIONALITIES, day, field, printed_names, sex_mark
from app.specimens.paper import INK, PASSPORT_TINT
from app.specimens.sheet import Arms, Sheet
from app.specimens.specimen import Specimen

_TEXT_LEFT = 43.5
_KINDS = {
    "P": ("PASSPORT", "PASSEPORT"),
    "PT": ("TRAVEL DOCUMENT", "TITRE DE VOYAGE"),  # for who is nobody's citizen (9303-4)
}


def _words(pen: Pen, specimen: Specimen) -> None:
    _heading(pen, specimen.document.document_code)
    _fields(pen, specimen)


def _heading(pen: Pen, document_code: str) -> None:
    kind, in_french = _KINDS.get(document_code, _KINDS["P"])
    pen.text((17.0, 7.4), "REPUBLIC OF UTOPIA", height=3.7, color=INK, face="Bold")
    pen.text((17.0, 11.4), "RÉPUBLIQUE D’UTOPIE", height=2.5, color=LABEL, face="Medium")
    pen.text((120.0, 7.4), kind, height=3.7, color="#7a5a2e", face="Bold", anchor="rs")
    said = f"{in_french} · SPECIMEN"
    pen.text((120.0, 11.4), said, height=2.5, color=LABEL, face="Medium", anchor="rs")
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


PASSPORT = Sheet(
    size=(125.0, 88.0),
    width_px=1400,  # about 285 dpi
    tint=PASSPORT_TINT,
    arms=(Arms((66, 14, 46), "#3f8b93", 0.13), Arms((5.4, 3.2, 9.2), "#7a5a2e")),
    portrait=(5.2, 15.6, 34.5),
    ghost=(103.0, 38.0, 16.0),
    signature=(76.0, 58.2, 26.0, 6.0),
    zone=(7.0, 80.6),  # clause 4.2.1
    words=_words,
)
"""The data page."""
