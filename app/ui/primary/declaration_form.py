"""What the travelers declare: each question not asked yet, no, or yes."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QWidget

from app.duty.officers import Direction
from app.encounters.declaration import (
    QUESTIONS,
    Answer,
    Declaration,
    Lacking,
    Question,
)
from app.ui.primary.declaration_lines import answer_words, lacking_words, question_words
from app.ui.primary.form_panel import FormPanel
from app.ui.theme.fonts import space
from app.ui.widgets.choice import Segments
from app.ui.widgets.form_field import FormField
from app.ui.widgets.text import Role, Text

_ANSWER_KEYS = {Qt.Key.Key_N: Answer.NO, Qt.Key.Key_Y: Answer.YES}
_LONGEST_NOTE = 200


class DeclarationForm(FormPanel):
    """N and Y answer the question that has the focus and go on to the next one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Declaration"), self.tr("Record"), parent)
        self.set_lead(self.tr("Ask, and press N for no or Y for yes."))
        self._direction: Direction | None = None
        self._answers: dict[Question, Segments[Answer]] = {}
        self._questions = QWidget()
        self._amount, self._currency, self._note = QLineEdit(), QLineEdit(), QLineEdit()
        self._note.setMaxLength(_LONGEST_NOTE)
        self._currency.setMaxLength(3)
        for editor in (self._amount, self._currency):
            editor.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._amount_field = FormField(
            self.tr("&Amount"), self._amount, self.tr("In figures: 12500")
        )
        self._currency_field = FormField(self.tr("C&urrency"), self._currency, self.tr("EUR, USD"))
        self._note_field = FormField(self.tr("N&ote"), self._note, self.tr("What they said of it"))
        for editor in (self._amount, self._currency, self._note):
            editor.textEdited.connect(self._clear_errors)
            editor.returnPressed.connect(self.finished)
        self.fields.addWidget(self._questions)
        self.add_pair(self._amount_field, self._currency_field)
        self.fields.addWidget(self._note_field)

    @property
    def entered(self) -> Declaration:
        """What stands in the form; blanks between figures are left out."""
        amount = "".join(self._amount.text().split())
        return Declaration(
            answers={
                question: answer
                for question, choice in self._answers.items()
                if (answer := choice.value()) not in (None, Answer.NOT_ASKED)
            },
            amount=amount,
            currency=self._currency.text().strip().upper(),
            note=self._note.text().strip(),
        )

    @property
    def errors(self) -> tuple[str, ...]:
        """What is said to be wrong, from the top to the bottom."""
        fields = (self._amount_field, self._currency_field)
        return tuple(field.error for field in fields if field.error)

    def begin(self, direction: Direction, known: Declaration | None) -> None:
        """Ask what is asked in this direction; what was answered already stands there."""
        if direction is not self._direction:
            self._build(direction)
        said = known or Declaration()
        for question, choice in self._answers.items():
            choice.set_value(said.answer(question))
        self._amount.setText(said.amount)
        self._currency.setText(said.currency)
        self._note.setText(said.note)
        self._clear_errors()
        self._show_money()

    def open(self) -> None:
        """Lead the focus to the first question."""
        for choice in tuple(self._answers.values())[:1]:
            choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_lacking(self, lacking: Lacking) -> None:
        """Say what is missing, beside its field, and lead there."""
        of_currency = lacking is Lacking.CURRENCY
        field = self._currency_field if of_currency else self._amount_field
        field.set_error(lacking_words(lacking))
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer with one letter."""
        answer = _ANSWER_KEYS.get(Qt.Key(event.key()))
        asked = self._asked()
        if answer is None or asked is None or event.modifiers():
            super().keyPressEvent(event)
            return
        self._answers[asked].set_value(answer)
        self._note_answer()
        self._go_on(asked, answer)

    def _asked(self) -> Question | None:
        """Return the question that has the focus."""
        for question, choice in self._answers.items():
            if any(button.hasFocus() for button in choice.findChildren(QPushButton)):
                return question
        return None

    def _go_on(self, asked: Question, answer: Answer) -> None:
        """Lead to the amount after money was declared, else to the next question."""
        if asked is Question.CURRENCY and answer is Answer.YES:
            self._amount.setFocus(Qt.FocusReason.TabFocusReason)
            return
        questions = list(self._answers)
        after = questions[questions.index(asked) + 1 :]
        following: QWidget = self._answers[after[0]] if after else self._done
        following.setFocus(Qt.FocusReason.TabFocusReason)

    def _build(self, direction: Direction) -> None:
        before, self._questions = self._questions, QWidget()
        self.fields.replaceWidget(before, self._questions)
        before.hide()
        before.deleteLater()
        grid = QGridLayout(self._questions)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(space(5))
        grid.setVerticalSpacing(space(2))
        grid.setColumnStretch(0, 1)
        self._direction, self._answers = direction, {}
        for line, question in enumerate(QUESTIONS[direction]):
            choice: Segments[Answer] = Segments([(each, answer_words(each)) for each in Answer])
            choice.setAccessibleName(question_words(question))
            choice.chosen.connect(self._note_answer)
            self._answers[question] = choice
            grid.addWidget(Text(question_words(question), Role.BODY, wrap=True), line, 0)
            grid.addWidget(choice, line, 1)
        self._questions.show()

    def _note_answer(self) -> None:
        self._clear_errors()
        self._show_money()

    def _show_money(self) -> None:
        declared = self._answers[Question.CURRENCY].value() is Answer.YES
        written = bool(self._amount.text() or self._currency.text())
        for field in (self._amount_field, self._currency_field):
            field.setVisible(declared or written)

    def _clear_errors(self) -> None:
        for field in (self._amount_field, self._currency_field):
            if field.error:
                field.set_error("")
        self.complain("")
