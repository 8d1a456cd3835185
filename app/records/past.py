"""A traveler's past as the port's records have it, condensed while it is read.

However much there is, a question reads a bounded number of rows: the latest are listed, all others
counted in an index. Nothing is read here that another traveler's past could make longer.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, and_, bindparam, func, select

from app.clock import timestamp
from app.records.outbox import read_sync_state
from app.records.past_links import links_of, other_documents
from app.records.past_secondaries import secondaries
from app.records.tables import passage
from app.records.tables.history import HAS_DOCUMENT, HAS_PARTY, STANDS
from app.screening.answers import History, PastCrossing
from app.screening.past import Companion, Person
from app.screening.patterns import WINDOW, plate_words
from app.screening.traces import Traces, document_trace

_LISTED = 120
"""Crossings from which habits are told: more than a year's for whoever does not cross daily."""

_WITH_OTHERS = 20
_COMPANIONS = 6
_SECONDARIES = 5

_own = and_(passage.c.document == bindparam("document"), HAS_DOCUMENT, STANDS)

_LATEST = (
    select(
        passage.c.at,
        passage.c.port,
        passage.c.lane,
        passage.c.decision,
        passage.c.direction,
        passage.c.plate,
        passage.c.plate_state,
        passage.c.party_id,
    )
    .where(_own)
    .order_by(passage.c.at.desc())
    .limit(_LISTED)
)
_ALL = select(func.count()).select_from(passage).where(_own)
_SINCE = _ALL.where(passage.c.at >= bindparam("since"))
_FIRST = select(func.min(passage.c.at)).where(_own)
_ALONG = (
    select(
        passage.c.document,
        func.max(passage.c.name).label("name"),
        func.count().label("times"),
        func.max(passage.c.at).label("last_at"),
    )
    .where(
        passage.c.party_id.in_(bindparam("parties", expanding=True)),
        HAS_PARTY,
        STANDS,
        passage.c.document != bindparam("document"),
    )
    .group_by(passage.c.document)
    .order_by(func.count().desc(), func.max(passage.c.at).desc(), passage.c.document)
    .limit(_COMPANIONS)
)


def history(
    connection: Connection,
    issuing_state: str,
    document_number: str,
    traces: Traces,
    now: datetime,
) -> History:
    """Return what is known about a document, and what the other traces lead to.

    Args:
        connection: All questions see the same moment.
        issuing_state, document_number: The traveler's document.
        traces: By what else the records may know the traveler.
        now: Where the last twelve months end.
    """
    document = document_trace(issuing_state, document_number)
    rows = connection.execute(_LATEST, {"document": document}).all() if document else []
    crossings = tuple(
        PastCrossing(
            row.at, row.port, row.lane, row.decision, row.direction, row.plate, row.plate_state
        )
        for row in rows
    )
    parties = list(dict.fromkeys(row.party_id for row in rows[:_WITH_OTHERS] if row.party_id))
    along = _companions(connection, document, parties, of=len(rows[:_WITH_OTHERS]))
    own = secondaries(connection, document, _SECONDARIES) if document else ()
    older, in_year, first_at = 0, 0, ""
    if len(crossings) == _LISTED:
        older, in_year, first_at = _counted(connection, document, crossings, now)
    return History(
        crossings=crossings,
        last_secondary=own[0] if own else None,
        as_of=read_sync_state(connection).feed_at,
        earlier_secondaries=own[1:],
        older=older,
        older_in_year=in_year,
        first_at=first_at,
        companions=along,
        links=links_of(connection, document, along, _vehicles(traces, crossings), traces.address),
        others=other_documents(connection, document, traces.person),
    )


def _counted(
    connection: Connection, document: str, listed: tuple[PastCrossing, ...], now: datetime
) -> tuple[int, int, str]:
    """Return how many more there are, how many of them within the window, and the first one's time.

    Entries of one index are counted, which lie side by side.
    """
    asked = {"document": document, "since": timestamp(now - WINDOW)}
    every = connection.execute(_ALL, asked).scalar_one()
    recent = connection.execute(_SINCE, asked).scalar_one()
    first_at = connection.execute(_FIRST, asked).scalar_one()
    listed_recent = sum(one.at >= asked["since"] for one in listed)
    return every - len(listed), recent - listed_recent, first_at


def _companions(
    connection: Connection, document: str, parties: list[UUID], *, of: int
) -> tuple[Companion, ...]:
    if not parties:
        return ()
    query: Select[Any] = _ALONG
    rows = connection.execute(query, {"document": document, "parties": parties})
    return tuple(
        Companion(Person(row.document, row.name), row.times, of, row.last_at) for row in rows
    )


def _vehicles(traces: Traces, crossings: tuple[PastCrossing, ...]) -> tuple[tuple[str, str], ...]:
    """Return plate and issuer of the vehicle that is here, or else of the latest one."""
    if traces.plate:
        return ((traces.plate, traces.plate_state),)
    last = next((one for one in crossings if plate_words(one)), None)
    return ((last.plate, last.plate_state),) if last else ()
