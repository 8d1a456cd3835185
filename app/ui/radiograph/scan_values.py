"""What is known of one scan, captions and values."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.ui.radiograph.scan_lines import Value
from app.ui.theme.fonts import space
from app.ui.widgets.mark import MarkedText
from app.ui.widgets.text import Role, Text, Tone


class ScanValues(QWidget):
    """A grid that takes as many lines as there are values; long ones wrap."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: tuple[Value, ...] = ()
        self._parts: list[QWidget] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(space(3))
        self._grid.setVerticalSpacing(space(1))
        self._grid.setColumnStretch(1, 1)

    @property
    def values(self) -> tuple[Value, ...]:
        """What is shown."""
        return self._values

    def show_values(self, values: Sequence[Value]) -> None:
        """Show these, and nothing of those before."""
        if tuple(values) == self._values:
            return
        self._values = tuple(values)
        for part in self._parts:
            self._grid.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = []
        top = Qt.AlignmentFlag.AlignTop
        for line, value in enumerate(values):
            caption = Text(value.caption, Role.SMALL, Tone.SECONDARY)
            words: QWidget
            if value.mark is None:
                words = Text(value.words, Role.SMALL, wrap=True)
            else:
                words = MarkedText(value.mark, value.words, Role.SMALL, wrap=True)
            words.setAccessibleName(f"{value.caption}: {value.words}".removeprefix(": "))
            self._grid.addWidget(caption, line, 0, top)
            self._grid.addWidget(words, line, 1, top)
            self._parts += [caption, words]
