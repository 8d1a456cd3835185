"""What secondary found about a document, and in a vehicle."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, and_, bindparam, select

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
_closed = (
    select(
        passage.c.document,
        passage.c.name,
        passage.c.plate_state,
        referral.c.id,
        referral.c.closed_at,
        referral.c.port,
        referral.c.disposition,
    )
    .join(referral, _own_referral)
    .where(WAS_REFERRED, STANDS, referral.c.closed_at.is_not(None))
    .order_by(passage.c.at.desc())
    .limit(bindparam("most"))
)
_OF_DOCUMENT = _closed.where(passage.c.document == bindparam("document"))
_IN_PLATE = _closed.where(passage.c.plate == bindparam("plate"), HAS_PLATE)
_REFERRED = (
    select(passage.c.document)
    .where(passage.c.document.in_(bindparam("documents", expanding=True)), WAS_REFERRED, STANDS)
    .distinct()
)
_FOUND = (
    select(finding.c.referral_id, finding.c.finding)
    .where(finding.c.referral_id.in_(bindparam("ids", expanding=True)))
    .order_by(finding.c.at, finding.c.event_id)
)


@dataclass(frozen=True, slots=True)
class FoundInVehicle:
    """What secondary found when somebody came in a vehicle."""

    person: Person
    plate_state: str
    at: str
    finding: str


def secondaries(connection: Connection, document: str, most: int) -> tuple[PastSecondary, ...]:
    """Return this document's closed secondaries, newest first."""
    rows = connection.execute(_OF_DOCUMENT, {"document": document, "most": most}).all()
    words = _words(connection, (row.id for row in rows))
    return tuple(
        PastSecondary(row.closed_at, row.port, row.disposition, words.get(row.id, ""))
        for row in rows
    )


def ever_referred(connection: Connection, documents: Iterable[str]) -> set[str]:
    """Return which of these were referred at all: most travelers never are."""
    asked = sorted(set(documents))
    return set(connection.scalars(_REFERRED, {"documents": asked})) if asked else set()


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


def _words(connection: Connection, ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return the first thing found in each referral; `none` where only that was recorded."""
    asked = list(ids)
    words: dict[UUID, str] = {}
    for row in connection.execute(_FOUND, {"ids": asked}) if asked else ():
        if words.get(row.referral_id, _NOTHING_FOUND) == _NOTHING_FOUND:
            words[row.referral_id] = row.finding
    return words
