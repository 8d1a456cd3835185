"""One way to write a value as bytes (RFC 8785), so that a digest means the same everywhere."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

import msgspec
import rfc8785

Json: TypeAlias = "bool | int | str | Sequence[Json] | Mapping[str, Json] | None"
"""What a record may hold: JSON without floats, which each language writes in its own way."""

_LARGEST = 2**53 - 1


def canonical(value: Json) -> bytes:
    """Write `value` in the JSON Canonicalization Scheme.

    Raises:
        ValueError: A float, a number beyond 2^53 - 1, a lone surrogate, or no JSON at all.
    """
    if _is_plain(value):  # in the same bytes, thirty times as fast: recording a card is five texts
        return msgspec.json.encode(value, order="deterministic")
    _refuse_floats(value)
    return rfc8785.dumps(value)


def statement(kind: str, **fields: Json) -> bytes:
    """Return the bytes to sign; `kind` keeps a signature from passing under another statement."""
    return f"gatehouse {kind} 1\n".encode() + canonical(fields)


def _is_plain(value: object) -> bool:
    """Say whether any writer of JSON does it alike: keys in ASCII have one order everywhere."""
    if value is None or isinstance(value, str | bool):
        return True
    if isinstance(value, int):
        return -_LARGEST <= value <= _LARGEST
    if isinstance(value, dict):
        keys = all(isinstance(key, str) and key.isascii() for key in value)
        return keys and all(map(_is_plain, value.values()))
    return isinstance(value, list | tuple) and all(map(_is_plain, value))


def _refuse_floats(value: object) -> None:
    if isinstance(value, float):
        raise ValueError("a float has no place in the record")  # noqa: TRY004 - the value is wrong
    if isinstance(value, Mapping):
        for item in value.values():
            _refuse_floats(item)
    elif isinstance(value, list | tuple):
        for item in value:
            _refuse_floats(item)
