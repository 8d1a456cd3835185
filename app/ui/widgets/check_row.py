"""Small rows of a card's side: one check with its answer, one label with its value."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.theme.fonts import space
from app.ui.widgets.mark import Mark, MarkSign
from app.ui.widgets.text import Role, Text, Tone


class CheckRow(QWidget):
    """One check: its mark, what was checked, a second line if there is more, and the answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = MarkSign(size=0.85)
        self._text = Text("", Role.SMALL, wrap=True)
        self._detail = Text("", Role.SMALL, Tone.SECONDARY, wrap=True)
        self._answer = Text("", Role.SMALL, Tone.SECONDARY)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._text)
        words.addWidget(self._detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, space(0.75), 0, space(0.75))
        row.setSpacing(space(3))
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self._sign, 0, top)
        row.addLayout(words, 1)
        row.addWidget(self._answer, 0, top)

    def show_check(self, mark: Mark, text: str, answer: str, detail: str = "") -> None:
        """Show a check; `answer` is the word at its end (`passed`, `look`)."""
        self._sign.set_mark(mark, answer)
        self._text.setText(text)
        self._text.set_tone(Tone.MUTED if mark is Mark.NOT_DONE else Tone.NORMAL)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self._answer.setText(answer)
        self.setAccessibleName(f"{text}: {answer}" + (f". {detail}" if detail else ""))

    def clear(self) -> None:
        """Say nothing."""
        self.show_check(Mark.NOT_DONE, "", "")
        self.setAccessibleName("")


class ValueRow(QWidget):
    """A label at the start, its value at the end."""

    def __init__(
        self,
        label: str,
        value: str = "",
        role: Role = Role.SMALL,
        *,
        parent: QWidget | None = None,
    ) -> None:
        """Make the row; `Role.NUMBER` shows a document number."""
        super().__init__(parent)
        self._label = Text(label, Role.SMALL, Tone.SECONDARY)
        self._value = Text(value, role, wrap=role is not Role.NUMBER)
        self._value.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, space(0.75), 0, space(0.75))
        row.setSpacing(space(3))
        row.addWidget(self._label, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._value, 1)
        self.set_value(value)

    def set_value(self, value: str) -> None:
        """Show another value."""
        self._value.setText(value)
        self.setAccessibleName(f"{self._label.text()}: {value}")
