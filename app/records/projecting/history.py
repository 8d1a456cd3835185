"""A traveler's past, narrow enough to be searched through."""

from sqlalchemy import Connection

from app.encounters.events import Decided, DocumentRead
from app.journal.event import Event
from app.records import tables
from app.records.merging import keep_latest
from app.screening.traces import address_trace, document_trace, person_trace


def note_passage(connection: Connection, event: Event, body: Decided) -> None:
    """Note where and how somebody crossed, and by what that is found again."""
    who, carried = body.summary.who, body.conveyance
    passage = {
        "station": event.station,
        "encounter_id": event.subject_id,
        "seq": event.seq,
        "at": event.occurred_at,
        "document": document_trace(who.issuing_state, who.document_number) if who else "",
        "person": person_trace(who.surname, who.given_names, who.birth_date) if who else "",
        "name": ", ".join(part for part in (who.surname, who.given_names) if part) if who else "",
        "port": body.port,
        "lane": body.lane,
        "direction": body.direction,
        "decision": body.decision,
        "plate": carried.plate,
        "plate_state": carried.plate_state,
        "party_id": body.party_id,
        "referral_id": body.referral_id,
    }
    keep_latest(connection, tables.passage, passage, by=("seq",))


def note_passage_recalled(connection: Connection, event: Event) -> None:
    """Note that a decision was taken back: there was no crossing until it is decided again."""
    recalled = {
        "station": event.station,
        "encounter_id": event.subject_id,
        "recalled_seq": event.seq,
    }
    keep_latest(connection, tables.passage, recalled, by=("recalled_seq",))


def note_address(connection: Connection, event: Event, body: DocumentRead) -> None:
    """Note where the traveler lives, if the document says so."""
    address = address_trace(body.reading.barcodes)
    if not address:
        return
    lives = {
        "station": event.station,
        "encounter_id": event.subject_id,
        "address_seq": event.seq,
        "address": address,
    }
    keep_latest(connection, tables.passage, lives, by=("address_seq",))
