"""The name field: primary and secondary identifier (ICAO Doc 9303-4 clauses 4.2.3 and 4.2.4)."""

import re

from app.documents.mrz.check_digits import FILLER

_BREAK = FILLER * 2
_WORD_END = re.compile(r"(?<=[A-Z])[A-Z](?=<)")


def parse_names(text: str) -> tuple[str, str, bool]:
    """Return surname, given names, and whether the field is full and so may be cut.

    A holder with one name only has no given names. A second double filler breaks the standard but
    stands on real documents: only the first one parts the identifiers.
    """
    primary, _, secondary = text.rstrip(FILLER).partition(_BREAK)
    return _words(primary), _words(secondary), not text.endswith(FILLER)


def compose_names(surname: str, given_names: str, width: int) -> str:
    """Write names, already in letters A to Z and blanks, into a field of `width`.

    A name that is too long is cut so that the last position holds a letter, which tells readers
    that something may be missing, and so that at least one letter of each identifier remains.
    """
    if not surname:
        surname, given_names = given_names, ""
    primary, secondary = surname.replace(" ", FILLER), given_names.replace(" ", FILLER)
    if not secondary:
        return cut_words(primary, width).ljust(width, FILLER)
    primary = cut_words(primary, width - len(_BREAK) - 1)
    secondary = cut_words(secondary, width - len(_BREAK) - len(primary))
    return f"{primary}{_BREAK}{secondary}".ljust(width, FILLER)


def cut_words(words: str, width: int) -> str:
    """Shorten words to `width`, so that the last place holds a letter, which tells of the cut.

    A cut behind a filler takes a letter from an earlier word.
    """
    while len(words) > width and words[width - 1] == FILLER:
        ends = [match.start() for match in _WORD_END.finditer(words, 0, width)]
        if not ends:  # initials only: none of them can give a letter
            return words[: width - 1]
        words = words[: ends[-1]] + words[ends[-1] + 1 :]
    return words[:width]


def _words(text: str) -> str:
    return " ".join(word for word in text.split(FILLER) if word)
