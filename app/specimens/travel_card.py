"""An official travel document of Utopia on a card, in the size of a TD2 (ICAO Doc 9303-6)."""

from app.specimens.lettering import Pen
from app.specimens.page import LABEL, NATIONALITIES, day, field, printed_names, sex_mark
from app.specimens.paper import CARD_TINT, INK
from app.specimens.sheet import Arms, Sheet
from app.specimens.specimen import Specimen


def _words(pen: Pen, specimen: Specimen) -> None:
    document = specimen.document
    surname, given_names = printed_names(specimen)
    pen.text((14.6, 5.6), "REPUBLIC OF UTOPIA", height=3.0, color=INK, face="Bold")
    pen.text((14.6, 8.9), "RÉPUBLIQUE D’UTOPIE", height=2.1, color=LABEL)
    pen.text((101.0, 5.6), "OFFICIAL TRAVEL DOCUMENT", height=2.6, color=INK, anchor="rs")
    pen.text(
        (101.0, 8.9), "DOCUMENT OFFICIEL DE VOYAGE · SPECIMEN", height=1.9, color=LABEL, anchor="rs"
    )
    left, right = 38.5, 68.5
    field(pen, (left, 13.6), "Surname / Nom", surname, 60, 3.2)
    field(pen, (left, 20.8), "Given names / Prénoms", given_names, 44, 3.2)
    nationality = NATIONALITIES.get(document.nationality, document.nationality)
    field(pen, (left, 28.0), "Nationality / Nationalité", nationality, 26, 2.9)
    field(pen, (right, 28.0), "Sex / Sexe", sex_mark(document.sex), 10, 2.9)
    field(pen, (left, 34.9), "Date of birth / Date de naissance", day(document.birth_date), 26, 2.9)
    number = document.document_number
    field(pen, (right, 34.9), "Document No. / No du document", number, 30, 2.9, "#8c2f39")
    expiry = day(document.expiry_date)
    field(pen, (left, 41.8), "Date of expiry / Date d’expiration", expiry, 26, 2.9)
    field(pen, (right, 41.8), "Signature", "", 26)


TRAVEL_CARD = Sheet(
    size=(105.0, 74.0),  # clause 2.1
    width_px=1400,  # about 340 dpi
    tint=CARD_TINT,
    arms=(Arms((56, 10, 40), "#5a6fb0", 0.13), Arms((4.4, 1.8, 8.4), "#3c4f86")),
    portrait=(4.4, 11.6, 30.0),
    ghost=(88.0, 16.5, 12.5),
    signature=(70.0, 43.9, 24.0, 5.4),
    zone=(4.0, 65.86),  # figure 6
    words=_words,
)
"""The front; nothing that is read stands on the back."""
