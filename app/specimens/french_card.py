"""A card laid out as the identity cards of France were until 2021, with nobody's name on it.

It follows no part of ICAO Doc 9303; `app.documents.mrz.french` has its zone, which names France
because no other state ever printed it.
"""

from app.specimens.lettering import Pen
from app.specimens.page import LABEL, day, field, printed_names, sex_mark
from app.specimens.paper import INK, PASSPORT_TINT
from app.specimens.sheet import Arms, Sheet
from app.specimens.specimen import Specimen


def _words(pen: Pen, specimen: Specimen) -> None:
    document = specimen.document
    surname, given_names = printed_names(specimen)
    pen.text((14.6, 5.8), "RÉPUBLIQUE D’UTOPIE", height=3.0, color=INK, face="Bold")
    pen.text((101.0, 5.8), "SPECIMEN", height=2.4, color=LABEL, anchor="rs")
    number = f"CARTE D’IDENTITÉ No : {document.document_number}"
    pen.text((14.6, 10.2), number, height=2.4, color=INK)
    pen.text((101.0, 10.2), "Nationalité utopienne", height=2.1, color=LABEL, anchor="rs")
    left = 37.0
    field(pen, (left, 15.0), "Nom", surname, 60, 3.4)
    field(pen, (left, 22.2), "Prénom(s)", given_names, 48, 3.4)
    field(pen, (left, 29.4), "Sexe", sex_mark(document.sex), 8, 3.0)
    field(pen, (left + 16, 29.4), "Né(e) le", day(document.birth_date), 30, 3.0)
    field(pen, (left, 36.2), "à", specimen.birth_place, 40, 3.0)
    field(pen, (left, 43.0), "Signature du titulaire", "", 26)


FRENCH_CARD = Sheet(
    size=(105.0, 74.0),
    width_px=1400,  # about 340 dpi
    tint=PASSPORT_TINT,
    arms=(Arms((58, 12, 36), "#3f8b93", 0.13), Arms((4.4, 2.2, 8.6), "#2f5f8a")),
    portrait=(4.6, 14.0, 27.0),
    ghost=(88.0, 20.0, 12.5),
    signature=(60.0, 41.0, 26.0, 6.4),
    zone=(6.8, 65.86),
    words=_words,
)
"""The front; the back has no zone."""
