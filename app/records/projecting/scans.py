"""Scans, and the words that they are found by."""

import msgspec
from sqlalchemy import Connection, delete, select

from app.journal.event import Event
from app.radiographs.manifest import Manifest
from app.radiographs.scan_events import (
    Load,
    RadiographDecided,
    ScanMatched,
    ScanReceived,
    ScanTaken,
)
from app.radiographs.scan_words import found_by
from app.records import tables
from app.records.merging import add_all, keep_latest
from app.records.projecting.common import note_picture, note_step, require_time


def received(connection: Connection, event: Event, body: ScanReceived) -> None:
    require_time(body.taken_at)
    row = {
        "id": event.subject_id,
        "received_event": event.id,
        "received_at": event.occurred_at,
        "station": event.station,
        "port": body.port,
        "file_name": body.file_name,
        "sha256": body.sha256,
        "size": body.size,
        "width": body.width,
        "height": body.height,
        "bits": body.bits,
        "taken_at": body.taken_at,
        "scanner": body.scanner,
        "energies": list(body.energies),
        "calibration": msgspec.to_builtins(body.calibration),
        "said_load": msgspec.to_builtins(body.load),
        "said_referral": body.referral_id,
        "manifest": msgspec.to_builtins(body.manifest),
        "manifest_digest": body.manifest_digest,
        "thumbnail": body.thumbnail,
        "doubts": msgspec.to_builtins(body.doubts),
    }
    keep_latest(connection, tables.scan, row, by=("received_at", "received_event"))
    note_picture(connection, event, body.thumbnail)
    _write_words(connection, event)


def matched(connection: Connection, event: Event, body: ScanMatched) -> None:
    row = {
        "id": event.subject_id,
        "matched_event": event.id,
        "matched_at": event.occurred_at,
        "matched_by": body.officer,
        "matched_load": msgspec.to_builtins(body.load),
        "matched_referral": body.referral_id,
        "matched_reason": body.reason,
    }
    keep_latest(connection, tables.scan, row, by=("matched_at", "matched_event"))
    _write_words(connection, event)


def taken(connection: Connection, event: Event, body: ScanTaken) -> None:
    row = {
        "id": event.subject_id,
        "looking_event": event.id,
        "looking_at": event.occurred_at,
        "looking_by": body.officer,
        "looking_by_id": event.officer_id,
        "looking_desk": body.desk,
    }
    keep_latest(connection, tables.scan, row, by=("looking_at", "looking_event"))


def decided(connection: Connection, event: Event, body: RadiographDecided) -> None:
    row = {
        "id": event.subject_id,
        "decided_event": event.id,
        "decided_at": event.occurred_at,
        "decided_by": body.officer,
        "decided_by_id": event.officer_id,
        "decided_referral": body.referral_id,
        "decision": body.decision.value,
        "reason": body.reason,
        "shown_ms": body.shown_ms,
        "views": [each.value for each in body.views],
        "marks": body.marks,
    }
    keep_latest(connection, tables.scan, row, by=("decided_at", "decided_event"))
    if body.referral_id is not None:
        note_step(connection, event, body.decision.value, referral_id=body.referral_id)


def _write_words(connection: Connection, event: Event) -> None:
    """Write the words anew from the row as it stands: they come from two facts, in any order."""
    here, word = tables.scan.c, tables.scan_word
    connection.execute(delete(word).where(word.c.scan_id == event.subject_id))
    row = connection.execute(
        select(
            here.taken_at,
            here.file_name,
            here.scanner,
            here.manifest,
            here.said_load,
            here.matched_load,
        ).where(here.id == event.subject_id)
    ).one()
    if row.taken_at is None:
        return
    load = msgspec.convert(row.matched_load or row.said_load, Load)
    manifest = msgspec.convert(row.manifest, Manifest)
    words = found_by(load, manifest, (row.scanner, row.file_name))
    add_all(
        connection,
        word,
        [{"word": each, "at": row.taken_at, "scan_id": event.subject_id} for each in words],
    )
