"""Dates as `YYYY-MM-DD`, parts of them perhaps missing."""

import re
from calendar import monthrange

from app.documents.payloads.payload_error import PayloadError
from app.documents.reading import PartialDate

_DATE = re.compile(r"([0-9]{4}|XXXX)(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?", re.IGNORECASE)


def read_iso_date(text: str) -> PartialDate:
    """Read a date; what is missing or written as X is unknown.

    Raises:
        PayloadError: It is none, or no calendar has it.
    """
    match = _DATE.fullmatch(text)
    if match is None:
        raise PayloadError("date")
    year, month, day = (int(part) if part and part.isdigit() else None for part in match.groups())
    if year == 0 or (month is not None and not 1 <= month <= 12):
        raise PayloadError("date: month or year")
    longest = monthrange(year or 2000, month)[1] if month else 31
    if day is not None and not 1 <= day <= longest:
        raise PayloadError("date: day")
    return PartialDate(year, month, day)
