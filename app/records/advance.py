"""Answers about who is announced: for the Arrivals page, and for the booth."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, and_, or_, select

from app.clock import parse_timestamp, timestamp
from app.documents.payloads.paxlst_list import (
    Journey,
    ListedTraveler,
    ListKind,
    PaxlstWarning,
)
from app.documents.reading import TravelDocument
from app.encounters.advance_events import AheadResult
from app.records.advance_states import states_of
from app.records.store import Store
from app.records.tables import (
    advance_action,
    advance_list,
    advance_screening,
    advance_traveler,
)
from app.screening.advance_info import (
    AdvanceAction,
    AdvanceAnswer,
    Announcement,
    SetAction,
    bare_number,
    keys_of,
)
from app.screening.summary_types import VERDICT_ORDER
from app.services.advance_views import AnnouncedRow, JourneyFile, JourneyRow, KeptList

_SHOWN = timedelta(hours=24)
"""How long a journey stays on the page after it was due."""
_NEAR = timedelta(hours=36)
"""How far from now a journey may be due so that somebody at the booth can come from it: delays,
queues and stays on board included."""


@dataclass(frozen=True, slots=True)
class AdvanceQueries:
    """The `AdvanceRecords` port. Each question sees one moment of the store."""

    store: Store

    def journeys(self, port: str, now: datetime) -> Sequence[JourneyRow]:
        """Return what is due from yesterday on, by time due: ix_advance_list_port_due."""
        with self.store.reading() as connection:
            lists = _lists(connection, _due_since(port, now - _SHOWN))
            acted = _acted(connection, {row.journey_id for row in lists})
        return sorted(
            (
                _journey_row(list(rows), acted.get(journey_id, 0))
                for journey_id, rows in groupby(lists, key=lambda row: row.journey_id)
            ),
            key=lambda row: (row.journey.due or "9", row.label),
        )

    def journey(self, journey_id: UUID) -> JourneyFile | None:
        """Return one journey with everybody on it, or None."""
        with self.store.reading() as connection:
            lists = _lists(connection, advance_list.c.journey_id == journey_id)
            if not lists:
                return None
            actions = _actions(connection, (journey_id,))
            found = connection.execute(
                select(advance_traveler).where(advance_traveler.c.journey_id == journey_id)
            ).all()
            results = _results(connection, journey_id)
            travelers = [
                _announced(row, results.get(row.event_id, ()), actions.get(journey_id, {}))
                for row in found
            ]
            first = lists[0]
            journey = msgspec.convert(first.journey, Journey)
            came = parse_timestamp(first.received_at)
            station = self.store.info.station.name
            travelers = states_of(connection, station, first.port, journey, came, travelers)
        row = _journey_row(lists, sum(each.action is not None for each in travelers))
        return JourneyFile(row, tuple(sorted(travelers, key=_urgency)))

    def lists(self, journey_id: UUID) -> Sequence[KeptList]:
        """Return the lists of a journey as they are kept, each with its travelers."""
        with self.store.reading() as connection:
            rows = _lists(connection, advance_list.c.journey_id == journey_id)
            return tuple(_kept(connection, row) for row in rows)

    def not_screened(self, port: str, now: datetime) -> Sequence[UUID]:
        """Return the journeys of which a list was never screened: ix_advance_list_port_due."""
        with self.store.reading() as connection:
            rows = _lists(
                connection,
                _due_since(port, now - _SHOWN),
                advance_screening.c.screened_at.is_(None),
                advance_list.c.travelers > 0,
            )
        return tuple(dict.fromkeys(row.journey_id for row in rows))


def announced(
    connection: Connection, port: str, document: TravelDocument, carrier: str, now: datetime
) -> AdvanceAnswer:
    """Return everybody announced these days who may be this traveler, and what is inspected.

    By ix_advance_traveler_number and ix_advance_traveler_birth_date.

    Args:
        connection: To the store.
        port: Whose lists are asked.
        document: What the traveler presents.
        carrier: The flight, ship or train as it was entered; empty where nobody did.
        now: With the zone of this port.
    """
    wanted: list[ColumnElement[bool]] = []
    if number := bare_number(document.document_number):
        wanted.append(advance_traveler.c.number == number)
    if document.birth_date.complete:
        wanted.append(advance_traveler.c.birth_date == document.birth_date.iso)
    near = _near(port, now)
    rows: Sequence[Row[*tuple[Any, ...]]] = ()
    if wanted:
        rows = connection.execute(
            select(
                advance_traveler.c.journey_id,
                advance_traveler.c.said,
                advance_list.c.journey,
                advance_list.c.received_at,
            )
            .join(advance_list, _of_list())
            .where(or_(*wanted), near)
        ).all()
    actions = _actions(connection, tuple({row.journey_id for row in rows}))
    candidates = []
    for row in rows:
        traveler = msgspec.convert(row.said, ListedTraveler)
        action = _action_for(traveler, actions.get(row.journey_id, {}))
        journey = msgspec.convert(row.journey, Journey)
        candidates.append(Announcement(journey, traveler, row.received_at, action))
    inspected = _inspected(connection, near, carrier) if carrier else ""
    return AdvanceAnswer(tuple(candidates), inspected)


def _inspected(connection: Connection, near: ColumnElement[bool], carrier: str) -> str:
    """Return the label of the journey of that name whose passenger list is here, whole."""
    lists = _lists(connection, near, advance_list.c.kind == ListKind.PASSENGERS)
    for _, rows in groupby(lists, key=lambda row: row.journey_id):
        parts = list(rows)
        journey = msgspec.convert(parts[0].journey, Journey)
        names = {parts[0].label, journey.number, journey.vessel} - {""}
        if carrier in names and _is_whole(parts):
            return str(parts[0].label)
    return ""


def _lists(connection: Connection, *which: ColumnElement[bool]) -> Sequence[Row[Any]]:
    order = (advance_list.c.journey_id, advance_list.c.kind.desc(), advance_list.c.part)
    answered = advance_screening.c
    query = (
        select(advance_list, answered.screened_at, answered.attention, answered.pack_versions)
        .join(advance_screening, answered.manifest == advance_list.c.event_id, isouter=True)
        .where(*which)
        .order_by(*order)
    )
    return connection.execute(query).all()


def _due_since(port: str, since: datetime) -> ColumnElement[bool]:
    """Say whether a list is due since then, or came since then and does not say when it is due."""
    row = advance_list.c
    undated = and_(row.due == "", row.received_at >= timestamp(since))
    return and_(row.port == port, or_(row.due >= _local(since), undated))


def _near(port: str, now: datetime) -> ColumnElement[bool]:
    row = advance_list.c
    undated = and_(row.due == "", row.received_at >= timestamp(now - _NEAR))
    dated = row.due.between(_local(now - _NEAR), _local(now + _NEAR))
    return and_(row.port == port, or_(dated, undated))


def _local(moment: datetime) -> str:
    """Write a moment as lists do: the local time of this port."""
    return moment.astimezone().replace(tzinfo=None).isoformat(timespec="minutes")


def _of_list() -> ColumnElement[bool]:
    return and_(
        advance_traveler.c.journey_id == advance_list.c.journey_id,
        advance_traveler.c.kind == advance_list.c.kind,
        advance_traveler.c.part == advance_list.c.part,
    )


_Actions = Mapping[tuple[str, ...], SetAction]


def _actions(
    connection: Connection, journeys: Sequence[UUID]
) -> Mapping[UUID, dict[tuple[str, ...], SetAction]]:
    """Return what was set last, by what travelers are known by: ix_advance_action_journey_id."""
    found: dict[UUID, dict[tuple[str, ...], SetAction]] = {}
    if not journeys:
        return found
    rows = connection.execute(
        select(advance_action)
        .where(advance_action.c.journey_id.in_(journeys))
        .order_by(advance_action.c.at, advance_action.c.event_id)
    )
    for row in rows:
        action = SetAction(AdvanceAction(row.action), row.reason, row.officer, row.at)
        for key in keys_of(msgspec.convert(row.traveler, ListedTraveler)):
            found.setdefault(row.journey_id, {})[key] = action
    return found


def _acted(connection: Connection, journeys: set[UUID]) -> Mapping[UUID, int]:
    """Return for how many travelers of each journey something was set."""
    return {
        journey: max(Counter(kind for kind, *_ in actions).values())
        for journey, actions in _actions(connection, tuple(journeys)).items()
    }


def _action_for(traveler: ListedTraveler, actions: _Actions) -> SetAction | None:
    found = (actions[key] for key in keys_of(traveler) if key in actions)
    return max(found, key=lambda each: each.at, default=None)


def _results(connection: Connection, journey_id: UUID) -> Mapping[UUID, tuple[AheadResult, ...]]:
    """Return what was answered, by the event of the list: ix_advance_screening_journey_id."""
    rows = connection.execute(
        select(advance_screening.c.manifest, advance_screening.c.results).where(
            advance_screening.c.journey_id == journey_id
        )
    )
    return {row.manifest: msgspec.convert(row.results, tuple[AheadResult, ...]) for row in rows}


def _announced(row: Row[Any], results: Sequence[AheadResult], actions: _Actions) -> AnnouncedRow:
    traveler = msgspec.convert(row.said, ListedTraveler)
    return AnnouncedRow(
        (ListKind(row.kind), row.part, row.place),
        traveler,
        results[row.place].verdict if row.place < len(results) else None,
        results[row.place].facts if row.place < len(results) else (),
        _action_for(traveler, actions),
    )


def _urgency(row: AnnouncedRow) -> tuple[int, str, str, tuple[str, int, int]]:
    """Sort key: whoever needs attention first, then by name."""
    grave = -1 if row.verdict is None else VERDICT_ORDER.index(row.verdict)
    return -grave, row.traveler.surname, row.traveler.given_names, row.place


def _journey_row(lists: Sequence[Row[Any]], acted: int) -> JourneyRow:
    first = lists[0]
    listed = [row for row in lists if row.travelers]
    warnings: dict[PaxlstWarning, int] = {}
    for row in listed:
        for name, count in row.warnings.items():
            warnings[PaxlstWarning(name)] = warnings.get(PaxlstWarning(name), 0) + count
    stated = [row.stated for row in listed]
    versions = [row.pack_versions or {} for row in listed]
    return JourneyRow(
        id=first.journey_id,
        journey=msgspec.convert(first.journey, Journey),
        label=first.label,
        received_at=max(row.received_at for row in lists),
        travelers=sum(row.travelers for row in lists),
        crew=sum(row.travelers for row in lists if row.kind == ListKind.CREW),
        attention=sum(row.attention or 0 for row in lists),
        screened=all(row.screened_at is not None for row in listed),
        actions=acted,
        whole=all(_is_whole(list(rows)) for _, rows in groupby(lists, key=lambda row: row.kind)),
        stated=None if None in stated else sum(stated),
        warnings=warnings,
        pack_versions=versions[0] if versions else {},
    )


def _is_whole(parts: Sequence[Row[Any]]) -> bool:
    """Say whether the parts of one list follow each other up to the last one."""
    numbers = [row.part for row in parts if row.travelers]
    return numbers == list(range(1, len(numbers) + 1)) and any(row.last for row in parts)


def _kept(connection: Connection, row: Row[Any]) -> KeptList:
    said = connection.execute(
        select(advance_traveler.c.said)
        .where(
            advance_traveler.c.journey_id == row.journey_id,
            advance_traveler.c.kind == row.kind,
            advance_traveler.c.part == row.part,
        )
        .order_by(advance_traveler.c.place)
    )
    return KeptList(
        row.event_id,
        ListKind(row.kind),
        row.part,
        row.digest,
        msgspec.convert(row.journey, Journey),
        tuple(msgspec.convert(each, ListedTraveler) for each in said.scalars()),
        screened=row.screened_at is not None,
    )
