"""Tables of our own about what travelers hold: memberships, permits, redress numbers.

As in `own_csv`: UTF-8 with a header; columns come in any order, and others are left alone.

| table | columns; those in brackets may be missing or empty |
|---|---|
| memberships | `program`, `valid_from`, `valid_until`, `vetted_on`, `issuing_state`, `document_number` |
| permits | `kind` (visa, authorization), `number`, `category`, `issued_on`, `valid_from`, `valid_until`, `issuing_state`, `document_number`, [`entries` (one, many)] |
| redresses | `number`, `issuing_state`, `document_number`, [`lookout_id`, `granted_on`, `birth_date`] |

Dates are `1971-03-12`; of a birth date, as much as is known. Each is tied to one travel document.
"""  # noqa: E501 - a table

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from app.packs.record_format import MEMBERSHIP, PERMIT, REDRESS
from app.packs.sources.own_csv import Row, day_in, read_table, sound
from app.packs.sources.rows import Progress, Refused, Tally, listed_date, plain
from app.packs.sources.states import state_code
from app.screening.answers import Entries, Membership, Permit, PermitKind, Redress
from app.screening.identifiers import document_key
from app.screening.redress_facts import bare_redress_number

_WordT = TypeVar("_WordT", bound=StrEnum)
_DOCUMENT = ("issuing_state", "document_number")
_VALIDITY = ("valid_from", "valid_until")


def read_memberships(path: Path, tally: Tally, progress: Progress) -> Iterator[Membership]:
    """Yield memberships of trusted-traveler programs.

    Raises:
        Problem: PACK_SOURCE_UNKNOWN, when a column is missing.
    """
    columns = ("program", *_VALIDITY, "vetted_on", *_DOCUMENT)
    return read_table(path, columns, _membership, tally, progress)


def read_permits(path: Path, tally: Tally, progress: Progress) -> Iterator[Permit]:
    """Yield visas and authorizations.

    Raises:
        Problem: PACK_SOURCE_UNKNOWN, when a column is missing.
    """
    columns = ("kind", "number", "category", "issued_on", *_VALIDITY, *_DOCUMENT)
    return read_table(path, columns, _permit, tally, progress)


def read_redresses(path: Path, tally: Tally, progress: Progress) -> Iterator[Redress]:
    """Yield redress numbers.

    Raises:
        Problem: PACK_SOURCE_UNKNOWN, when a column is missing.
    """
    return read_table(path, ("number", *_DOCUMENT), _redress, tally, progress)


def _membership(row: Row) -> Membership:
    state, number = _document(row)
    membership = Membership(
        plain(row["program"]), *_valid(row), _day(row, "vetted_on"), state, number
    )
    return sound(membership, MEMBERSHIP.encode)


def _permit(row: Row) -> Permit:
    state, number = _document(row)
    permit = Permit(
        _word(row["kind"], PermitKind, "a kind that is not known"),
        _number(row),
        plain(row["category"]),
        _word(row.get("entries", ""), Entries, "entries that are not known"),
        _day(row, "issued_on"),
        *_valid(row),
        state,
        number,
    )
    return sound(permit, PERMIT.encode)


def _redress(row: Row) -> Redress:
    state, number = _document(row)
    birth_date = listed_date(row.get("birth_date", ""))
    if row.get("birth_date") and not birth_date:
        raise Refused("a date that is none")
    redress = Redress(
        _number(row),
        row.get("lookout_id", ""),
        day_in(row, "granted_on"),
        state,
        number,
        birth_date,
    )
    return sound(redress, REDRESS.encode)


def _document(row: Row) -> tuple[str, str]:
    state = state_code(row["issuing_state"])
    if not state:
        raise Refused("an issuer that is not known")
    key = document_key(state, row["document_number"])
    if key is None:
        raise Refused("no number of a document")
    return state, key[1]


def _number(row: Row) -> str:
    number = bare_redress_number(row["number"])
    if number is None:
        raise Refused("a number that is none")
    return number


def _valid(row: Row) -> tuple[str, str]:
    begins, ends = _day(row, "valid_from"), _day(row, "valid_until")
    if ends < begins:
        raise Refused("ends before it begins")
    return begins, ends


def _day(row: Row, column: str) -> str:
    day = day_in(row, column)
    if not day:
        raise Refused("a date is missing")
    return day


def _word(text: str, words: type[_WordT], otherwise: str) -> _WordT:
    try:
        return words(text)
    except ValueError:
        raise Refused(otherwise) from None
