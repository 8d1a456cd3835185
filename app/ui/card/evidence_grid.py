"""The fields behind a fact, one under the other: the traveler's value beside the listed one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from app.screening.evidence import Agreement
from app.ui.card.evidence import EvidenceRow, EvidenceTable
from app.ui.theme.fonts import space
from app.ui.widgets.dressing import dress
from app.ui.widgets.mark import Mark
from app.ui.widgets.panel import Divider
from app.ui.widgets.pill import Pill
from app.ui.widgets.text import Role, Text, Tone

_PILLS = {
    Agreement.AGREES: Mark.CLEAR,
    Agreement.CLOSE: Mark.ATTENTION,
    Agreement.DIFFERS: Mark.OPEN,
    Agreement.ABSENT: Mark.NOT_DONE,
}
_STRETCHES = (20, 30, 30, 42, 0)


class EvidenceGrid(QWidget):
    """Rows are made once and kept: to make them anew takes longer than a key press may."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_Row] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(space(4))
        self._grid.setVerticalSpacing(space(1.25))
        self._headings = [Text("", Role.CAPTION, Tone.SECONDARY) for _ in _STRETCHES]
        for column, stretch in enumerate(_STRETCHES):
            self._grid.setColumnStretch(column, stretch)
            self._grid.addWidget(self._headings[column], 0, column)

    def show_table(self, table: EvidenceTable) -> None:
        """Show one row for each field that was compared."""
        weighed = any(row.weight for row in table.rows)
        words = (
            table.field_heading or self.tr("Field"),
            table.own_heading or self.tr("This traveler"),
            table.listed_heading,
            table.answer_heading or self.tr("Comparison"),
            self.tr("Weight") if weighed else "",
        )
        for heading, said in zip(self._headings, words, strict=True):
            heading.setText(said)
            heading.setVisible(bool(table.rows))
        while len(self._rows) < len(table.rows):
            self._rows.append(_Row(self._grid, 2 * len(self._rows) + 1))
        for row, shown in zip(self._rows, table.rows, strict=False):
            row.show_row(shown)
        for row in self._rows[len(table.rows) :]:
            row.hide()


class _Row:
    """One field: a line above it, and five cells of the grid."""

    def __init__(self, grid: QGridLayout, line: int) -> None:
        self._divider = Divider()
        self._field = Text("", Role.SMALL, Tone.SECONDARY, wrap=True)
        self._traveler = Text("", Role.STRONG, wrap=True)
        self._listed = Text("", Role.STRONG, wrap=True)
        self._answer = QWidget()
        self._pill = Pill(Mark.NOT_DONE, "")
        self._note = Text("", Role.SMALL, Tone.SECONDARY, wrap=True)
        self._weight = Text("", Role.SMALL, Tone.MUTED)
        self._weight.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        inside = QHBoxLayout(self._answer)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(space(2))
        inside.addWidget(self._pill)
        inside.addWidget(self._note, 1)
        self._cells = self._field, self._traveler, self._listed, self._answer, self._weight
        grid.addWidget(self._divider, line, 0, 1, len(self._cells))
        for column, cell in enumerate(self._cells):
            grid.addWidget(cell, line + 1, column)

    def show_row(self, row: EvidenceRow) -> None:
        self._field.setText(row.field)
        self._traveler.setText(row.traveler)
        self._listed.setText(row.listed)
        for value in (self._traveler, self._listed):
            dress(value, role=(Role.NUMBER if row.is_number else Role.STRONG).value)
        self._pill.show_state(_PILLS[row.agreement], row.answer)
        self._pill.setVisible(bool(row.answer))
        self._pill.setVisible(bool(row.answer))
        self._note.setText(row.note)
        self._weight.setText(row.weight)
        for widget in (self._divider, *self._cells):
            widget.show()

    def hide(self) -> None:
        for widget in (self._divider, *self._cells):
            widget.hide()
