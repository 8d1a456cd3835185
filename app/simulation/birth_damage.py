"""What goes wrong with birth dates on their way into a document or onto a list."""

from datetime import date
from random import Random

from app.documents.reading import PartialDate


def damaged_birth(birth: PartialDate, chance: Random) -> PartialDate:
    """Swap day and month, miss the year by one, change one digit, or keep the year only.

    Each is as likely as the others where it gives another date; the date is complete.
    """
    made = (_swapped(birth), _year_off(birth, chance), _digit_off(birth, chance), _year_only(birth))
    return chance.choice([each for each in made if each is not None and each != birth])


def _swapped(birth: PartialDate) -> PartialDate | None:
    return _date(birth.year, birth.day, birth.month)


def _year_off(birth: PartialDate, chance: Random) -> PartialDate | None:
    assert birth.year is not None
    return _date(birth.year + chance.choice((-1, 1)), birth.month, birth.day)


def _digit_off(birth: PartialDate, chance: Random) -> PartialDate | None:
    """Change one of the six digits that a machine readable zone has, so that a date remains."""
    text = birth.iso.replace("-", "")
    made = []
    for place in range(2, 8):
        for digit in "0123456789":
            changed = text[:place] + digit + text[place + 1 :]
            other = _date(int(changed[:4]), int(changed[4:6]), int(changed[6:]))
            if other is not None and other != birth:
                made.append(other)
    return chance.choice(made)


def _year_only(birth: PartialDate) -> PartialDate:
    return PartialDate(birth.year)


def _date(year: int | None, month: int | None, day: int | None) -> PartialDate | None:
    """Return the date, or None where the calendar has no such day."""
    assert year is not None
    assert month is not None
    assert day is not None
    try:
        date(year, month, day)
    except ValueError:
        return None
    return PartialDate(year, month, day)
