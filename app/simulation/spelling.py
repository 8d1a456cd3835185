"""What hands, machines and transliterators do to the letters of a name: one change at a time.

Each function returns the words of a name after one change, or None where nothing can change so.
"""

from collections.abc import Callable, Sequence
from random import Random

from app.simulation.culture import Culture

Words = list[str]
Change = Callable[[Sequence[str], Culture, Random], Words | None]

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SHORTEST_DOUBLED = 4

# Spellings that stand for each other in romanizations all over the world.
_SPELLINGS = (
    *(("MOHAMMED", "MUHAMMAD"), ("MOHAMED", "MUHAMMAD"), ("MOHAMMAD", "MOHAMED")),
    *(("HUSSEIN", "HUSAYN"), ("HUSSAIN", "HUSSEIN"), ("YOUSSEF", "YUSUF"), ("OMAR", "UMAR")),
    *(("OSAMA", "USAMA"), ("KHALED", "KHALID"), ("ABDEL", "ABDUL"), ("ALEKSANDR", "ALEXANDER")),
    *(("SERGEY", "SERGEI"), ("YEVGENIY", "EVGENII"), ("MIKHAIL", "MIKHAYLO")),
    *(("KH", "H"), ("SCH", "SH"), ("V", "W"), ("PH", "F"), ("DJ", "J")),
    *(("TS", "C"), ("ZH", "J"), ("Q", "K"), ("OU", "U"), ("EE", "I"), ("OO", "U")),
    *(("Y", "I"), ("CH", "TCH"), ("GH", "G"), ("KS", "X"), ("SS", "S"), ("AY", "AI"), ("EI", "AI")),
)
# Letters that machines take for each other in OCR-B and in print.
_MISREAD = (
    *(("O", "Q"), ("O", "D"), ("I", "L"), ("I", "T"), ("E", "F"), ("C", "G"), ("U", "V")),
    *(("M", "N"), ("H", "N"), ("P", "R"), ("B", "R"), ("K", "X"), ("V", "Y"), ("W", "VV")),
    *(("M", "RN"), ("S", "B"), ("H", "M"), ("P", "F")),
)


def typing_error(words: Sequence[str], _: Culture, chance: Random) -> Words | None:
    """Replace, insert, delete or transpose one letter, as a typist does."""
    places = [(i, j) for i, word in enumerate(words) for j in range(len(word))]
    for i, j in chance.sample(places, len(places)):
        word = words[i]
        letter = chance.choice(_LETTERS)
        made = (
            word[:j] + letter + word[j + 1 :],
            word[:j] + letter + word[j:],
            word[:j] + word[j + 1 :],
            word[:j] + word[j + 1 : j + 2] + word[j] + word[j + 2 :],
        )[chance.randrange(4)]
        if made and made != word:
            return _with(words, i, made)
    return None


def misreading(words: Sequence[str], _: Culture, chance: Random) -> Words | None:
    """Take one letter for another that looks like it."""
    return _exchanged(words, _MISREAD, chance)


def other_spelling(words: Sequence[str], culture: Culture, chance: Random) -> Words | None:
    """Write one sound as another romanization does, or double a letter, or do not."""
    return _exchanged(words, (*_SPELLINGS, *culture.spellings), chance, doubling=True)


def _exchanged(
    words: Sequence[str],
    pairs: Sequence[tuple[str, str]],
    chance: Random,
    *,
    doubling: bool = False,
) -> Words | None:
    """Exchange one of all that could be, each as likely as the others."""
    made = [
        (i, word[:j] + new + word[j + len(old) :])
        for i, word in enumerate(words)
        for one, other in pairs
        for old, new in ((one, other), (other, one))
        for j in range(len(word))
        if word.startswith(old, j) and not _part_of_another(word, j, old, new)
    ]
    if doubling:
        made += [(i, other) for i, word in enumerate(words) for other in _doubled(word)]
    made = [(i, word) for i, word in made if word and word != words[i]]
    return _with(words, *chance.choice(made)) if made else None


def _part_of_another(word: str, place: int, old: str, new: str) -> bool:
    """Say whether the letters are half of a sound that two letters write: H of KH, C of CH."""
    before = new.find(old)
    if before >= 0 and place >= before and word.startswith(new, place - before):
        return True
    return len(old) == 1 and word.startswith("H", place + 1)


def _doubled(word: str) -> Words:
    """Return the word with a consonant between vowels doubled, or with a double one made single."""
    if len(word) < _SHORTEST_DOUBLED:
        return []
    single = [
        word[:j] + word[j] + word[j:]
        for j in range(1, len(word) - 1)
        if word[j] not in "AEIOUHWYJQX" and word[j - 1] in "AEIOU" and word[j + 1] in "AEIOU"
    ]
    double = [word[:j] + word[j + 1 :] for j in range(1, len(word)) if word[j] == word[j - 1]]
    return single + double


def _with(words: Sequence[str], place: int, word: str) -> Words:
    return [*words[:place], word, *words[place + 1 :]]
