"""Who comes along, and how they are known."""

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.secondary.seen_lines import CompanionLine
from app.ui.theme.fonts import space
from app.ui.widgets.mark import Mark, MarkSign
from app.ui.widgets.text import ElidedText, Role, Text, Tone

_COLUMNS = 2


class CompanionList(QWidget):
    """Two beside each other, those first of whom least is known; hidden without any."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[CompanionLine, ...] = ()
        self._parts: list[QWidget] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(space(5))
        self._grid.setVerticalSpacing(space(1))
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1)
        column_layout = QVBoxLayout(self)
        column_layout.setContentsMargins(0, 0, 0, 0)
        column_layout.setSpacing(space(2))
        column_layout.addWidget(Text(self.tr("Comes with"), Role.CAPTION, Tone.SECONDARY))
        column_layout.addLayout(self._grid)
        self.hide()

    @property
    def lines(self) -> tuple[CompanionLine, ...]:
        """Who is shown."""
        return self._lines

    def show_lines(self, lines: tuple[CompanionLine, ...]) -> None:
        """Show these people."""
        if lines == self._lines:
            return
        for part in self._parts:
            self._grid.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._lines, self._parts = lines, [_Companion(line) for line in lines]
        for place, part in enumerate(self._parts):
            self._grid.addWidget(part, place // _COLUMNS, place % _COLUMNS)
        self.setVisible(bool(lines))


class _Companion(QWidget):
    def __init__(self, line: CompanionLine) -> None:
        super().__init__()
        tone = Tone.ATTENTION if line.mark is Mark.ATTENTION else Tone.SECONDARY
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(2))
        row.addWidget(MarkSign(line.mark, line.known))
        row.addWidget(ElidedText(line.name, Role.BODY))
        row.addWidget(Text(line.known, Role.SMALL, tone))
        row.addStretch(1)
        self.setAccessibleName(f"{line.name}: {line.known}")
