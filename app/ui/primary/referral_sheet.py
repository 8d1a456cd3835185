"""The referral, inline in the card: what the suggestion says is chosen already."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.encounters.referral import Instruction, ReferralClass
from app.services.primary_inspection import ReferralForm
from app.ui.primary.reason_chips import ReasonChips
from app.ui.shortcuts import Key
from app.ui.theme.fonts import space
from app.ui.widgets.choice import Segments
from app.ui.widgets.form_field import FormField
from app.ui.widgets.key_button import KeyButton
from app.ui.widgets.mark import Mark, MarkedText
from app.ui.widgets.text import Role, Text, Tone
from app.ui.words.codes import class_words, instruction_words, reasons_of
from app.ui.words.sentences import capital

_NOTE_LINES = 2


class ReferralSheet(QWidget):
    """Keeps what was entered until it is given another traveler.

    Signals:
        painted: The form is on the screen; the key that sends it counts from now on.
        sent: The officer wants to send the traveler to secondary.
        closed: Back to the facts; what was entered stays.
    """

    painted = Signal()
    sent = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unpainted = True
        self._class: Segments[ReferralClass] = Segments()
        self._class.setAccessibleName(self.tr("Class of the referral"))
        self._class.chosen.connect(self._change_class)
        self._reasons = ReasonChips()
        self._reasons.chosen.connect(self._clear_complaint)
        self._instruction: Segments[Instruction] = Segments(
            [(each, capital(instruction_words(each))) for each in Instruction]
        )
        self._instruction.setAccessibleName(self.tr("How the traveler goes"))
        self._held = QCheckBox(self.tr("Documents &held"))
        self._note = QPlainTextEdit()
        self._note.setTabChangesFocus(True)
        self._note.setFixedHeight(self._note.fontMetrics().lineSpacing() * _NOTE_LINES + space(5))
        self._note.textChanged.connect(self._clear_complaint)
        self._complaint = MarkedText(Mark.REFER, "")
        self._back = KeyButton(self.tr("Facts"), Key.BACK, compact=True)
        self._back.clicked.connect(self.closed)
        self._lay_out()
        Key.CLOSE_FORM.shortcut(self, self.sent.emit)

    def begin(self, proposed: ReferralForm, classes: tuple[ReferralClass, ...]) -> None:
        """Empty the form for another traveler and fill in what is proposed."""
        self._class.set_options([(each, capital(class_words(each))) for each in classes])
        self._class.set_value(proposed.referral_class)
        self._reasons.offer(reasons_of(proposed.referral_class), proposed.reasons)
        self._instruction.set_value(proposed.instruction)
        self._held.setChecked(proposed.documents_held)
        self._note.setPlainText(proposed.note)
        self._clear_complaint()

    @property
    def form(self) -> ReferralForm:
        """What stands in the form."""
        return ReferralForm(
            referral_class=self._class.value() or ReferralClass.OFFICER,
            reasons=self._reasons.reasons,
            note=self._note.toPlainText().strip(),
            instruction=self._instruction.value() or Instruction.NONE,
            documents_held=self._held.isChecked(),
        )

    def open(self) -> None:
        """Get ready to be shown: the sending key counts only once the form is painted."""
        self._unpainted = True
        self.update()

    def complain(self, sentence: str) -> None:
        """Say what is missing."""
        self._complaint.show_mark(Mark.REFER, sentence)
        self._complaint.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, and note that the form is on the screen now."""
        super().paintEvent(event)
        if self._unpainted:
            self._unpainted = False
            self.painted.emit()

    def _change_class(self, referral_class: ReferralClass) -> None:
        self._reasons.offer(reasons_of(referral_class), self._reasons.reasons)
        self._clear_complaint()

    def _clear_complaint(self) -> None:
        self._complaint.hide()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(space(3))
        head.addWidget(Text(self.tr("Referral to secondary"), Role.HEADLINE), 1)
        head.addWidget(self._back)
        goes = QHBoxLayout()
        goes.setSpacing(space(4))
        goes.addWidget(self._instruction)
        goes.addWidget(self._held)
        goes.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(5), space(3), space(5), space(3))
        column.setSpacing(space(1.5))
        column.addLayout(head)
        column.addWidget(Text(self.tr("Class"), Role.CAPTION, Tone.SECONDARY))
        column.addWidget(self._class, 0, Qt.AlignmentFlag.AlignLeading)
        column.addSpacing(space(1))
        column.addWidget(Text(self.tr("Reasons"), Role.CAPTION, Tone.SECONDARY))
        column.addWidget(self._reasons)
        column.addSpacing(space(1))
        column.addWidget(Text(self.tr("Goes to secondary"), Role.CAPTION, Tone.SECONDARY))
        column.addLayout(goes)
        column.addSpacing(space(1))
        column.addWidget(FormField(self.tr("&Note"), self._note))
        column.addWidget(self._complaint)
        column.addStretch(1)
        self.setFocusProxy(self._class)
        self._complaint.hide()
