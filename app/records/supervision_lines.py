"""The crossings and referrals of one period of a port, a line each: what is counted.

Which index answers what stands at each question. The period is a range of it, so that the cost
follows the shift and not the years before.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Text,
    and_,
    exists,
    func,
    or_,
    select,
    type_coerce,
)

from app.clock import parse_timestamp
from app.encounters.referral import ReferralClass
from app.examinations.examination import Completeness
from app.records.tables import crossing, finding, referral
from app.records.tables.secondary import AT_SECONDARY
from app.review.facts import CrossingLine, ReferralLine
from app.screening.identity import Identity

_NOTHING = "none"


@dataclass(frozen=True, slots=True)
class Period:
    """A period of a port; `since` and `until` as the journal writes times."""

    port: str
    since: str
    until: str


def decided_in(period: Period) -> ColumnElement[bool]:
    """Say whether a crossing is of the period: ix_crossing_port_at."""
    return and_(
        crossing.c.port == period.port,
        crossing.c.at >= period.since,
        crossing.c.at <= period.until,
    )


def crossing_lines(connection: Connection, period: Period) -> tuple[CrossingLine, ...]:
    """Return everybody who was decided: ix_crossing_port_at."""
    party = func.coalesce(
        type_coerce(crossing.c.party_id, Text), type_coerce(crossing.c.encounter_id, Text)
    )
    query = select(
        party,
        type_coerce(crossing.c.officer_id, Text),
        crossing.c.lane,
        crossing.c.decision,
        func.coalesce(crossing.c.identity, Identity.READ.value),
        crossing.c.machine_ms,
        crossing.c.document_ms,
        crossing.c.interview_ms,
        crossing.c.decision_ms,
    ).where(decided_in(period))
    return tuple(map(CrossingLine._make, _plain_rows(connection, query)))


def referral_lines(connection: Connection, period: Period) -> tuple[ReferralLine, ...]:
    """Return what was sent or closed in the period, or is open now.

    By ix_referral_port_sent_at, ix_referral_port_closed_at and ix_referral_open.
    """
    here = referral.c.port == period.port
    sent = and_(here, referral.c.sent_at >= period.since, referral.c.sent_at <= period.until)
    closed = and_(here, referral.c.closed_at >= period.since)
    still_open = and_(here, AT_SECONDARY, referral.c.sent_at.is_not(None))
    who = and_(
        crossing.c.station == referral.c.station,
        crossing.c.encounter_id == referral.c.encounter_id,
    )
    rows = connection.execute(
        select(
            referral.c.encounter_id,
            referral.c.referral_class,
            referral.c.sent_at,
            referral.c.lane,
            referral.c.arrived_at,
            referral.c.received_at,
            referral.c.withdrawn_at,
            referral.c.closed_at,
            referral.c.alarm_taken_by,
            referral.c.disposition,
            crossing.c.surname,
            crossing.c.given_names,
            crossing.c.label,
            _has_finding().label("recorded"),
            _has_finding(finding.c.finding != _NOTHING).label("found"),
            _has_finding(finding.c.completeness != Completeness.COMPLETE).label("partial"),
        )
        .join(crossing, who, isouter=True)
        .where(or_(sent, closed, still_open), referral.c.sent_at.is_not(None))
        .order_by(referral.c.sent_at, referral.c.id)
    )
    return tuple(
        ReferralLine(
            encounter_id=row.encounter_id,
            referral_class=ReferralClass(row.referral_class),
            sent_at=parse_timestamp(row.sent_at),
            lane=row.lane,
            surname=row.surname or "",
            given_names=row.given_names or "",
            label=row.label or "",
            arrived=row.arrived_at is not None,
            received=row.received_at is not None,
            withdrawn=row.withdrawn_at is not None,
            closed=row.closed_at is not None,
            alarm_taken_by=row.alarm_taken_by or "",
            disposition=row.disposition or "",
            recorded=row.recorded,
            found=row.found,
            partial=row.partial,
        )
        for row in rows
    )


def _has_finding(*which: ColumnElement[bool]) -> ColumnElement[bool]:
    """Say whether a referral has such a finding: ix_finding_referral_id_at."""
    return exists().where(finding.c.referral_id == referral.c.id, *which)


def _plain_rows(
    connection: Connection, query: Select[tuple[object, ...]]
) -> Sequence[tuple[object, ...]]:
    """Return rows as the driver gives them: of ten thousand, wrapping each costs twice the rest."""
    cursor = connection.execute(query).cursor
    assert cursor is not None
    return cursor.fetchall()
