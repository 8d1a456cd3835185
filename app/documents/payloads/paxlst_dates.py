"""Dates and times of EDIFACT (2380 with its format 2379), where senders often leave the format."""

from datetime import date, datetime

from app.documents.mrz.dates import is_possible, parse_birth_date, parse_expiry_date
from app.documents.reading import PartialDate

_SHORT, _LONG = 6, 8
_FORMS = {"201": "%y%m%d%H%M", "203": "%Y%m%d%H%M", "101": "%y%m%d", "102": "%Y%m%d"}
_BY_LENGTH = {10: "201", 12: "203", 6: "101", 8: "102"}


def local_time(text: str, form: str) -> str:
    """Return `YYYY-MM-DDTHH:MM`, midnight where only a day is said; empty for no time."""
    pattern = _FORMS.get(form) or _FORMS.get(_BY_LENGTH.get(len(text), ""), "")
    if not pattern or not _is_number(text):
        return ""
    try:
        read = datetime.strptime(text, pattern)  # noqa: DTZ007 - the local time of that place
    except ValueError:
        return ""
    return read.isoformat(timespec="minutes")


def birth_date(text: str, form: str, today: date) -> PartialDate | None:
    """Read `YYMMDD` or `YYYYMMDD` as a birth; None for no date."""
    if _is_short(text, form):
        return parse_birth_date(text, today)
    return _full(text)


def expiry_date(text: str, form: str, today: date) -> PartialDate | None:
    """Read `YYMMDD` or `YYYYMMDD` as a day until which something is valid; None for no date."""
    if _is_short(text, form):
        return parse_expiry_date(text, today)
    return _full(text)


def _is_short(text: str, form: str) -> bool:
    return len(text) == _SHORT and form in ("", "101") and _is_number(text) and is_possible(text)


def _full(text: str) -> PartialDate | None:
    if len(text) != _LONG or not _is_number(text):
        return None
    try:
        date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None
    return PartialDate(int(text[:4]), int(text[4:6]), int(text[6:]))


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal()
