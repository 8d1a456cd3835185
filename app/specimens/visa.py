"""Utopian visas of both formats (ICAO Doc 9303-7): the same words on a larger and a smaller label.

On a visa the document's data (Zone III) stand above the holder's (Zone II; clause 3.1 note 2).
"""

from functools import partial

from app.specimens.lettering import Pen
from app.specimens.page import LABEL, NATIONALITIES, day, field, printed_names, sex_mark
from app.specimens.paper import INK, VISA_TINT
from app.specimens.sheet import Arms, Sheet
from app.specimens.specimen import Specimen

_MARGIN = 4.0


def _words(pen: Pen, specimen: Specimen, *, width: float, left: float, step: float) -> None:
    """Print the words of a label so wide, the data from `left` on, their rows `step` apart."""
    document = specimen.document
    surname, given_names = printed_names(specimen)
    edge = width - _MARGIN
    pen.text((13.6, 5.6), "REPUBLIC OF UTOPIA", height=3.0, color=INK, face="Bold")
    pen.text((13.6, 8.9), "RÉPUBLIQUE D’UTOPIE", height=2.1, color=LABEL)
    pen.text((edge, 6.4), "VISA", height=4.4, color="#7a4a2e", face="Bold", anchor="rs")
    pen.text((edge, 9.4), "SPECIMEN", height=1.9, color=LABEL, anchor="rs")
    size, third = step * 0.41, (edge - left) / 3
    columns = tuple(left + third * column for column in range(3))
    rows = (
        ("Place of issue / Fait à", "AMAUROT"),
        ("Valid from / Valable du", day(specimen.issued_on)),
        ("Valid until / Jusqu’au", day(document.expiry_date)),
        ("Type / Type", document.document_code),
        ("Entries / Entrées", "MULTIPLE"),
        ("Visa No. / No du visa", document.document_number),
    )
    for place, (label, value) in enumerate(rows):
        at = columns[place % 3], 13.6 + step * (place // 3)
        field(pen, at, label, value, third - 1.5, size)
    below = 13.6 + 2 * step
    field(pen, (left, below), "Surname / Nom", surname, edge - left, size)
    field(pen, (left, below + step), "Given names / Prénoms", given_names, edge - left, size)
    nationality = NATIONALITIES.get(document.nationality, document.nationality)
    holder = (
        ("Nationality / Nationalité", nationality),
        ("Date of birth / Naissance", day(document.birth_date)),
        ("Sex / Sexe", sex_mark(document.sex)),
    )
    for column, (label, value) in zip(columns, holder, strict=True):
        field(pen, (column, below + 2 * step), label, value, third - 1.5, size)


VISA_A = Sheet(
    size=(120.0, 80.0),  # clause 2.1
    width_px=1400,  # about 300 dpi
    tint=VISA_TINT,
    arms=(Arms((62, 10, 44), "#8a6a3a", 0.13), Arms((_MARGIN, 1.8, 8.4), "#7a4a2e")),
    portrait=(5.0, 14.6, 28.5),
    ghost=(102.0, 36.5, 13.0),
    signature=(60.0, 51.4, 26.0, 5.0),
    zone=(4.0, 71.86),  # figure 3
    words=partial(_words, width=120.0, left=38.0, step=7.5),
)
"""MRV-A: as wide as the page of the passport it is stuck to."""

VISA_B = Sheet(
    size=(105.0, 74.0),  # clause 5.1
    width_px=1400,  # about 340 dpi
    tint=VISA_TINT,
    arms=(Arms((52, 10, 38), "#8a6a3a", 0.13), Arms((_MARGIN, 1.8, 8.4), "#7a4a2e")),
    portrait=(4.6, 13.0, 27.5),
    ghost=(90.0, 31.5, 11.5),
    signature=(52.0, 45.8, 22.0, 4.4),
    zone=(4.0, 65.86),  # figure 8
    words=partial(_words, width=105.0, left=36.0, step=6.7),
)
"""MRV-B: leaves room beside it for a seal."""
