"""The random draws in words: whether they go on, since when not, and why."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.duty.events import PauseReason
from app.problems import QT_TRANSLATE_NOOP
from app.services.views import DrawPause
from app.ui.widgets.mark import Mark
from app.ui.words.times import moment_words

translate = QCoreApplication.translate

_REASONS: dict[str, str] = {
    PauseReason.SECONDARY_FULL: QT_TRANSLATE_NOOP("Draws", "Secondary is full"),
    PauseReason.TOO_FEW: QT_TRANSLATE_NOOP("Draws", "Too few officers"),
    PauseReason.EMERGENCY: QT_TRANSLATE_NOOP("Draws", "Emergency"),
}


@dataclass(frozen=True, slots=True)
class DrawLine:
    """What is said about the draws."""

    paused: bool
    mark: Mark | None
    words: str


def reason_words(reason: str) -> str:
    """Return why draws are paused; a reason of a later version as it is."""
    return translate("Draws", _REASONS[reason]) if reason in _REASONS else reason


def draw_line(pause: DrawPause | None, now: datetime) -> DrawLine:
    """Say whether draws go on; a pause names its reason and who answers for it."""
    if pause is None:
        return DrawLine(paused=False, mark=None, words=translate("Draws", "Random draws go on"))
    words = translate("Draws", "Draws paused since {time}: {reason} ({officer})").format(
        time=moment_words(pause.since.isoformat(), now),
        reason=reason_words(pause.reason),
        officer=pause.by,
    )
    return DrawLine(paused=True, mark=Mark.ATTENTION, words=words)
