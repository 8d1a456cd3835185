"""Birth dates as numbers (yyyymmdd, zeros for what is not known), a whole list at once."""

import numpy as np
from numpy.typing import NDArray

from app.documents.reading import PartialDate
from app.screening.birth_dates import (
    CENTURY,
    DIFFERENT,
    DIGIT_OFF,
    EQUAL,
    SAME_MONTH,
    SAME_YEAR,
    SWAPPED,
    YEAR_OFF,
    close_dates,
)

Dates = NDArray[np.int32]


def date_weights(traveler: PartialDate, listed: Dates) -> NDArray[np.int64]:
    """Return for each listed date what `compare_birth_dates` gives it, in hundredths of a bit."""
    ours = (traveler.year or 0, traveler.month or 0, traveler.day or 0)
    years = listed // 10_000
    days = listed - years * 10_000
    months = days // 100
    parts = (years, months, days - months * 100)
    known = [part > 0 for part in parts]
    weights = np.full(len(listed), DIFFERENT, np.int64)
    if traveler.complete:
        year, month, day = ours
        apart = np.abs(years - year)
        same_day = days == month * 100 + day
        mine = year * 10_000 + month * 100 + day
        digits = np.zeros(len(listed), np.int8)
        for scale in (10**place for place in range(8)):
            digits += listed // scale % 10 != mine // scale % 10
        weights[digits == 1] = DIGIT_OFF
        weights[same_day & (apart % 100 == 0)] = CENTURY
        weights[same_day & (apart == 1)] = YEAR_OFF
        weights[(apart == 0) & (days == day * 100 + month)] = SWAPPED
        weights[listed == mine] = EQUAL
        partial = ~(known[0] & known[1] & known[2])
        if not partial.any():
            return weights
    else:
        partial = np.ones(len(listed), dtype=bool)
    contradicted = np.zeros(len(listed), dtype=bool)
    for part, here, our in zip(parts, known, ours, strict=True):
        if our:
            contradicted |= here & (part != our)
    year_known = known[0] if ours[0] else np.zeros(len(listed), dtype=bool)
    month_known = known[1] if ours[1] else np.zeros(len(listed), dtype=bool)
    by_part = np.where(year_known, SAME_YEAR + np.where(month_known, SAME_MONTH, 0), 0)
    return np.where(partial, np.where(contradicted, DIFFERENT, by_part), weights)


def date_ranges(traveler: PartialDate) -> list[tuple[int, int]]:
    """Return the ranges of listed dates, first and last, that may be this birth date.

    Nothing for a date of which not even the year is known.
    """
    if traveler.year is None:
        return []
    year = traveler.year * 10_000
    if not traveler.complete:
        return [(year, year + 9_999)]
    month = (traveler.month or 0) * 100
    dates = {int(date.replace("-", "")) for date in close_dates(traveler)}
    dates |= {year, year + month}
    return [(date, date) for date in sorted(dates)]
