"""The list of records in words, a row each."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from app.problems import QT_TRANSLATE_NOOP
from app.services.shift_views import RecordRow
from app.ui.widgets.mark import Mark
from app.ui.words.codes import class_words
from app.ui.words.crossings import crossed_name, decision_words, state_words, verdict_words
from app.ui.words.sentences import apart, capital, dotted
from app.ui.words.times import moment_words

translate = QCoreApplication.translate

HEADINGS = (
    QT_TRANSLATE_NOOP("Records", "Time"),
    QT_TRANSLATE_NOOP("Records", "Traveler"),
    QT_TRANSLATE_NOOP("Records", "Document"),
    QT_TRANSLATE_NOOP("Records", "Conveyance"),
    QT_TRANSLATE_NOOP("Records", "Lane"),
    QT_TRANSLATE_NOOP("Records", "Officer"),
    QT_TRANSLATE_NOOP("Records", "Card"),
    QT_TRANSLATE_NOOP("Records", "Decision"),
    QT_TRANSLATE_NOOP("Records", "Review"),
)
TRAVELER = 1
"""The column that takes the room that is left."""
YIELDING = (5, 7, 8, 3)
"""Columns that give way to it where the window is narrow, the first one first."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one place of the table; the mark stands before the words."""

    words: str
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class RecordLine:
    """One crossing, cell by cell in the order of `HEADINGS`."""

    id: UUID
    cells: tuple[Cell, ...]

    @property
    def spoken(self) -> str:
        """The whole row, for those who do not see it."""
        return ", ".join(cell.words for cell in self.cells if cell.words)


def record_line(row: RecordRow, now: datetime) -> RecordLine:
    """Return the line of one crossing; `now` tells today from other days."""
    mark, verdict = verdict_words(row.verdict)
    state_mark, state = state_words(row.state)
    return RecordLine(
        row.encounter_id,
        (
            Cell(moment_words(row.at.isoformat(), now)),
            Cell(crossed_name(row.surname, row.given_names)),
            Cell(apart(row.document_number)),
            Cell(apart(row.label)),
            Cell(apart(row.lane)),
            Cell(apart(row.officer)),
            Cell(capital(verdict), mark),
            Cell(*_decision(row)),
            Cell(capital(state), state_mark),
        ),
    )


def _decision(row: RecordRow) -> tuple[str, Mark | None]:
    """A decision that was taken back carries a mark until something is decided again."""
    if row.undecided:
        words = translate("Records", "{decision}, taken back")
        return words.format(decision=capital(decision_words(row.decision))), Mark.ATTENTION
    which = class_words(row.referral_class) if row.referral_class else ""
    recalled = translate("Records", "after a recall") if row.recalled else ""
    return dotted(capital(decision_words(row.decision)), which, recalled), None
