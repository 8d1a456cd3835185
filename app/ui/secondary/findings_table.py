"""What was found so far."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.ui.secondary.seen_lines import FindingLine
from app.ui.theme.fonts import space
from app.ui.widgets.panel import Divider
from app.ui.widgets.pill import Pill
from app.ui.widgets.text import Role, Text, Tone

_COLUMNS = 4
_STRETCHES = (3, 3, 4, 0)


class FindingsTable(QWidget):
    """A line for each finding; a sentence while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._shown: tuple[FindingLine, ...] | None = None
        self._table = QWidget()
        self._column.addWidget(self._table)

    def show_findings(self, findings: tuple[FindingLine, ...]) -> None:
        """Show these findings."""
        if findings == self._shown:
            return
        self._shown = findings
        fresh = QWidget()
        grid = QGridLayout(fresh)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(space(4))
        grid.setVerticalSpacing(space(1.5))
        if findings:
            self._fill(grid, findings)
        else:
            grid.addWidget(Text(self.tr("Nothing recorded yet."), Role.SMALL, Tone.MUTED), 0, 0)
        self._column.replaceWidget(self._table, fresh)
        self._table.hide()
        self._table.deleteLater()
        self._table = fresh

    def _fill(self, grid: QGridLayout, findings: tuple[FindingLine, ...]) -> None:
        headings = (
            self.tr("What"),
            self.tr("How"),
            self.tr("Where, note"),
            self.tr("Done"),
        )
        for column, heading in enumerate(headings):
            grid.addWidget(Text(heading, Role.CAPTION, Tone.SECONDARY), 0, column)
            grid.setColumnStretch(column, _STRETCHES[column])
        top = Qt.AlignmentFlag.AlignTop
        for index, line in enumerate(findings):
            grid.addWidget(Divider(), 2 * index + 1, 0, 1, _COLUMNS)
            row = 2 * index + 2
            tone = Tone.ATTENTION if line.found else Tone.NORMAL
            grid.addWidget(Text(line.finding, Role.STRONG, tone, wrap=True), row, 0, top)
            grid.addWidget(Text(line.how, Role.SMALL, wrap=True), row, 1, top)
            grid.addWidget(Text(line.aside, Role.SMALL, Tone.SECONDARY, wrap=True), row, 2, top)
            grid.addWidget(Pill(line.mark, line.done), row, 3, top)
