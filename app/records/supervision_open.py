"""What was begun at a port and not ended: encounters, waits, returned records, unsent records."""

from sqlalchemy import Connection, exists, or_, select

from app.clock import parse_timestamp
from app.records.names import officer_labels
from app.records.open_parties import open_at
from app.records.outbox import count_unsent, read_sync_state
from app.records.referral_rows import conveyance_of, summary_of
from app.records.station_tables import event
from app.records.supervision_lines import Period
from app.records.tables import NO_LANE, duty, encounter, waiting
from app.review.facts import AbandonedDuty, OpenEncounter, Unsent, WaitingInLine


def open_encounters(
    connection: Connection, period: Period, station: str
) -> tuple[OpenEncounter, ...]:
    """Return who stands undecided at this station's booth: ix_encounter_open."""
    rows = connection.execute(
        select(encounter.c.id, encounter.c.summary, event.c.occurred_at)
        .join(event, event.c.seq == encounter.c.known_seq)
        .where(*open_at(station), event.c.occurred_at >= period.since)
        .order_by(encounter.c.known_seq)
    ).all()
    people = [summary_of(row.summary).who if row.summary else None for row in rows]
    return tuple(
        OpenEncounter(
            row.id,
            parse_timestamp(row.occurred_at),
            who.surname if who else "",
            who.given_names if who else "",
        )
        for row, who in zip(rows, people, strict=True)
    )


def abandoned_duties(
    connection: Connection, period: Period, station: str
) -> tuple[AbandonedDuty, ...]:
    """Return which other stations' officers left people undecided: ix_duty_port_signed_out_at.

    A later duty of the same station that left nobody settles it: ix_duty_station_signed_out_at.
    """
    later = duty.alias()
    settled = exists().where(
        later.c.station == duty.c.station,
        later.c.signed_out_at > duty.c.signed_out_at,
        later.c.open_encounters == 0,
    )
    rows = connection.execute(
        select(duty)
        .where(
            duty.c.port == period.port,
            duty.c.signed_out_at >= period.since,
            duty.c.signed_out_at <= period.until,
            duty.c.open_encounters > 0,
            duty.c.station != station,
            ~settled,
        )
        .order_by(duty.c.signed_out_at, duty.c.id)
    ).all()
    labels = officer_labels(connection, (row.officer_id for row in rows))
    return tuple(
        AbandonedDuty(
            parse_timestamp(row.signed_out_at),
            row.lane or row.station,
            labels.get(row.officer_id, row.badge or ""),
            row.open_encounters,
        )
        for row in rows
    )


def waiting_in_line(connection: Connection, period: Period) -> tuple[WaitingInLine, ...]:
    """Return who waits in the port's line, or left it by time: ix_waiting_port_aside_at.

    Those who left by time were decided by nobody: a supervisor still has to find them.
    """
    rows = connection.execute(
        select(waiting)
        .where(
            waiting.c.port == period.port,
            or_(waiting.c.taken_at.is_(None), waiting.c.taken_lane == NO_LANE),
            waiting.c.aside_at >= period.since,
            waiting.c.aside_at <= period.until,
        )
        .order_by(waiting.c.aside_at, waiting.c.party_id)
    )
    return tuple(
        WaitingInLine(
            parse_timestamp(row.aside_at),
            row.lane,
            conveyance_of(row.conveyance).label,
            len(row.people or ()) + (row.places or 0),
        )
        for row in rows
    )


def unsent_records(connection: Connection) -> Unsent | None:
    """Return what the hub does not have of this station, and since when: the journal's own key."""
    first = read_sync_state(connection).acked_seq + 1
    since = connection.scalar(select(event.c.occurred_at).where(event.c.seq == first))
    return Unsent(parse_timestamp(since), count_unsent(connection)) if since else None
