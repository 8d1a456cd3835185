"""Words of names, and the forms under which different spellings of one name meet."""

from dataclasses import dataclass
from functools import lru_cache

from app.documents.same_name import standard_form
from app.screening.evidence import EvidenceField
from app.screening.people.same_names import name_classes
from app.screening.people.transliteration import written_words

MOST_WORDS = 12
"""More words than any real name has; what lies beyond is not compared."""
LONGEST_WORD = 39
"""As long as the whole name in a zone."""

# Letters that stand for the same sound in romanized names, longest first.
_SOUNDS = (
    *(("TSCH", "CH"), ("DSCH", "J"), ("SCH", "SH"), ("TCH", "CH"), ("DZH", "J")),
    *(("KH", "H"), ("GH", "G"), ("PH", "F"), ("DJ", "J"), ("ZH", "J"), ("CK", "K"), ("OU", "U")),
    *(("OO", "U"), ("EE", "I"), ("TH", "T"), ("DH", "D"), ("TZ", "C"), ("TS", "C"), ("CZ", "C")),
    *(("HS", "S"), ("Q", "K"), ("W", "V"), ("Y", "I"), ("E", "A"), ("O", "U")),
)
# What the romanizations of one script disagree on: voiced or not, which hiss, which lip.
_COARSE = str.maketrans({
    **dict.fromkeys("BFV", "P"),
    **dict.fromkeys("DX", "T"),
    **dict.fromkeys("GQ", "K"),
    **dict.fromkeys("CJZ", "S"),
    **dict.fromkeys("AEIOUHWY", None),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Form:
    """One written word and what it is folded to.

    Attributes:
        text: In letters A to Z.
        standard: The same for every spelling that the standard permits of one name.
        sound: The same for spellings that sound alike.
        skeleton: Its consonants, coarsely; for telling what is worth a comparison.
        same_names: The groups of names that it belongs to, if names of other letters are the same.
    """

    text: str
    standard: str
    sound: str
    skeleton: str
    same_names: frozenset[int]


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a name.

    Attributes:
        field: SURNAME or GIVEN_NAMES.
        forms: How it may be written, the likeliest first; a document has it in one form.
    """

    field: EvidenceField
    forms: tuple[Form, ...]

    @property
    def text(self) -> str:
        """The likeliest writing."""
        return self.forms[0].text


def name_words(surname: str, given_names: str) -> tuple[Word, ...]:
    """Split a name into words, surname first. Characters without a Latin form are left out."""
    parts = ((EvidenceField.SURNAME, surname), (EvidenceField.GIVEN_NAMES, given_names))
    words = [(field, written) for field, part in parts for written in written_words(part)]
    return tuple(
        Word(field, tuple(form_of(text[:LONGEST_WORD]) for text in written))
        for field, written in words[:MOST_WORDS]
    )


@lru_cache(maxsize=65_536)
def form_of(text: str) -> Form:
    """Return a word in letters A to Z with what it is folded to."""
    standard = standard_form(text)
    sound = sound_form(standard)
    return Form(text, standard, sound, skeleton_form(sound), name_classes(text))


def sound_form(text: str) -> str:
    """Fold a word so that spellings that sound alike become one; doubled letters count once."""
    for written, folded in _SOUNDS:
        if written in text:
            text = text.replace(written, folded)
    return _undoubled(text)


def skeleton_form(sound: str) -> str:
    """Return the coarse consonants of a word's sound, `A` first where it begins with a vowel."""
    sound = sound.replace("CH", "S").replace("SH", "S")
    bones = sound.translate(_COARSE)
    return f"A{bones}" if sound[:1] in set("AEIOU") else bones


def _undoubled(text: str) -> str:
    return "".join(char for i, char in enumerate(text) if i == 0 or char != text[i - 1])
