"""Document numbers and state codes in the one form in which they are compared."""

from hashlib import blake2b

EXACT_NUMBER = 3000
"""Weight of the same number of the same issuer, in hundredths of a bit."""

_ONE_STATE = {"DEU": "D"}  # documents of Germany say D (ICAO Doc 9303-3 section 5), lists say DEU


def state_key(code: str) -> str:
    """Return a state's code as documents print it, without fillers and blanks."""
    key = code.strip("< ").upper()
    return _ONE_STATE.get(key, key)


def document_key(issuing_state: str, number: str) -> tuple[str, str] | None:
    """Return what makes a document unique, or None when the issuer or the number is empty.

    Blanks, hyphens and fillers are no part of a number; every letter and digit is.
    """
    state = state_key(issuing_state)
    bare = number.upper()
    if not bare.isalnum():
        bare = "".join(filter(str.isalnum, bare))
    return (state, bare) if state and bare else None


def record_key(*parts: str) -> int:
    """Return 64 bits by which a record is looked up; what is found must still be compared."""
    return int.from_bytes(blake2b("\0".join(parts).encode(), digest_size=8).digest(), "little")
