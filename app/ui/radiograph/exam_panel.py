"""Whose radiograph it is, at the top of the side."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.ui.radiograph.exam_lines import ExamLines
from app.ui.theme.fonts import space
from app.ui.widgets.panel import Panel
from app.ui.widgets.text import ElidedText, Role, Text, Tone


class ExamPanel(Panel):
    """The traveler's name, the referral, the file; a line each, so that the marks have room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Radiograph of"), parent=parent)
        self._name = Text("", Role.HEADLINE, wrap=True)
        self._values = QWidget()
        self._parts: list[QWidget] = []
        self._grid = QGridLayout(self._values)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(space(3))
        self._grid.setVerticalSpacing(space(1))
        self._grid.setColumnStretch(1, 1)
        self.body.addWidget(self._name)
        self.body.addWidget(self._values)

    @property
    def name(self) -> str:
        """Whose radiograph is said to be open."""
        return self._name.text()

    @property
    def captions(self) -> tuple[str, ...]:
        """What is said of it."""
        return tuple(part.text() for part in self._parts[::2] if isinstance(part, Text))

    def show_lines(self, lines: ExamLines) -> None:
        """Show whose it is."""
        self._name.setText(lines.name)
        for part in self._parts:
            self._grid.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = []
        for line, (label, value) in enumerate(lines.values):
            words = ElidedText(value, Role.SMALL, mode=Qt.TextElideMode.ElideMiddle)
            words.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
            words.setAccessibleName(f"{label}: {value}")
            name = Text(label, Role.SMALL, Tone.SECONDARY)
            self._grid.addWidget(name, line, 0)
            self._grid.addWidget(words, line, 1)
            self._parts += [name, words]
