"""Answers to what officers ask of the records, from the projections of station and port."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import msgspec
from sqlalchemy import Connection, Row, Select, exists, select

from app.clock import Clock, timestamp
from app.documents.reading import DocumentReading
from app.duty.officers import Direction, Mode
from app.encounters.encounter import Encounter
from app.encounters.referral import Instruction, ReferralClass, ReferralState
from app.examinations.examination import Completeness, Disposition, Finding
from app.records.attachments import AttachmentStore
from app.records.names import officer_labels
from app.records.outbox import read_sync_state
from app.records.store import Store
from app.records.tables import clearance, crossing, encounter, finding, referral, timeline
from app.screening.summary_types import (
    Clearance,
    History,
    PastCrossing,
    PastSecondary,
    RiskSummary,
)
from app.services.views import ReferralFile, ReferralRow, TimelineEntry

_CROSSINGS = 1000  # of one document; more tell nobody anything
_CLOSED_TODAY = 200
_NOTHING_FOUND = "none"


@dataclass(frozen=True, slots=True)
class RecordQueries:
    """The `Records` port. Each question sees one moment of the store."""

    store: Store
    attachments: AttachmentStore
    clock: Clock

    def history(self, issuing_state: str, document_number: str) -> History:
        """Return this document's crossings, newest first, and its last closed secondary."""
        with self.store.reading() as connection:
            return History(
                crossings=_crossings(connection, issuing_state, document_number),
                last_secondary=_last_secondary(connection, issuing_state, document_number),
                as_of=read_sync_state(connection).feed_at,
            )

    def clearances(
        self, issuing_state: str, document_number: str, birth_date: str, now: datetime
    ) -> Sequence[Clearance]:
        """Return the matches cleared for this document and birth date that have not expired."""
        with self.store.reading() as connection:
            rows = connection.execute(
                select(clearance)
                .where(
                    clearance.c.issuing_state == issuing_state,
                    clearance.c.document_number == document_number,
                    clearance.c.birth_date == birth_date,
                    clearance.c.until > timestamp(now),
                )
                .order_by(clearance.c.at.desc(), clearance.c.id.desc())
            ).all()
            labels = officer_labels(connection, (row.officer_id for row in rows))
        return tuple(
            Clearance(
                listing=row.listing,
                issuing_state=row.issuing_state,
                document_number=row.document_number,
                birth_date=row.birth_date,
                cleared_by=labels.get(row.officer_id, row.station),
                until=row.until,
                id=row.id,
            )
            for row in rows
        )

    def undecided(self) -> Encounter | None:
        """Return this station's latest encounter without a decision."""
        decided = exists().where(
            crossing.c.station == encounter.c.station, crossing.c.encounter_id == encounter.c.id
        )
        query = (
            select(encounter)
            .where(
                encounter.c.station == self.store.info.station.name,
                encounter.c.read_seq.is_not(None),
                ~decided,
            )
            .order_by(encounter.c.read_seq.desc())
            .limit(1)
        )
        with self.store.reading() as connection:
            row = connection.execute(query).one_or_none()
        if row is None:
            return None
        return Encounter(
            id=row.id,
            reading=msgspec.convert(row.reading, DocumentReading),
            summary=_summary(row.summary) if _later(row.screened_seq, row.read_seq) else None,
            page_photo=row.page_photo,
            mrz_strip=row.mrz_strip,
            print_confirmed=_later(row.confirmed_seq, row.read_seq),
        )

    def referrals(self, port: str) -> Sequence[ReferralRow]:
        """Return the port's open referrals, longest waiting first, then today's closed ones.

        Those stand newest first; today is the calendar day where the station stands.
        """
        midnight = self.clock.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
        sent = select(referral).where(referral.c.port == port, referral.c.sent_at.is_not(None))
        open_ones = sent.where(referral.c.closed_at.is_(None)).order_by(
            referral.c.sent_at, referral.c.id
        )
        closed = (
            sent.where(referral.c.closed_at >= timestamp(midnight))
            .order_by(referral.c.closed_at.desc(), referral.c.id)
            .limit(_CLOSED_TODAY)
        )
        with self.store.reading() as connection:
            return _rows(connection, open_ones) + _rows(connection, closed)

    def sent_from_here(self, limit: int = 8) -> Sequence[ReferralRow]:
        """Return the referrals this station sent, newest first."""
        query = (
            select(referral)
            .where(referral.c.station == self.store.info.station.name)
            .order_by(referral.c.sent_at.desc(), referral.c.id.desc())
            .limit(limit)
        )
        with self.store.reading() as connection:
            return _rows(connection, query)

    def referral(self, referral_id: UUID) -> ReferralFile | None:
        """Return everything known about one referral, or None.

        A timeline entry's text is what the fact said, as a code or the officer's own words: the
        note (`referral.sent`), the desk (`received`), `same` or `different`
        (`identified_again`), the finding's word, the disposition's code.
        """
        query = select(referral).where(
            referral.c.id == referral_id, referral.c.sent_at.is_not(None)
        )
        with self.store.reading() as connection:
            row = connection.execute(query).one_or_none()
            if row is None:
                return None
            findings = _findings(connection, [row.id])
            mode, direction = _conveyance(connection, row.station, row.encounter_id)
            steps = _timeline(connection, row.id)
        return ReferralFile(
            row=_row(row, findings),
            encounter_id=row.encounter_id,
            mode=mode,
            direction=direction,
            note=row.note,
            instruction=Instruction(row.instruction),
            documents_held=row.documents_held,
            released_by=row.released_by,
            summary=_summary(row.summary),
            page_photo=row.page_photo,
            photo_here=self.attachments.has(row.page_photo),
            findings=tuple(findings.get(row.id, ())),
            same_document=row.same_document,
            disposition_note=row.disposition_note or "",
            timeline=steps,
        )


