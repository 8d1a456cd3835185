"""A field of a form: its label above, what is wrong with it below."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.accessibility import announce
from app.ui.theme.fonts import space
from app.ui.widgets.dressing import dress
from app.ui.widgets.mark import Mark, MarkedText
from app.ui.widgets.text import Role, Text, Tone


class FormField(QWidget):
    """Holds one editor. An `&` in the label makes the mnemonic that leads to the editor.

    Attributes:
        editor: The widget that was given.
    """

    def __init__(
        self, label: str, editor: QWidget, hint: str = "", parent: QWidget | None = None
    ) -> None:
        """Make the field.

        Args:
            label: What to enter.
            editor: Where.
            hint: What helps to enter it right; stands below until there is an error.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self.editor = editor
        self._label = Text(label, Role.SMALL, Tone.SECONDARY)
        # Mnemonics need Qt's automatic format; the label is ours, never someone's name.
        self._label.setTextFormat(Qt.TextFormat.AutoText)
        self._label.setBuddy(editor)
        self._hint = Text(hint, Role.SMALL, Tone.MUTED, wrap=True)
        if not hint:  # never shown before it has a parent: that would open a window for a moment
            self._hint.hide()
        self._error = MarkedText(Mark.REFER, "", Role.SMALL, wrap=True)
        self._error.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        column.addWidget(self._label)
        column.addWidget(editor)
        column.addWidget(self._hint)
        column.addWidget(self._error)
        column.addStretch(1)  # neighbors with an error keep their labels on one line
        self._plain_label = label.replace("&", "")
        editor.setAccessibleName(self._plain_label)
        editor.setAccessibleDescription(hint)
        self.setFocusProxy(editor)

    @property
    def error(self) -> str:
        """What is wrong with the content, or nothing."""
        return "" if self._error.isHidden() else self._error.text

    def set_error(self, sentence: str) -> None:
        """Say what is wrong, in one sentence; empty clears it."""
        self._error.show_mark(Mark.REFER, sentence)
        self._error.setVisible(bool(sentence))
        self._hint.setVisible(not sentence and bool(self._hint.text()))
        self.editor.setAccessibleDescription(sentence or self._hint.text())
        dress(self.editor, invalid=bool(sentence))
        if sentence:
            announce(self.editor, f"{self._plain_label}: {sentence}")

    def set_hint(self, hint: str) -> None:
        """Change the help below the editor."""
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint) and not self.error)
