"""The index from keys to words: made by the producer, asked by `vocabulary`."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from app.screening.people.keys import KeyKind, buckets_of, deletions, letters_of, whole_keys
from app.screening.people.words import Form, form_of

_AT_A_TIME = 8_000
_PER_BUCKET = 3
_FEWEST_BUCKETS = 256

HEAD = 8
"""Letters that are compared at once."""


def index_keys(words: Sequence[str]) -> dict[str, np.ndarray]:
    """Return the buckets of all keys, and what words are folded to, as the index compares it.

    Args:
        words: Each with its forms, the likeliest first, parted by `/`.

    Returns:
        `bucket_start` and `bucket_words`; `word_head`, what `head` gives; `word_skeleton` and
        `word_standard`, 32-bit digests of the first form; `sound_start` and `sound_letters`.
    """
    keys: list[NDArray[np.uint64]] = []
    owners: list[NDArray[np.uint32]] = []
    forms: list[tuple[int, str, str]] = []
    sounds: list[str] = []
    skeletons = np.empty(len(words), np.uint32)
    standards = np.empty(len(words), np.uint32)
    whole: list[int] = []
    whole_owners: list[int] = []
    for number, word in enumerate(words):
        for place, text in enumerate(word.split("/")):
            form = form_of.__wrapped__(text)
            forms.append((number, text, form.sound))
            mine = whole_keys(form)
            whole += mine
            whole_owners += [number] * len(mine)
            if place == 0:
                sounds.append(form.sound)
                skeletons[number], standards[number] = digests(form)
    keys.append(np.array(whole, dtype=np.uint64))
    owners.append(np.array(whole_owners, dtype=np.uint32))
    for kind in (KeyKind.LETTERS, KeyKind.SOUND):
        by_length: dict[int, list[tuple[int, str]]] = {}
        for number, letters, sound in forms:
            text = letters if kind is KeyKind.LETTERS else sound
            by_length.setdefault(len(text), []).append((number, text))
        for entries in by_length.values():
            for start in range(0, len(entries), _AT_A_TIME):
                some = entries[start : start + _AT_A_TIME]
                found = deletions(letters_of([text for _, text in some]), kind)
                keys.append(found.ravel())
                numbers = np.array([number for number, _ in some], dtype=np.uint32)
                owners.append(np.repeat(numbers, found.shape[1]))
    made = _buckets(keys, owners)
    lengths = np.fromiter(map(len, sounds), np.uint32, len(sounds))
    sound_start = np.zeros(len(sounds) + 1, np.uint32)
    np.cumsum(lengths, out=sound_start[1:])
    return made | {
        "word_head": np.fromiter(map(head, words), np.uint64, len(words)),
        "word_skeleton": skeletons,
        "word_standard": standards,
        "sound_start": sound_start,
        "sound_letters": np.frombuffer("".join(sounds).encode("ascii"), np.uint8),
    }


def head(text: str) -> int:
    """Return the first eight letters as a number that sorts as they do."""
    return int.from_bytes(text[:HEAD].encode("ascii").ljust(HEAD, b"\0"), "big")


def digests(form: Form) -> tuple[int, int]:
    """Return 32 bits each of a word's skeleton (0 for none worth it) and standard form."""
    keys = whole_keys(form)
    skeleton = keys[1] >> 32 if len(form.skeleton) > 1 else 0
    return skeleton, keys[0] >> 32


def _buckets(
    keys: list[NDArray[np.uint64]], owners: list[NDArray[np.uint32]]
) -> dict[str, np.ndarray]:
    total = sum(len(some) for some in keys)
    count = max(_FEWEST_BUCKETS, 1 << (total // _PER_BUCKET).bit_length())
    entries = np.empty(total, np.uint64)
    end = 0
    while keys:  # each piece is given up once it is copied: together they are the largest of all
        some, numbers = keys.pop(), owners.pop()
        buckets = buckets_of(some, count).astype(np.uint64)
        entries[end : end + len(some)] = buckets << np.uint64(32) | numbers
        end += len(some)
    entries.sort()
    if total:
        entries = entries[np.concatenate([[True], entries[1:] != entries[:-1]])]
    buckets = (entries >> np.uint64(32)).astype(np.int64)
    start = np.zeros(count + 1, np.uint32)
    np.cumsum(np.bincount(buckets, minlength=count), out=start[1:])
    return {
        "bucket_start": start,
        "bucket_words": (entries & np.uint64(0xFFFFFFFF)).astype(np.uint32),
    }
