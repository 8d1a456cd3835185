"""Dates as pages print them: `17 JUN 1991`, `26 MAI/MAY 09`, `01.01.1980`, `05FEB1965`."""

import re
from dataclasses import dataclass
from unicodedata import combining, normalize

from app.documents.reading import PartialDate

_MONTHS = (
    "jan januar january janvier enero ene gennaio gen janeiro januari styczen sty leden led jen",
    "feb februar february fevrier fev febrero febbraio fevereiro februari luty lut unor uno fbr",
    "mar maerz marz mrz march mars marzo marco maart mrt marzec brezen bre mac",
    "apr april avr avril abr abril aprile kwi kwiecien duben dub",
    "may mai mayo mag maggio maio mei maj kveten kve",
    "jun juni june juin junio giu giugno junho cze czerwiec cerven cvn jui",
    "jul juli july juillet julio lug luglio julho lip lipiec cervenec cvc juil",
    "aug august aout aou ago agosto augustus agu sie sierpien srpen srp",
    "sep sept september septembre septiembre set settembre setembro wrz wrzesien zari",
    "oct okt october oktober octobre octubre ott ottobre out outubro paz pazdziernik rijen rij",
    "nov november novembre noviembre novembro lis listopad",
    "dec dez des december dezember decembre diciembre dic dicembre dezembro gru grudzien prosinec",
)
_MONTH_OF = {name: at + 1 for at, names in enumerate(_MONTHS) for name in names.split()}
_AS_DIGITS = str.maketrans("OoIlZS", "001125")  # letters that a digit is taken for
_AS_LETTERS = str.maketrans("015", "ois")
_WORDED = re.compile(
    r"(?<![\dA-Za-z])([\dOIl]{1,2}|XX|\?\?)[\s.\-]*(0[CK]T|[^\W\d_]{3,10})\.?"
    r"(?:\s*[/\-.]\s*(0[CK]T|[^\W\d_]{3,10})\.?)?[\s.,/\-]*([\dOIl]{4}|[\dOIl]{2}|XXXX)(?![\dA-Za-z])"
)
_NUMERIC = re.compile(
    r"(?<![\d/.\-])(\d{1,2})\s*([./\- ])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})(?![\d/.\-]\d|\d)"
)
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})([./\- ])(\d{1,2})\2(\d{1,2})(?!\d)")
_LAST_MONTH, _LAST_DAY, _CENTURY = 12, 31, 100


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date on a page.

    Attributes:
        text: As printed.
        readings: What it can mean: `01/02/1980` is a day in February, or one in January. Of a year
            of two digits only these are known, as years 0 to 99.
    """

    text: str
    readings: tuple[PartialDate, ...]

    def agrees(self, other: PartialDate) -> bool:
        """Say whether it can mean this date; a zone has but two digits of a year (9303-3)."""
        return any(
            (one.month, one.day) == (other.month, other.day) and _same_year(one.year, other.year)
            for one in self.readings
        )


def printed_date(text: str) -> PrintedDate | None:
    """Return the one date in a line; None where there is none, or more than one."""
    found = [*_worded(text), *_numeric(text)]
    return found[0] if len(found) == 1 else None


def _worded(text: str) -> list[PrintedDate]:
    found = []
    for match in _WORDED.finditer(text):
        day, first, second, year = match.groups()
        months = {_month(word) for word in (first, second) if word} - {None}
        unknown = _is_unknown(first)
        if len(months) != 1 and not unknown:
            continue
        date = _date(_number(year), None if unknown else months.pop(), _number(day))
        if date is not None:
            found.append(PrintedDate(match.group(), (date,)))
    return found


def _numeric(text: str) -> list[PrintedDate]:
    found = []
    for match in _NUMERIC.finditer(text):
        first, _, second, year = match.groups()
        pairs = [(int(second), int(first))]
        if match.group(2) in "/-":  # nobody writes the month first with a point or a blank
            pairs.append((int(first), int(second)))
        dates = (_date(int(year), month, day) for month, day in dict.fromkeys(pairs))
        readings = tuple(date for date in dates if date is not None)
        if readings:
            found.append(PrintedDate(match.group(), readings))
    for match in _YEAR_FIRST.finditer(text):
        date = _date(int(match.group(1)), int(match.group(3)), int(match.group(4)))
        if date is not None:
            found.append(PrintedDate(match.group(), (date,)))
    return found


def _is_unknown(word: str) -> bool:
    """Say whether a part is printed as unknown (9303-3 clause 3.4, dates)."""
    return bool(word) and set(word.upper()) == {"X"}


def _month(word: str) -> int | None:
    plain = "".join(char for char in normalize("NFKD", word.lower()) if not combining(char))
    return _MONTH_OF.get(plain) or _MONTH_OF.get(plain.translate(_AS_LETTERS))


def _number(text: str) -> int | None:
    return None if text[0] in "X?" else int(text.translate(_AS_DIGITS))


def _date(year: int | None, month: int | None, day: int | None) -> PartialDate | None:
    if month is not None and not 1 <= month <= _LAST_MONTH:
        return None
    if day is not None and not 1 <= day <= _LAST_DAY:
        return None
    return PartialDate(year, month, day)


def _same_year(one: int | None, other: int | None) -> bool:
    if one is None or other is None:
        return one is other
    return one % _CENTURY == other % _CENTURY
