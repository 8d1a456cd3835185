"""Names in the letters A to Z: every way that ICAO Doc 9303-3 section 6 lets an issuer write them.

A list holds a name as somebody knows it, a passport as its issuer wrote it. Where the standard
leaves a choice (Ä is AE or A, Cyrillic Г is G or H by language), the list side is found under each.
"""

# ruff: noqa: RUF001 - letters of other scripts are what this is about

from functools import lru_cache
from itertools import product
from unicodedata import combining, normalize

_LONGEST_NAME = 400
"""Letters of one part of a name that are looked at; no real name has more."""

_MOST_WRITINGS = 16


def _table(rows: str) -> dict[str, str]:
    """Read `letter=form/form`; a letter that is left out has an empty form."""
    pairs = (row.partition("=") for row in rows.split())
    return {letter: forms.replace("/", " ") for letter, _, forms in pairs}


# Part A, Latin: letters that do not simply become the plain letter under their marks.
_LATIN = _table("""
    Ä=AE/A Å=AA/A Æ=AE Ñ=N/NXX Ö=OE/O Ø=OE/O Œ=OE Ü=UE/UXX/U ẞ=SS ß=SS Þ=TH Ð=D Đ=D Ħ=H Ł=L
    Ĳ=IJ ĸ=Q Ŋ=N Ŧ=T Ə=E Ǝ=E Ŀ=L ı=I
""")
# Part B, Cyrillic: the general letter first, then what single languages write instead.
_CYRILLIC = _table("""
    А=A Б=B В=V Г=G/H Д=D Е=E Ё=E/IO Ж=ZH/Z З=Z И=I/Y Й=I/Y К=K Л=L М=M Н=N О=O П=P Р=R С=S
    Т=T У=U Ф=F Х=KH/H Ц=TS/C Ч=CH/C Ш=SH/S Щ=SHCH/SHT Ъ=IE Ы=Y Ь= Э=E Ю=IU/YU Я=IA/YA І=I
    Ї=I/YI Є=IE/YE Ґ=G Ў=U Ђ=D Ѓ=G/GJ Ѕ=DZ Ј=J Љ=LJ Њ=NJ Ћ=C Ќ=K/KJ Џ=DZ/DJ Ѫ=U Ѵ=Y
""")
# Part C, Arabic with Persian and Urdu. X starts what has no letter of its own; as no list and few
# issuers keep it, the form without X is found too. Vowel signs are not written.
_ARABIC = _table("""
    ء=XE آ=XAA أ=XAE ؤ=U إ=I ئ=XI ا=A ٱ=XXA ب=B ة=XTA/XAH ت=T ث=XTH ج=J ح=XH خ=XKH د=D ذ=XDH
    ر=R ز=Z س=S ش=XSH ص=XSS ض=XDZ ط=XTT ظ=XZZ ع=E غ=G ف=F ق=Q ك=K ل=L م=M ن=N ه=H و=W ى=XAY
    ي=Y پ=P چ=XC ژ=XZH ک=XKK گ=XG ٹ=XXT ڈ=XXD ڑ=XXR ں=XNN ہ=XXH ھ=XDO ی=XYY ے=XXY
""")
_SHADDA = "\N{ARABIC SHADDA}"

# A Latin name with a Cyrillic letter in it was made to look right, not to sound right.
_LOOKS_LIKE = dict(zip("АВЕКМНОРСТУХІЈЅ", "ABEKMHOPCTYXIJS", strict=True))
_SEPARATORS = dict.fromkeys(map(ord, "-\u2010\u2011\u2012\u2013\u2014\u00a0\t\n\r/<"), " ")
_MARKS = frozenset("'`.,\u00b4\u00b7\u02bc\u2018\u2019")


def written_words(name: str) -> list[tuple[str, ...]]:
    """Return for each word of a name every way to write it, the likeliest first.

    Apostrophes and points are left out, hyphens count as blanks (9303-3 clause 4.6), and so are
    characters that have no Latin form here: a word of nothing else is no word.
    """
    name = name[:_LONGEST_NAME]
    if name.isascii() and name.replace(" ", "").isalpha():
        return [(word,) for word in name.upper().split()]
    words = normalize("NFC", name).translate(_SEPARATORS).split()
    return [found for found in map(_writings, words) if found]


def in_letters(name: str) -> str:
    """Write a name in capital letters A to Z, each word as it is likeliest written."""
    return " ".join(word[0] for word in written_words(name))


@lru_cache(maxsize=4096)
def _writings(word: str) -> tuple[str, ...]:
    letters = [char if char in _LATIN else char.upper() for char in word]
    choices = [choice for choice in map(_choices, letters) if choice != ("",)]
    found = dict.fromkeys("".join(choice[0] for choice in choices).split())
    if any(len(choice) > 1 for choice in choices):
        free = 4  # so many letters with a choice; the rest keep their first form
        narrowed = []
        for choice in choices:
            free -= len(choice) > 1
            narrowed.append(choice if free >= 0 else choice[:1])
        found.update(dict.fromkeys("".join(parts) for parts in product(*narrowed)))
    scripts = {char in _CYRILLIC for char in letters if char.isalpha()}
    if len(scripts) == 2:
        alike = "".join(_choices(_LOOKS_LIKE.get(char, char))[0] for char in letters)
        found = dict.fromkeys([alike, *found])
    if any(char in _ARABIC for char in letters):
        found.update(dict.fromkeys(form.replace("X", "") for form in tuple(found)))
    return tuple(form for form in found if form)[:_MOST_WRITINGS]


@lru_cache(maxsize=4096)
def _choices(char: str) -> tuple[str, ...]:
    if "A" <= char <= "Z" and len(char) == 1:
        return (char,)
    for table in (_LATIN, _CYRILLIC, _ARABIC):
        if char in table:
            return tuple(table[char].split()) or ("",)
    if char in _MARKS or combining(char[0]) or char == _SHADDA:
        return ("",)
    plain = "".join(c for c in normalize("NFKD", char) if not combining(c)).upper()
    if len(plain) == 1 and plain != char and plain in _CYRILLIC:
        return _choices(plain)
    written = "".join(_LATIN.get(c, c).split()[0] for c in plain if not c.isspace())
    return (written if written.isascii() and written.isalpha() else "",)
