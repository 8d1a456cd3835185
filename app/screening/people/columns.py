"""In which ways the words of a traveler's name may stand on the list, and what each would weigh."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log2

import numpy as np
from numpy.typing import NDArray

from app.screening.people.comparing import INITIAL, JOINED
from app.screening.people.pairing import Likeness
from app.screening.people.rarity import Rarity
from app.screening.people.vocabulary import Vocabulary
from app.screening.people.words import LONGEST_WORD, Word, form_of

_SHORTEST_PART = 2
_SHORTEST_TO_SPLIT = 5
_SHORTEST_CUT = 2


@dataclass(frozen=True, slots=True)
class Column:
    """One way in which a word of ours may stand on the list.

    Attributes:
        place: The word.
        words, weights: Words of the list, and what each weighs in hundredths of a bit.
        part: For one of two parts of the word: which split, and it counts only with the other.
        takes: How many of our words it stands for.
    """

    place: int
    words: NDArray[np.int64]
    weights: NDArray[np.int64]
    part: int = -1
    takes: int = 1


class Columns:
    """Ways to find words, on one list. For any thread."""

    def __init__(self, vocabulary: Vocabulary, rarity: Rarity) -> None:
        self._vocabulary = vocabulary
        self._rarity = rarity

    def of(
        self, words: Sequence[Word], state: int, *, truncated: bool
    ) -> tuple[list[Column], dict[str, tuple[int, ...]]]:
        """Return the ways, and what each word weighs by its likeness; see `comparing.Weights`.

        Args:
            words: Of the traveler.
            state: The number of the nationality on this list.
            truncated: The last word may be cut short.
        """
        columns: list[Column] = []
        weights: dict[str, tuple[int, ...]] = {}
        none = np.empty(0, np.int64)
        together = self._said_together(words)
        for place, word in enumerate(words):
            alike = self._vocabulary.alike(word.forms[0])
            cut = truncated and place == len(words) - 1 and len(word.text) >= _SHORTEST_CUT
            begun = self._vocabulary.beginning_with(word.text) if cut else none
            given = word.field != words[0].field
            mine = self._rarity.word_weights(alike, state, begun, given=given)
            mine = _at_most(together.get(word.text), mine)
            weights[word.text] = mine
            table = np.array(mine, np.int64)
            initial = [w for w in self._vocabulary.exactly([word.text[:1]]) if w >= 0]
            initials = np.array(initial, np.int64)
            columns.append(Column(place, initials, np.full(len(initials), INITIAL)))
            columns.append(Column(place, begun, np.full(len(begun), table[Likeness.TRUNCATED])))
            columns.append(Column(place, alike.words, table[alike.likeness]))
        columns += self._joined(words, weights)
        for place, word in enumerate(words):
            columns += self._split(place, word, state, weights)
        return columns, weights

    def _said_together(self, words: Sequence[Word]) -> dict[str, int]:
        """Return what a word at most adds to the rarest one of the name, where both are listed."""
        texts = list(dict.fromkeys(word.text for word in words if len(word.text) > 1))
        if len(texts) < 2:
            return {}
        shares = self._rarity.said_together(self._vocabulary.exactly(texts))
        return {
            text: round(-100 * log2(share))
            for text, share in zip(texts, shares, strict=True)
            if 0 < share < 1
        }

    def _joined(self, words: Sequence[Word], weights: dict[str, tuple[int, ...]]) -> list[Column]:
        found = []
        for place, (one, other) in enumerate(pairwise(words)):
            alike = self._vocabulary.alike(form_of(one.text + other.text))
            for how, least, most in (
                (Likeness.EQUAL, Likeness.EQUAL, Likeness.VARIANT),
                (Likeness.ONE_LETTER, Likeness.OTHER_FORM, Likeness.ONE_LETTER),
            ):
                near = alike.words[(alike.likeness >= least) & (alike.likeness <= most)]
                both = sum(weights[word.text][how] for word in (one, other)) + JOINED
                found.append(Column(place, near, np.full(len(near), both), takes=2))
        return found

    def _split(
        self, place: int, word: Word, state: int, weights: dict[str, tuple[int, ...]]
    ) -> list[Column]:
        """Return the ways to cut a word of ours into two that stand on the list.

        What each of the two weighs goes into `weights`.
        """
        text = word.text
        if len(text) < _SHORTEST_TO_SPLIT:
            return []
        cuts = range(_SHORTEST_PART, len(text) - _SHORTEST_PART + 1)
        found = self._vocabulary.exactly([p for cut in cuts for p in (text[:cut], text[cut:])])
        columns: list[Column] = []
        for index, (one, other) in enumerate(zip(found[::2], found[1::2], strict=True)):
            if one < 0 or other < 0:
                continue
            parts = text[: cuts[index]], text[cuts[index] :]
            exact = self._rarity.exact_weights(np.array([one, other]), state)
            for part, listed, weight in zip(parts, (one, other), exact, strict=True):
                weights.setdefault(part, (int(weight),) * len(Likeness))
                columns.append(Column(place, np.array([listed]), np.array([weight]),
                                      part=place * LONGEST_WORD + index))  # fmt: skip
        return columns


def _at_most(most: int | None, weights: tuple[int, ...]) -> tuple[int, ...]:
    """Return the weights less what the whole word weighs beyond `most`; none becomes negative."""
    beyond = 0 if most is None else weights[Likeness.EQUAL] - most
    if beyond <= 0:
        return weights
    return tuple(max(min(weight, 0), weight - beyond) for weight in weights)
