"""The report of a shift: what it says is put into words here, what it looks like is drawn later."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtGui import QGuiApplication

from app.duty.officers import Duty
from app.services.shift_views import ShiftOverview
from app.ui.supervisor.report_lines import report_lines
from app.ui.supervisor.report_pdf import draw_report, paper
from app.ui.theme.fonts import base_font


def report_drawing(overview: ShiftOverview, duty: Duty, now: datetime) -> Callable[[], bytes]:
    """Return what draws the report of a shift, for the engines pool."""
    lines = report_lines(overview, duty, now)
    return partial(
        draw_report, lines, paper(), base_font(), right_to_left=QGuiApplication.isRightToLeft()
    )
