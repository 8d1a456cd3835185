"""What of a period needs a supervisor's look: unread people, recalls, quick decisions."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Text, and_, exists, or_, select, type_coerce

from app.clock import parse_timestamp
from app.encounters.referral import Decision
from app.records.supervision_lines import Period, decided_in
from app.records.tables import crossing, recall, referral, review
from app.review.exceptions import FASTEST_MS
from app.review.facts import QuickDecision, RecalledDecision, UnreadPerson
from app.screening.identity import Identity
from app.screening.summary_types import Verdict

Labels = Mapping[UUID, str]
"""Badge and name of officers."""

_NOBODY = "[]"  # no companion, as the column holds it


def _looked_at(record: ColumnElement[UUID], since: ColumnElement[str]) -> ColumnElement[bool]:
    """Say whether a supervisor said anything of a record since: ix_review_subject_id_at."""
    return exists().where(review.c.subject_id == record, review.c.at >= since)


def unread_people(
    connection: Connection, period: Period, labels: Labels
) -> tuple[UnreadPerson, ...]:
    """Return who was let go on or referred unread: ix_crossing_port_at."""
    rows = connection.execute(
        select(
            crossing.c.encounter_id,
            crossing.c.party_id,
            crossing.c.at,
            crossing.c.lane,
            crossing.c.officer_id,
            crossing.c.label,
            _looked_at(crossing.c.encounter_id, crossing.c.at).label("reviewed"),
        ).where(decided_in(period), crossing.c.identity == Identity.UNREAD)
    )
    return tuple(
        UnreadPerson(
            encounter_id=row.encounter_id,
            record_id=row.encounter_id,
            party=row.party_id or row.encounter_id,
            at=parse_timestamp(row.at),
            lane=row.lane,
            officer=labels.get(row.officer_id, ""),
            label=row.label or "",
            reviewed=row.reviewed,
        )
        for row in rows
    )


def unread_companions(connection: Connection, period: Period) -> tuple[UnreadPerson, ...]:
    """Return who went to secondary along with somebody and was not even marked.

    By ix_referral_port_sent_at; who has a crossing is told by that: ix_crossing_encounter_id.
    """
    lead = and_(
        crossing.c.station == referral.c.station,
        crossing.c.encounter_id == referral.c.encounter_id,
    )
    rows = connection.execute(
        select(
            referral.c.encounter_id,
            referral.c.sent_at,
            referral.c.lane,
            referral.c.released_by,
            referral.c.companions,
            crossing.c.party_id,
            crossing.c.label,
            _looked_at(referral.c.encounter_id, referral.c.sent_at).label("reviewed"),
        )
        .join(crossing, lead, isouter=True)
        .where(
            referral.c.port == period.port,
            referral.c.sent_at >= period.since,
            referral.c.sent_at <= period.until,
            referral.c.withdrawn_at.is_(None),
            type_coerce(referral.c.companions, Text) != _NOBODY,
        )
    )
    unread = [
        (UUID(someone["encounter_id"]), row)
        for row in rows
        for someone in row.companions
        if someone["identity"] == Identity.UNREAD
    ]
    ids = [encounter_id for encounter_id, _ in unread]
    known = set(
        connection.scalars(select(crossing.c.encounter_id).where(crossing.c.encounter_id.in_(ids)))
    )
    return tuple(
        UnreadPerson(
            encounter_id=encounter_id,
            record_id=row.encounter_id,
            party=row.party_id or row.encounter_id,
            at=parse_timestamp(row.sent_at),
            lane=row.lane,
            officer=row.released_by,
            label=row.label or "",
            reviewed=row.reviewed,
        )
        for encounter_id, row in unread
        if encounter_id not in known
    )


def recalled_decisions(
    connection: Connection, period: Period, labels: Labels
) -> tuple[RecalledDecision, ...]:
    """Return what was taken back: ix_recall_at, then their crossings: ix_crossing_encounter_id.

    In two questions: asked as one, SQLite would go through all crossings that the port ever had.
    """
    recalls = connection.execute(
        select(recall, _looked_at(recall.c.encounter_id, recall.c.at).label("reviewed"))
        .where(recall.c.at >= period.since, recall.c.at <= period.until)
        .order_by(recall.c.at, recall.c.event_id)
    ).all()
    rows = connection.execute(
        select(crossing).where(crossing.c.encounter_id.in_({row.encounter_id for row in recalls}))
    )
    crossings = {(row.station, row.encounter_id): row for row in rows if row.port == period.port}
    return tuple(
        RecalledDecision(
            encounter_id=row.encounter_id,
            at=parse_timestamp(row.at),
            lane=decided.lane,
            officer=labels.get(row.officer_id, ""),
            surname=decided.surname or "",
            given_names=decided.given_names or "",
            decision=Decision(row.decision),
            after_ms=row.after_ms,
            then=Decision(decided.decision) if decided.seq > row.seq else None,
            reviewed=row.reviewed,
        )
        for row in recalls
        if (decided := crossings.get((row.station, row.encounter_id))) is not None
    )


def quick_decisions(
    connection: Connection, period: Period, labels: Labels
) -> tuple[QuickDecision, ...]:
    """Return decisions quicker than the floor: ix_crossing_port_at.

    A card that says REFER leaves nothing to weigh. Who let several go on with one key looked if
    they looked at one card: ix_crossing_party_id.
    """
    other = crossing.alias()
    weighed = or_(crossing.c.verdict != Verdict.REFER, crossing.c.decision != Decision.REFER)
    looked = exists().where(
        other.c.party_id == crossing.c.party_id, other.c.interview_ms >= FASTEST_MS
    )
    rows = connection.execute(
        select(
            crossing.c.encounter_id,
            crossing.c.at,
            crossing.c.lane,
            crossing.c.officer_id,
            crossing.c.interview_ms,
            _looked_at(crossing.c.encounter_id, crossing.c.at).label("reviewed"),
        ).where(decided_in(period), crossing.c.interview_ms < FASTEST_MS, weighed, ~looked)
    )
    return tuple(
        QuickDecision(
            encounter_id=row.encounter_id,
            at=parse_timestamp(row.at),
            lane=row.lane,
            officer_id=row.officer_id,
            officer=labels.get(row.officer_id, ""),
            interview_ms=row.interview_ms,
            reviewed=row.reviewed,
        )
        for row in rows
    )
