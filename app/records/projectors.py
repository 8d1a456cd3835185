"""From facts to projections: one function per kind of fact, for the station and for the hub."""

from enum import StrEnum

import msgspec
from sqlalchemy import Connection
from sqlalchemy.exc import DataError, IntegrityError

from app.clock import parse_timestamp, timestamp
from app.duty.events import OfficerEnrolled, SignedIn, SignedOut
from app.encounters.events import (
    Decided,
    DocumentRead,
    MatchCleared,
    PrintConfirmed,
    ReferralReceived,
    Referred,
    Screened,
)
from app.examinations.events import Disposed, FindingRecorded, IdentifiedAgain
from app.journal.codec import UnreadableBody, decode_body
from app.journal.event import Body, Event
from app.records import tables
from app.records.bodies import BODIES
from app.records.merging import add, keep_earliest, keep_latest

_SHAPE = 1
"""Raise it when a projector changes what it writes: stores then rebuild their projections."""

FINGERPRINT = f"{_SHAPE}:" + ",".join(sorted(f"{k.TYPE}/{k.VERSION}" for k in BODIES.values()))
"""What these projectors understand; a store with another one is rebuilt when it is opened."""


class Skipped(StrEnum):
    """Why an event changed no projection although it stands in the journal."""

    UNKNOWN_TYPE = "unknown_type"
    NEWER_VERSION = "newer_version"
    PURGED = "purged"
    UNREADABLE = "unreadable"
    REFUSED = "refused"


def project(connection: Connection, event: Event) -> Skipped | None:
    """Bring the projections up to date with one event, in the caller's transaction.

    Projecting an event again changes nothing, and neither does the order in which the events of
    different stations arrive.

    Returns:
        None, or why the event was skipped: it may come from a newer Gatehouse or a faulty one.

    Raises:
        SQLAlchemyError: The database failed.
    """
    kind = BODIES.get(event.type)
    if kind is None:
        return Skipped.UNKNOWN_TYPE
    if event.schema_version > kind.VERSION:
        return Skipped.NEWER_VERSION
    if event.body is None:
        return Skipped.PURGED
    try:
        _require_time(event.occurred_at)
        _write(connection, event, decode_body(event.body, kind))
    except UnreadableBody:
        return Skipped.UNREADABLE
    return None


def try_project(connection: Connection, event: Event) -> Skipped | None:
    """Like `project`, for another station's event: what the tables refuse is skipped as a whole."""
    try:
        with connection.begin_nested():
            return project(connection, event)
    except (DataError, IntegrityError, ValueError, OverflowError):  # refused by server or driver
        return Skipped.REFUSED


def _write(connection: Connection, event: Event, body: Body) -> None:
    match body:
        case OfficerEnrolled():
            _officer_enrolled(connection, event, body)
        case SignedIn():
            _signed_in(connection, event, body)
        case SignedOut():
            _signed_out(connection, event, body)
        case DocumentRead():
            _document_read(connection, event, body)
        case PrintConfirmed():
            _print_confirmed(connection, event)
        case Screened():
            _screened(connection, event, body)
        case MatchCleared():
            _match_cleared(connection, event, body)
        case Decided():
            _decided(connection, event, body)
        case Referred():
            _referred(connection, event, body)
        case ReferralReceived():
            _received(connection, event, body)
        case IdentifiedAgain():
            _identified_again(connection, event, body)
        case FindingRecorded():
            _finding_recorded(connection, event, body)
        case Disposed():
            _disposed(connection, event, body)
        case _:
            pass  # the rest is history: it is read from the journal itself


# --- duty ---------------------------------------------------------------------------------------


def _officer_enrolled(connection: Connection, event: Event, body: OfficerEnrolled) -> None:
    enrolled = {
        "station": event.station,
        "id": event.subject_id,
        "badge": body.badge,
        "name": body.name,
        "roles": list(body.roles),
        "enrolled_at": event.occurred_at,
        "epoch": event.epoch,
        "seq": event.seq,
    }
    keep_latest(connection, tables.officer, enrolled, by=("epoch", "seq"))


def _signed_in(connection: Connection, event: Event, body: SignedIn) -> None:
    signed_in = {
        "station": event.station,
        "id": event.subject_id,
        "officer_id": body.officer_id,
        "role": body.role,
        "port": body.port,
        "lane": body.lane,
        "mode": body.mode,
        "direction": body.direction,
        "signed_in_at": event.occurred_at,
    }
    keep_earliest(connection, tables.duty, signed_in, by=("signed_in_at",))
    _name(connection, event, f"{body.badge} {body.name}")


def _signed_out(connection: Connection, event: Event, body: SignedOut) -> None:
    signed_out = {
        "station": event.station,
        "id": event.subject_id,
        "signed_out_at": event.occurred_at,
        "sign_out_reason": body.reason,
    }
    keep_earliest(connection, tables.duty, signed_out, by=("signed_out_at",))


# --- primary ------------------------------------------------------------------------------------


def _document_read(connection: Connection, event: Event, body: DocumentRead) -> None:
    read = {
        "station": event.station,
        "id": event.subject_id,
        "read_seq": event.seq,
        "read_at": event.occurred_at,
        "reading": msgspec.to_builtins(body.reading),
        "page_photo": body.page_photo,
        "mrz_strip": body.mrz_strip,
    }
    keep_latest(connection, tables.encounter, read, by=("read_seq",))
    _picture(connection, event, body.page_photo)
    _picture(connection, event, body.mrz_strip)


