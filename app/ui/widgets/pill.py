"""A short state on a tint: `done 14:12`, `partial`, `open`."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.ui.widgets.dressing import dress
from app.ui.widgets.mark import Mark


class Pill(QLabel):
    """A state in one or two words; the mark chooses the tint."""

    def __init__(self, mark: Mark, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setProperty("mark", mark.value)

    def show_state(self, mark: Mark, text: str) -> None:
        """Show another state."""
        self.setText(text)
        dress(self, mark=mark.value)
