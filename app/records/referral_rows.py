"""Referrals as lists and files show them."""

from collections.abc import Mapping, Sequence
from uuid import UUID

import msgspec
from sqlalchemy import Connection, Row, Select, select

from app.duty.officers import Direction, Mode
from app.encounters.conveyance import NOTHING_ENTERED, Conveyance
from app.encounters.referral import Instruction, ReferralClass, ReferralState
from app.encounters.referral_events import Companion
from app.examinations.examination import Completeness, Disposition, Finding
from app.radiographs.marks import MarkKind
from app.radiographs.scan_events import scan_id
from app.records.attachments import AttachmentStore
from app.records.cleared import clearances_of
from app.records.names import officer_labels
from app.records.tables import (
    clearance,
    crossing,
    finding,
    photo,
    radiograph,
    radiograph_mark,
    referral,
    timeline,
)
from app.screening.clearances import with_cleared
from app.screening.summary_types import RiskSummary
from app.services.views import MarkView, PhotoView, ReferralFile, ReferralRow, TimelineEntry


def referral_rows(
    connection: Connection, query: Select[tuple[object, ...]]
) -> tuple[ReferralRow, ...]:
    """Return the rows of `query`, which selects whole referrals that were sent."""
    rows = connection.execute(query).all()
    findings = findings_of(connection, [row.id for row in rows])
    return tuple(_row(row, findings) for row in rows)


def referral_file(
    connection: Connection, referral_id: UUID, attachments: AttachmentStore
) -> ReferralFile | None:
    """Return everything known about one referral, or None.

    A timeline entry's text is what the fact said, as a code or the officer's own words: the note
    (`referral.sent`, `note_added`), the desk (`arrived`, `received`), `same` or `different`
    (`identified_again`), the finding's word, the caption of a photo, the label of a mark, the
    disposition's code.
    """
    query = select(referral).where(referral.c.id == referral_id, referral.c.sent_at.is_not(None))
    row = connection.execute(query).one_or_none()
    if row is None:
        return None
    findings = findings_of(connection, [row.id])
    mode, direction = _conveyance(connection, row.station, row.encounter_id)
    return ReferralFile(
        row=_row(row, findings),
        encounter_id=row.encounter_id,
        mode=mode,
        direction=direction,
        note=row.note,
        instruction=Instruction(row.instruction),
        documents_held=row.documents_held,
        released_by=row.released_by,
        summary=with_cleared(
            summary_of(row.summary), clearances_of(connection, clearance.c.subject_id == row.id)
        ),
        page_photo=row.page_photo,
        photo_here=attachments.has(row.page_photo),
        findings=tuple(findings.get(row.id, ())),
        same_document=row.same_document,
        disposition_note=row.disposition_note or "",
        timeline=_timeline(connection, row.id),
        companions=msgspec.convert(row.companions or (), tuple[Companion, ...]),
        photos=_photos(connection, row.id, attachments),
        marks=marks_of(connection, row.id, *_scans_of(connection, row.id)),
    )


def _row(row: Row[tuple[object, ...]], findings: Mapping[UUID, Sequence[Finding]]) -> ReferralRow:
    summary = summary_of(row.summary)
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
        arrived_at=row.arrived_at or "",
        alarm_taken_by=row.alarm_taken_by or "",
        companions=len(row.companions or ()),
        conveyance=conveyance_of(row.conveyance),
        finding_words=tuple(found.finding for found in findings.get(row.id, ())),
    )


def _state(row: Row[tuple[object, ...]]) -> ReferralState:
    if row.closed_at is not None:
        return ReferralState.CLOSED
    if row.received_at is not None:
        return ReferralState.RECEIVED
    if row.withdrawn_at is not None:
        return ReferralState.WITHDRAWN
    return ReferralState.SENT if row.arrived_at is None else ReferralState.ARRIVED


def findings_of(connection: Connection, ids: Sequence[UUID]) -> Mapping[UUID, Sequence[Finding]]:
    """Return what was found, by referral, in order."""
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
                mark_id=row.mark_id,
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


def _photos(
    connection: Connection, referral_id: UUID, attachments: AttachmentStore
) -> tuple[PhotoView, ...]:
    rows = connection.execute(
        select(photo)
        .where(photo.c.referral_id == referral_id)
        .order_by(photo.c.at, photo.c.event_id)
    )
    return tuple(
        PhotoView(row.at, row.sha256, row.caption, attachments.has(row.sha256)) for row in rows
    )


def _scans_of(connection: Connection, referral_id: UUID) -> tuple[UUID, ...]:
    """Return the scans that were opened for a referral: what was marked before goes with them."""
    opened = select(radiograph.c.sha256).where(radiograph.c.referral_id == referral_id).distinct()
    return tuple(scan_id(sha256) for sha256 in connection.scalars(opened) if sha256)


def marks_of(connection: Connection, *case_ids: UUID) -> tuple[MarkView, ...]:
    """Return the marks of these cases, referrals or scans without one, as they stand.

    A mark that was changed is said again under its own id, and its last word stands.
    """
    rows = connection.execute(
        select(radiograph_mark, radiograph.c.file_name, radiograph.c.sha256)
        .join(radiograph, radiograph.c.id == radiograph_mark.c.radiograph_id, isouter=True)
        .where(radiograph_mark.c.referral_id.in_(case_ids))
        .order_by(radiograph_mark.c.at, radiograph_mark.c.event_id)
    )
    standing = {row.id: row for row in rows}
    return tuple(
        MarkView(
            row.id,
            row.radiograph_id,
            row.file_name or "",
            row.label,
            row.preview,
            row.sha256 or "",
            (row.left, row.top, row.width, row.height),
            MarkKind(row.kind or MarkKind.RECTANGLE),
            tuple((x, y) for x, y in row.points or ()),
        )
        for row in standing.values()
        if not row.removed
    )


def summary_of(said: object) -> RiskSummary:
    """Return a stored summary as the value it was."""
    return msgspec.convert(said, RiskSummary)


def conveyance_of(said: object) -> Conveyance:
    """Return a stored conveyance as the value it was."""
    return msgspec.convert(said, Conveyance) if said else NOTHING_ENTERED
