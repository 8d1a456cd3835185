"""What secondary found about a document, and in a vehicle."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import (
    CompoundSelect,
    Connection,
    Select,
    Text,
    and_,
    bindparam,
    select,
    type_coerce,
    union_all,
)

from app.records.tables import finding, passage, referral
from app.records.tables.history import HAS_PLATE, STANDS, WAS_REFERRED
from app.screening.answers import PastSecondary
from app.screening.past import Person

_NOTHING_FOUND = "none"
_IN_VEHICLE = 10

# The traveler's own: those who went along are in the referral of somebody else.
_own_referral = and_(
    referral.c.id == passage.c.referral_id,
    referral.c.station == passage.c.station,
    referral.c.encounter_id == passage.c.encounter_id,
)
# As it is stored: a referral leads to its findings, and nobody sees its number.
_referral_id = type_coerce(finding.c.referral_id, Text)
_closed = (
    select(
        passage.c.document,
        passage.c.at,
        passage.c.name,
        passage.c.plate_state,
        type_coerce(referral.c.id, Text).label("id"),
        referral.c.closed_at,
        referral.c.port,
        referral.c.disposition,
    )
    .join(referral, _own_referral)
    .where(WAS_REFERRED, STANDS, referral.c.closed_at.is_not(None))
    .order_by(passage.c.at.desc())
    .limit(bindparam("most"))
)
_IN_PLATE = _closed.where(passage.c.plate == bindparam("plate"), HAS_PLATE)
_FOUND = (
    select(_referral_id.label("referral_id"), finding.c.finding)
    .where(_referral_id.in_(bindparam("ids", expanding=True)))
    .order_by(finding.c.at, finding.c.event_id)
)


@dataclass(frozen=True, slots=True)
class FoundInVehicle:
    """What secondary found when somebody came in a vehicle."""

    person: Person
    plate_state: str
    at: str
    finding: str


def secondaries(
    connection: Connection, documents: Iterable[str], most: int
) -> Mapping[str, tuple[PastSecondary, ...]]:
    """Return the closed secondaries of each document that has any, newest first.

    All are asked about at once: most of what a statement costs is the statement.
    """
    asked = {f"document{i}": one for i, one in enumerate(sorted(filter(None, set(documents))))}
    if not asked:
        return {}
    rows = connection.execute(_of_documents(len(asked)), {**asked, "most": most}).all()
    rows = sorted(rows, key=lambda row: row.at, reverse=True)
    words = _words(connection, (row.id for row in rows))
    found: dict[str, tuple[PastSecondary, ...]] = {}
    for row in rows:
        one = PastSecondary(row.closed_at, row.port, row.disposition, words.get(row.id, ""))
        found[row.document] = (*found.get(row.document, ()), one)
    return found


@cache
def _of_documents(count: int) -> CompoundSelect[Any]:
    """Return the latest of each of so many documents: a few steps in the index for each."""
    each = (
        _closed.where(passage.c.document == bindparam(f"document{place}")).subquery()
        for place in range(count)
    )
    return union_all(*(select(one) for one in each))


def found_in_vehicle(connection: Connection, plate: str) -> tuple[FoundInVehicle, ...]:
    """Return what was found in vehicles with this plate, newest first; where nothing was, none."""
    query: Select[Any] = _IN_PLATE
    rows = connection.execute(query, {"plate": plate, "most": _IN_VEHICLE}).all()
    words = _words(connection, (row.id for row in rows))
    return tuple(
        FoundInVehicle(
            Person(row.document, row.name), row.plate_state, row.closed_at, words[row.id]
        )
        for row in rows
        if words.get(row.id, _NOTHING_FOUND) not in ("", _NOTHING_FOUND)
    )


def _words(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """Return the first thing found in each referral; `none` where only that was recorded."""
    asked = list(ids)
    words: dict[str, str] = {}
    for row in connection.execute(_FOUND, {"ids": asked}) if asked else ():
        if words.get(row.referral_id, _NOTHING_FOUND) == _NOTHING_FOUND:
            words[row.referral_id] = row.finding
    return words
