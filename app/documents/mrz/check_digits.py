"""Check digits of ICAO Doc 9303-3 clause 4.9: weights 7, 3, 1 from the left, modulus 10."""

FILLER = "<"
DIGITS = "0123456789"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ALPHABET = frozenset(DIGITS + LETTERS + FILLER)
"""Every character a machine readable zone may hold (9303-3 clause 4.3)."""

_WEIGHTS = (7, 3, 1)
_VALUES = {char: value for value, char in enumerate(DIGITS + LETTERS)} | {FILLER: 0}


def check_digit(data: str) -> str:
    """Return the check digit of `data` as one character.

    Raises:
        ValueError: `data` holds a character that no machine readable zone may have.
    """
    try:
        values = [_VALUES[char] for char in data]
    except KeyError as error:
        raise ValueError(f"not a character of a machine readable zone: {error}") from None
    return str(sum(value * _WEIGHTS[i % 3] for i, value in enumerate(values)) % 10)
