"""The body of an event, as the value a room works with and as the bytes that are kept."""

from typing import TypeVar

import msgspec

from app.journal.canonical import canonical
from app.journal.event import Body

NONCE_BYTES = 16
"""Random bytes before each body: once it is purged, nobody can guess it from its digest."""

_B = TypeVar("_B", bound=Body)


class UnreadableBody(ValueError):  # noqa: N818 - what it is; it is data, not a failure
    """These bytes are not the body that the event's type promises; says nothing of the content."""


def encode_body(body: Body, nonce: bytes) -> bytes:
    """Write a body: the nonce, then canonical JSON.

    Raises:
        ValueError: The nonce has the wrong length, or the body holds what a record may not hold.
    """
    if len(nonce) != NONCE_BYTES:
        raise ValueError("a body needs a nonce of 16 bytes")
    return nonce + canonical(msgspec.to_builtins(body))


def decode_body(content: bytes, kind: type[_B]) -> _B:
    """Read a body. Fields that a later version added are ignored, missing ones take their default.

    Raises:
        UnreadableBody: Not canonical JSON behind a nonce, or not a `kind`.
    """
    plain = content[NONCE_BYTES:]
    try:
        # A hostile body may hold floats, huge numbers or the same key twice: what is not written
        # the one canonical way was not written by a Gatehouse.
        said = msgspec.json.decode(plain)
        if canonical(said) == plain:
            return msgspec.convert(said, kind)
    except (ValueError, RecursionError) as error:
        raise UnreadableBody(kind.TYPE) from error
    raise UnreadableBody(kind.TYPE)
