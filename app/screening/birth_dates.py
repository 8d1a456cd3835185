"""Birth dates side by side: equal, nearly equal in a way people and machines get wrong, or not."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.documents.reading import PartialDate
from app.screening.evidence import Agreement, EvidenceNote

UNKNOWN = PartialDate()

# Weights of evidence in hundredths of a bit. A birth date is one of about 2^14 likely ones; a slip
# of the kinds below gives back what such slips leave open.
EQUAL = 1400
SWAPPED = 1000
CENTURY = 1000
YEAR_OFF = 800
DIGIT_OFF = 500
SAME_YEAR = 600
SAME_MONTH = 350
DIFFERENT = -1200


@dataclass(frozen=True, slots=True)
class DateComparison:
    """How the traveler's birth date stands to the listed one.

    Attributes:
        note: An `EvidenceNote` for a close date, or empty.
        centibits: Weight of evidence in hundredths of a bit.
    """

    agreement: Agreement
    note: str = ""
    centibits: int = 0


def parse_listed_date(text: str) -> PartialDate:
    """Read `YYYY-MM-DD` with X for unknown digits; anything else is an unknown date.

    A part counts as known only when all its digits are.
    """
    parts = text.split("-")
    if len(parts) != 3 or [len(part) for part in parts] != [4, 2, 2]:
        return UNKNOWN
    year, month, day = (
        int(part) if part.isascii() and part.isdecimal() else None for part in parts
    )
    return PartialDate(year or None, month or None, day or None)


def compare_birth_dates(traveler: PartialDate, listed: PartialDate) -> DateComparison:
    """Compare part by part. A date of which the year is unknown on one side says nothing."""
    if not (traveler.complete and listed.complete):
        return _compare_partial(traveler, listed)
    if traveler == listed:
        return DateComparison(Agreement.AGREES, "", EQUAL)
    year, *day = _known(traveler)
    listed_year, *listed_day = _known(listed)
    if year == listed_year and day == listed_day[::-1]:
        return DateComparison(Agreement.CLOSE, EvidenceNote.DAY_MONTH_SWAPPED, SWAPPED)
    years_apart = abs(year - listed_year)
    if day == listed_day and years_apart == 1:
        return DateComparison(Agreement.CLOSE, EvidenceNote.YEAR_ONE_OFF, YEAR_OFF)
    if day == listed_day and years_apart % 100 == 0:  # documents print two digits of the year
        return DateComparison(Agreement.CLOSE, EvidenceNote.CENTURY_OFF, CENTURY)
    if sum(x != y for x, y in zip(traveler.iso, listed.iso, strict=True)) == 1:
        return DateComparison(Agreement.CLOSE, EvidenceNote.ONE_DIGIT_APART, DIGIT_OFF)
    return DateComparison(Agreement.DIFFERS, "", DIFFERENT)


def close_dates(birth: PartialDate) -> Iterator[str]:
    """Yield as `YYYY-MM-DD` every date that `compare_birth_dates` finds equal or close.

    Nothing is yielded for a date that is not complete. The same date may come twice.
    """
    if not birth.complete:
        return
    year, month, day = birth.iso.split("-")
    yield birth.iso
    yield f"{year}-{day}-{month}"
    for other in (-100, -1, 1, 100):
        yield f"{int(year) + other:04d}-{month}-{day}"
    iso = birth.iso
    for place, char in enumerate(iso):
        if char != "-":
            for digit in "0123456789":
                if digit != char:
                    yield iso[:place] + digit + iso[place + 1 :]


def age_at(birth: PartialDate, today: date) -> int | None:
    """Return completed years, or None where unknown parts leave it open or birth lies ahead.

    Who was born on 29 February becomes older on 1 March of a year without that day.
    """
    if birth.year is None or birth.month is None or birth.day is None:
        return None
    had_birthday = (today.month, today.day) >= (birth.month, birth.day)
    age = today.year - birth.year - (not had_birthday)
    return age if age >= 0 else None


def oldest_age_at(birth: PartialDate, today: date) -> int | None:
    """Return the completed years that unknown parts of the date allow at most; None without year.

    Birth ahead of today counts as no years.
    """
    if birth.year is None:
        return None
    early = PartialDate(birth.year, birth.month or 1, (birth.month and birth.day) or 1)
    return age_at(early, today) or 0


def _compare_partial(traveler: PartialDate, listed: PartialDate) -> DateComparison:
    pairs = tuple(zip(_parts(traveler), _parts(listed), strict=True))
    if any(None not in pair and pair[0] != pair[1] for pair in pairs):
        return DateComparison(Agreement.DIFFERS, "", DIFFERENT)
    if None in pairs[0]:
        return DateComparison(Agreement.ABSENT)
    weight = SAME_YEAR + (0 if None in pairs[1] else SAME_MONTH)
    return DateComparison(Agreement.CLOSE, EvidenceNote.DATE_PARTIAL, weight)


def _parts(value: PartialDate) -> tuple[int | None, int | None, int | None]:
    return value.year, value.month, value.day


def _known(value: PartialDate) -> list[int]:
    return [part for part in _parts(value) if part is not None]
