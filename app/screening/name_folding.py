"""Names as words in the letters A to Z, and the forms under which different spellings meet."""

from dataclasses import dataclass

from app.documents.same_name import letters, standard_form
from app.screening.evidence import EvidenceField

_MOST_WORDS = 12
"""More words than any real name has; what lies beyond is not compared."""

# Letters that stand for the same sound in romanized names, longest first.
_SOUNDS = (
    *(("TSCH", "CH"), ("DSCH", "J"), ("SCH", "SH"), ("TCH", "CH"), ("DZH", "J")),
    *(("KH", "H"), ("GH", "G"), ("PH", "F"), ("DJ", "J"), ("ZH", "J"), ("CK", "K"), ("OU", "U")),
    *(("TH", "T"), ("DH", "D"), ("TZ", "C"), ("TS", "C"), ("CZ", "C"), ("Q", "K"), ("W", "V")),
    *(("Y", "I"), ("E", "A"), ("O", "U")),
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a name.

    Attributes:
        field: SURNAME or GIVEN_NAMES.
        text: In letters A to Z.
        standard: The same for every spelling that the standard permits of one name.
        sound: The same for spellings that sound alike.
    """

    field: EvidenceField
    text: str
    standard: str
    sound: str


def name_words(surname: str, given_names: str) -> tuple[Word, ...]:
    """Split a name into words, surname first. Characters without a Latin form are left out."""
    parts = ((EvidenceField.SURNAME, surname), (EvidenceField.GIVEN_NAMES, given_names))
    words = [(field, text) for field, part in parts for text in letters(part).split()]
    return tuple(
        Word(field, text, standard_form(text), sound_form(text))
        for field, text in words[:_MOST_WORDS]
    )


def sound_form(text: str) -> str:
    """Fold a word so that spellings that sound alike become one; doubled letters count once."""
    for written, folded in _SOUNDS:
        text = text.replace(written, folded)
    return "".join(char for i, char in enumerate(text) if i == 0 or char != text[i - 1])
