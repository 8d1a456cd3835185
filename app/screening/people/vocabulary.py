"""The words of a list: which are like a word of the traveler's name, and how rare each is."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
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
from app.screening.people.same_names import name_classes
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
        heads = self._arrays["word_head"]
        asked = np.array([head(text) for text in texts], np.uint64)
        places = np.searchsorted(heads, asked)
        begun = heads[np.minimum(places, len(heads) - 1)] == asked if len(heads) else places > 0
        return [
            self._at(place, text) if listed else -1
            for place, text, listed in zip(places.tolist(), texts, begun.tolist(), strict=True)
        ]

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
        likeness = np.full(len(words), len(Likeness), np.int8)
        skeleton, standard = digests(form)
        equal = self._by_letters(form, words, likeness)
        if skeleton:
            bones = self._arrays["word_skeleton"][words] == skeleton
            likeness[bones & (likeness > Likeness.BONES)] = Likeness.BONES
        self._by_ear(form, words, likeness)
        if form.same_names:
            texts = _pieces(self._arrays["word_start"], self._arrays["word_letters"], words)
            for place, text in enumerate(texts):
                if form.same_names & name_classes(text.partition(BETWEEN_FORMS)[0]):
                    likeness[place] = Likeness.OTHER_FORM
        likeness[self._arrays["word_standard"][words] == standard] = Likeness.VARIANT
        likeness[equal] = Likeness.EQUAL
        real = likeness < len(Likeness)
        return Alike(words[real], likeness[real])

    def _by_letters(self, form: Form, words: Words, likeness: NDArray[np.int8]) -> Words:
        """Note what is one or two letters apart, and return the places of what is equal.

        Only words of nearly the same length are read: most of what shares a bucket has another.
        """
        start, length = self._arrays["word_start"], len(form.text)
        lengths = start[words + 1].astype(np.int64) - start[words]
        several = self._has_forms[words]
        near = np.flatnonzero((np.abs(lengths - length) <= 2) | several)
        texts = _pieces(start, self._arrays["word_letters"], words[near])
        apart = _apart(form.text, texts, 2)
        for place in np.flatnonzero(several[near]).tolist():
            forms = texts[place].split(BETWEEN_FORMS)
            apart[place] = _apart(form.text, forms, 2).min()
        lengths = lengths[near]
        if length < SHORTEST_SLIP:
            apart[apart > 0] = _FAR
        else:
            apart[(lengths < SHORTEST_SLIP) & (apart > 0)] = _FAR
        two = (apart <= 2) & (lengths + length >= SHORTEST_TWO_SLIPS)
        likeness[near[two]] = Likeness.TWO_LETTERS
        likeness[near[apart <= 1]] = Likeness.ONE_LETTER
        equal: Words = near[apart == 0]
        return equal

    def _by_ear(self, form: Form, words: Words, likeness: NDArray[np.int8]) -> None:
        start, length = self._arrays["sound_start"], len(form.sound)
        lengths = start[words + 1].astype(np.int64) - start[words]
        near = np.flatnonzero(np.abs(lengths - length) <= 1)
        sounds = _pieces(start, self._arrays["sound_letters"], words[near])
        apart = _apart(form.sound, sounds, 1)
        heard = np.minimum(lengths[near], length)
        likeness[near[(apart <= 1) & (heard >= SHORTEST_SLIP_BY_EAR)]] = Likeness.ONE_LETTER
        likeness[near[(apart == 0) & (heard >= SHORTEST_ALIKE)]] = Likeness.ALIKE

    @cached_property
    def _has_forms(self) -> NDArray[np.bool_]:
        """Which words may be written in more than one way."""
        letters, start = self._arrays["word_letters"], self._arrays["word_start"]
        between = np.flatnonzero(letters == ord(BETWEEN_FORMS))
        having = np.zeros(len(self), np.bool_)
        having[np.searchsorted(start, between, side="right") - 1] = True
        return having

    def _in_buckets(self, form: Form) -> Words:
        buckets = buckets_of(keys_of(form), self._buckets)
        start = self._arrays["bucket_start"]
        return distinct(gather(start[buckets], start[buckets + 1], self._arrays["bucket_words"]))


def gather(start: np.ndarray, end: np.ndarray, values: np.ndarray) -> NDArray[np.int64]:
    """Return `values[start:end]` of every pair, one behind the other."""
    return values[spans(start, end)].astype(np.int64)


def distinct(places: NDArray[np.int64]) -> NDArray[np.int64]:
    """Do as `np.unique`, which takes several times as long for as few as there are here."""
    ordered = np.sort(places)
    first = np.ones(len(ordered), np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    return ordered[first]


def spans(start: np.ndarray, end: np.ndarray) -> NDArray[np.int64]:
    """Return the places `start` to `end` of every pair, one behind the other."""
    first = start.astype(np.int64)
    counts = end.astype(np.int64) - first
    before = np.cumsum(counts) - counts
    return np.repeat(first - before, counts) + np.arange(counts.sum())


def _apart(text: str, others: list[str], most: int) -> NDArray[np.uint8]:
    """Return how many slips lie between a word and each of others; 3 for too many."""
    if not others:
        return np.empty(0, np.uint8)
    distances: NDArray[np.uint8] = cdist(
        [text], others, scorer=OSA.distance, score_cutoff=most, dtype=np.uint8
    )[0]
    distances[distances > most] = _FAR
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
