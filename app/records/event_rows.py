"""Events as rows: strictly there and back, so that no changed row reads like the event it was."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Column, Connection, Row, Select, insert, select

from app.journal.canonical import canonical
from app.journal.chain import GENESIS, Head
from app.journal.checkpoint import Checkpoint, Receipt
from app.journal.event import Event
from app.journal.verify import Unreadable
from app.records.station_tables import (
    SKIPPED,
    checkpoint,
    event,
    event_body,
    foreign_event,
    receipt,
    store_info,
)

_ROWS_AT_ONCE = 500  # rows held in memory while a whole journal is read


def insert_event(connection: Connection, said: Event) -> None:
    """Append an event of this station."""
    row = {
        "seq": said.seq,
        "station": said.station,
        "epoch": said.epoch,
        "id": str(said.id),
        "type": said.type,
        "schema_version": said.schema_version,
        "subject_id": str(said.subject_id),
        "amends_id": None if said.amends_id is None else str(said.amends_id),
        "occurred_at": said.occurred_at,
        "boot_id": said.boot_id,
        "mono_ns": said.mono_ns,
        "officer_id": None if said.officer_id is None else str(said.officer_id),
        "auth_method": said.auth_method,
        "purpose": said.purpose,
        "pack_versions": canonical(said.pack_versions).decode(),
        "body_digest": said.body_digest,
        "prev_hash": said.prev_hash,
        "hash": said.hash,
    }
    connection.execute(insert(event), row)
    connection.execute(insert(event_body), {"seq": said.seq, "bytes": said.body})


def read_events(
    connection: Connection,
    *,
    after_seq: int | None = None,
    subject_id: UUID | None = None,
    event_type: str | None = None,
    at_once: int = _ROWS_AT_ONCE,
) -> Iterator[Event | Unreadable]:
    """Read this station's events in order, at most `at_once` in memory at a time."""
    query = select(event, event_body.c.bytes).outerjoin(event_body, event_body.c.seq == event.c.seq)
    if subject_id is not None:
        query = query.where(event.c.subject_id == str(subject_id))
    if event_type is not None:
        query = query.where(event.c.type == event_type)
    return map(_event, _in_pages(connection, query, event.c.seq, after_seq, at_once))


def read_checkpoints(connection: Connection) -> Iterator[Checkpoint]:
    """Read the checkpoints in order."""
    for row in _in_pages(connection, select(checkpoint), checkpoint.c.seq):
        yield Checkpoint(row.station, row.epoch, row.seq, row.hash, row.at, row.signature)


def read_receipts(connection: Connection) -> tuple[Receipt, ...]:
    """Read the latest receipt of each life of the hub."""
    return tuple(
        Receipt(
            row.station,
            row.epoch,
            row.acked_seq,
            row.head,
            row.hub_epoch,
            row.server_time,
            row.signature,
        )
        for row in connection.execute(select(receipt).order_by(receipt.c.acked_seq))
    )


def read_head(connection: Connection) -> Head:
    """Return where this station's chain stands."""
    info = connection.execute(select(store_info.c.station, store_info.c.epoch)).one()
    last = connection.execute(
        select(event.c.seq, event.c.hash).order_by(event.c.seq.desc()).limit(1)
    ).one_or_none()
    if last is None:
        return Head(info.station, info.epoch, 0, GENESIS)
    return Head(info.station, info.epoch, last.seq, last.hash)


def foreign_header(said: Event) -> bytes:
    """Write everything of another station's event but its body."""
    return msgspec.json.encode(replace(said, body=None))


def read_foreign(
    connection: Connection, *, subject_id: UUID | None = None, skipped: bool = False
) -> Iterator[Event]:
    """Read other stations' events in the order in which they came.

    Args:
        connection: To the store.
        subject_id: Only what is about it.
        skipped: Only what changed no projection although its body is here.
    """
    query = select(foreign_event)
    if skipped:
        query = query.where(SKIPPED)
    if subject_id is not None:
        query = query.where(foreign_event.c.subject_id == subject_id)
    for row in _in_pages(connection, query, foreign_event.c.arrival):
        yield replace(msgspec.json.decode(row.header, type=Event), body=row.body)


def _in_pages(
    connection: Connection,
    query: Select[Any],
    place: Column[int],
    after: int | None = None,
    at_once: int = _ROWS_AT_ONCE,
) -> Iterator[Row[Any]]:
    """Run a query page by page, so that whoever reads may write between two rows."""
    query = query.order_by(place).limit(at_once)
    page = query if after is None else query.where(place > after)
    while rows := connection.execute(page).all():
        yield from rows
        page = query.where(place > getattr(rows[-1], place.name))


def _event(row: Row[Any]) -> Event | Unreadable:
    try:
        return Event(
            station=row.station,
            epoch=row.epoch,
            seq=row.seq,
            id=_uuid(row.id),
            type=row.type,
            schema_version=row.schema_version,
            subject_id=_uuid(row.subject_id),
            amends_id=None if row.amends_id is None else _uuid(row.amends_id),
            occurred_at=row.occurred_at,
            boot_id=row.boot_id,
            mono_ns=row.mono_ns,
            officer_id=None if row.officer_id is None else _uuid(row.officer_id),
            auth_method=row.auth_method,
            purpose=row.purpose,
            pack_versions=_pack_versions(row.pack_versions),
            body_digest=row.body_digest,
            prev_hash=row.prev_hash,
            hash=row.hash,
            body=_body(row.bytes),
        )
    except (ValueError, TypeError, AttributeError):
        return Unreadable(row.seq)


def _body(content: object) -> bytes | None:
    if content is None or isinstance(content, bytes):
        return content
    raise TypeError("no bytes")  # an SQLite column takes any type


def _uuid(text: str) -> UUID:
    value = UUID(text)
    if str(value) != text:
        raise ValueError("not written as a UUID is written")
    return value


def _pack_versions(text: str) -> dict[str, str]:
    value = msgspec.json.decode(text, type=dict[str, str])
    if canonical(value).decode() != text:
        raise ValueError("not canonical")
    return value
