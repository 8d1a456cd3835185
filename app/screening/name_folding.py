"""Names as words in the letters A to Z, and the forms under which different spellings meet."""

from dataclasses import dataclass

from app.documents.mrz import transliterate
from app.screening.evidence import EvidenceField

_LONGEST_NAME = 200
_MOST_WORDS = 12
"""More letters and words than any real name has; what lies beyond is not compared."""

# What ICAO Doc 9303-3 section 6 lets an issuer write for one and the same letter: Ä is AE or A,
# Ñ is N or NXX. The short form stands for all of them.
_STANDARD = (("UXX", "U"), ("NXX", "N"), ("AE", "A"), ("OE", "O"), ("UE", "U"), ("AA", "A"))

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
    words = [(field, text) for field, part in parts for text in _letters(part).split()]
    return tuple(
        Word(field, text, standard_form(text), sound_form(text))
        for field, text in words[:_MOST_WORDS]
    )


def standard_form(text: str) -> str:
    """Fold a word so that the spellings that ICAO Doc 9303-3 section 6 permits become one."""
    for written, folded in _STANDARD:
        text = text.replace(written, folded)
    return text


def sound_form(text: str) -> str:
    """Fold a word so that spellings that sound alike become one; doubled letters count once."""
    for written, folded in _SOUNDS:
        text = text.replace(written, folded)
    return "".join(char for i, char in enumerate(text) if i == 0 or char != text[i - 1])


def _letters(name: str) -> str:
    name = name[:_LONGEST_NAME]
    if name.isascii() and name.replace(" ", "").isalpha():
        return name.upper()
    return transliterate("".join(char for char in name if _has_letters(char)))


def _has_letters(char: str) -> bool:
    try:
        transliterate(char)
    except ValueError:
        return False
    return True
