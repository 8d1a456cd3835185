"""The words of a list: which are like a word of the traveler's name, and how rare each is."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from app.screening.people.build import BETWEEN_FORMS, Arrays
from app.screening.people.key_index import HEAD, digests, head
from app.screening.people.keys import buckets_of, keys_of
from app.screening.people.pairing import (
    SHORTEST_ALIKE,
    SHORTEST_SLIP,
    SHORTEST_SLIP_BY_EAR,
    SHORTEST_TWO_SLIPS,
    Likeness,
)
from app.screening.people.words import Form, form_of

Words = NDArray[np.int64]

_MOST_BEGINNINGS = 4000
_REMEMBERED = 4096
_FAR = np.uint8(3)
_FEW = 64
"""Words looked at that share their first eight letters."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Words of the list that are like one word of the traveler's, and how: a `Likeness` each."""

    words: Words
    likeness: NDArray[np.int8]


class Vocabulary:
    """The words of the arrays. For any thread."""

    def __init__(self, arrays: Arrays) -> None:
        self._arrays = arrays
        self._buckets = len(arrays["bucket_start"]) - 1
        self._remembered: OrderedDict[str, Alike] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._arrays["word_start"]) - 1

    def alike(self, form: Form) -> Alike:
        """Return what is like this word by letters, sound, bones or as another form of it."""
        with self._lock:
            known = self._remembered.get(form.text)
            if known is not None:
                self._remembered.move_to_end(form.text)
                return known
        found = self._look_up(form)
        with self._lock:
            self._remembered[form.text] = found
            if len(self._remembered) > _REMEMBERED:
                self._remembered.popitem(last=False)
        return found

    def exactly(self, texts: Sequence[str]) -> list[int]:
        """Return for each text the number of the word that is written so, and -1 for none."""
        places = np.searchsorted(
            self._arrays["word_head"], np.array([head(text) for text in texts], np.uint64)
        )
        return [self._at(int(place), text) for place, text in zip(places, texts, strict=True)]

    def beginning_with(self, text: str) -> Words:
        """Return the words that begin so: what a cut word may have been."""
        heads = self._arrays["word_head"]
        first = int(np.searchsorted(heads, np.uint64(head(text))))
        end = int(np.searchsorted(heads, np.uint64(head(text + "~" * 8))))
        words = range(first, min(end + 1, first + _MOST_BEGINNINGS, len(self)))
        if len(text) > HEAD:
            words = range(first, min(words.stop, first + _FEW))
        return np.array([w for w in words if self.text(w).startswith(text)], dtype=np.int64)

    def text(self, word: int) -> str:
        """Return a word with its forms, as `build` wrote it."""
        return _piece(self._arrays["word_start"], self._arrays["word_letters"], word)

    def forms(self, word: int) -> tuple[Form, ...]:
        """Return the forms of a word, the likeliest first."""
        return _forms(self.text(word))

    def _at(self, place: int, text: str) -> int:
        """Return the word that is written so, at or shortly behind `place`, or -1."""
        for word in range(place, min(place + _FEW, len(self))):
            found = self.text(word)
            if found >= text:
                return word if found == text else -1
        return -1

    def _look_up(self, form: Form) -> Alike:
        words = self._in_buckets(form)
        texts = _pieces(self._arrays["word_start"], self._arrays["word_letters"], words)
        apart = _apart(form.text, texts, 2)
        lengths = np.fromiter(map(len, texts), np.int64, len(texts))
        letters = np.minimum(lengths, len(form.text))
        apart[letters < SHORTEST_SLIP] += _FAR * (apart[letters < SHORTEST_SLIP] > 0)
        likeness = np.full(len(words), len(Likeness), np.int8)
        skeleton, standard = digests(form)
        two = (apart <= 2) & (lengths + len(form.text) >= SHORTEST_TWO_SLIPS)
        likeness[two] = Likeness.TWO_LETTERS
        if skeleton:
            likeness[self._arrays["word_skeleton"][words] == skeleton] = Likeness.BONES
        likeness[apart <= 1] = Likeness.ONE_LETTER
        self._by_ear(form, words, likeness)
        if form.same_names:
            for place, text in enumerate(texts):
                if form.same_names & _forms(text)[0].same_names:
                    likeness[place] = Likeness.OTHER_FORM
        likeness[self._arrays["word_standard"][words] == standard] = Likeness.VARIANT
        likeness[apart == 0] = Likeness.EQUAL
        real = likeness < len(Likeness)
        return Alike(words[real], likeness[real])

    def _by_ear(self, form: Form, words: Words, likeness: NDArray[np.int8]) -> None:
        sounds = _pieces(self._arrays["sound_start"], self._arrays["sound_letters"], words)
        apart = _apart(form.sound, sounds, 1)
        heard = np.minimum(np.fromiter(map(len, sounds), np.int64, len(sounds)), len(form.sound))
        slip = (apart <= 1) & (heard >= SHORTEST_SLIP_BY_EAR)
        likeness[slip] = Likeness.ONE_LETTER
        likeness[(apart == 0) & (heard >= SHORTEST_ALIKE)] = Likeness.ALIKE

    def _in_buckets(self, form: Form) -> Words:
        buckets = buckets_of(keys_of(form), self._buckets)
        start = self._arrays["bucket_start"]
        return np.unique(gather(start[buckets], start[buckets + 1], self._arrays["bucket_words"]))


def gather(start: np.ndarray, end: np.ndarray, values: np.ndarray) -> NDArray[np.int64]:
    """Return `values[start:end]` of every pair, one behind the other."""
    return values[spans(start, end)].astype(np.int64)


def spans(start: np.ndarray, end: np.ndarray) -> NDArray[np.int64]:
    """Return the places `start` to `end` of every pair, one behind the other."""
    first = start.astype(np.int64)
    counts = end.astype(np.int64) - first
    before = np.cumsum(counts) - counts
    return np.repeat(first - before, counts) + np.arange(counts.sum())


def _apart(text: str, others: list[str], most: int) -> NDArray[np.uint8]:
    """Return how many slips lie between a word and the nearest form of each; 3 for too many."""
    if not others:
        return np.empty(0, np.uint8)
    distances: NDArray[np.uint8] = cdist(
        [text], others, scorer=OSA.distance, score_cutoff=most, dtype=np.uint8
    )[0]
    distances[distances > most] = _FAR
    for place, other in enumerate(others):
        if BETWEEN_FORMS in other:
            near = (OSA.distance(text, one, score_cutoff=most) for one in other.split("/"))
            distances[place] = min(min(near), int(_FAR))
    return distances


def _pieces(start: np.ndarray, letters: np.ndarray, places: Words) -> list[str]:
    """Return several texts at once."""
    first, last = start[places], start[places + 1]
    joined = letters[spans(first, last)].tobytes().decode("ascii")
    ends = np.cumsum(last.astype(np.int64) - first).tolist()
    return [joined[begin:end] for begin, end in zip([0, *ends], ends, strict=False)]


def _piece(start: np.ndarray, letters: np.ndarray, place: int) -> str:
    return letters[start[place] : start[place + 1]].tobytes().decode("ascii")


@lru_cache(maxsize=32_768)
def _forms(text: str) -> tuple[Form, ...]:
    return tuple(form_of(one) for one in text.split(BETWEEN_FORMS))
