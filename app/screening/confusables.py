"""Characters that cameras and people take for one another on plates and printed pages."""

from collections.abc import Iterator
from itertools import combinations, product

CLASSES = ("0OQD", "1IL", "2Z", "5S", "8B", "6G")
"""Within one class each may be read for any other; the first stands for all."""
MOST_CONFUSIONS = 2
"""More than two in one number are no misreading any more, but another number."""

_FOLD = {ord(char): members[0] for members in CLASSES for char in members}
_OTHERS = {char: members.replace(char, "") for members in CLASSES for char in members}


def folded(text: str) -> str:
    """Return the form that all misreadings within the classes share."""
    return text.translate(_FOLD)


def differing(first: str, second: str) -> tuple[int, ...]:
    """Return the places, from 0, at which two texts of one length differ."""
    return tuple(
        place for place, pair in enumerate(zip(first, second, strict=True)) if len({*pair}) > 1
    )


def alike(text: str) -> Iterator[str]:
    """Yield every other text that may have been meant: one or two characters of a class changed."""
    open_to_doubt = [place for place, char in enumerate(text) if char in _OTHERS]
    for count in range(1, MOST_CONFUSIONS + 1):
        for places in combinations(open_to_doubt, count):
            for chosen in product(*(_OTHERS[text[place]] for place in places)):
                letters = list(text)
                for place, char in zip(places, chosen, strict=True):
                    letters[place] = char
                yield "".join(letters)
