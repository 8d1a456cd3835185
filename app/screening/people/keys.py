"""Keys under which words are found: whole, with letters left out, by sound, by bones, by group.

A key is a 64-bit hash; the index keeps only the bucket it falls into, so whatever comes out of a
bucket is compared before it counts.
"""

from collections.abc import Sequence
from enum import IntEnum
from functools import lru_cache
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from app.screening.people.words import Form

Keys = NDArray[np.uint64]

_PREFIX = 8
"""Letters from which some are left out; what lies behind need not be looked at (SymSpell)."""

_SHORT = 5
"""Words up to this length may lack one letter, longer ones two."""

_MULTIPLIER = 0x9E3779B97F4A7C15
_MIX = 0xD6E8FEB86659FD93
_KIND = 0x5851F42D4C957F2D
_ALL_BITS = (1 << 64) - 1
_PLAIN_WEIGHTS = [pow(_MULTIPLIER, place + 1, 1 << 64) for place in range(_PREFIX + 32)]
_WEIGHTS = np.array(_PLAIN_WEIGHTS, dtype=np.uint64)


class KeyKind(IntEnum):
    """What a key is made of; keys of different kinds never meet on purpose."""

    LETTERS = 1
    SOUND = 2
    SKELETON = 3
    STANDARD = 4
    SAME_NAME = 5


def keys_of(form: Form) -> Keys:
    """Return every key under which a word is looked for: as many as it is indexed under."""
    words = [(KeyKind.STANDARD, form.standard)]
    if len(form.skeleton) > 1:
        words.append((KeyKind.SKELETON, form.skeleton))
    words += [(KeyKind.SAME_NAME, str(number)) for number in form.same_names]
    whole = [_whole(kind, text) for kind, text in words]
    return np.concatenate([
        np.array(whole, dtype=np.uint64),
        deletions(letters_of([form.text]), KeyKind.LETTERS)[0],
        deletions(letters_of([form.sound]), KeyKind.SOUND)[0],
    ])  # fmt: skip


def whole_keys(form: Form) -> list[int]:
    """Return the keys of `keys_of` that leave out no letter."""
    keys = [_whole(KeyKind.STANDARD, form.standard)]
    if len(form.skeleton) > 1:
        keys.append(_whole(KeyKind.SKELETON, form.skeleton))
    return keys + [_whole(KeyKind.SAME_NAME, str(number)) for number in form.same_names]


def deletions(letters: NDArray[np.uint8], kind: KeyKind) -> Keys:
    """Return the keys of words of one length with letters left out, and whole.

    Args:
        letters: One word a row.
        kind: LETTERS, where two may be lacking in longer words, or SOUND, where one may.

    Returns:
        One row of keys a word.
    """
    length = letters.shape[1]
    short = length <= _SHORT or kind is KeyKind.SOUND
    kept, weights = _ways(min(length, _PREFIX), 1 if short else 2)
    chosen = letters[:, kept].astype(np.uint64)
    return _mixed((chosen * weights).sum(axis=2, dtype=np.uint64), kind)


def letters_of(words: Sequence[str]) -> NDArray[np.uint8]:
    """Return words of one length as a matrix of letters, one word a row."""
    joined = np.frombuffer("".join(words).encode("ascii"), dtype=np.uint8)
    return joined.reshape(len(words), -1)


def buckets_of(keys: Keys, count: int) -> NDArray[np.int64]:
    """Return the buckets, of `count` (a power of two), into which keys fall."""
    return (keys >> np.uint64(65 - count.bit_length())).astype(np.int64)


@lru_cache(maxsize=64)
def _ways(length: int, lacking: int) -> tuple[NDArray[np.intp], Keys]:
    """Return the places kept in each way of leaving letters out, and what each weighs there."""
    ways = [
        [place for place in range(length) if place not in gone]
        for count in range(min(lacking, length - 1) + 1)
        for gone in combinations(range(length), count)
    ]
    places = np.zeros((len(ways), length), dtype=np.intp)
    weights = np.zeros((len(ways), length), dtype=np.uint64)
    for row, way in enumerate(ways):
        places[row, : len(way)] = way
        weights[row, : len(way)] = _WEIGHTS[: len(way)]
    return places, weights


def _whole(kind: KeyKind, text: str) -> int:
    value, weights = 0, _PLAIN_WEIGHTS
    for place, char in enumerate(text.encode("ascii")[: len(weights)]):
        value += char * weights[place]
    return _mixed_one(value & _ALL_BITS, kind)


def _mixed_one(value: int, kind: KeyKind) -> int:
    """Do as `_mixed`, for one value: an array of one is slower by far."""
    value ^= kind * _KIND & _ALL_BITS
    value ^= value >> 32
    value = value * _MIX & _ALL_BITS
    value ^= value >> 29
    return value * _MIX & _ALL_BITS


def _mixed(values: Keys, kind: KeyKind) -> Keys:
    mixed = values ^ np.uint64(kind * _KIND & _ALL_BITS)
    mixed ^= mixed >> np.uint64(32)
    mixed *= np.uint64(_MIX)
    mixed ^= mixed >> np.uint64(29)
    mixed *= np.uint64(_MIX)
    return mixed
