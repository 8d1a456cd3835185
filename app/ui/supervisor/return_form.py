"""The note that goes back to an officer with their record."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from app.services.supervision import LONGEST_NOTE
from app.ui.shortcuts import Key
from app.ui.theme.fonts import space
from app.ui.widgets.form_field import FormField
from app.ui.widgets.key_button import KeyButton, Variant
from app.ui.widgets.panel import Panel

_LINES = 5


class ReturnForm(Panel):
    """What the officer should do. Esc leaves it; it stays with its record until it is sent.

    Signals:
        finished: Send it.
        closed: Back; what was entered stays.
    """

    finished = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Return with a note"), parent=parent)
        self._note = QPlainTextEdit()
        self._note.setTabChangesFocus(True)
        self._note.setMinimumHeight(self._note.fontMetrics().lineSpacing() * _LINES + space(5))
        self._note.textChanged.connect(self._check)
        hint = self.tr("The officer sees it at the next sign-in, at any desk.")
        self._field = FormField(self.tr("&What should the officer do?"), self._note, hint)
        self._send = KeyButton(self.tr("Return"), Key.CLOSE_FORM, Variant.PRIMARY)
        self._send.clicked.connect(self._finish)
        back = KeyButton(self.tr("Back"), Key.BACK)
        back.clicked.connect(self.closed)
        keys = QHBoxLayout()
        keys.addWidget(back)
        keys.addStretch(1)
        keys.addWidget(self._send)
        self.body.addWidget(self._field)
        self.body.addStretch(1)
        self.body.addLayout(keys)
        self.setFocusProxy(self._note)

    @property
    def note(self) -> str:
        """What stands in the form."""
        return self._note.toPlainText().strip()

    @property
    def error(self) -> str:
        """What is wrong with it, as it is said."""
        return self._field.error

    def show_note(self, note: str) -> None:
        """Fill the form."""
        self._note.setPlainText(note)
        self._field.set_error("")

    def set_free(self, *, free: bool) -> None:
        """Say whether it can be sent now: one thing is recorded at a time."""
        self._send.setEnabled(free)

    def focus_end(self) -> None:
        """Let the supervisor write on."""
        self._note.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._note.moveCursor(self._note.textCursor().MoveOperation.End)

    def _check(self) -> None:
        too_long = len(self.note) > LONGEST_NOTE
        words = self.tr("Shorten it to {count} characters.").format(count=LONGEST_NOTE)
        self._field.set_error(words if too_long else "")

    def _finish(self) -> None:
        self._check()
        if not self.note:
            self._field.set_error(self.tr("Write what the officer should do."))
        elif not self.error:
            self.finished.emit()
