"""Who is announced."""

from collections.abc import Iterator, Mapping

import msgspec
from sqlalchemy import Connection, delete, select

from app.encounters.advance_events import AdvanceActionSet, ManifestReceived, ScreenedAhead
from app.journal.event import Event
from app.records import tables
from app.records.merging import add, add_all, keep_earliest, keep_latest
from app.screening.advance_info import bare_number, journey_label
from app.screening.summary_types import Verdict


def manifest_received(connection: Connection, event: Event, body: ManifestReceived) -> None:
    """Keep the latest list; its travelers take the place of those of the one before."""
    listed = {
        "journey_id": event.subject_id,
        "kind": body.kind,
        "part": body.part,
        "event_id": event.id,
        "received_at": event.occurred_at,
        "port": body.port,
        "label": journey_label(body.journey),
        "due": body.journey.due,
        "journey": msgspec.to_builtins(body.journey),
        "digest": body.digest,
        "reference": body.reference,
        "travelers": len(body.travelers),
        "stated": body.stated,
        "last": body.last,
        "warnings": msgspec.to_builtins(body.warnings),
    }
    keep_latest(connection, tables.advance_list, listed, by=("received_at", "event_id"))
    here = tables.advance_list.c
    kept = connection.scalar(
        select(here.event_id).where(
            here.journey_id == event.subject_id, here.kind == body.kind, here.part == body.part
        )
    )
    if kept != event.id:
        return
    row = tables.advance_traveler.c
    connection.execute(
        delete(tables.advance_traveler).where(
            row.journey_id == event.subject_id,
            row.kind == body.kind,
            row.part == body.part,
            row.event_id != event.id,
        )
    )
    add_all(connection, tables.advance_traveler, tuple(_travelers(event, body)))


def _travelers(event: Event, body: ManifestReceived) -> Iterator[Mapping[str, object]]:
    for place, traveler in enumerate(body.travelers):
        yield {
            "journey_id": event.subject_id,
            "kind": body.kind,
            "part": body.part,
            "place": place,
            "event_id": event.id,
            "number": bare_number(traveler.document.number),
            "birth_date": traveler.birth_date.iso if traveler.birth_date.complete else "",
            "said": msgspec.to_builtins(traveler),
        }


def screened_ahead(connection: Connection, event: Event, body: ScreenedAhead) -> None:
    answered = {
        "manifest": body.manifest,
        "journey_id": event.subject_id,
        "event_id": event.id,
        "screened_at": event.occurred_at,
        "attention": sum(one.verdict is not Verdict.ROUTINE for one in body.results),
        "pack_versions": dict(event.pack_versions),
        "results": msgspec.to_builtins(body.results),
    }
    keep_earliest(connection, tables.advance_screening, answered, by=("screened_at", "event_id"))


def action_set(connection: Connection, event: Event, body: AdvanceActionSet) -> None:
    action = {
        "event_id": event.id,
        "journey_id": event.subject_id,
        "port": body.port,
        "at": event.occurred_at,
        "action": body.action,
        "reason": body.reason,
        "officer": body.officer,
        "traveler": msgspec.to_builtins(body.traveler),
    }
    add(connection, tables.advance_action, action)