def _crossings(
    connection: Connection, issuing_state: str, document_number: str
) -> tuple[PastCrossing, ...]:
    rows = connection.execute(
        select(crossing.c.at, crossing.c.port, crossing.c.lane, crossing.c.decision)
        .where(
            crossing.c.issuing_state == issuing_state,
            crossing.c.document_number == document_number,
        )
        .order_by(crossing.c.at.desc(), crossing.c.encounter_id)
        .limit(_CROSSINGS)
    )
    return tuple(PastCrossing(row.at, row.port, row.lane, row.decision) for row in rows)


def _last_secondary(
    connection: Connection, issuing_state: str, document_number: str
) -> PastSecondary | None:
    row = connection.execute(
        select(referral)
        .where(
            referral.c.issuing_state == issuing_state,
            referral.c.document_number == document_number,
            referral.c.closed_at.is_not(None),
        )
        .order_by(referral.c.closed_at.desc(), referral.c.id)
        .limit(1)
    ).one_or_none()
    if row is None:
        return None
    words = [found.finding for found in _findings(connection, [row.id]).get(row.id, ())]
    told = [word for word in words if word != _NOTHING_FOUND] or words
    return PastSecondary(row.closed_at, row.port, row.disposition, told[0] if told else "")


def _rows(connection: Connection, query: Select[tuple[object, ...]]) -> tuple[ReferralRow, ...]:
    rows = connection.execute(query).all()
    findings = _findings(connection, [row.id for row in rows])
    return tuple(_row(row, findings) for row in rows)


def _row(row: Row[tuple[object, ...]], findings: Mapping[UUID, Sequence[Finding]]) -> ReferralRow:
    summary = _summary(row.summary)
    return ReferralRow(
        id=row.id,
        state=_state(row),
        referral_class=ReferralClass(row.referral_class),
        reasons=tuple(row.reasons),
        surname=summary.who.surname if summary.who else "",
        given_names=summary.who.given_names if summary.who else "",
        verdict=summary.verdict,
        port=row.port,
        lane=row.lane,
        station=row.station,
        sent_at=row.sent_at,
        received_by=row.received_by or "",
        received_by_id=row.received_by_id,
        disposition=None if row.disposition is None else Disposition(row.disposition),
        closed_at=row.closed_at or "",
        finding_words=tuple(found.finding for found in findings.get(row.id, ())),
    )


def _state(row: Row[tuple[object, ...]]) -> ReferralState:
    if row.closed_at is not None:
        return ReferralState.CLOSED
    return ReferralState.SENT if row.received_at is None else ReferralState.RECEIVED


def _findings(connection: Connection, ids: Sequence[UUID]) -> Mapping[UUID, Sequence[Finding]]:
    rows = connection.execute(
        select(finding)
        .where(finding.c.referral_id.in_(ids))
        .order_by(finding.c.at, finding.c.event_id)
    )
    found: dict[UUID, list[Finding]] = {}
    for row in rows:
        found.setdefault(row.referral_id, []).append(
            Finding(
                id=row.id,
                finding=row.finding,
                exam_type=row.exam_type,
                completeness=Completeness(row.completeness),
                place=row.place,
                note=row.note,
            )
        )
    return found


def _conveyance(
    connection: Connection, station: str, encounter_id: UUID
) -> tuple[Mode | None, Direction | None]:
    row = connection.execute(
        select(crossing.c.mode, crossing.c.direction).where(
            crossing.c.station == station, crossing.c.encounter_id == encounter_id
        )
    ).one_or_none()
    return (Mode(row.mode), Direction(row.direction)) if row else (None, None)


def _timeline(connection: Connection, referral_id: UUID) -> tuple[TimelineEntry, ...]:
    rows = connection.execute(
        select(timeline)
        .where(timeline.c.referral_id == referral_id)
        .order_by(timeline.c.at, timeline.c.event_id)
    ).all()
    labels = officer_labels(connection, (row.officer_id for row in rows))
    return tuple(
        TimelineEntry(row.at, row.kind, labels.get(row.officer_id, ""), row.text) for row in rows
    )


def _summary(said: object) -> RiskSummary:
    return msgspec.convert(said, RiskSummary)


def _later(seq: int | None, than: int) -> bool:
    return seq is not None and seq > than