def _print_confirmed(connection: Connection, event: Event) -> None:
    confirmed = {
        "station": event.station,
        "id": event.subject_id,
        "confirmed_seq": event.seq,
    }
    keep_latest(connection, tables.encounter, confirmed, by=("confirmed_seq",))


def _screened(connection: Connection, event: Event, body: Screened) -> None:
    screened = {
        "station": event.station,
        "id": event.subject_id,
        "screened_seq": event.seq,
        "summary": msgspec.to_builtins(body.summary),
    }
    keep_latest(connection, tables.encounter, screened, by=("screened_seq",))


def _match_cleared(connection: Connection, event: Event, body: MatchCleared) -> None:
    _require_time(body.until)
    cleared = {
        "id": event.id,
        "subject_id": event.subject_id,
        "station": event.station,
        "listing": body.listing,
        "issuing_state": body.issuing_state,
        "document_number": body.document_number,
        "birth_date": body.birth_date,
        "reason": body.reason,
        "at": event.occurred_at,
        "until": body.until,
        "officer_id": event.officer_id,
    }
    add(connection, tables.clearance, cleared)


def _decided(connection: Connection, event: Event, body: Decided) -> None:
    who = body.summary.who
    decided = {
        "station": event.station,
        "encounter_id": event.subject_id,
        "seq": event.seq,
        "at": event.occurred_at,
        "officer_id": event.officer_id,
        "port": body.port,
        "lane": body.lane,
        "mode": body.mode,
        "direction": body.direction,
        "decision": body.decision,
        "verdict": body.summary.verdict,
        "issuing_state": who.issuing_state if who else "",
        "document_number": who.document_number if who else "",
        "birth_date": who.birth_date.iso if who else "",
        "machine_ms": body.phases.machine_ms,
        "document_ms": body.phases.document_ms,
        "interview_ms": body.phases.interview_ms,
        "decision_ms": body.phases.decision_ms,
        "page_photo": body.page_photo,
        "referral_id": body.referral_id,
    }
    keep_latest(connection, tables.crossing, decided, by=("seq",))
    _picture(connection, event, body.page_photo)


# --- secondary ----------------------------------------------------------------------------------


def _referred(connection: Connection, event: Event, body: Referred) -> None:
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
        "issuing_state": who.issuing_state if who else "",
        "document_number": who.document_number if who else "",
    }
    keep_earliest(connection, tables.referral, sent, by=("sent_at", "sent_event"))
    _name(connection, event, body.released_by)
    _picture(connection, event, body.page_photo)
    _step(connection, event, body.note)


def _received(connection: Connection, event: Event, body: ReferralReceived) -> None:
    received = {
        "id": event.subject_id,
        "received_event": event.id,
        "received_at": event.occurred_at,
        "received_by": body.received_by,
        "received_by_id": event.officer_id,
        "desk": body.desk,
    }
    keep_earliest(connection, tables.referral, received, by=("received_at", "received_event"))
    _name(connection, event, f"{body.badge} {body.received_by}")
    _step(connection, event, body.desk)


def _identified_again(connection: Connection, event: Event, body: IdentifiedAgain) -> None:
    identified = {
        "id": event.subject_id,
        "identified_event": event.id,
        "identified_at": event.occurred_at,
        "same_document": body.same,
    }
    keep_latest(connection, tables.referral, identified, by=("identified_at", "identified_event"))
    _step(connection, event, "same" if body.same else "different")


def _finding_recorded(connection: Connection, event: Event, body: FindingRecorded) -> None:
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
    }
    add(connection, tables.finding, recorded)
    _step(connection, event, found.finding)


def _disposed(connection: Connection, event: Event, body: Disposed) -> None:
    closed = {
        "id": event.subject_id,
        "closed_event": event.id,
        "closed_at": event.occurred_at,
        "disposition": body.disposition,
        "disposition_note": body.note,
        "closed_by": body.officer,
    }
    keep_earliest(connection, tables.referral, closed, by=("closed_at", "closed_event"))
    _name(connection, event, body.officer)
    _step(connection, event, body.disposition)


# --- what several kinds have in common ----------------------------------------------------------


def _require_time(text: str) -> None:
    """Refuse what is no time: everything that reads the projections counts on it."""
    try:
        if timestamp(parse_timestamp(text)) == text:
            return
    except (ValueError, OverflowError):
        pass
    raise UnreadableBody("time")


def _name(connection: Connection, event: Event, label: str) -> None:
    if event.officer_id is None:
        return
    said = {
        "event_id": event.id,
        "subject_id": event.subject_id,
        "officer_id": event.officer_id,
        "label": label,
        "said_at": event.occurred_at,
    }
    add(connection, tables.officer_name, said)


def _picture(connection: Connection, event: Event, sha256: str) -> None:
    if not sha256:
        return
    named = {
        "station": event.station,
        "subject_id": event.subject_id,
        "sha256": sha256,
        "named_at": event.occurred_at,
    }
    keep_earliest(connection, tables.picture, named, by=("named_at",))


def _step(connection: Connection, event: Event, text: str) -> None:
    step = {
        "event_id": event.id,
        "referral_id": event.subject_id,
        "at": event.occurred_at,
        "kind": event.type,
        "station": event.station,
        "officer_id": event.officer_id,
        "text": text,
    }
    add(connection, tables.timeline, step)
