"""Who works here."""

from sqlalchemy import Connection

from app.duty.events import DrawsPaused, DrawsResumed, OfficerEnrolled, SignedIn, SignedOut
from app.journal.event import Event
from app.records import tables
from app.records.merging import keep_earliest, keep_latest
from app.records.projecting.common import note_name


def officer_enrolled(connection: Connection, event: Event, body: OfficerEnrolled) -> None:
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


def signed_in(connection: Connection, event: Event, body: SignedIn) -> None:
    signed_in = {
        "station": event.station,
        "id": event.subject_id,
        "officer_id": body.officer_id,
        "badge": body.badge,
        "role": body.role,
        "port": body.port,
        "lane": body.lane,
        "mode": body.mode,
        "direction": body.direction,
        "signed_in_at": event.occurred_at,
    }
    keep_earliest(connection, tables.duty, signed_in, by=("signed_in_at",))
    note_name(connection, event, f"{body.badge} {body.name}")


def signed_out(connection: Connection, event: Event, body: SignedOut) -> None:
    signed_out = {
        "station": event.station,
        "id": event.subject_id,
        "signed_out_at": event.occurred_at,
        "sign_out_reason": body.reason,
        "open_encounters": body.open_encounters,
    }
    keep_earliest(connection, tables.duty, signed_out, by=("signed_out_at",))


def draws_paused(connection: Connection, event: Event, body: DrawsPaused) -> None:
    paused = {
        "id": event.subject_id,
        "port": body.port,
        "paused_at": event.occurred_at,
        "reason": body.reason,
        "paused_by": body.by,
    }
    keep_earliest(connection, tables.draw_pause, paused, by=("paused_at",))


def draws_resumed(connection: Connection, event: Event, body: DrawsResumed) -> None:
    resumed = {"id": event.subject_id, "port": body.port, "resumed_at": event.occurred_at}
    keep_earliest(connection, tables.draw_pause, resumed, by=("resumed_at",))
