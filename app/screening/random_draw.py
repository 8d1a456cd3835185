"""The random draw: who is examined by chance alone, unpredictable before, provable after.

A shift begins with a secret seed. Only its commitment is recorded then; the seed itself is shown
when the shift is over. Whether an encounter is drawn follows from the seed and the encounter's own
identifier and from nothing else: not from the officer, not from the traveler, not from the time.

What this proves afterwards, to anybody who has the seed, the commitment and the records: that the
seed was fixed before the first traveler, and that every traveler was drawn, or not, exactly as the
seed says. What it keeps beforehand: whoever has not the seed can tell no encounter's answer better
than by chance (HMAC is a pseudorandom function). What it cannot prove: that nobody read the seed
out of the running desk, that an encounter whose answer was unwelcome was not abandoned (so
abandoned ones are counted as exceptions), and that the desk did not choose its identifiers.
"""

import hmac
from hashlib import sha256
from itertools import count
from uuid import UUID

SEED_BYTES = 32
OUT_OF = 10_000
"""Rates are counted in ten-thousandths, so that they are whole numbers."""

_COMMITTED = b"gatehouse random draw seed 1\0"
_DRAWN = b"gatehouse random draw 1\0"
_WORD_BYTES = 2
_FAIR = 2 ** (8 * _WORD_BYTES) // OUT_OF * OUT_OF
"""Numbers from here on would make small answers likelier than large ones: they are thrown away."""


def commitment(seed: bytes) -> str:
    """Return what is recorded before the first traveler: SHA-256 of the seed, hexadecimal.

    Args:
        seed: 32 random bytes, used for one shift of one desk.

    Raises:
        ValueError: The seed has another length; a short one could be guessed from its commitment.
    """
    return sha256(_COMMITTED + _checked(seed)).hexdigest()


def is_drawn(seed: bytes, encounter_id: UUID, per_10000: int) -> bool:
    """Say whether an encounter is drawn: the same seed and encounter always give the same answer.

    The answer at a higher rate never takes back one at a lower rate. Every number below 10,000 is
    exactly as likely as every other: HMAC-SHA-256 gives 16-bit words, those that would favor small
    numbers are thrown away, and the next one is taken.

    Args:
        seed: 32 bytes.
        encounter_id: As it was given at the first scan.
        per_10000: How many of 10,000 encounters are drawn; 0 for none, 10,000 for all.

    Raises:
        ValueError: Seed or rate is out of its bounds.
    """
    if not 0 <= per_10000 <= OUT_OF:
        raise ValueError("a rate is 0 to 10,000 of 10,000")
    return _number(_checked(seed), encounter_id) < per_10000


def verify(committed: str, seed: bytes, encounter_id: UUID, per_10000: int, *, drawn: bool) -> bool:
    """Say whether the record of one encounter is what the revealed seed makes of it.

    Args:
        committed: What `commitment` gave, as recorded before the first traveler.
        seed: As revealed at the end of the shift.
        encounter_id: Whose record is looked at.
        per_10000: The rate that was in force then, as recorded.
        drawn: The recorded answer.
    """
    if len(seed) != SEED_BYTES or not 0 <= per_10000 <= OUT_OF:
        return False
    if commitment(seed) != committed:
        return False
    return is_drawn(seed, encounter_id, per_10000) is drawn


def _number(seed: bytes, encounter_id: UUID) -> int:
    """Return the encounter's number, 0 to 9,999."""
    for block in count():
        said = _DRAWN + encounter_id.bytes + block.to_bytes(4, "big")
        digest = hmac.digest(seed, said, "sha256")
        for start in range(0, len(digest), _WORD_BYTES):
            word = int.from_bytes(digest[start : start + _WORD_BYTES], "big")
            if word < _FAIR:
                return word % OUT_OF
    raise AssertionError("a count never ends")


def _checked(seed: bytes) -> bytes:
    if len(seed) != SEED_BYTES:
        raise ValueError("a seed has 32 bytes")
    return seed
