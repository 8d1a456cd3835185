"""Which word of one name belongs to which word of another, and how alike they are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from rapidfuzz.distance import OSA

from app.documents.same_name import standard_form
from app.screening.people.words import Form, Word, sound_form

SHORTEST_ALIKE = 2
SHORTEST_SLIP = 2
SHORTEST_SLIP_BY_EAR = 5
SHORTEST_TWO_SLIPS = 11
"""Letters from which on words may sound alike or be one letter apart; for two letters apart, those
of both words together. Short words are like many others; what that leaves of it, `rarity` says."""


class Likeness(IntEnum):
    """How two words agree, the surest first."""

    EQUAL = 0
    VARIANT = 1
    JOINED = 2
    TRUNCATED = 3
    OTHER_FORM = 4
    ALIKE = 5
    ONE_LETTER = 6
    JOINED_NEARLY = 7
    BONES = 8
    TWO_LETTERS = 9
    INITIAL = 10

    @property
    def only_close(self) -> bool:
        """Say whether the words are near each other rather than the same."""
        return self > Likeness.TRUNCATED


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


def likeness(ours: Form, theirs: Form) -> Likeness | None:
    """Say how alike two words are, or None for not at all."""
    if ours.text == theirs.text:
        return Likeness.EQUAL
    if ours.standard == theirs.standard:
        return Likeness.VARIANT
    if ours.same_names & theirs.same_names:
        return Likeness.OTHER_FORM
    if ours.sound == theirs.sound and len(ours.sound) >= SHORTEST_ALIKE:
        return Likeness.ALIKE
    letters = min(len(ours.text), len(theirs.text))
    apart = OSA.distance(ours.text, theirs.text, score_cutoff=2) if letters >= SHORTEST_SLIP else 3
    by_ear = min(len(ours.sound), len(theirs.sound)) >= SHORTEST_SLIP_BY_EAR
    if apart <= 1 or (by_ear and OSA.distance(ours.sound, theirs.sound, score_cutoff=1) <= 1):
        return Likeness.ONE_LETTER
    if ours.skeleton == theirs.skeleton and len(ours.skeleton) > 1:
        return Likeness.BONES
    if apart <= 2 and len(ours.text) + len(theirs.text) >= SHORTEST_TWO_SLIPS:
        return Likeness.TWO_LETTERS
    return None


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
    cut = len(ours) - 1 if truncated else -1
    ranked = sorted(_likely_pairs(ours, theirs, cut))
    open_ours, open_theirs = set(range(len(ours))), set(range(len(theirs)))
    found: list[Pair] = []
    joined = False
    for how, _, mine, other in ranked:
        if how > Likeness.JOINED and not joined:
            found += _joined(ours, theirs, open_ours, open_theirs, swapped=False)
            found += _joined(theirs, ours, open_theirs, open_ours, swapped=True)
            joined = True
        if mine in open_ours and other in open_theirs:
            open_ours.remove(mine)
            open_theirs.remove(other)
            found.append(Pair((ours[mine],), (theirs[other],), Likeness(how)))
    if not joined:
        found += _joined(ours, theirs, open_ours, open_theirs, swapped=False)
        found += _joined(theirs, ours, open_theirs, open_ours, swapped=True)
    left = tuple(ours[place] for place in sorted(open_ours))
    rest = tuple(theirs[place] for place in sorted(open_theirs))
    return tuple(found), left, rest


def _likely_pairs(
    ours: Sequence[Word], theirs: Sequence[Word], cut: int
) -> Iterator[tuple[int, bool, int, int]]:
    """Yield likeness, whether it crosses, and the places of all words that are alike."""
    for mine, word in enumerate(ours):
        for other, listed in enumerate(theirs):
            crosses = word.field is not listed.field
            best = _likeness(word, listed)
            initial = 1 in (len(word.text), len(listed.text))
            if best is None and initial and word.text[0] == listed.text[0]:
                best = Likeness.INITIAL
            begun = mine == cut and any(form.text.startswith(word.text) for form in listed.forms)
            if begun and (best is None or best > Likeness.TRUNCATED):
                best = Likeness.TRUNCATED
            if best is not None:
                yield best, crosses, mine, other


def _likeness(ours: Word, theirs: Word) -> Likeness | None:
    """Return the surest likeness of any of their forms; only the first one is how it is listed."""
    found = [likeness(mine, other) for mine in ours.forms for other in theirs.forms]
    best = min((how for how in found if how is not None), default=None)
    if best is Likeness.EQUAL and ours.text != theirs.text:
        return Likeness.VARIANT
    return best


def _joined(
    parts: Sequence[Word],
    wholes: Sequence[Word],
    open_parts: set[int],
    open_wholes: set[int],
    *,
    swapped: bool,
) -> Iterator[Pair]:
    """Yield two or three neighbors that one word of the other side writes together."""
    for count in (3, 2):
        for start in range(len(parts) - count + 1):
            run = range(start, start + count)
            if not open_wholes or not open_parts.issuperset(run):
                continue
            words = tuple(parts[place] for place in run)
            found = _whole(words, wholes, open_wholes)
            if found is not None:
                whole, how = found
                open_parts.difference_update(run)
                open_wholes.remove(whole)
                one = (wholes[whole],)
                yield Pair(one, words, how) if swapped else Pair(words, one, how)


def _whole(
    words: Sequence[Word], wholes: Sequence[Word], open_wholes: set[int]
) -> tuple[int, Likeness] | None:
    text = "".join(word.text for word in words)
    standard = standard_form(text)
    for place in sorted(open_wholes):
        if any(form.standard == standard for form in wholes[place].forms):
            return place, Likeness.JOINED
    sound = sound_form(standard)
    for place in sorted(open_wholes):
        if any(_nearly(form, text, sound) for form in wholes[place].forms):
            return place, Likeness.JOINED_NEARLY
    return None


def _nearly(form: Form, text: str, sound: str) -> bool:
    if form.sound == sound:
        return True
    long = len(text) + len(form.text) >= SHORTEST_TWO_SLIPS
    return long and OSA.distance(form.text, text, score_cutoff=1) <= 1
