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
    parts = np.stack([listed // 10_000, listed // 100 % 100, listed % 100])
    ours = (traveler.year or 0, traveler.month or 0, traveler.day or 0)
    known = parts > 0
    weights = np.full(len(listed), DIFFERENT, np.int64)
    same = [parts[place] == ours[place] for place in range(3)]
    if traveler.complete:
        year, month, day = ours
        apart = np.abs(parts[0] - year)
        same_day = same[1] & same[2]
        mine = year * 10_000 + month * 100 + day
        digits = np.zeros(len(listed), np.int8)
        for scale in 10 ** np.arange(8):
            digits += listed // scale % 10 != mine // scale % 10
        weights[digits == 1] = DIGIT_OFF
        weights[same_day & (apart % 100 == 0)] = CENTURY
        weights[same_day & (apart == 1)] = YEAR_OFF
        weights[same[0] & (parts[1] == day) & (parts[2] == month)] = SWAPPED
        weights[same[0] & same_day] = EQUAL
        partial = ~known.all(axis=0)
    else:
        partial = np.ones(len(listed), dtype=bool)
    contradicted = np.zeros(len(listed), dtype=bool)
    for place in range(3):
        if ours[place]:
            contradicted |= known[place] & ~same[place]
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
