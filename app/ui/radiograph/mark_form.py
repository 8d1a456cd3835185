"""What a mark shows: its label, and the finding that it is tied to."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.encounters.codes import inspection_codes
from app.examinations.examination import Completeness
from app.ui.forms.flow import FlowLayout
from app.ui.shortcuts import Key
from app.ui.theme.fonts import space
from app.ui.widgets.choice import DropDown
from app.ui.widgets.form_field import FormField
from app.ui.widgets.key_button import KeyButton, Variant
from app.ui.widgets.low_window import LowWindow
from app.ui.widgets.panel import Panel
from app.ui.words.codes import completeness_words, exam_type_words, finding_words
from app.ui.words.sentences import capital

_NOTE_LINES = 2
_LEAST_LETTERS = 12
_LONGEST_LABEL = 60
_BY_IMAGE = ("NII: X-ray", "NII: gamma", "NII: backscatter", "baggage: X-ray")


@dataclass(frozen=True, slots=True)
class MarkDraft:
    """What stands in the form; kept with its image until it is recorded."""

    label: str = ""
    finding: str = ""
    exam_type: str = _BY_IMAGE[0]
    completeness: Completeness = Completeness.COMPLETE
    note: str = ""

    @property
    def needs_reason(self) -> bool:
        """Say whether an examination that is not complete still lacks its reason."""
        return self.completeness is not Completeness.COMPLETE and not self.note.strip()


class MarkForm(Panel):
    """One mark and its finding.

    Signals:
        entered (MarkDraft): Complete, to be recorded.
        redraw_requested: It should be drawn anew.
        remove_requested: It should be taken away.
        closed: Back to the image; what was entered stays.
    """

    entered = Signal(object)
    redraw_requested = Signal()
    remove_requested = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Mark and finding"), margins=False, parent=parent)
        codes = inspection_codes()
        self._label = QLineEdit()
        self._label.setMaxLength(_LONGEST_LABEL)
        self._finding: DropDown[str] = DropDown(
            [
                ("", self.tr("Choose …")),
                *((code, capital(finding_words(code))) for code in codes.findings),
            ]
        )
        self._exam: DropDown[str] = DropDown(
            [(code, capital(exam_type_words(code))) for code in _BY_IMAGE]
        )
        self._done: DropDown[Completeness] = DropDown(
            [(each, capital(completeness_words(each))) for each in Completeness]
        )
        for list_ in (self._finding, self._done, self._exam):
            list_.setSizeAdjustPolicy(
                DropDown.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            list_.setMinimumContentsLength(_LEAST_LETTERS)
        self._note = QPlainTextEdit()
        self._note.setTabChangesFocus(True)
        self._note.setFixedHeight(self._note.fontMetrics().lineSpacing() * _NOTE_LINES + space(5))
        self._label_field = FormField(self.tr("What is &seen"), self._label)
        self._finding_field = FormField(self.tr("&Finding"), self._finding)
        self._exam_field = FormField(self.tr("&Examination"), self._exam)
        self._done_field = FormField(self.tr("&How much was looked at"), self._done)
        self._note_field = FormField(self.tr("&Note"), self._note)
        self._finding.chosen.connect(lambda _: self._finding_field.set_error(""))
        self._done.chosen.connect(lambda _: self._note_field.set_error(""))
        self._redraw = KeyButton(self.tr("Draw it again"), compact=True)
        self._remove = KeyButton(self.tr("Take it away"), compact=True)
        self._enter = KeyButton("", Key.CLOSE_FORM, Variant.PRIMARY)
        self._needs_words, self._finds = False, True
        self._lay_out()
        self.setFocusProxy(self._label)
        self.show_draft(MarkDraft())

    @property
    def draft(self) -> MarkDraft:
        """What stands in the form."""
        return MarkDraft(
            label=self._label.text().strip(),
            finding=self._finding.value() or "",
            exam_type=self._exam.value() or _BY_IMAGE[0],
            completeness=self._done.value() or Completeness.COMPLETE,
            note=self._note.toPlainText().strip(),
        )

    @property
    def errors(self) -> tuple[str, ...]:
        """What is said to be missing."""
        fields = (self._label_field, self._finding_field, self._note_field)
        return tuple(field.error for field in fields if field.error)

    def show_draft(
        self, draft: MarkDraft, *, needs_words: bool = False, finding: bool = True
    ) -> None:
        """Fill the form.

        Args:
            draft: What to show.
            needs_words: The mark is its words: without them it is none.
            finding: There is a referral whose finding it shows; else it is only called something.
        """
        self._needs_words, self._finds = needs_words, finding
        self.set_title(self.tr("Mark and finding") if finding else self.tr("Mark"))
        self._enter.set_label(
            self.tr("Record finding") if finding else self.tr("Record what is seen")
        )
        for field in (self._finding_field, self._done_field, self._note_field, self._exam_field):
            field.setVisible(finding)
        self._label.setText(draft.label)
        self._finding.set_value(draft.finding)
        self._exam.set_value(draft.exam_type)
        self._done.set_value(draft.completeness)
        self._note.setPlainText(draft.note)
        for field in (self._label_field, self._finding_field, self._note_field):
            field.set_error("")

    def _finish(self) -> None:
        draft = self.draft
        lacking = self._needs_words and not draft.label
        self._label_field.set_error(self.tr("Say in a few words what is seen.") if lacking else "")
        found = draft.finding or not self._finds
        self._finding_field.set_error(
            "" if found else self.tr("Choose what was found, or “Nothing found”.")
        )
        reason = draft.needs_reason and self._finds
        self._note_field.set_error(
            self.tr("Say why not all of it could be looked at.") if reason else ""
        )
        if not self.errors:
            self.entered.emit(draft)

    def _lay_out(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(space(4), 0, space(4), space(4))
        column.setSpacing(space(2.5))
        fields = (self._label_field, self._finding_field, self._done_field, self._note_field)
        for field in (*fields, self._exam_field):
            column.addWidget(field)
        self._enter.clicked.connect(self._finish)
        self._redraw.clicked.connect(self.redraw_requested)
        self._remove.clicked.connect(self.remove_requested)
        anew = QWidget()
        flow = FlowLayout(space(2), anew)
        for button in (self._redraw, self._remove):
            flow.addWidget(button)
        back = KeyButton(self.tr("Back to the image"), Key.BACK)
        back.clicked.connect(self.closed)
        column.addStretch(1)
        buttons = QVBoxLayout()
        buttons.setContentsMargins(space(4), space(3), space(4), space(4))
        buttons.setSpacing(space(2))
        buttons.addWidget(self._enter)
        buttons.addWidget(anew)
        buttons.addWidget(back)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.body.addWidget(LowWindow(content), 1)
        self.body.addLayout(buttons)
