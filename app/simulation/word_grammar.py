"""How the words of a language are built, to invent names that sound and collide like real ones.

A form is a short pattern. A capital letter in it stands for a class of alternatives, the frequent
ones first; any other letter for itself. `CaCiC` with Arabic consonants gives NADIM, TARIQ ...
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_EMPTY = "-"
_LEVELLING = 3.0  # how little the first alternative of a class stands out
_SHORTEST, _LONGEST = 2, 18


@dataclass(frozen=True, slots=True)
class WordGrammar:
    """Classes of alternatives, and the forms that combine them.

    Attributes:
        classes: `C: b k d` and so on; a line without a colon goes on; `-` is the empty alternative.
        forms: Separated by blanks, the frequent ones first.
    """

    classes: str
    forms: str

    def words(self, count: int, rng: np.random.Generator) -> list[str]:
        """Return `count` different words of 2 to 18 letters, or all that were met in many draws."""
        classes = _parsed(self.classes)
        forms = self.forms.split()
        found: dict[str, None] = {}
        for _ in range(12):
            draws = max(1000, 2 * (count - len(found)))
            shares = _shares(len(forms))
            chosen = np.searchsorted(shares, rng.random(draws), side="right")
            parts = [
                _expand(form, classes, int((chosen == i).sum()), rng)
                for i, form in enumerate(forms)
            ]
            # Frequent and rare forms take turns, or rank in the list would follow the form.
            made = [word for words in parts for word in words]
            order = np.argsort(rng.random(len(made)))
            found.update(
                dict.fromkeys(w for i in order if _SHORTEST <= len(w := made[i]) <= _LONGEST)
            )
            if len(found) >= count:
                break
        return list(found)[:count]


def _parsed(text: str) -> dict[str, list[str]]:
    classes: dict[str, list[str]] = {}
    letter = ""
    for word in text.split():
        if word.endswith(":"):
            letter = word[0]
            classes[letter] = []
        else:
            classes[letter].append("" if word == _EMPTY else word)
    return classes


def _shares(count: int) -> NDArray[np.float64]:
    """Return cumulative shares of alternatives, the first the most frequent."""
    weights = 1 / (np.arange(count) + _LEVELLING)
    shares: NDArray[np.float64] = np.cumsum(weights) / weights.sum()
    shares[-1] = 1.0
    return shares


def _expand(
    form: str, classes: dict[str, list[str]], count: int, rng: np.random.Generator
) -> list[str]:
    columns: list[list[str]] = []
    for letter in form:
        if letter not in classes:
            columns.append([letter] * count)
            continue
        alternatives = classes[letter]
        index = np.searchsorted(_shares(len(alternatives)), rng.random(count), side="right")
        columns.append([alternatives[i] for i in index.tolist()])
    return ["".join(parts).upper() for parts in zip(*columns, strict=True)]
