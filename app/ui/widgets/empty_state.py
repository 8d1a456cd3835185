"""What stands where nothing is yet: what this place is for, and the key that fills it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.theme.fonts import space
from app.ui.widgets.icon import Icon, IconSign
from app.ui.widgets.text import Role, Text, Tone


class EmptyState(QWidget):
    """A picture, a sentence and a hint in the middle of an empty place."""

    def __init__(
        self, icon: Icon, sentence: str, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = IconSign(icon, size=3.2)
        self._sentence = Text(sentence, Role.HEADLINE, Tone.SECONDARY, wrap=True)
        self._hint = Text(hint, Role.BODY, Tone.MUTED, wrap=True)
        column = QVBoxLayout(self)
        column.setSpacing(space(2))
        column.addStretch(1)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._icon)
        middle.addStretch(1)
        column.addLayout(middle)
        column.addSpacing(space(1))
        for text in (self._sentence, self._hint):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(text)
        column.addStretch(1)
        self.say(sentence, hint)

    def say(self, sentence: str, hint: str = "") -> None:
        """Say something else: busy, nothing found, what to do next."""
        self._sentence.setText(sentence)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.setAccessibleName(f"{sentence} {hint}".strip())
