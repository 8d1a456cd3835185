"""Tag, length, value: how seals write their fields, one after the other."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.documents.payloads.payload_error import PayloadError

_LONG = 0x80  # from here on the first byte of a length says how many bytes the length has
_LONGEST_LENGTH = 4


@dataclass(frozen=True, slots=True)
class Tlv:
    """One field.

    Attributes:
        tag: 0 to 255.
        value: Without tag and length.
        start, end: Where it lies in what was read, tag and length included; `data[start:end]`.
    """

    tag: int
    value: bytes
    start: int
    end: int


def read_tlvs(data: bytes, start: int = 0, *, der: bool = True) -> Iterator[Tlv]:
    """Yield the fields from `start` to the end, in their order.

    Args:
        data: What they lie in.
        start: Where the first one begins.
        der: Lengths are written as in DER (ITU-T X.690 clause 10.1), in the fewest bytes; otherwise
            in one byte, 0 to 254 (header version 3 of ICAO Doc 9303-13 clause 2.3).

    Raises:
        PayloadError: A length is not written so, or leads beyond the end.
    """
    while start < len(data):
        length, value_start = _length(data, start + 1, der=der)
        end = value_start + length
        if end > len(data):
            raise PayloadError("length: beyond the end")
        yield Tlv(data[start], data[value_start:end], start, end)
        start = end


def write_tlv(tag: int, value: bytes, *, der: bool = True) -> bytes:
    """Write one field.

    Raises:
        ValueError: The value is too long to say so in one byte.
    """
    if not der or len(value) < _LONG:
        return bytes((tag, len(value))) + value
    length = len(value).to_bytes((len(value).bit_length() + 7) // 8, "big")
    return bytes((tag, _LONG | len(length))) + length + value


def _length(data: bytes, at: int, *, der: bool) -> tuple[int, int]:
    """Return the length that is written at `at`, and where the value begins."""
    if at >= len(data):
        raise PayloadError("length: missing")
    first = data[at]
    if not der or first < _LONG:
        return first, at + 1
    size = first - _LONG
    if not 1 <= size <= _LONGEST_LENGTH or at + 1 + size > len(data):
        raise PayloadError("length: size")
    length = int.from_bytes(data[at + 1 : at + 1 + size], "big")
    if length < _LONG or length < 1 << 8 * (size - 1):
        raise PayloadError("length: not in the fewest bytes")
    return length, at + 1 + size
