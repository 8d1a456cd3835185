"""PINs: argon2id, a plain rule against the simplest, and a growing wait after wrong ones."""

from datetime import datetime, timedelta
from functools import cache
from itertools import pairwise

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from app.problems import Problem, ProblemCode

LOCKOUT_AFTER = 5
_FIRST_WAIT = timedelta(minutes=1)
_LONGEST_WAIT = timedelta(minutes=30)
_MIN_DIGITS = 6
_HASHER = PasswordHasher()


def hash_pin(pin: str) -> str:
    """Return the argon2id hash (RFC 9106, the library's parameters) of a new PIN.

    Raises:
        Problem: PIN_TOO_SIMPLE.
    """
    require_good_pin(pin)
    return _HASHER.hash(pin)


def require_good_pin(pin: str) -> None:
    """Refuse the simplest PINs.

    Raises:
        Problem: PIN_TOO_SIMPLE: fewer than six digits, all equal, or a plain sequence.
    """
    if len(pin) < _MIN_DIGITS or not (pin.isascii() and pin.isdecimal()):
        raise Problem(ProblemCode.PIN_TOO_SIMPLE)
    steps = {int(after) - int(before) for before, after in pairwise(pin)}
    if len(steps) == 1:
        raise Problem(ProblemCode.PIN_TOO_SIMPLE)


def verify_pin(pin_hash: str | None, pin: str) -> bool:
    """Say whether `pin` fits. An unknown badge (None) costs as much time as a known one."""
    try:
        _HASHER.verify(pin_hash or _nobodys_hash(), pin)
    except (VerificationError, InvalidHashError):
        return False
    return pin_hash is not None


def lockout_until(failures: int, last: datetime) -> datetime:
    """Return when to try again: a minute after five wrong PINs, doubling up to half an hour."""
    doublings = min(max(0, failures - LOCKOUT_AFTER), 5)
    return last + min(_FIRST_WAIT * (1 << doublings), _LONGEST_WAIT)


@cache
def _nobodys_hash() -> str:
    return _HASHER.hash("nobody's PIN")
