"""Who else belongs to a traveler's past, and why; and the same name under other documents.

These are hints, and say so: of each kind only the latest rows are looked at, and a few are shown.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Select, and_, bindparam, func, select

from app.records.past_secondaries import FoundInVehicle, found_in_vehicle
from app.records.tables import passage
from app.records.tables.history import HAS_ADDRESS, HAS_PERSON, HAS_PLATE, STANDS
from app.screening.answers import PastSecondary
from app.screening.past import Companion, Link, OtherDocument, Person, TrailKind

Secondaries = Mapping[str, Sequence[PastSecondary]]
"""Closed secondaries by document, newest first."""

_LOOKED_AT = 50
_OF_A_KIND = 3
_LINKS = 5
_OTHER_DOCUMENTS = 3
_ORDER = (TrailKind.SAME_VEHICLE, TrailKind.SAME_ADDRESS, TrailKind.SAME_PARTY)

_rows: Select[Any] = (
    select(passage.c.document, passage.c.name, passage.c.at)
    .where(STANDS)
    .order_by(passage.c.at.desc())
    .limit(_LOOKED_AT)
)
_BY_PLATE = _rows.add_columns(passage.c.plate_state).where(
    passage.c.plate == bindparam("shared"), HAS_PLATE
)
_BY_ADDRESS = _rows.where(passage.c.address == bindparam("shared"), HAS_ADDRESS)
_same_person = and_(passage.c.person == bindparam("person"), HAS_PERSON, STANDS)
# One document after the other, each by one look into the index, however often each crossed.
_NEXT_DOCUMENT = select(func.min(passage.c.document)).where(
    _same_person, passage.c.document > bindparam("after")
)
_of_document = and_(_same_person, passage.c.document == bindparam("document"))
_TIMES = select(func.count()).select_from(passage).where(_of_document)
_LAST = (
    select(passage.c.at, passage.c.port).where(_of_document).order_by(passage.c.at.desc()).limit(1)
)


def links_of(
    connection: Connection,
    document: str,
    along: Sequence[Companion],
    vehicles: Sequence[tuple[str, str]],
    address: str,
) -> list[Link]:
    """Return the others whom the records know together with this traveler; see `gravest`.

    Args:
        connection: All questions see the same moment.
        document: The traveler's own, who is no link to himself.
        along: Who came together with the traveler.
        vehicles: Plates and issuers to look for.
        address: Where the traveler lives; empty where that is not recorded.
    """
    found: list[Link] = []
    for plate, state in vehicles:
        found += _by_vehicle(connection, document, plate, state)
    if address:
        rows = connection.execute(_BY_ADDRESS, {"shared": address}).all()
        found += _grouped(rows, TrailKind.SAME_ADDRESS, document, address)
    return found + [
        Link(TrailKind.SAME_PARTY, one.person, one.times, one.last_at) for one in along[:_OF_A_KIND]
    ]


def gravest(links: Iterable[Link], past: Secondaries) -> tuple[Link, ...]:
    """Return a few of the links, the gravest first, with what each person's last secondary found.

    Args:
        links: From `links_of`.
        past: The closed secondaries of these people, newest first.
    """
    told = [_with_finding(one, past) for one in links]
    told.sort(key=lambda one: one.last_at, reverse=True)
    told.sort(
        key=lambda one: (
            not one.found_in_vehicle,
            one.finding in ("", "none"),
            _ORDER.index(one.kind),
            -one.times,
        )
    )
    return tuple(told[:_LINKS])


def other_documents(
    connection: Connection, document: str, person: str
) -> tuple[OtherDocument, ...]:
    """Return the crossings of the same name and birth date under other documents, latest first."""
    if not person:
        return ()
    found = [
        _other(connection, person, other)
        for other in _documents(connection, person)
        if other != document
    ]
    found.sort(key=lambda one: (one.last_at, one.document), reverse=True)
    return tuple(found[:_OTHER_DOCUMENTS])


def with_outcome(other: OtherDocument, past: Secondaries) -> OtherDocument:
    """Add what the last secondary under that document gave, if there was one."""
    for last in past.get(other.document, ())[:1]:
        return replace(other, outcome=last.disposition, finding=last.finding, secondary_at=last.at)
    return other


def _documents(connection: Connection, person: str) -> Iterator[str]:
    after = ""
    for _ in range(2 * _OTHER_DOCUMENTS):
        asked = {"person": person, "after": after}
        after = connection.execute(_NEXT_DOCUMENT, asked).scalar_one()
        if after is None:
            return
        yield after


def _other(connection: Connection, person: str, document: str) -> OtherDocument:
    asked = {"person": person, "document": document}
    last = connection.execute(_LAST, asked).one()
    times = connection.execute(_TIMES, asked).scalar_one()
    return OtherDocument(document, times, last.at, last.port)


def _by_vehicle(connection: Connection, document: str, plate: str, state: str) -> list[Link]:
    shared = " ".join(part for part in (state, plate) if part)
    rows = [
        row
        for row in connection.execute(_BY_PLATE, {"shared": plate})
        if _one_issuer(state, row.plate_state)
    ]
    links = {
        one.person.document: one for one in _grouped(rows, TrailKind.SAME_VEHICLE, document, shared)
    }
    for found in reversed(found_in_vehicle(connection, plate)):
        if found.person.document != document and _one_issuer(state, found.plate_state):
            links[found.person.document] = _with_vehicle(
                links.get(found.person.document), found, shared
            )
    return list(links.values())


def _with_vehicle(link: Link | None, found: FoundInVehicle, shared: str) -> Link:
    link = link or Link(TrailKind.SAME_VEHICLE, found.person, 1, found.at, shared)
    return replace(link, finding=found.finding, found_at=found.at, found_in_vehicle=True)


def _one_issuer(ours: str, theirs: str) -> bool:
    """Say whether two plates can be one: where a record names no issuer, the plate must do."""
    return not ours or not theirs or ours == theirs


def _grouped(rows: Sequence[Any], kind: TrailKind, document: str, shared: str) -> list[Link]:
    """Count the rows of each person but the traveler; the most often first, then the latest."""
    links: dict[str, Link] = {}
    for row in rows:
        if row.document and row.document != document:
            known = links.get(row.document)
            links[row.document] = (
                replace(known, times=known.times + 1)
                if known
                else Link(kind, Person(row.document, row.name), 1, row.at, shared)
            )
    return sorted(links.values(), key=lambda one: -one.times)[:_OF_A_KIND]


def _with_finding(link: Link, past: Secondaries) -> Link:
    """Say what that person's own last secondary found, unless something was in the vehicle."""
    if not link.finding:
        for last in past.get(link.person.document, ())[:1]:
            return replace(link, finding=last.finding, found_at=last.at)
    return link
