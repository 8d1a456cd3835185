"""What was found, and how it was looked for."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.encounters.codes import inspection_codes
from app.examinations.examination import Completeness
from app.ui.shortcuts import Key
from app.ui.theme.fonts import space
from app.ui.widgets.choice import DropDown, Segments
from app.ui.widgets.form_field import FormField
from app.ui.widgets.key_button import KeyButton, Variant
from app.ui.widgets.low_window import LowWindow
from app.ui.widgets.text import Role, Text
from app.ui.words.codes import completeness_words, exam_type_words, finding_words
from app.ui.words.sentences import capital

_NOTE_LINES = 3
_LEAST_LETTERS = 12


@dataclass(frozen=True, slots=True)
class FindingDraft:
    """What stands in the form; kept for its referral until it is recorded."""

    finding: str = ""
    exam_type: str = ""
    completeness: Completeness = Completeness.COMPLETE
    place: str = ""
    note: str = ""

    @property
    def needs_reason(self) -> bool:
        """Say whether a partial examination still lacks its reason."""
        return self.completeness is not Completeness.COMPLETE and not self.note.strip()


class FindingForm(QWidget):
    """One finding, "nothing found" included.

    Signals:
        entered (FindingDraft): Complete, to be recorded.
        closed: Back; what was entered stays.
    """

    entered = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        codes = inspection_codes()
        choose = ("", self.tr("Choose …"))
        self._finding: DropDown[str] = DropDown(
            [choose, *((code, capital(finding_words(code))) for code in codes.findings)]
        )
        self._exam: DropDown[str] = DropDown(
            [choose, *((code, capital(exam_type_words(code))) for code in codes.exam_types)]
        )
        for list_ in (self._finding, self._exam):
            list_.setSizeAdjustPolicy(
                DropDown.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            list_.setMinimumContentsLength(_LEAST_LETTERS)
        self._done: Segments[Completeness] = Segments(
            [(each, capital(completeness_words(each))) for each in Completeness]
        )
        self._place = QLineEdit()
        self._note = QPlainTextEdit()
        self._note.setTabChangesFocus(True)
        self._note.setFixedHeight(self._note.fontMetrics().lineSpacing() * _NOTE_LINES + space(5))
        self._finding_field = FormField(self.tr("&Finding"), self._finding)
        self._exam_field = FormField(self.tr("&Examination"), self._exam)
        self._done_field = FormField(self.tr("&How much was done"), self._done)
        self._place_field = FormField(self.tr("&Where"), self._place)
        self._note_field = FormField(self.tr("&Note"), self._note)
        self._finding.chosen.connect(lambda _: self._finding_field.set_error(""))
        self._exam.chosen.connect(lambda _: self._exam_field.set_error(""))
        self._done.chosen.connect(lambda _: self._note_field.set_error(""))
        self._lay_out()
        self.setFocusProxy(self._finding)
        self.show_draft(FindingDraft())

    @property
    def draft(self) -> FindingDraft:
        """What stands in the form."""
        return FindingDraft(
            finding=self._finding.value() or "",
            exam_type=self._exam.value() or "",
            completeness=self._done.value() or Completeness.COMPLETE,
            place=self._place.text().strip(),
            note=self._note.toPlainText().strip(),
        )

    def show_draft(self, draft: FindingDraft) -> None:
        """Fill the form."""
        self._finding.set_value(draft.finding)
        self._exam.set_value(draft.exam_type)
        self._done.set_value(draft.completeness)
        self._place.setText(draft.place)
        self._note.setPlainText(draft.note)
        self._clear_errors()

    def _clear_errors(self) -> None:
        for field in (self._finding_field, self._exam_field, self._note_field):
            field.set_error("")

    def _finish(self) -> None:
        draft = self.draft
        self._clear_errors()
        if not draft.finding:
            self._finding_field.set_error(self.tr("Choose what was found, or “Nothing found”."))
        if not draft.exam_type:
            self._exam_field.set_error(self.tr("Choose how it was looked for."))
        if draft.needs_reason:
            self._note_field.set_error(self.tr("Say why the examination is not complete."))
        if draft.finding and draft.exam_type and not draft.needs_reason:
            self.entered.emit(draft)

    def _lay_out(self) -> None:
        content = QWidget()
        grid = QGridLayout()
        grid.setHorizontalSpacing(space(4))
        grid.setVerticalSpacing(space(3))
        grid.addWidget(self._finding_field, 0, 0)
        grid.addWidget(self._exam_field, 0, 1)
        grid.addWidget(self._done_field, 1, 0)
        grid.addWidget(self._place_field, 1, 1)
        grid.addWidget(self._note_field, 2, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        back = KeyButton(self.tr("Back"), Key.BACK)
        back.clicked.connect(self.closed)
        done = KeyButton(self.tr("Record finding"), Key.CLOSE_FORM, Variant.PRIMARY)
        done.clicked.connect(self._finish)
        buttons = QHBoxLayout()
        buttons.setSpacing(space(3))
        buttons.addWidget(back)
        buttons.addWidget(done)
        buttons.addStretch(1)
        column = QVBoxLayout(content)
        column.setContentsMargins(space(5), space(4), space(5), space(4))
        column.setSpacing(space(3))
        column.addWidget(Text(self.tr("Add a finding"), Role.HEADLINE))
        column.addLayout(grid)
        column.addLayout(buttons)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(LowWindow(content))
