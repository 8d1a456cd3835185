"""What the officer writes down in between."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.ui.shortcuts import Key
from app.ui.theme.fonts import space
from app.ui.widgets.form_field import FormField
from app.ui.widgets.key_button import KeyButton, Variant
from app.ui.widgets.low_window import LowWindow
from app.ui.widgets.text import Role, Text

_LINES = 8


class NoteForm(QWidget):
    """One note.

    Signals:
        entered (str): To be recorded.
        closed: Back; what was entered stays.
    """

    entered = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = QPlainTextEdit()
        self._text.setTabChangesFocus(True)
        self._text.setFixedHeight(self._text.fontMetrics().lineSpacing() * _LINES + space(5))
        self._field = FormField(
            self.tr("&Note"), self._text, self.tr("It stands in the timeline, with your name.")
        )
        self._text.textChanged.connect(lambda: self._field.set_error(""))
        self.setFocusProxy(self._text)
        self._lay_out()

    @property
    def draft(self) -> str:
        """What stands in the form."""
        return self._text.toPlainText()

    def show_draft(self, text: str) -> None:
        """Fill the form."""
        self._text.setPlainText(text)

    def _finish(self) -> None:
        if self.draft.strip():
            self.entered.emit(self.draft)
        else:
            self._field.set_error(self.tr("Write the note, or go back with Esc."))

    def _lay_out(self) -> None:
        back = KeyButton(self.tr("Back"), Key.BACK)
        back.clicked.connect(self.closed)
        done = KeyButton(self.tr("Record note"), Key.CLOSE_FORM, Variant.PRIMARY)
        done.clicked.connect(self._finish)
        buttons = QHBoxLayout()
        buttons.setSpacing(space(3))
        buttons.addWidget(back)
        buttons.addWidget(done)
        buttons.addStretch(1)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(space(5), space(4), space(5), space(4))
        column.setSpacing(space(3))
        column.addWidget(Text(self.tr("Add a note"), Role.HEADLINE))
        column.addWidget(self._field)
        column.addLayout(buttons)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(LowWindow(content))
