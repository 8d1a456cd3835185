"""The panel of the page scanner: how far the page is, and the ways out."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from app.problems import Problem
from app.ui.accessibility import announce
from app.ui.problem_texts import problem_words
from app.ui.shortcuts import Key
from app.ui.theme.fonts import space
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.icon import Icon
from app.ui.widgets.key_button import KeyButton
from app.ui.widgets.panel import Panel


class ScanPanel(Panel):
    """Stays in sight while a page is scanned, and when that failed.

    Signals:
        files_requested: Open an image instead.
        back_requested: Back to where the officer came from; a scan under way is stopped.
    """

    files_requested = Signal()
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Page scanner"), parent=parent)
        self._words = EmptyState(Icon.DOCUMENT, "")
        self._progress = QProgressBar()
        self._progress.setAccessibleName(self.tr("How far the page is"))
        self._progress.setRange(0, 100)
        self._progress.setMaximumWidth(space(90))
        policy = self._progress.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._progress.setSizePolicy(policy)
        files = KeyButton(self.tr("Find an image"), Key.FIND)
        files.clicked.connect(self.files_requested)
        self._back = KeyButton("", Key.BACK)
        self._back.clicked.connect(self.back_requested)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._progress, 2)
        middle.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(space(3))
        buttons.addWidget(files)
        buttons.addStretch(1)
        buttons.addWidget(self._back)
        self.body.addStretch(2)
        self.body.addWidget(self._words)
        self.body.addSpacing(space(2))
        self.body.addLayout(middle)
        self.body.addStretch(3)
        self.body.addLayout(buttons)
        self.show_scanning()

    @property
    def words(self) -> str:
        """What is said."""
        return self._words.accessibleName()

    @property
    def percent(self) -> int:
        """How far the page is."""
        return self._progress.value()

    def show_scanning(self) -> None:
        """Say that a page is being scanned."""
        self._words.say(self.tr("Scanning the page …"), self.tr("Leave the document there."))
        self._progress.setValue(0)
        self._progress.show()
        self._back.set_label(self.tr("Stop"))

    def show_progress(self, percent: int) -> None:
        """Say how far the page is."""
        self._progress.setValue(percent)

    def show_problem(self, problem: Problem) -> None:
        """Say why there is no page, and what to do."""
        words = problem_words(problem)
        self._words.say(words, self.tr("F2 scans again, F3 opens an image."))
        self._progress.hide()
        self._back.set_label(self.tr("Back"))
        announce(self, words)
