"""The facts of the card, each with the key that opens its evidence."""

from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.screening.summary_types import Verdict
from app.ui.card.facts import FactLine
from app.ui.shortcuts import EVIDENCE, Key
from app.ui.theme.fonts import space
from app.ui.widgets.kept_rows import KeptRows
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
    """Five rows, more only if all are mandatory, and the count of what did not fit.

    It never scrolls: where the window is low, the facts of least weight show their title only, and
    the rest of them stands behind their key. Where it is lower still, they move together.

    Signals:
        opened (int): The officer wants the evidence of the fact with this number, from 1.
    """

    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._slots = KeptRows(column, self._make_slot, lambda slot: slot.row.forget())
        self._rows: list[_FactRow] = []
        self._rest = Text("", Role.SMALL, Tone.MUTED)
        self._rest.setContentsMargins(space(5), space(2), space(5), space(2))
        column.addWidget(self._rest)
        column.addStretch(1)

    def show_facts(self, facts: tuple[FactLine, ...], more: str) -> None:
        """Show `facts` in their order; `more` says how many others there are."""
        self._rows = [slot.row for slot in self._slots.first(len(facts))]
        for row, fact in zip(self._rows, facts, strict=True):
            row.show_fact(fact)
        self._rest.setText(more)
        self._rest.setVisible(bool(more))
        self._fit()

    def hasHeightForWidth(self) -> bool:
        """Take the height there is, and fit into it."""
        return False

    def minimumSizeHint(self) -> QSize:
        """As wide as the rows must be; whatever height the window leaves is enough."""
        widths = (row.minimumSizeHint().width() for row in self._rows)
        return QSize(max((space(60), *widths)), space(20))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit into the new height."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        lines = max(0, len(self._rows) - 1)
        room = self.height() - lines - (self._rest.sizeHint().height() if self._rest.text() else 0)
        for row in self._rows:
            row.show_all()
        heights = [row.height_at(self.width()) for row in self._rows]
        for air in (1.0, 0.0):
            for index in reversed(range(len(self._rows))):
                if sum(heights) <= room:
                    return
                self._rows[index].show_title(air)
                heights[index] = self._rows[index].height_at(self.width())

    def _make_slot(self, place: int) -> "_Slot":
        slot = _Slot(place)
        slot.row.opened.connect(partial(self.opened.emit, place + 1))
        return slot


class _Slot(QWidget):
    """The place of one fact, parted from the one above by a line."""

    def __init__(self, place: int) -> None:
        super().__init__()
        self.row = _FactRow(EVIDENCE[place] if place < len(EVIDENCE) else None)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if place > 0:
            line = QVBoxLayout()
            line.setContentsMargins(space(5), 0, space(5), 0)
            line.addWidget(Divider())
            column.addLayout(line)
        column.addWidget(self.row)


class _FactRow(Row):
    """One fact, whole or as its title."""

    def __init__(self, key: Key | None) -> None:
        super().__init__(Mark.CLEAR, "", key=key)
        self._fact: FactLine | None = None

    def show_fact(self, fact: FactLine) -> None:
        self._fact = fact
        self.show_all()

    def forget(self) -> None:
        self._fact = None
        self.show_row(Mark.CLEAR, "")

    def show_all(self) -> None:
        fact = self._fact
        assert fact is not None
        hint = self.tr("Inside: “Not this person”.") if fact.clearable else ""
        detail = f"{fact.explanation} {hint}".strip()
        aside = f"{fact.source}\n{fact.confidence}"
        self.show_row(MARKS[fact.severity], fact.title, detail, aside)
        self._leave_space(3)

    def show_title(self, air: float) -> None:
        fact = self._fact
        assert fact is not None
        self.show_row(MARKS[fact.severity], fact.title, aside=fact.source)
        self._leave_space(air)

    def _leave_space(self, steps: float) -> None:
        inside = self.layout()
        assert inside is not None
        # The row's own edge is 3 px wide; its words begin and end where the lines above do.
        across, down = space(5), space(steps)
        inside.setContentsMargins(across - _ROW_EDGE, down, across, down)

    def height_at(self, width: int) -> int:
        inside = self.layout()
        assert inside is not None
        inside.activate()  # or a detail just hidden is still counted
        return self.heightForWidth(width) if self.hasHeightForWidth() else self.sizeHint().height()
