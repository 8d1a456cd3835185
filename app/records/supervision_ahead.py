"""What was known and done about travelers before they came, in one period of a port."""

from sqlalchemy import Connection, func, select

from app.records.supervision_lines import Period, decided_in
from app.records.tables import advance_action, crossing
from app.review.facts import Ahead
from app.screening.advance_info import MITIGATING


def ahead(connection: Connection, period: Period) -> Ahead:
    """Count them: ix_crossing_port_at, ix_advance_action_port_at."""
    announced = select(func.count()).where(decided_in(period), crossing.c.announced != "")
    mitigating = select(func.count()).where(
        advance_action.c.port == period.port,
        advance_action.c.at >= period.since,
        advance_action.c.at <= period.until,
        advance_action.c.action.in_(MITIGATING),
    )
    return Ahead(connection.scalar(announced) or 0, connection.scalar(mitigating) or 0)
