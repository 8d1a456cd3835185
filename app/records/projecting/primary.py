"""The booth."""

import msgspec
from sqlalchemy import Connection

from app.encounters.events import (
    BoardingPassRead,
    ConveyanceEntered,
    Decided,
    Declared,
    DocumentRead,
    MatchCleared,
    PersonMarked,
    PrintConfirmed,
    Recalled,
    RedressStated,
    Screened,
    SetAside,
    TakenUp,
    VisualZoneRead,
    WaitLapsed,
)
from app.journal.event import Event
from app.records import tables
from app.records.merging import add, keep_earliest, keep_latest
from app.records.projecting.common import note_picture, note_step, require_time
from app.records.projecting.history import note_address, note_passage, note_passage_recalled


def document_read(connection: Connection, event: Event, body: DocumentRead) -> None:
    _keep_reading(connection, event, body)
    _note_known(connection, event, body)
    note_address(connection, event, body)


def visual_zone_read(connection: Connection, event: Event, body: VisualZoneRead) -> None:
    _keep_reading(connection, event, body)


def _keep_reading(
    connection: Connection, event: Event, body: DocumentRead | VisualZoneRead
) -> None:
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
    note_picture(connection, event, body.page_photo)
    note_picture(connection, event, body.mrz_strip)


def print_confirmed(connection: Connection, event: Event, _body: PrintConfirmed) -> None:
    confirmed = {
        "station": event.station,
        "id": event.subject_id,
        "confirmed_seq": event.seq,
    }
    keep_latest(connection, tables.encounter, confirmed, by=("confirmed_seq",))


def screened(connection: Connection, event: Event, body: Screened) -> None:
    screened = {
        "station": event.station,
        "id": event.subject_id,
        "screened_seq": event.seq,
        "summary": msgspec.to_builtins(body.summary),
        "drawn": body.drawn,
        "trials": msgspec.to_builtins(body.trials) or None,
    }
    keep_latest(connection, tables.encounter, screened, by=("screened_seq",))


def match_cleared(connection: Connection, event: Event, body: MatchCleared) -> None:
    require_time(body.until)
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
        "at_secondary": body.at_secondary,
    }
    add(connection, tables.clearance, cleared)
    if body.at_secondary:
        note_step(connection, event, body.reason)


def decided(connection: Connection, event: Event, body: Decided) -> None:
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
        "event_id": event.id,
        "party_id": body.party_id,
        "identity": body.identity,
        "surname": who.surname if who else "",
        "given_names": who.given_names if who else "",
        "plate": body.conveyance.plate,
        "label": body.conveyance.label,
        "announced": body.summary.announced,
        "trials": msgspec.json.encode(body.trials).decode() if body.trials else None,
    }
    keep_latest(connection, tables.crossing, decided, by=("seq",))
    shown = {
        "station": event.station,
        "encounter_id": event.subject_id,
        "seq": event.seq,
        "conveyance": msgspec.to_builtins(body.conveyance),
        "declaration": msgspec.to_builtins(body.declaration),
        "summary": msgspec.to_builtins(body.summary),
    }
    keep_latest(connection, tables.crossing_card, shown, by=("seq",))
    note_passage(connection, event, body)
    note_decided(connection, event)
    note_picture(connection, event, body.page_photo)


def person_marked(connection: Connection, event: Event, body: PersonMarked) -> None:
    _note_known(connection, event, body)


def boarding_pass_read(connection: Connection, event: Event, body: BoardingPassRead) -> None:
    read = {
        "station": event.station,
        "id": event.subject_id,
        "boarding_seq": event.seq,
        "boarding_pass": body.text,
    }
    keep_latest(connection, tables.encounter, read, by=("boarding_seq",))


def redress_stated(connection: Connection, event: Event, body: RedressStated) -> None:
    stated = {
        "station": event.station,
        "id": event.subject_id,
        "redress_seq": event.seq,
        "redress": body.number,
    }
    keep_latest(connection, tables.encounter, stated, by=("redress_seq",))


def conveyance_entered(connection: Connection, event: Event, body: ConveyanceEntered) -> None:
    entered = {
        "station": event.station,
        "id": event.subject_id,
        "conveyance_seq": event.seq,
        "conveyance": msgspec.to_builtins(body.conveyance),
    }
    keep_latest(connection, tables.party, entered, by=("conveyance_seq",))


def declared(connection: Connection, event: Event, body: Declared) -> None:
    said = {
        "station": event.station,
        "id": event.subject_id,
        "declared_seq": event.seq,
        "declaration": msgspec.to_builtins(body.declaration),
    }
    keep_latest(connection, tables.party, said, by=("declared_seq",))


def recalled(connection: Connection, event: Event, body: Recalled) -> None:
    taken_back = {
        "event_id": event.id,
        "station": event.station,
        "encounter_id": event.subject_id,
        "seq": event.seq,
        "at": event.occurred_at,
        "officer_id": event.officer_id,
        "decision": body.decision,
        "after_ms": body.after_ms,
    }
    add(connection, tables.recall, taken_back)
    note_recalled(connection, event)


def set_aside(connection: Connection, event: Event, body: SetAside) -> None:
    aside = {
        "party_id": event.subject_id,
        "aside_event": event.id,
        "aside_at": event.occurred_at,
        "station": event.station,
        "port": body.port,
        "lane": body.lane,
        "plate": body.conveyance.plate,
        "conveyance": msgspec.to_builtins(body.conveyance),
        "declaration": msgspec.to_builtins(body.declaration),
        "people": msgspec.to_builtins(body.people),
        "places": body.places,
    }
    keep_earliest(connection, tables.waiting, aside, by=("aside_at", "aside_event"))
    for person in body.people:
        note_picture(connection, event, person.page_photo)
        note_picture(connection, event, person.mrz_strip)


def taken_up(connection: Connection, event: Event, body: TakenUp) -> None:
    _leave_line(connection, event, body.lane)


def wait_lapsed(connection: Connection, event: Event, _body: WaitLapsed) -> None:
    _leave_line(connection, event, tables.NO_LANE)


def _leave_line(connection: Connection, event: Event, lane: str) -> None:
    """Note that a party does not wait any more: what came first counts."""
    taken = {
        "party_id": event.subject_id,
        "taken_event": event.id,
        "taken_at": event.occurred_at,
        "taken_lane": lane,
    }
    keep_earliest(connection, tables.waiting, taken, by=("taken_at", "taken_event"))


def _note_known(connection: Connection, event: Event, body: DocumentRead | PersonMarked) -> None:
    known = {
        "station": event.station,
        "id": event.subject_id,
        "known_seq": event.seq,
        "party_id": body.party_id,
        "identity": body.identity,
        "reason": body.reason,
        "amends": body.amends,
    }
    keep_latest(connection, tables.encounter, known, by=("known_seq",))
    first = {
        "station": event.station,
        "id": event.subject_id,
        "first_seq": event.seq,
    }
    keep_earliest(connection, tables.encounter, first, by=("first_seq",))


def note_decided(connection: Connection, event: Event) -> None:
    """Note of the person that this decision was taken, whatever it was."""
    closed = {
        "station": event.station,
        "id": event.subject_id,
        "decided_seq": event.seq,
    }
    keep_latest(connection, tables.encounter, closed, by=("decided_seq",))


def note_recalled(connection: Connection, event: Event) -> None:
    """Note of the person that a decision was taken back."""
    reopened = {
        "station": event.station,
        "id": event.subject_id,
        "recalled_seq": event.seq,
    }
    keep_latest(connection, tables.encounter, reopened, by=("recalled_seq",))
    note_passage_recalled(connection, event)
