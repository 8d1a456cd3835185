"""Dates of the machine readable zone: two-digit years and unknown parts (ICAO Doc 9303-3)."""

from calendar import monthrange
from datetime import date

from app.documents.mrz.check_digits import FILLER
from app.documents.reading import PartialDate

_UNKNOWN = FILLER * 2
_CENTURY = 100


def parse_birth_date(text: str, today: date) -> PartialDate:
    """Read `YYMMDD` as a date of birth: the latest year that does not lie in the future.

    Unknown parts, printed as fillers, and impossible ones are None (9303-3 clause 4.8).
    """
    year, month, day = _parts(text)
    if year is None:
        return PartialDate(None, month, day)
    full = today.year - today.year % _CENTURY + year
    if _after(PartialDate(full, month, day), today):
        full -= _CENTURY
    return _possible(full, month, day)


def parse_expiry_date(text: str, today: date) -> PartialDate:
    """Read `YYMMDD` as a date of expiry: the year nearest to today, from 49 back to 50 ahead."""
    year, month, day = _parts(text)
    if year is None:
        return PartialDate(None, month, day)
    ahead = (year - today.year) % _CENTURY
    return _possible(
        today.year + (ahead if ahead <= _CENTURY // 2 else ahead - _CENTURY), month, day
    )


def compose_date(value: PartialDate) -> str:
    """Write a date as `YYMMDD`, unknown parts as fillers.

    Raises:
        ValueError: No calendar has it.
    """
    year = None if value.year is None else value.year % _CENTURY
    parts = (year, value.month, value.day)
    text = "".join(_UNKNOWN if part is None else f"{part:02d}" for part in parts)
    if not is_possible(text):
        raise ValueError("a date that no calendar has")
    return text


def is_possible(text: str) -> bool:
    """Say whether `YYMMDD` could be a date: known parts are numbers and fit the calendar.

    29 February passes when the year is unknown, and in 2000 and 1900 alike: the century is not
    printed.
    """
    pairs = [text[i : i + 2] for i in (0, 2, 4)]
    if any(pair != _UNKNOWN and not _is_number(pair) for pair in pairs):
        return False
    year, month, day = _parts(text)
    if month is not None and not 1 <= month <= 12:
        return False
    leap_year = 2000 if year is None or year % 4 == 0 else 2001
    longest = monthrange(leap_year, month)[1] if month else 31
    return day is None or 1 <= day <= longest


def has_passed(value: PartialDate, today: date) -> bool | None:
    """Say whether `value` lies before today; None where its unknown parts leave it open."""
    known = _known(value)
    now = (today.year, today.month, today.day)[: len(known)]
    if known == now and not value.complete:
        return None
    return known < now


def _after(value: PartialDate, today: date) -> bool:
    """Say whether `value` is certainly later than today."""
    known = _known(value)
    return known > (today.year, today.month, today.day)[: len(known)]


def _known(value: PartialDate) -> tuple[int, ...]:
    """Return year, month and day up to the first that is unknown."""
    known: list[int] = []
    for part in (value.year, value.month, value.day):
        if part is None:
            break
        known.append(part)
    return tuple(known)


def _parts(text: str) -> tuple[int | None, int | None, int | None]:
    year, month, day = (
        int(pair) if _is_number(pair) else None for pair in (text[0:2], text[2:4], text[4:6])
    )
    return year, month, day


def _possible(year: int, month: int | None, day: int | None) -> PartialDate:
    """Drop what no calendar has, so that whoever computes with the date never trips over it."""
    if month is not None and not 1 <= month <= 12:
        month = None
    longest = monthrange(year, month)[1] if month else 31
    if day is not None and not 1 <= day <= longest:
        day = None
    return PartialDate(year, month, day)


def _is_number(pair: str) -> bool:
    return len(pair) == 2 and pair.isascii() and pair.isdecimal()
