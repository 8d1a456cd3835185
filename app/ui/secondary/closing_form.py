"""How the referral ends."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.examinations.examination import Disposition
from app.ui.forms.chips import Chips
from app.ui.shortcuts import Key
from app.ui.theme.fonts import space
from app.ui.widgets.form_field import FormField
from app.ui.widgets.key_button import KeyButton
from app.ui.widgets.low_window import LowWindow
from app.ui.widgets.text import Role, Text
from app.ui.words.codes import outcome_words
from app.ui.words.sentences import capital

_NOTE_LINES = 2


@dataclass(frozen=True, slots=True)
class ClosingDraft:
    """What stands in the form; kept for its referral until it is closed."""

    disposition: Disposition | None = None
    note: str = ""


class ClosingForm(QWidget):
    """One of the outcomes that an officer may decide alone. What closes stands below the form.

    Signals:
        changed: The choice or the note is another one.
        closed: Back; what was entered stays.
    """

    changed = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._outcomes = Chips(several=False)
        self._outcomes.chosen.connect(self.changed)
        self._note = QPlainTextEdit()
        self._note.setTabChangesFocus(True)
        self._note.textChanged.connect(self.changed)
        self._note.setFixedHeight(self._note.fontMetrics().lineSpacing() * _NOTE_LINES + space(5))
        self._lay_out()
        self.show_draft(ClosingDraft())

    @property
    def draft(self) -> ClosingDraft:
        """What stands in the form."""
        codes = self._outcomes.codes
        return ClosingDraft(
            disposition=Disposition(codes[0]) if codes else None,
            note=self._note.toPlainText().strip(),
        )

    def show_draft(self, draft: ClosingDraft) -> None:
        """Fill the form."""
        self._outcomes.offer(
            [(each.value, capital(outcome_words(each))) for each in Disposition],
            (draft.disposition.value,) if draft.disposition else (),
        )
        self._note.setPlainText(draft.note)

    def _lay_out(self) -> None:
        content = QWidget()
        head = QHBoxLayout()
        head.addWidget(Text(self.tr("Decision"), Role.HEADLINE), 1)
        back = KeyButton(self.tr("Back"), Key.BACK, compact=True)
        back.clicked.connect(self.closed)
        head.addWidget(back)
        column = QVBoxLayout(content)
        column.setContentsMargins(space(5), space(4), space(5), space(4))
        column.setSpacing(space(3))
        column.addLayout(head)
        column.addWidget(self._outcomes)
        column.addWidget(FormField(self.tr("&Note"), self._note))
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(LowWindow(content))
