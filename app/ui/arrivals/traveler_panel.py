"""One announced traveler beside the table: what speaks against routine, what was set, what else."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.screening.summary_types import Verdict
from app.services.advance_views import AnnouncedRow
from app.ui.arrivals.lines import detail_lines, set_words
from app.ui.card.facts import fact_title
from app.ui.theme.fonts import space
from app.ui.widgets.mark import Mark, MarkedText
from app.ui.widgets.panel import Panel
from app.ui.widgets.text import Role, Text, Tone
from app.ui.words.crossings import crossed_name

_MARKS = {
    Verdict.ROUTINE: Mark.PASSED,
    Verdict.ATTENTION: Mark.ATTENTION,
    Verdict.REFER: Mark.REFER,
}


class TravelerPanel(Panel):
    """Follows the chosen row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Traveler"), parent=parent)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.viewport().setAutoFillBackground(False)
        self.body.addWidget(self._area, 1)
        self.show_traveler(None, None)

    def show_traveler(self, row: AnnouncedRow | None, now: datetime | None) -> None:
        """Show somebody, or nobody."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        if row is not None and now is not None:
            self._fill(column, row, now)
        column.addStretch(1)
        self._area.setWidget(inside)
        inside.setAutoFillBackground(False)  # the card below is the ground

    def _fill(self, column: QVBoxLayout, row: AnnouncedRow, now: datetime) -> None:
        traveler = row.traveler
        name = crossed_name(traveler.surname, traveler.given_names)
        column.addWidget(Text(name, Role.HEADLINE, wrap=True))
        if row.action is not None:
            column.addWidget(Text(set_words(row.action, now), Role.STRONG, wrap=True))
        for fact in row.facts:
            column.addWidget(
                MarkedText(_MARKS[fact.severity], fact_title(fact, now), Role.BODY, wrap=True)
            )
        if row.verdict is None:
            words = self.tr("The lists are being asked about this traveler.")
            column.addWidget(Text(words, tone=Tone.SECONDARY, wrap=True))
        elif not row.facts:
            words = self.tr("Nothing known here speaks against the traveler.")
            column.addWidget(Text(words, tone=Tone.SECONDARY, wrap=True))
        for caption, value in detail_lines(row):
            column.addWidget(Text(caption, Role.CAPTION, Tone.MUTED))
            column.addWidget(Text(value, wrap=True))
