"""Dates of seals: month, day and year as one number in three bytes (ICAO Doc 9303-13, 2.3.1)."""

from calendar import monthrange

from app.documents.payloads.payload_error import PayloadError
from app.documents.reading import PartialDate

_WIDTH = 3
_DIGITS = 8
_FIRST_YEAR = 1
_PARTS = ((0xC0, 0, 2), (0x30, 2, 4), (0x0F, 4, 8))
"""Bits of the mask and places in `MMDDYYYY`, for month, day and year."""


def decode_date(data: bytes) -> PartialDate:
    """Read a whole date.

    Raises:
        PayloadError: Not three bytes, or no date of the calendar.
    """
    return decode_masked_date(b"\0" + data)


def encode_date(value: PartialDate) -> bytes:
    """Write a whole date in three bytes.

    Raises:
        ValueError: Parts of it are unknown.
    """
    if value.year is None or value.month is None or value.day is None:
        raise ValueError("a date of which parts are unknown")
    number = value.month * 1_000_000 + value.day * 10_000 + value.year
    return number.to_bytes(_WIDTH, "big")


def decode_masked_date(data: bytes) -> PartialDate:
    """Read a date of which parts may be unknown.

    The first byte has one bit for every digit of `MMDDYYYY`, set where the digit is unknown (ICAO
    TR Datastructure for Barcode, clause 2.1). A part with one unknown digit is unknown altogether.

    Raises:
        PayloadError: Not four bytes, or no date of the calendar.
    """
    if len(data) != 1 + _WIDTH:
        raise PayloadError("date: size")
    digits = f"{int.from_bytes(data[1:], 'big'):0{_DIGITS}d}"
    if len(digits) != _DIGITS:
        raise PayloadError("date: number")
    month, day, year = (
        None if data[0] & bits else int(digits[start:end]) for bits, start, end in _PARTS
    )
    if month is not None and not 1 <= month <= 12:
        raise PayloadError("date: month")
    leap_year = 2000 if year is None else year
    if leap_year < _FIRST_YEAR:
        raise PayloadError("date: year")
    longest = monthrange(leap_year, month)[1] if month else 31
    if day is not None and not 1 <= day <= longest:
        raise PayloadError("date: day")
    return PartialDate(year, month, day)


def encode_masked_date(value: PartialDate) -> bytes:
    """Write a date of which parts may be unknown, in four bytes."""
    parts = (value.month, value.day, value.year)
    mask = sum(bits for part, (bits, _, _) in zip(parts, _PARTS, strict=True) if part is None)
    known = PartialDate(value.year or 0, value.month or 0, value.day or 0)
    return bytes((mask,)) + encode_date(known)
