"""The second desk."""

import msgspec
from sqlalchemy import Connection

from app.encounters.referral_events import (
    AlarmTaken,
    ReferralArrived,
    ReferralReceived,
    ReferralWithdrawn,
    Referred,
)
from app.examinations.events import (
    Disposed,
    FindingRecorded,
    IdentifiedAgain,
    NoteAdded,
    PhotoAdded,
)
from app.journal.event import Event
from app.records import tables
from app.records.merging import add, keep_earliest, keep_latest
from app.records.projecting.common import note_name, note_picture, note_step


def referred(connection: Connection, event: Event, body: Referred) -> None:
    who = body.summary.who
    sent = {
        "id": event.subject_id,
        "sent_event": event.id,
        "sent_at": event.occurred_at,
        "station": event.station,
        "encounter_id": body.encounter_id,
        "referral_class": body.referral_class,
        "reasons": list(body.reasons),
        "note": body.note,
        "instruction": body.instruction,
        "documents_held": body.documents_held,
        "released_by": body.released_by,
        "port": body.port,
        "lane": body.lane,
        "summary": msgspec.to_builtins(body.summary),
        "page_photo": body.page_photo,
        "companions": msgspec.to_builtins(body.companions),
        "plate": body.conveyance.plate,
        "conveyance": msgspec.to_builtins(body.conveyance),
        "issuing_state": who.issuing_state if who else "",
        "document_number": who.document_number if who else "",
    }
    keep_earliest(connection, tables.referral, sent, by=("sent_at", "sent_event"))
    note_name(connection, event, body.released_by)
    note_picture(connection, event, body.page_photo)
    note_step(connection, event, body.note)


def received(connection: Connection, event: Event, body: ReferralReceived) -> None:
    received = {
        "id": event.subject_id,
        "received_event": event.id,
        "received_at": event.occurred_at,
        "received_by": body.received_by,
        "received_by_id": event.officer_id,
        "desk": body.desk,
    }
    keep_earliest(connection, tables.referral, received, by=("received_at", "received_event"))
    note_name(connection, event, f"{body.badge} {body.received_by}")
    note_step(connection, event, body.desk)


def identified_again(connection: Connection, event: Event, body: IdentifiedAgain) -> None:
    identified = {
        "id": event.subject_id,
        "identified_event": event.id,
        "identified_at": event.occurred_at,
        "same_document": body.same,
    }
    keep_latest(connection, tables.referral, identified, by=("identified_at", "identified_event"))
    note_step(connection, event, "same" if body.same else "different")


def finding_recorded(connection: Connection, event: Event, body: FindingRecorded) -> None:
    found = body.finding
    recorded = {
        "event_id": event.id,
        "referral_id": event.subject_id,
        "id": found.id,
        "at": event.occurred_at,
        "officer_id": event.officer_id,
        "finding": found.finding,
        "exam_type": found.exam_type,
        "completeness": found.completeness,
        "place": found.place,
        "note": found.note,
        "mark_id": found.mark_id,
    }
    add(connection, tables.finding, recorded)
    note_step(connection, event, found.finding)


def disposed(connection: Connection, event: Event, body: Disposed) -> None:
    closed = {
        "id": event.subject_id,
        "closed_event": event.id,
        "closed_at": event.occurred_at,
        "disposition": body.disposition,
        "disposition_note": body.note,
        "closed_by": body.officer,
    }
    keep_earliest(connection, tables.referral, closed, by=("closed_at", "closed_event"))
    note_name(connection, event, body.officer)
    note_step(connection, event, body.disposition)


def arrived(connection: Connection, event: Event, body: ReferralArrived) -> None:
    seen = {
        "id": event.subject_id,
        "arrived_event": event.id,
        "arrived_at": event.occurred_at,
        "arrived_desk": body.desk,
    }
    keep_earliest(connection, tables.referral, seen, by=("arrived_at", "arrived_event"))
    note_step(connection, event, body.desk)


def withdrawn(connection: Connection, event: Event, _body: ReferralWithdrawn) -> None:
    taken_back = {
        "id": event.subject_id,
        "withdrawn_event": event.id,
        "withdrawn_at": event.occurred_at,
    }
    keep_earliest(connection, tables.referral, taken_back, by=("withdrawn_at", "withdrawn_event"))
    note_step(connection, event, "")


def alarm_taken(connection: Connection, event: Event, body: AlarmTaken) -> None:
    taken = {
        "id": event.subject_id,
        "alarm_event": event.id,
        "alarm_at": event.occurred_at,
        "alarm_taken_by": body.taken_by,
    }
    keep_earliest(connection, tables.referral, taken, by=("alarm_at", "alarm_event"))
    note_name(connection, event, body.taken_by)
    note_step(connection, event, "")


def note_added(connection: Connection, event: Event, body: NoteAdded) -> None:
    note_step(connection, event, body.text)


def photo_added(connection: Connection, event: Event, body: PhotoAdded) -> None:
    taken = {
        "event_id": event.id,
        "referral_id": event.subject_id,
        "at": event.occurred_at,
        "officer_id": event.officer_id,
        "sha256": body.sha256,
        "caption": body.caption,
    }
    add(connection, tables.photo, taken)
    note_picture(connection, event, body.sha256)
    note_step(connection, event, body.caption)
