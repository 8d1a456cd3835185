"""How far announced travelers have come: at this station's booth now, or decided at any."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, exists, select

from app.clock import timestamp
from app.documents.payloads.paxlst_list import Journey
from app.documents.reading import DocumentReading, PartialDate, Sex, TravelDocument
from app.encounters.referral import Decision
from app.records.tables import crossing, encounter, recall
from app.records.tables.primary import OPEN
from app.screening.advance_info import (
    AdvanceAnswer,
    Announcement,
    bare_number,
    find_announced,
)
from app.services.advance_views import AheadState, AnnouncedRow

_BEFORE, _AFTER = timedelta(hours=6), timedelta(hours=36)
"""How early and how late people come to a booth, measured from the time due."""
_MOST_OPEN = 200


def states_of(
    connection: Connection,
    station: str,
    port: str,
    journey: Journey,
    received: datetime,
    travelers: Sequence[AnnouncedRow],
) -> list[AnnouncedRow]:
    """Return the travelers with what the port's booths know of them.

    They are found as the booth finds them: by document, else by name and date of birth.

    Args:
        connection: To the store.
        station: Whose open encounters are meant; of other desks' nobody here knows.
        port: Whose decisions count.
        journey: When it is due.
        received: When its list came; for a journey that does not say when it is due.
        travelers: Everybody on it.
    """
    due = datetime.fromisoformat(journey.due).astimezone() if journey.due else received
    rows = list(travelers)
    by_key: dict[str, list[int]] = {}
    for at, row in enumerate(rows):
        for key in _keys(row):
            by_key.setdefault(key, []).append(at)
    for document, state, decision, when in _seen(connection, station, port, due):
        keys = (bare_number(document.document_number), document.birth_date.iso)
        for at in {at for key in keys if key for at in by_key.get(key, ())}:
            said = Announcement(journey, rows[at].traveler, "")
            if find_announced(document, AdvanceAnswer((said,)), due) is not None:
                rows[at] = replace(rows[at], state=state, decision=decision, decided_at=when)
    return rows


def _keys(row: AnnouncedRow) -> Iterator[str]:
    for document in row.traveler.documents:
        if number := bare_number(document.number):
            yield number
    if row.traveler.birth_date.complete:
        yield row.traveler.birth_date.iso


def _seen(
    connection: Connection, station: str, port: str, due: datetime
) -> Iterator[tuple[TravelDocument, AheadState, Decision | None, str]]:
    """Yield who was decided around that time (ix_crossing_port_at), then who is open here."""
    taken_back = exists().where(
        recall.c.station == crossing.c.station,
        recall.c.encounter_id == crossing.c.encounter_id,
        recall.c.seq > crossing.c.seq,
    )
    decided = connection.execute(
        select(
            crossing.c.issuing_state,
            crossing.c.document_number,
            crossing.c.surname,
            crossing.c.given_names,
            crossing.c.birth_date,
            crossing.c.decision,
            crossing.c.at,
        )
        .where(
            crossing.c.port == port,
            crossing.c.at >= timestamp(due - _BEFORE),
            crossing.c.at <= timestamp(due + _AFTER),
            ~taken_back,
        )
        .order_by(crossing.c.at)
    )
    for row in decided:
        yield _document(row), AheadState.DECIDED, Decision(row.decision), row.at
    now_open = connection.execute(
        select(encounter.c.reading)
        .where(encounter.c.station == station, OPEN, encounter.c.reading.is_not(None))
        .order_by(encounter.c.known_seq.desc())
        .limit(_MOST_OPEN)
    )
    for said in now_open.scalars():
        document = msgspec.convert(said, DocumentReading).document
        if document is not None:
            yield document, AheadState.SEEN, None, ""


def _document(row: Row[*tuple[Any, ...]]) -> TravelDocument:
    """Return what a crossing says of a document, as far as travelers are found by it."""
    year, _, rest = row.birth_date.partition("-")
    month, _, day = rest.partition("-")
    parts = (int(part) if part.isdecimal() else None for part in (year, month, day))
    return TravelDocument(
        document_code="",
        issuing_state=row.issuing_state,
        document_number=row.document_number,
        surname=row.surname or "",
        given_names=row.given_names or "",
        nationality="",
        birth_date=PartialDate(*parts),
        sex=Sex.UNSPECIFIED,
        expiry_date=PartialDate(),
    )
