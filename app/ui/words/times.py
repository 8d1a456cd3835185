"""Dates, clock times, ages and durations as officers read them."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from app.documents.reading import PartialDate
from app.ui.words.sentences import apart

_MINUTE = 60
_HOUR = 60 * _MINUTE
_DAY = 24 * _HOUR
_MONTH = 30.44 * _DAY
_YEAR = 365.25 * _DAY


class _Counted:
    """Words with a number in them; a class, because lupdate finds plurals in `self.tr` only."""

    def tr(self, text: str, comment: str, n: int) -> str:
        """Translate in the context of this class."""
        return QCoreApplication.translate("_Counted", text, comment, n)

    def seconds(self, n: int) -> str:
        return self.tr("%n s", "seconds", n)

    def minutes(self, n: int) -> str:
        return self.tr("%n min", "minutes", n)

    def hours(self, n: int) -> str:
        return self.tr("%n h", "hours", n)

    def days(self, n: int) -> str:
        return self.tr("%n days", "two or more", n)

    def months(self, n: int) -> str:
        return self.tr("%n months", "two or more", n)

    def crossings(self, n: int) -> str:
        return self.tr("%n crossings", "two or more", n)

    def times(self, n: int) -> str:
        return self.tr("%n times", "two or more", n)

    def others(self, n: int) -> str:
        return self.tr("Linked to %n others", "two or more", n)

    def years(self, n: int) -> str:
        return self.tr("%n years", "two or more", n)


_counted = _Counted()


def partial_date(text: str) -> PartialDate:
    """Read a date or the date of a timestamp; parts that are X or no number are unknown."""
    parts = [int(part) if part.isdecimal() else None for part in text[:10].split("-")]
    year, month, day = (*parts, None, None, None)[:3]
    return PartialDate(year, month, day)


def date_words(date: PartialDate) -> str:
    """Return `12 Aug 1974`, or what of it is known: `Aug 1974`, `1974`, `unknown`."""
    if date.year is None:
        return QCoreApplication.translate("Dates", "unknown")
    day = QDate(date.year, date.month or 1, (date.month and date.day) or 1)
    if not day.isValid():
        return date.iso
    if date.month is None:
        return f"{date.year:04d}"
    pattern = "MMM yyyy" if date.day is None else "d MMM yyyy"
    return apart(QLocale().toString(day, pattern))


def iso_date_words(text: str) -> str:
    """Return the words of an ISO date or timestamp as the journal writes them."""
    if "T" not in text:
        return date_words(partial_date(text))
    local = datetime.fromisoformat(text).astimezone()
    return date_words(PartialDate(local.year, local.month, local.day))


def clock_words(moment: datetime, *, seconds: bool = False) -> str:
    """Return the local wall time, `14:07` or `14:07:12`."""
    local = moment.astimezone()
    time = QTime(local.hour, local.minute, local.second)
    return QLocale().toString(time, "HH:mm:ss" if seconds else "HH:mm")


def moment_words(text: str, now: datetime) -> str:
    """Return the clock time of a timestamp of today, its date as well for another day."""
    moment = datetime.fromisoformat(text)
    if moment.astimezone().date() == now.astimezone().date():
        return clock_words(moment)
    return f"{iso_date_words(text)} {clock_words(moment)}"


def span_words(seconds: float) -> str:
    """Return how long that is in its largest fitting unit: `40 s`, `11 min`, `2 h`, `21 days`."""
    if seconds < _MINUTE:
        return _counted.seconds(max(0, int(seconds)))
    if seconds < _HOUR:
        return _counted.minutes(int(seconds / _MINUTE))
    if seconds < 2 * _DAY:
        return _counted.hours(int(seconds / _HOUR))
    if seconds < 2 * _MONTH:
        return _counted.days(int(seconds / _DAY))
    if seconds < 2 * _YEAR:
        return _counted.months(int(seconds / _MONTH))
    return _counted.years(int(seconds / _YEAR))


def waiting_words(seconds: float) -> str:
    """Return a wait to the minute: `11 min`, `1 h 05 min`."""
    minutes = max(0, int(seconds / _MINUTE))
    if minutes < _MINUTE:
        return _counted.minutes(minutes)
    hours, rest = divmod(minutes, _MINUTE)
    if hours >= 2 * 24:
        return _counted.days(hours // 24)
    return QCoreApplication.translate("Dates", "{hours} h {minutes:02d} min").format(
        hours=hours, minutes=rest
    )


def ago_words(then: str, now: datetime) -> str:
    """Return how long ago an ISO date or timestamp was: `just now`, `today`, `21 days ago`."""
    if "T" not in then:
        return _days_ago(then, now)
    seconds = (now - datetime.fromisoformat(then)).total_seconds()
    if seconds < _MINUTE:
        return QCoreApplication.translate("Dates", "just now")
    return QCoreApplication.translate("Dates", "{span} ago").format(span=span_words(seconds))


def old_words(as_of: str, now: datetime) -> str:
    """Return the age of a copy: `new`, `2 h old`."""
    seconds = (now - datetime.fromisoformat(as_of)).total_seconds()
    if seconds < _MINUTE:
        return QCoreApplication.translate("Dates", "new")
    return QCoreApplication.translate("Dates", "{span} old").format(span=span_words(seconds))


def days_words(count: int) -> str:
    """Return `90 days`, or `one day`."""
    return _counted.days(count) if count != 1 else QCoreApplication.translate("Dates", "one day")


def months_words(count: int) -> str:
    """Return `12 months`, or `one month`."""
    return _counted.months(count) if count > 1 else QCoreApplication.translate("Dates", "one month")


def crossings_words(count: int) -> str:
    """Return `14 crossings`, or `One crossing`."""
    if count > 1:
        return _counted.crossings(count)
    return QCoreApplication.translate("Dates", "One crossing")


def times_words(count: int) -> str:
    """Return `3 times`, or `once`."""
    return _counted.times(count) if count > 1 else QCoreApplication.translate("Dates", "once")


def linked_words(count: int) -> str:
    """Return `Linked to 3 others`, or `Linked to somebody else`."""
    if count > 1:
        return _counted.others(count)
    return QCoreApplication.translate("Dates", "Linked to somebody else")


def machine_words(milliseconds: int, *, digits: int = 1) -> str:
    """Return a machine's share of the time: `0.4 s`, or `0.41 s` with two digits."""
    seconds = QLocale().toString(max(0, milliseconds) / 1000, "f", digits)
    return QCoreApplication.translate("Dates", "{seconds} s").format(seconds=seconds)


def stopwatch_words(seconds: int) -> str:
    """Return a person's share of the time, to the second: `11 s`, `1 min 12 s`."""
    if seconds < _MINUTE:
        return _counted.seconds(max(0, seconds))
    minutes, rest = divmod(seconds, _MINUTE)
    return QCoreApplication.translate("Dates", "{minutes} min {seconds:02d} s").format(
        minutes=minutes, seconds=rest
    )


def _days_ago(then: str, now: datetime) -> str:
    date = partial_date(then)
    if not date.complete or date.year is None or date.month is None or date.day is None:
        return date_words(date)
    days = QDate(date.year, date.month, date.day).daysTo(_today(now))
    if days == 0:
        return QCoreApplication.translate("Dates", "today")
    if days == 1:
        return QCoreApplication.translate("Dates", "yesterday")
    if days < 0:
        return date_words(date)
    return QCoreApplication.translate("Dates", "{span} ago").format(span=span_words(days * _DAY))


def _today(now: datetime) -> QDate:
    local = now.astimezone()
    return QDate(local.year, local.month, local.day)
