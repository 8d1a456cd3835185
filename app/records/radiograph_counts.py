"""How many radiographs were decided in one period of a port, and how many wait."""

from sqlalchemy import Connection, func, select

from app.radiographs.decision import ImageDecision
from app.records.supervision_lines import Period
from app.records.tables import scan
from app.records.tables.scans import UNDECIDED
from app.review.facts import Images


def images(connection: Connection, period: Period) -> Images:
    """Count them: ix_scan_port_decided_at, ix_scan_undecided."""
    decided = (
        select(scan.c.decision, func.count())
        .where(
            scan.c.port == period.port,
            scan.c.decided_at >= period.since,
            scan.c.decided_at <= period.until,
        )
        .group_by(scan.c.decision)
    )
    counts = {row[0]: row[1] for row in connection.execute(decided)}
    waiting = select(func.count()).where(scan.c.port == period.port, UNDECIDED)
    return Images(
        no_anomaly=counts.get(ImageDecision.NO_ANOMALY, 0),
        suspect=counts.get(ImageDecision.SUSPECT, 0),
        unreadable=counts.get(ImageDecision.UNREADABLE, 0),
        waiting=connection.scalar(waiting) or 0,
    )
