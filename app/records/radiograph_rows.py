"""Scans as lists and files show them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Connection, Row, Select, select

from app.radiographs.decision import ImageDecision, ViewKind
from app.radiographs.manifest import Manifest
from app.radiographs.scan_events import NOTHING_SAID, IntakeDoubt, Load
from app.radiographs.scan_sidecar import Calibration
from app.records.tables import finding, radiograph, radiograph_mark, scan
from app.services.radiograph_views import Decided, HandMatch, Looking, ScanRow

MARKED = radiograph.join(radiograph_mark, radiograph_mark.c.radiograph_id == radiograph.c.id).join(
    finding, finding.c.mark_id == radiograph_mark.c.id
)
"""From an image to the findings that are tied to marks in it."""


def scan_rows(connection: Connection, query: Select[Any]) -> tuple[ScanRow, ...]:
    """Return the rows of `query`, which selects whole scans that were received."""
    rows = connection.execute(query).all()
    found = _findings(connection, [row.sha256 for row in rows])
    return tuple(_row(row, found.get(row.sha256, ())) for row in rows)


def _findings(connection: Connection, digests: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    """Return the words of the findings by the digest of the image, in the order of the record."""
    rows = connection.execute(
        select(radiograph.c.sha256, finding.c.finding)
        .select_from(MARKED)
        .where(radiograph.c.sha256.in_(digests))
        .order_by(finding.c.at, finding.c.event_id)
    )
    found: dict[str, list[str]] = defaultdict(list)
    for sha256, word in rows:
        found[sha256].append(word)
    return {sha256: tuple(dict.fromkeys(words)) for sha256, words in found.items()}


def _row(row: Row[Any], findings: tuple[str, ...]) -> ScanRow:
    load = row.matched_load or row.said_load
    return ScanRow(
        id=row.id,
        received_event=row.received_event,
        port=row.port,
        station=row.station,
        file_name=row.file_name,
        sha256=row.sha256,
        width=row.width,
        height=row.height,
        bits=row.bits,
        taken_at=row.taken_at,
        scanner=row.scanner,
        energies=tuple(row.energies),
        calibration=msgspec.convert(row.calibration, Calibration | None),
        load=msgspec.convert(load, Load) if load else NOTHING_SAID,
        said_referral=row.said_referral,
        manifest=msgspec.convert(row.manifest, Manifest),
        thumbnail=row.thumbnail,
        doubts=msgspec.convert(row.doubts, tuple[IntakeDoubt, ...]),
        by_hand=_by_hand(row),
        looking=_looking(row),
        decided=_decided(row),
        findings=findings,
    )


def _by_hand(row: Row[Any]) -> HandMatch | None:
    if row.matched_event is None:
        return None
    referral: UUID | None = row.matched_referral
    return HandMatch(row.matched_at, row.matched_by, row.matched_reason, referral)


def _looking(row: Row[Any]) -> Looking | None:
    if row.looking_event is None:
        return None
    return Looking(row.looking_at, row.looking_by, row.looking_by_id, row.looking_desk)


def _decided(row: Row[Any]) -> Decided | None:
    if row.decided_event is None:
        return None
    return Decided(
        event_id=row.decided_event,
        at=row.decided_at,
        by=row.decided_by,
        decision=ImageDecision(row.decision),
        reason=row.reason,
        referral_id=row.decided_referral,
        shown_ms=row.shown_ms,
        views=tuple(map(ViewKind, row.views)),
        marks=row.marks,
    )


def received_scans() -> Select[Any]:
    """Return the query for every scan that was received: its other parts may be ahead of that."""
    return select(scan).where(scan.c.taken_at.is_not(None))
