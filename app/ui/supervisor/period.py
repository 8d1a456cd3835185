"""Which period the page shows."""

from datetime import datetime, timedelta
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from app.problems import QT_TRANSLATE_NOOP


class Period(StrEnum):
    """What a supervisor asks for most; all end now."""

    SHIFT = "shift"
    """Eight hours: one shift, whenever it begins at this port."""
    TODAY = "today"
    """Since midnight where the station stands."""
    THREE_DAYS = "three_days"
    """What a desk without link holds at most by plan."""

    def since(self, now: datetime) -> datetime:
        """Return when the period began that ends at `now`."""
        if self is Period.SHIFT:
            return now - timedelta(hours=8)
        if self is Period.THREE_DAYS:
            return now - timedelta(hours=72)
        return now.astimezone().replace(hour=0, minute=0, second=0, microsecond=0)

    @property
    def words(self) -> str:
        """What stands on the choice."""
        return QCoreApplication.translate("Period", _WORDS[self])


_WORDS = {
    Period.SHIFT: QT_TRANSLATE_NOOP("Period", "8 hours"),
    Period.TODAY: QT_TRANSLATE_NOOP("Period", "Today"),
    Period.THREE_DAYS: QT_TRANSLATE_NOOP("Period", "72 hours"),
}
