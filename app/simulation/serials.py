"""Numbers that follow from their place alone, look random, and never come twice.

Each kind of holder has serials that leave a remainder of its own when divided by 7, so nobody needs
a whole list of fifty million to know whether a number is on it.
"""

from collections.abc import Sequence
from enum import IntEnum
from math import prod

import numpy as np
from numpy.typing import NDArray

DIGITS = b"0123456789"
LETTERS = b"ABCDEFGHJKLMNPRSTVWXYZ"
"""Without those that states leave out because they look like digits or like others."""

# Primes that divide no number of texts, so that multiplying by them permutes the serials.
_STEP, _SCATTER = np.uint64(99_991), np.uint64(611_953)
_HOLDERS = 7


class Holder(IntEnum):
    """Whose numbers they are."""

    LISTED = 0
    LOOKOUT = 1
    TRAVELER = 2
    CROSSING = 3
    OTHER = 4


def serial_texts(
    positions: Sequence[bytes], places: NDArray[np.uint64], holder: Holder, seed: int
) -> NDArray[np.uint8]:
    """Return the texts of a form.

    Args:
        positions: The characters of each position.
        places: (n,) which of that holder's; no text comes twice below a seventh of all texts.
        holder: Whose.
        seed: Another seed gives the same texts in another order.

    Returns:
        (n, positions) characters.
    """
    space = prod(len(alphabet) for alphabet in positions)
    room = np.uint64(space // _HOLDERS)
    unit = (places * _STEP + np.uint64(seed * 7_919_777)) % room
    serial = (unit * np.uint64(_HOLDERS) + np.uint64(holder)) * _SCATTER % np.uint64(space)
    texts = np.empty((len(places), len(positions)), np.uint8)
    for position in range(len(positions) - 1, -1, -1):
        alphabet = np.frombuffer(positions[position], np.uint8)
        serial, digit = np.divmod(serial, np.uint64(len(alphabet)))
        texts[:, position] = alphabet[digit]
    return texts


def mixed(places: NDArray[np.uint64], seed: int, purpose: int) -> NDArray[np.float64]:
    """Return for each place a number from 0 to 1 that looks random (SplitMix64)."""
    begun = (seed * 1_000_003 + purpose) * 0x9E37_79B9_7F4A_7C15 % 2**64
    z = places * np.uint64(0xD134_2543_DE82_EF95) + np.uint64(begun)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58_476D_1CE4_E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D0_49BB_1331_11EB)
    z ^= z >> np.uint64(31)
    return (z >> np.uint64(11)).astype(np.float64) / 2.0**53
