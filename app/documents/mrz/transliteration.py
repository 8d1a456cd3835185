"""Names in the letters A to Z: ICAO Doc 9303-3 section 6 A, Latin letters.

Where the standard allows several forms (Ä is AE or A), this writes the one that it lists first, as
an issuer would. Comparing names needs all of them, and other scripts: that is screening.
"""

from unicodedata import combining, normalize

from app.documents.mrz.check_digits import LETTERS

# Letters that do not become the plain letter under their marks.
_SPECIAL = {
    "Ä": "AE",
    "Å": "AA",
    "Æ": "AE",
    "Ð": "D",
    "Đ": "D",
    "Ħ": "H",
    "\N{LATIN SMALL LETTER DOTLESS I}": "I",
    "Ĳ": "IJ",
    "ĸ": "Q",
    "Ł": "L",
    "Ŋ": "N",
    "Ö": "OE",
    "Ø": "OE",
    "Œ": "OE",
    "ß": "SS",
    "ẞ": "SS",
    "Þ": "TH",
    "Ŧ": "T",
    "Ü": "UE",
    "Ǝ": "E",
    "Ə": "E",
}
# 9303-3 clause 4.6: apostrophes, commas and the like are left out; hyphens count as blanks.
_OMITTED = frozenset("'`.,\u00b4\u00b7\u02bc\u2018\u2019")
_SEPARATORS = frozenset(" -\t\u00a0\u2010\u2011\u2013")


def transliterate(name: str) -> str:
    """Write `name` in capital letters A to Z, its words separated by one blank.

    Raises:
        ValueError: A character has no Latin form here (another script, a digit).
    """
    written = "".join(_letter(char) for char in normalize("NFC", name))
    return " ".join(written.split())


def _letter(char: str) -> str:
    if char in _SEPARATORS:
        return " "
    if char in _OMITTED or combining(char):
        return ""
    capital = char if char in _SPECIAL else char.upper()
    if capital in _SPECIAL:
        return _SPECIAL[capital]
    plain = "".join(c for c in normalize("NFKD", capital) if not combining(c))
    if not plain or any(c not in LETTERS and c not in _SPECIAL for c in plain):
        raise ValueError(f"no letters A to Z for U+{ord(char):04X}")
    return "".join(_SPECIAL.get(c, c) for c in plain)
