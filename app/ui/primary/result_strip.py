"""What became of the travelers sent to secondary, under the document."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.primary.results import ResultLine
from app.ui.theme.fonts import space
from app.ui.widgets.kept_rows import KeptRows
from app.ui.widgets.mark import MarkSign
from app.ui.widgets.panel import Divider
from app.ui.widgets.text import ElidedText, Role, Text, Tone


class ResultStrip(QWidget):
    """The newest travelers; each line gives way before the document does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(Divider())
        column.addSpacing(space(1))
        column.addWidget(Text(self.tr("Your referrals"), Role.CAPTION, Tone.SECONDARY))
        self._rows = KeptRows(column, lambda _place: _ResultRow(), _ResultRow.clear)

    def show_results(self, results: tuple[ResultLine, ...]) -> None:
        """Show these lines; without any, the strip is gone."""
        for row, line in zip(self._rows.first(len(results)), results, strict=True):
            row.show_line(line)
        self.setVisible(bool(results))


class _ResultRow(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._sign = MarkSign(size=0.85)
        self._name = ElidedText("", Role.SMALL)
        self._time = Text("", Role.SMALL, Tone.SECONDARY)
        self._state = ElidedText("", Role.SMALL, Tone.SECONDARY)
        first = QHBoxLayout()
        first.setSpacing(space(3))
        first.addWidget(self._name, 1)
        first.addWidget(self._time)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addLayout(first)
        words.addWidget(self._state)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(3))
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def show_line(self, line: ResultLine) -> None:
        self._sign.set_mark(line.mark)
        self._name.setText(line.name)
        self._time.setText(line.time)
        self._state.setText(line.state)
        self.setAccessibleName(f"{line.name}: {line.state}, {line.time}")

    def clear(self) -> None:
        for each in (self._name, self._time, self._state):
            each.setText("")
        self.setAccessibleName("")
