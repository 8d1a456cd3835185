"""Whether the random draws of a port are paused."""

from sqlalchemy import Connection, select

from app.clock import parse_timestamp
from app.records.tables import draw_pause
from app.services.views import DrawPause


def open_pause(connection: Connection, port: str) -> DrawPause | None:
    """Return the first pause that is still on: ix_draw_pause_port_resumed_at_paused_at."""
    row = connection.execute(
        select(draw_pause)
        .where(
            draw_pause.c.port == port,
            draw_pause.c.resumed_at.is_(None),
            draw_pause.c.paused_at.is_not(None),
        )
        .order_by(draw_pause.c.paused_at, draw_pause.c.id)
        .limit(1)
    ).first()
    if row is None:
        return None
    return DrawPause(row.id, parse_timestamp(row.paused_at), row.reason, row.paused_by)
