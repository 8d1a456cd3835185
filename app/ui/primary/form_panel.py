"""The frame of every form at the right: fields above, the keys that record or go back below."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.shortcuts import Key
from app.ui.theme.fonts import space
from app.ui.widgets.key_button import KeyButton, Variant
from app.ui.widgets.low_window import LowWindow
from app.ui.widgets.mark import Mark, MarkedText
from app.ui.widgets.panel import Panel
from app.ui.widgets.text import Role, Text

_WIDEST = 170  # a line of a form that is wider is hard to follow


class FormPanel(Panel):
    """Ctrl+Enter records, and so does Enter in a field of one line; Esc goes back, nothing is lost.

    Signals:
        finished: The officer wants to record what stands there.
        closed: Back; what was entered stays.

    Attributes:
        fields: Where the fields go, from the top to the bottom.
    """

    finished = Signal()
    closed = Signal()

    def __init__(self, title: str, done: str, parent: QWidget | None = None) -> None:
        """Make the frame; `done` stands on the key that records."""
        super().__init__(title, margins=False, parent=parent)
        self._lead = Text("", Role.LEAD, wrap=True)
        self._complaint = MarkedText(Mark.REFER, wrap=True)
        self._complaint.hide()
        self.fields = QVBoxLayout()
        self.fields.setSpacing(space(3))
        self._done = KeyButton(done, Key.CLOSE_FORM, Variant.PRIMARY)
        self._done.clicked.connect(self.finished)
        back = KeyButton(self.tr("Back"), Key.BACK)
        back.clicked.connect(self.closed)
        buttons = QHBoxLayout()
        buttons.setSpacing(space(3))
        buttons.addWidget(back)
        buttons.addWidget(self._done)
        buttons.addStretch(1)
        sheet = QWidget()
        sheet.setMaximumWidth(space(_WIDEST))
        column = QVBoxLayout(sheet)
        column.setContentsMargins(space(4), space(1), space(4), space(3))
        column.setSpacing(space(4))
        column.addWidget(self._lead)
        column.addLayout(self.fields)
        column.addWidget(self._complaint)
        column.addLayout(buttons)
        column.addStretch(1)
        content = QWidget()
        whole = QHBoxLayout(content)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(sheet, 1)
        whole.addStretch(0)
        self.body.addWidget(LowWindow(content), 1)

    @property
    def complaint(self) -> str:
        """What was said last about the form as a whole; empty for nothing."""
        return "" if self._complaint.isHidden() else self._complaint.text

    def set_lead(self, sentence: str) -> None:
        """Say above the fields what to do, in one sentence."""
        self._lead.setText(sentence)

    def complain(self, sentence: str) -> None:
        """Say what keeps the form from being recorded; empty clears it."""
        self._complaint.show_mark(Mark.REFER, sentence)
        self._complaint.setVisible(bool(sentence))

    def add_pair(self, *fields: QWidget) -> None:
        """Put fields side by side, equally wide."""
        row = QHBoxLayout()
        row.setSpacing(space(4))
        for field in fields:
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        self.fields.addLayout(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Record with Enter where no field keeps the key for itself."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._done.click()
            return
        super().keyPressEvent(event)
