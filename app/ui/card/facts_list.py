"""The facts of the card, each with the key that opens its evidence."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.screening.summary_types import Verdict
from app.ui.card.facts import FactLine
from app.ui.shortcuts import EVIDENCE
from app.ui.theme.fonts import space
from app.ui.widgets.mark import Mark
from app.ui.widgets.panel import Divider
from app.ui.widgets.row import Row
from app.ui.widgets.text import Role, Text, Tone

MARKS = {
    Verdict.ROUTINE: Mark.CLEAR,
    Verdict.ATTENTION: Mark.ATTENTION,
    Verdict.REFER: Mark.REFER,
}
_ROW_EDGE = 3


class FactsList(QWidget):
    """Five rows, more only if all are mandatory, and the count of what did not fit; never scrolls.

    Signals:
        opened (int): The officer wants the evidence of the fact with this number, from 1.
    """

    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)

    def show_facts(self, facts: tuple[FactLine, ...], more: str) -> None:
        """Show `facts` in their order; `more` says how many others there are."""
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        for fact in facts:
            if self._rows:
                self._add(_InsetDivider())
            self._add(self._row(fact))
        if more:
            rest = Text(more, Role.SMALL, Tone.MUTED)
            rest.setContentsMargins(space(5), space(2), space(5), space(2))
            self._add(rest)

    def _row(self, fact: FactLine) -> Row:
        hint = self.tr("Not this person inside.") if fact.clearable else ""
        detail = f"{fact.explanation} {hint}".strip()
        row = Row(
            MARKS[fact.severity],
            fact.title,
            detail,
            f"{fact.source}\n{fact.confidence}",
            key=EVIDENCE[fact.number - 1] if fact.number <= len(EVIDENCE) else None,
        )
        inside = row.layout()
        assert inside is not None
        # The row's own edge is 3 px wide; its words begin and end where the lines above do.
        inside.setContentsMargins(space(5) - _ROW_EDGE, space(3), space(5), space(3))
        row.opened.connect(partial(self.opened.emit, fact.number))
        return row

    def _add(self, widget: QWidget) -> None:
        self._column.insertWidget(self._column.count() - 1, widget)
        self._rows.append(widget)


class _InsetDivider(QWidget):
    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(space(5), 0, space(5), 0)
        column.addWidget(Divider())
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
