"""Radiographs and their marks."""

from sqlalchemy import Connection

from app.journal.event import Event
from app.radiographs.events import RadiographMarked, RadiographOpened
from app.records import tables
from app.records.merging import add, keep_earliest
from app.records.projecting.common import note_picture, note_step


def radiograph_opened(connection: Connection, event: Event, body: RadiographOpened) -> None:
    opened = {
        "id": event.subject_id,
        "opened_event": event.id,
        "opened_at": event.occurred_at,
        "station": event.station,
        "officer_id": event.officer_id,
        "referral_id": body.referral_id,
        "file_name": body.file_name,
        "sha256": body.sha256,
        "width": body.width,
        "height": body.height,
        "bits": body.bits,
    }
    keep_earliest(connection, tables.radiograph, opened, by=("opened_at", "opened_event"))
    if body.referral_id is not None:
        note_step(connection, event, body.file_name, referral_id=body.referral_id)


def radiograph_marked(connection: Connection, event: Event, body: RadiographMarked) -> None:
    mark = body.mark
    marked = {
        "event_id": event.id,
        "id": mark.id,
        "radiograph_id": event.subject_id,
        # The case that it was said in: a scan without a referral is one of its own.
        "referral_id": body.referral_id or body.scan_id or event.subject_id,
        "at": event.occurred_at,
        "officer_id": event.officer_id,
        "left": mark.left,
        "top": mark.top,
        "width": mark.width,
        "height": mark.height,
        "label": mark.label,
        "window_low": body.window_low,
        "window_high": body.window_high,
        "preview": body.preview,
        "kind": mark.kind.value,
        "points": [list(point) for point in mark.points],
        "removed": body.removed,
    }
    add(connection, tables.radiograph_mark, marked)
    note_picture(connection, event, body.preview)
    if body.referral_id is not None:
        note_step(connection, event, mark.label, referral_id=body.referral_id)
