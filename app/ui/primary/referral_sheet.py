"""The referral, inline in the card: what the suggestion says is chosen already."""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.encounters.referral import Instruction, ReferralClass
from app.services.deciding import ReferralForm
from app.ui.forms.chips import Chips
from app.ui.forms.flow import FlowLayout
from app.ui.primary.referral_choices import reasons_of
from app.ui.shortcuts import Key
from app.ui.theme.fonts import space
from app.ui.widgets.choice import Segments
from app.ui.widgets.key_button import KeyButton
from app.ui.widgets.low_window import LowWindow
from app.ui.widgets.mark import Mark, MarkedText
from app.ui.widgets.text import Role, Text, Tone
from app.ui.words.codes import class_words, instruction_words, reason_words
from app.ui.words.sentences import capital

_NOTE_LINES = 2


class ReferralSheet(QWidget):
    """Keeps what was entered until it is given another traveler.

    Signals:
        painted: The form is on the screen; the key that sends it counts from now on.
        sent: The officer wants to send the traveler to secondary.
        company_changed: Other people go along, or do not any more.
        closed: Back to the facts; what was entered stays.
    """

    painted = Signal()
    sent = Signal()
    company_changed = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unpainted = True
        self.setAccessibleName(self.tr("Referral"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # where Tab begins
        self._class: Segments[ReferralClass] = Segments()
        self._class.setAccessibleName(self.tr("Class of the referral"))
        self._class.chosen.connect(self._change_class)
        self._together: Segments[bool] = Segments(
            [(True, self.tr("Everyone goes along")), (False, self.tr("Only this person"))]
        )
        self._together.setAccessibleName(self.tr("Who goes to secondary"))
        self._together.chosen.connect(self._note_company)
        self._reasons = Chips(several=True)
        self._reasons.chosen.connect(self._clear_complaint)
        self._instruction: Segments[Instruction] = Segments(
            [(each, capital(instruction_words(each))) for each in Instruction]
        )
        self._instruction.setAccessibleName(self.tr("How the traveler goes"))
        self._held: Segments[bool] = Segments(
            [(True, self.tr("Documents held")), (False, self.tr("Given back"))]
        )
        self._held.setAccessibleName(self.tr("The traveler's documents"))
        self._note = QPlainTextEdit()
        self._note.setAccessibleName(self.tr("Note"))
        self._note.setTabChangesFocus(True)
        self._note.setFixedHeight(self._note.fontMetrics().lineSpacing() * _NOTE_LINES + space(5))
        self._note.textChanged.connect(self._clear_complaint)
        self._complaint = MarkedText(Mark.REFER, "")
        self._back = KeyButton(self.tr("Facts"), Key.BACK, compact=True)
        self._back.clicked.connect(self.closed)
        self._lay_out()
        Key.CLOSE_FORM.shortcut(self, self.sent.emit)

    def begin(
        self, form: ReferralForm, classes: tuple[ReferralClass, ...], *, others: int = 0
    ) -> None:
        """Put `form` there, and offer these classes; `others` is how many might go along."""
        self._class.set_options([(each, capital(class_words(each))) for each in classes])
        self._class.set_value(form.referral_class)
        self._offer_reasons(form.referral_class, form.reasons)
        self._instruction.set_value(form.instruction)
        self._held.set_value(form.documents_held)
        self._together.set_value(form.together)
        self._together.setVisible(others > 0)
        self._note.setPlainText(form.note)
        self._clear_complaint()

    @property
    def form(self) -> ReferralForm:
        """What stands in the form."""
        return ReferralForm(
            referral_class=self._class.value() or ReferralClass.OFFICER,
            reasons=self._reasons.codes,
            note=self._note.toPlainText().strip(),
            instruction=self._instruction.value() or Instruction.NONE,
            documents_held=self._held.value() is not False,
            together=not self._together.isHidden() and self._together.value() is True,
        )

    @property
    def complaint(self) -> str:
        """What is missing, as said last; empty for nothing."""
        return "" if self._complaint.isHidden() else self._complaint.text

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

    def _note_company(self) -> None:
        self._clear_complaint()
        self.company_changed.emit()

    def _change_class(self, referral_class: ReferralClass) -> None:
        self._offer_reasons(referral_class, self._reasons.codes)
        self._clear_complaint()

    def _offer_reasons(self, referral_class: ReferralClass, chosen: tuple[str, ...]) -> None:
        codes = reasons_of(referral_class)
        self._reasons.offer([(code, capital(reason_words(code))) for code in codes], chosen)
        self._order_focus()

    def _order_focus(self) -> None:
        """Lead Tab through the form as it is read: what was offered anew stands last otherwise."""
        choices = (self._class, self._together, self._reasons, self._instruction, self._held)
        buttons = [
            button
            for choice in choices
            for button in choice.findChildren(QPushButton)
            if not button.isHidden()
        ]
        for before, after in pairwise((self, *buttons, self._note, self._back)):
            QWidget.setTabOrder(before, after)

    def _clear_complaint(self) -> None:
        self._complaint.hide()

    def _lay_out(self) -> None:
        who = QWidget()
        side_by_side = FlowLayout(space(2.5), who)
        side_by_side.addWidget(self._class)
        side_by_side.addWidget(self._together)
        first = QHBoxLayout()
        first.setSpacing(space(3))
        first.addWidget(who, 1)
        first.addWidget(self._back, 0, Qt.AlignmentFlag.AlignTop)
        goes = QWidget()
        flow = FlowLayout(space(2.5), goes)
        flow.addWidget(self._instruction)
        flow.addWidget(self._held)
        note = Text(self.tr("&Note"), Role.SMALL, Tone.SECONDARY)
        note.setTextFormat(Qt.TextFormat.AutoText)  # for the mnemonic
        note.setBuddy(self._note)
        content = QWidget()
        grid = QGridLayout(content)
        grid.setContentsMargins(space(5), space(3), space(5), space(3))
        grid.setHorizontalSpacing(space(4))
        grid.setVerticalSpacing(space(2.5))
        self._add_line(grid, 0, Text(self.tr("Class"), Role.SMALL, Tone.SECONDARY), first)
        reasons = Text(self.tr("Reasons"), Role.SMALL, Tone.SECONDARY)
        self._add_line(grid, 1, reasons, self._reasons)
        self._add_line(grid, 2, Text(self.tr("On the way"), Role.SMALL, Tone.SECONDARY), goes)
        self._add_line(grid, 3, note, self._note)
        grid.addWidget(self._complaint, 4, 1)
        grid.setRowStretch(5, 1)
        grid.setColumnStretch(1, 1)
        self._complaint.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(LowWindow(content))

    def _add_line(
        self, grid: QGridLayout, line: int, label: Text, content: QWidget | QHBoxLayout
    ) -> None:
        label.setContentsMargins(0, space(1.5), 0, 0)
        grid.addWidget(label, line, 0, Qt.AlignmentFlag.AlignTop)
        if isinstance(content, QWidget):
            grid.addWidget(content, line, 1)
        else:
            grid.addLayout(content, line, 1)
