"""A known problem, said where the work is: what happened and the next step. Never modal."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.problems import Problem, ProblemCode
from app.ui.accessibility import announce
from app.ui.problem_texts import problem_words
from app.ui.theme.fonts import space
from app.ui.widgets.key_button import KeyButton, Variant
from app.ui.widgets.mark import Mark, MarkSign
from app.ui.widgets.text import Role, Text


class ProblemBanner(QFrame):
    """Shows one sentence until the officer puts it away or the page clears it.

    Signals:
        dismissed: The officer has read it.
    """

    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._code: ProblemCode | None = None
        self._words = Text("", Role.BODY, wrap=True)
        button = KeyButton(self.tr("Understood"), variant=Variant.QUIET, compact=True)
        button.clicked.connect(self._dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(space(4), space(1.5), space(2), space(1.5))
        row.setSpacing(space(3))
        row.addWidget(MarkSign(Mark.ATTENTION, self.tr("problem")))
        row.addWidget(self._words, 1)
        row.addWidget(button)
        self.hide()

    @property
    def code(self) -> ProblemCode | None:
        """Which problem is shown, or None; also None for words of the page's own."""
        return self._code

    @property
    def words(self) -> str:
        """The sentence that is shown, or nothing."""
        return "" if self.isHidden() else self._words.text()

    def show_problem(self, problem: Problem | ProblemCode) -> None:
        """Show a known problem."""
        self.show_words(problem_words(problem))
        self._code = problem.code if isinstance(problem, Problem) else problem

    def show_words(self, sentence: str) -> None:
        """Show the page's own sentence in the same place."""
        self._code = None
        self._words.setText(sentence)
        self.setAccessibleName(sentence)
        self.show()
        announce(self, sentence)

    def clear(self) -> None:
        """Show nothing."""
        self._code = None
        self.hide()

    def _dismiss(self) -> None:
        self.clear()
        self.dismissed.emit()
