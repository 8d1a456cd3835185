"""Dates of licences: `MMDDCCYY` in the United States, `CCYYMMDD` in Canada and in version 01.

Issuers mix them up. It does no harm: no month is 18 to 21, and no century 01 to 12.
"""

import re
from calendar import monthrange

from app.documents.payloads.payload_warning import PayloadWarning
from app.documents.reading import PartialDate

_EIGHT = re.compile(r"[0-9]{8}")
_MARKS = re.compile(r"[-/. ]")
_NEVER = ("", "00000000", "99999999", "NONE", "UNAVL", "UNAVAIL")
_MONTHS = range(1, 13)
_CENTURIES = range(18, 22)


def read_aamva_date(text: str, *, year_first: bool, warnings: list[PayloadWarning]) -> PartialDate:
    """Read a date; one that is none, or no date of the calendar, is unknown.

    Args:
        text: As printed.
        year_first: Where the year should stand.
        warnings: What is odd is added here.
    """
    written = text.strip()
    digits = _MARKS.sub("", written)
    if digits.upper() in _NEVER:
        return PartialDate()
    if not _EIGHT.fullmatch(digits):
        warnings.append(PayloadWarning.DATE_UNREADABLE)
        return PartialDate()
    starts = int(digits[:2])
    if starts in _CENTURIES:
        found_year_first, year, month, day = True, digits[:4], digits[4:6], digits[6:]
    else:
        found_year_first, month, day, year = False, digits[:2], digits[2:4], digits[4:]
    value = PartialDate(int(year), int(month), int(day))
    if not _is_possible(value):
        warnings.append(PayloadWarning.DATE_UNREADABLE)
        return PartialDate()
    if found_year_first is not year_first or digits != written:
        warnings.append(PayloadWarning.DATE_ORDER_REPAIRED)
    return value


def _is_possible(value: PartialDate) -> bool:
    assert value.year is not None
    assert value.month is not None
    assert value.day is not None
    return (
        value.year // 100 in _CENTURIES
        and value.month in _MONTHS
        and 1 <= value.day <= monthrange(value.year, value.month)[1]
    )
