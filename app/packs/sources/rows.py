"""Reading lists that others wrote: line by line, whatever stands in them."""

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from app.packs.record_format import MOST_NAME

LONGEST_LINE = 4 << 20
_LINES_PER_REPORT = 1024
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\s]+")
_MARKS = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
_MONTHS = {
    name: f"{number:02}"
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}

Progress = Callable[[int], None]
"""Is told of more bytes that were read."""


class Refused(Exception):  # noqa: N818 - a row was refused; nothing went wrong
    """A row that no station would install; the message is the reason, without personal data."""


@dataclass(slots=True)
class Tally:
    """What became of the rows of one source.

    Attributes:
        rows: How many were read.
        kept: How many records were made of them.
        others: Rows about something else, as ships on a list of people.
        rejects: How many rows were refused, by reason.
    """

    rows: int = 0
    kept: int = 0
    others: int = 0
    rejects: Counter[str] = field(default_factory=Counter)


def lines(path: Path, tally: Tally, progress: Progress) -> Iterator[str]:
    """Yield the lines of a text in UTF-8; longer ones than any real one are refused."""
    seen = 0
    with path.open("rb") as file:
        while line := file.readline(LONGEST_LINE):
            seen += len(line)
            if not line.endswith(b"\n") and len(line) == LONGEST_LINE:
                tally.rejects["a line is too long"] += 1
                while line and not line.endswith(b"\n"):
                    line = file.readline(LONGEST_LINE)
                    seen += len(line)
                continue
            if tally.rows % _LINES_PER_REPORT == 0:
                progress(seen)
                seen = 0
            yield line.decode("utf-8", "replace")
    progress(seen)


def csv_rows(path: Path, tally: Tally, progress: Progress) -> Iterator[list[str]]:
    """Yield the rows of a table; what is no row is refused, and the next one is read."""
    reader = csv.reader(line.replace("\0", " ") for line in lines(path, tally, progress))
    while True:
        try:
            row = next(reader, None)
        except csv.Error:
            tally.rows += 1
            tally.rejects["a field is too long"] += 1
            continue
        if row is None:
            return
        if any(cell.strip("\x1a \t") for cell in row):
            tally.rows += 1
            yield row


def plain(text: str) -> str:
    """Return text on one line, composed, without marks that nobody sees."""
    return unicodedata.normalize("NFC", _MARKS.sub("", _UNSEEN.sub(" ", text))).strip()


def name_part(text: str) -> str:
    """Return a part of a name.

    Raises:
        Refused: It is too long.
    """
    if len(text) > 10 * MOST_NAME or len(plain(text)) > MOST_NAME:
        raise Refused("a name is too long")
    return plain(text)


def inverted_name(text: str) -> tuple[str, str]:
    """Return surname and given names of `SURNAME, Given names`."""
    surname, _, given = name_part(text).partition(",")
    return surname.strip(), given.strip()


def natural_name(text: str) -> tuple[str, str]:
    """Return surname and given names of a name as it is spoken: the last word is the surname."""
    given, _, surname = name_part(text).rpartition(" ")
    return surname, given


def listed_date(text: str) -> str:
    """Return a date as packs write it, X for what is not known; empty where no year is named.

    Args:
        text: As `12 Mar 1971`, `Mar 1971`, `circa 1971`, `1971`, `1971-03` or `1971-03-12`.
    """
    iso = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?(?:T.*)?", text.strip())
    if iso:
        year, month, day = iso.groups()
    else:
        worded = re.search(r"(?:([0-9]{1,2})\s+)?(?:([A-Za-z]{3})[a-z]*\s+)?\b([0-9]{4})\b", text)
        if worded is None:
            return ""
        day, word, year = worded.groups()
        month = _MONTHS.get((word or "").lower())
    month = month if month and "01" <= month <= "12" else None
    known_day = f"{int(day):02}" if day and month and 1 <= int(day) <= 31 else None
    return f"{year}-{month or 'XX'}-{known_day or 'XX'}"
