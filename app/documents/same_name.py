"""Whether two writings of a name can be one: other spellings, order, joined words, a cut end.

Only what documents do to one and the same name. How near two different names are is screening.
"""

from dataclasses import dataclass

from app.documents.mrz import transliterate

# What ICAO Doc 9303-3 section 6 lets an issuer write for one and the same letter: Ä is AE or A,
# Ñ is N or NXX. The short form stands for all of them.
_STANDARD = (("UXX", "U"), ("NXX", "N"), ("AE", "A"), ("OE", "O"), ("UE", "U"), ("AA", "A"))
# IATA Resolution 792 leaves it to the airline to write a title, often without a blank before it.
TITLES = ("MSTR", "MISS", "PROF", "MRS", "CHD", "INF", "MR", "MS", "DR")
_SHORTEST_NAME = 2
_LONGEST_NAME = 200
_MOST_WORDS = 12
"""More letters and words than any real name has; what lies beyond is not compared."""


@dataclass(frozen=True, slots=True)
class WrittenName:
    """A name as one source has it.

    Attributes:
        truncated: The source had no room for more: words may be cut, and others be missing.
        titled: A title may stand behind the given names.
    """

    surname: str
    given_names: str
    truncated: bool = False
    titled: bool = False


def can_be_same(one: WrittenName, other: WrittenName, *, words_may_lack: bool) -> bool:
    """Say whether these can be writings of one name.

    Args:
        words_may_lack: One of them may leave out given names, as documents of different issuers do.
    """
    return any(
        _fit(ours, theirs, (one.truncated, other.truncated), words_may_lack=words_may_lack)
        for ours in _writings(one)
        for theirs in _writings(other)
    )


def standard_form(text: str) -> str:
    """Fold a word so that the spellings that ICAO Doc 9303-3 section 6 permits become one."""
    for written, folded in _STANDARD:
        text = text.replace(written, folded)
    return text


def letters(name: str) -> str:
    """Write a name in capital letters A to Z; characters without a Latin form are left out."""
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


def _writings(name: WrittenName) -> tuple[list[str], ...]:
    """Return the words as printed, and without what may be a title, or the beginning of one."""
    surname, given = letters(name.surname), letters(name.given_names)
    writings = {given: _words(surname, given)}
    for title in TITLES if name.titled else ():
        for length in range(1 if name.truncated else len(title), len(title) + 1):
            rest = given.removesuffix(title[:length]).rstrip()
            if rest != given and len(rest) >= _SHORTEST_NAME:
                writings[rest] = _words(surname, rest)
    return tuple(writings.values())


def _words(surname: str, given_names: str) -> list[str]:
    words = f"{surname} {given_names}".split()[:_MOST_WORDS]
    return [standard_form(word) for word in words]


def _fit(
    ours: list[str], theirs: list[str], truncated: tuple[bool, bool], *, words_may_lack: bool
) -> bool:
    if "".join(ours) == "".join(theirs):
        return bool(ours)
    left_ours, left_theirs = _unpaired(ours, theirs)
    if not left_ours and not left_theirs:
        return bool(ours)
    for cut, short, long in (
        (truncated[0], left_ours, left_theirs),
        (truncated[1], left_theirs, left_ours),
    ):
        if cut and _begin(short, long):
            return True
    if left_ours and left_theirs:
        return _joined(left_ours, left_theirs) or _joined(left_theirs, left_ours)
    return words_may_lack and len(ours) - len(left_ours) > 1


def _unpaired(ours: list[str], theirs: list[str]) -> tuple[list[str], list[str]]:
    """Return the words of each side that the other does not have, in whatever order."""
    left, rest = [], list(theirs)
    for word in ours:
        if word in rest:
            rest.remove(word)
        else:
            left.append(word)
    initials = [word for word in left + rest if len(word) == 1]
    for initial in initials:
        mine, other = (left, rest) if initial in left else (rest, left)
        whole = next((word for word in other if word.startswith(initial)), None)
        if whole is not None:
            mine.remove(initial)
            other.remove(whole)
    return left, rest


def _begin(short: list[str], long: list[str]) -> bool:
    """Say whether what is left of a cut name is the beginning of words that the other has."""
    rest = list(long)
    for word in short:
        whole = next((one for one in rest if one.startswith(word)), None)
        if whole is None:
            return bool(long) and "".join(long).startswith("".join(short))
        rest.remove(whole)
    return True


def _joined(some: list[str], others: list[str]) -> bool:
    """Say whether the words are the others, run together: one word, or several, in any order."""
    joined, rest = list(some), list(others)
    for word in some:
        for start in range(len(rest)):
            for end in range(start + 2, len(rest) + 1):
                if "".join(rest[start:end]) == word:
                    joined.remove(word)
                    del rest[start:end]
                    break
            else:
                continue
            break
    return joined == rest == []
