"""What became of the travelers sent to secondary, under the document."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.primary.results import ResultLine
from app.ui.theme.fonts import space
from app.ui.widgets.mark import MarkSign
from app.ui.widgets.panel import Divider
from app.ui.widgets.text import ElidedText, Role, Text, Tone


class ResultStrip(QWidget):
    """The newest travelers; each line gives way before the document does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(space(2))
        self._column.addWidget(Divider())
        self._column.addSpacing(space(1))
        self._column.addWidget(Text(self.tr("Your referrals"), Role.CAPTION, Tone.SECONDARY))

    def show_results(self, results: tuple[ResultLine, ...]) -> None:
        """Show these lines; without any, the strip is gone."""
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [_ResultRow(line) for line in results]
        for row in self._rows:
            self._column.addWidget(row)
        self.setVisible(bool(results))


class _ResultRow(QWidget):
    def __init__(self, line: ResultLine) -> None:
        super().__init__()
        first = QHBoxLayout()
        first.setSpacing(space(3))
        first.addWidget(ElidedText(line.name, Role.SMALL), 1)
        first.addWidget(Text(line.time, Role.SMALL, Tone.SECONDARY))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addLayout(first)
        words.addWidget(ElidedText(line.state, Role.SMALL, Tone.SECONDARY))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(3))
        row.addWidget(MarkSign(line.mark, size=0.85), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.setAccessibleName(f"{line.name}: {line.state}, {line.time}")
