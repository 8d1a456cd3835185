"""What a name culture is here: pools of words, how skewed they are, and how a name is put together.

Cultures serve two ends only: lists that are as hard as real ones, and a figure that says whether
travelers of one kind of names are stopped more often than others. No rule or matcher knows them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.simulation.chance import stream
from app.simulation.word_grammar import WordGrammar

_VOCABULARY_SEED = 20261124


@dataclass(frozen=True, slots=True)
class Pool:
    """A pool of names: frequent ones as they are known, then invented ones; Zipf-Mandelbrot.

    The name of rank r (from 0) has the weight 1 / (r + 1 + flat) ** skew.

    Attributes:
        head: The frequent names, the most frequent first; `_` joins the words of one name.
        grammar: How the rest is built.
        size: How many names there are in all.
        inflected: Turns a name into its form for this pool, as a feminine surname.
    """

    head: str
    grammar: WordGrammar | None = None
    size: int = 0
    skew: float = 1.0
    flat: float = 4.0
    inflected: Callable[[str], str] | None = None

    def names(self, label: str) -> "Names":
        """Return the pool ready to be drawn from; `label` seeds its invented names."""
        head = list(dict.fromkeys(word.replace("_", " ") for word in self.head.split()))
        tail: list[str] = []
        if self.grammar is not None and self.size > len(head):
            tail = self.grammar.words(self.size, stream(_VOCABULARY_SEED, label))
        words = list(dict.fromkeys([*head, *tail]))[: max(self.size, len(head))]
        weights = 1 / (np.arange(len(words)) + 1 + self.flat) ** self.skew
        shares = np.cumsum(weights) / weights.sum()
        shares[-1] = 1.0
        if self.inflected is not None:
            words = [self.inflected(word) for word in words]
        return Names(np.array(words, dtype=object), shares)


@dataclass(frozen=True, slots=True)
class Names:
    """Names with their cumulative shares."""

    words: NDArray[np.object_]
    shares: NDArray[np.float64]

    def draw(self, count: int, rng: np.random.Generator) -> list[str]:
        """Draw `count` names as often as they are borne."""
        drawn: list[str] = self.words[
            np.searchsorted(self.shares, rng.random(count), side="right")
        ].tolist()
        return drawn


@dataclass(frozen=True, slots=True)
class Pattern:
    """How a full name is put together.

    Attributes:
        weight: How often, relative to the culture's other patterns.
        surname, given_names: Slots separated by blanks: a pool's name, or a word in capitals that
            stands for itself.
    """

    weight: float
    surname: str
    given_names: str


@dataclass(frozen=True, slots=True)
class Culture:
    """Names of people who are named alike.

    Attributes:
        code: For figures.
        share: Of all people.
        nationalities: State code to weight.
        pools: `given.F` and `given.M` serve the slot `given` of women and men.
        patterns: How names are put together.
        born_on_new_year: Share of birth dates registered as 1 January because nobody knew better.
        spellings: What stands for each other in romanizations of these names only.
    """

    code: str
    share: float
    nationalities: Mapping[str, float]
    pools: Mapping[str, Pool]
    patterns: tuple[Pattern, ...]
    born_on_new_year: float = 0.0
    spellings: tuple[tuple[str, str], ...] = ()
