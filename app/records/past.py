"""A traveler's past as the port's records have it, condensed while it is read.

However much there is, a question reads a bounded number of rows: the latest are listed, all others
counted in an index. Nothing is read here that another traveler's past could make longer.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, Text, and_, bindparam, func, select, type_coerce

from app.clock import timestamp
from app.records.outbox import read_sync_state
from app.records.past_links import gravest, links_of, other_documents, with_outcome
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

_party = type_coerce(passage.c.party_id, Text)  # as it is stored: of 120 rows 20 are asked about

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
        _party.label("party"),
    )
    .where(_own)
    .order_by(passage.c.at.desc())
    .limit(_LISTED)
)
_COUNTED = select(
    func.count().label("every"),
    func.count().filter(passage.c.at >= bindparam("since")).label("recent"),
    func.min(passage.c.at).label("first_at"),
).where(_own)
_ALONG = (
    select(
        passage.c.document,
        func.max(passage.c.name).label("name"),
        func.count().label("times"),
        func.max(passage.c.at).label("last_at"),
    )
    .where(
        _party.in_(bindparam("parties", expanding=True)),
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
        PastCrossing(at, port, lane, decision, direction, plate, plate_state)
        for at, port, lane, decision, direction, plate, plate_state, _ in rows
    )
    parties = list(dict.fromkeys(row.party for row in rows[:_WITH_OTHERS] if row.party))
    along = _companions(connection, document, parties, of=len(rows[:_WITH_OTHERS]))
    links = links_of(connection, document, along, _vehicles(traces, crossings), traces.address)
    others = other_documents(connection, document, traces.person)
    belonging = [one.person.document for one in links] + [one.document for one in others]
    past = secondaries(connection, [document, *belonging], _SECONDARIES)
    own = past.get(document, ())
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
        links=gravest(links, past),
        others=tuple(with_outcome(one, past) for one in others),
    )


def _counted(
    connection: Connection, document: str, listed: tuple[PastCrossing, ...], now: datetime
) -> tuple[int, int, str]:
    """Return how many more there are, how many of them within the window, and the first one's time.

    Entries of one index are counted, which lie side by side, and each once: every page of them that
    is not in the cache has to be decrypted.
    """
    since = timestamp(now - WINDOW)
    found = connection.execute(_COUNTED, {"document": document, "since": since}).one()
    listed_recent = sum(one.at >= since for one in listed)
    return found.every - len(listed), found.recent - listed_recent, found.first_at


def _companions(
    connection: Connection, document: str, parties: list[str], *, of: int
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
