"""Which word of one name belongs to which word of another, and how alike they are."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from rapidfuzz.distance import OSA

from app.documents.same_name import standard_form
from app.screening.name_folding import Word

_LONG_ENOUGH_FOR_A_SLIP = 4
_LONG_ENOUGH_FOR_SOUND = 3
_LONG_ENOUGH_FOR_BOTH = 5


class Likeness(Enum):
    """How two words agree, the surest first."""

    EQUAL = auto()
    VARIANT = auto()
    JOINED = auto()
    TRUNCATED = auto()
    ALIKE = auto()
    ONE_LETTER = auto()
    INITIAL = auto()

    @property
    def only_close(self) -> bool:
        """Say whether the words are near each other rather than the same."""
        return self in (Likeness.ALIKE, Likeness.ONE_LETTER, Likeness.INITIAL)


@dataclass(frozen=True, slots=True)
class Pair:
    """Words that belong together: one on each side, or several that one other word joins."""

    ours: tuple[Word, ...]
    theirs: tuple[Word, ...]
    likeness: Likeness

    @property
    def crosses(self) -> bool:
        """Say whether a surname of one side is a given name of the other."""
        return self.ours[0].field is not self.theirs[0].field


def pair_words(
    ours: Sequence[Word], theirs: Sequence[Word], *, truncated: bool
) -> tuple[tuple[Pair, ...], tuple[Word, ...], tuple[Word, ...]]:
    """Pair the words, the surest first, each once.

    Args:
        ours: The traveler's name.
        theirs: The listed name.
        truncated: Our last word may be cut short.

    Returns:
        The pairs, our words without a partner, and theirs.
    """
    open_ours, open_theirs = list(ours), list(theirs)
    cut = ours[-1] if truncated and ours else None

    def begins(a: Word, b: Word) -> bool:
        return a is cut and b.text.startswith(a.text)

    found: list[Pair] = []
    for likeness, alike in (
        (Likeness.EQUAL, _equal),
        (Likeness.VARIANT, _variant),
        (Likeness.JOINED, None),
        (Likeness.TRUNCATED, begins),
        (Likeness.ALIKE, _alike),
        (Likeness.ONE_LETTER, _one_letter_apart),
        (Likeness.INITIAL, _initial),
    ):
        if not open_ours or not open_theirs:
            break
        if alike is None:
            found += [Pair(a, b, likeness) for a, b in _joined(open_ours, open_theirs)]
            found += [Pair(a, b, likeness) for b, a in _joined(open_theirs, open_ours)]
        else:
            found += [Pair((a,), (b,), likeness) for a, b in _single(open_ours, open_theirs, alike)]
    return tuple(found), tuple(open_ours), tuple(open_theirs)


def _single(
    ours: list[Word], theirs: list[Word], alike: Callable[[Word, Word], bool]
) -> Iterator[tuple[Word, Word]]:
    """Yield words that are `alike` and take them out; first those of the same part of the name."""
    for same_field in (True, False):
        for a in tuple(ours):
            for b in theirs:
                if (a.field is b.field) is same_field and alike(a, b):
                    ours.remove(a)
                    theirs.remove(b)
                    yield a, b
                    break


def _joined(
    parts: list[Word], wholes: list[Word]
) -> Iterator[tuple[tuple[Word, ...], tuple[Word, ...]]]:
    """Yield two or three neighbors that one word of the other side writes together."""
    for count in (3, 2):
        for start in range(len(parts) - count, -1, -1):
            run = tuple(parts[start : start + count])
            joined = standard_form("".join(word.text for word in run))
            whole = next((w for w in wholes if w.standard == joined), None)
            if whole is not None and len({word.field for word in run}) == 1:
                del parts[start : start + count]
                wholes.remove(whole)
                yield run, (whole,)


def _equal(a: Word, b: Word) -> bool:
    return a.text == b.text


def _variant(a: Word, b: Word) -> bool:
    return a.standard == b.standard


def _alike(a: Word, b: Word) -> bool:
    return len(a.sound) >= _LONG_ENOUGH_FOR_SOUND and a.sound == b.sound


def _one_letter_apart(a: Word, b: Word) -> bool:
    """Say whether one letter was replaced, added, left out, or swapped with its neighbor."""
    return _slip(a.standard, b.standard, _LONG_ENOUGH_FOR_A_SLIP) or _slip(
        a.sound, b.sound, _LONG_ENOUGH_FOR_BOTH
    )


def _slip(a: str, b: str, shortest: int) -> bool:
    return min(len(a), len(b)) >= shortest and OSA.distance(a, b, score_cutoff=1) <= 1


def _initial(a: Word, b: Word) -> bool:
    return 1 in (len(a.text), len(b.text)) and a.text[0] == b.text[0]
