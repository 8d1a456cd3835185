"""What stands on the screen when the station cannot be opened: why, and what to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from app.problems import Problem
from app.ui.problem_texts import problem_words
from app.ui.shortcuts import Key
from app.ui.sign_in.frame import CenteredCard
from app.ui.widgets.icon import Icon
from app.ui.widgets.key_button import KeyButton, Variant
from app.ui.widgets.text import Role, Text


class StartProblem(CenteredCard):
    """One sentence with the next step, and the key that tries again.

    Signals:
        try_again: The officer has done what the sentence asks for.
        closed: The officer gives up.
    """

    try_again = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Icon.LOCK, 0.24, parent)
        self.setWindowTitle(self.tr("Gatehouse"))
        self.resize(1000, 640)
        self.set_heading(self.tr("This station cannot be opened"))
        self.set_subtitle("")
        self._sentence = Text("", Role.LEAD, wrap=True)
        self._detail = Text("", Role.SMALL, wrap=True)
        self._detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        button = KeyButton(self.tr("Try again"), Key.CONFIRM, Variant.PRIMARY)
        button.clicked.connect(self.try_again)
        self.form.addWidget(self._sentence)
        self.form.addWidget(self._detail)
        self.finish_with(button)
        self.setFocusProxy(button)

    @property
    def words(self) -> str:
        """The sentence that is shown."""
        return self._sentence.text()

    def show_problem(self, problem: Problem) -> None:
        """Say what keeps the station from opening; the technical word helps support."""
        self._sentence.setText(problem_words(problem))
        self._detail.setText(self.tr("For support: {code}").format(code=problem.code))
        self.setAccessibleName(self._sentence.text())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the window is gone."""
        super().closeEvent(event)
        self.closed.emit()
