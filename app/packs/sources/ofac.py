"""The list of the US Office of Foreign Assets Control: `sdn.csv`, and `alt.csv` with other names.

Both have no header; empty fields say `-0-`. Birth dates, nationalities and passports stand in the
remarks, in words.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from app.packs.record_format import MOST_ALIASES, MOST_REASON
from app.packs.sources.rows import (
    Progress,
    Refused,
    Tally,
    csv_rows,
    inverted_name,
    listed_date,
    plain,
)
from app.packs.sources.states import state_code
from app.screening.answers import Lookout

_COLUMNS = 12
_PASSPORT = re.compile(r"(?:alt\. )?Passport ([^()]{1,40}?) \(([^)]+)\)(?: (?:issued|expires) .*)?")
_SEX = {"Gender Male": "M", "Gender Female": "F"}


def read_ofac(
    sdn: Path, alt: Path | None, lookout_class: int, tally: Tally, progress: Progress
) -> Iterator[Lookout]:
    """Yield the people of the list; ships, aircraft and companies are counted as others.

    Args:
        sdn: `sdn.csv`.
        alt: `alt.csv`, or None.
        lookout_class: Class of every record.
        tally: Counts.
        progress: Is told of what was read.
    """
    others = _other_names(alt, tally, progress) if alt else {}
    for row in csv_rows(sdn, tally, progress):
        cells = ["" if cell.strip() == "-0-" else cell.strip() for cell in row]
        if len(cells) < _COLUMNS or not cells[0].isdigit():
            tally.rejects["a row with other columns"] += 1
        elif cells[2] != "individual":
            tally.others += 1
        else:
            try:
                yield _lookout(cells, others.get(cells[0], []), lookout_class)
            except Refused as refused:
                tally.rejects[str(refused)] += 1


def _other_names(alt: Path, tally: Tally, progress: Progress) -> dict[str, list[str]]:
    names: dict[str, list[str]] = {}
    counted = Tally()
    for row in csv_rows(alt, counted, progress):
        if len(row) >= 4 and row[0].strip().isdigit():
            names.setdefault(row[0].strip(), []).append(row[3])
        else:
            tally.rejects["a row of other names with other columns"] += 1
    tally.rejects.update(counted.rejects)
    return names


def _lookout(cells: list[str], others: list[str], lookout_class: int) -> Lookout:
    surname, given_names = inverted_name(cells[1])
    if not surname and not given_names:
        raise Refused("no name")
    remarks = [part.strip().rstrip(".") for part in cells[11].split(";")]
    dates = [listed_date(part.partition("DOB ")[2]) for part in remarks if "DOB " in part[:9]]
    states = [
        state_code(part.partition(word)[2])
        for word in ("nationality ", "citizen ")
        for part in remarks
        if word in part[:17]
    ]
    known_dates = [date for date in dict.fromkeys(dates) if date]
    known_states = [state for state in dict.fromkeys(states) if state]
    found = [_PASSPORT.fullmatch(part) for part in remarks]
    passports = [(state_code(one[2]), plain(one[1])) for one in found if one is not None]
    return Lookout(
        id=f"OFAC-{cells[0]}",
        version=1,
        lookout_class=lookout_class,
        surname=surname,
        given_names=given_names,
        birth_date=known_dates[0] if known_dates else "",
        nationality=known_states[0] if known_states else "",
        reason=plain(f"OFAC SDN list: {cells[3]}")[:MOST_REASON],
        listed_on="",
        sex=next((_SEX[part] for part in remarks if part in _SEX), ""),
        aliases=tuple(map(inverted_name, others[:MOST_ALIASES])),
        documents=tuple((state, number) for state, number in passports if state)[:50],
        other_birth_dates=tuple(known_dates[1:20]),
        other_nationalities=tuple(known_states[1:20]),
    )
