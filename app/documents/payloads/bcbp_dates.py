"""In which year a flight is: a boarding pass says the day of the year only (item 46)."""

from dataclasses import dataclass
from datetime import date, timedelta

from app.documents.payloads.bcbp import BoardingPass

_AHEAD = 1  # days that another time zone's calendar may be ahead
_DECADE = 10


@dataclass(frozen=True, slots=True)
class FlightDate:
    """Day of a flight.

    Attributes:
        day: None where the pass leaves it open, or no year near has it.
        year_inferred: The year is not printed, but the nearest one; always so where there is a day.
    """

    day: date | None
    year_inferred: bool


def flight_dates(boarding_pass: BoardingPass, today: date) -> tuple[FlightDate, ...]:
    """Return the days of the flights, in their order: each as near as can be to the one before.

    The first is the one nearest to the day on which the pass was issued, where it says so, else
    nearest to today.
    """
    near = issue_date(boarding_pass, today) or today
    dates: list[FlightDate] = []
    for leg in boarding_pass.legs:
        day = None if leg.day_of_year is None else _nearest(leg.day_of_year, near)
        near = day or near
        dates.append(FlightDate(day, day is not None))
    return tuple(dates)


def issue_date(boarding_pass: BoardingPass, today: date) -> date | None:
    """Return when the pass was issued: the latest such day that is not ahead; its year inferred.

    Of the year, the pass has the last digit only. None where it does not say when.
    """
    items = boarding_pass.items
    if items is None or items.issued_year_digit is None or items.issued_day is None:
        return None
    latest = today + timedelta(days=_AHEAD)
    for year in range(latest.year, latest.year - 2 * _DECADE, -1):
        if year % _DECADE == items.issued_year_digit:
            issued = _day(year, items.issued_day)
            if issued is not None and issued <= latest:
                return issued
    return None


def _nearest(day_of_year: int, near: date) -> date | None:
    """Return the day nearest to another; of two as near, the later one."""
    years = (near.year + 1, near.year, near.year - 1)
    days = [day for year in years if (day := _day(year, day_of_year)) is not None]
    return min(days, key=lambda day: abs(day - near)) if days else None


def _day(year: int, day_of_year: int) -> date | None:
    day = date(year, 1, 1) + timedelta(days=day_of_year - 1)
    return day if day.year == year else None
