"""The panel of the camera: the moving picture and one sentence that says what helps."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from app.documents.live_reading import Cue
from app.documents.live_session import LiveView
from app.problems import Problem
from app.ui.accessibility import announce
from app.ui.camera.cues import cue_mark, cue_words
from app.ui.camera.live_picture import LivePicture
from app.ui.problem_texts import problem_words
from app.ui.shortcuts import Key
from app.ui.theme.fonts import space
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.icon import Icon
from app.ui.widgets.key_button import KeyButton
from app.ui.widgets.mark import MarkedText
from app.ui.widgets.panel import Panel
from app.ui.widgets.text import Role

_SPOKEN_AFTER_MS = 600  # a cue that changes sooner is not worth interrupting a voice for


class LivePanel(Panel):
    """Shows what the camera sees. It works while it is in sight, and only then.

    Signals:
        opened: It came into sight: let the camera run.
        closed: It left sight: let the camera go.
        files_requested: Open an image instead.
        back_requested: Back to where the officer came from.
    """

    opened = Signal()
    closed = Signal()
    files_requested = Signal()
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Camera"), parent=parent)
        self._cue: Cue | None = None
        self._picture = LivePicture()
        self._empty = EmptyState(Icon.DOCUMENT, "")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._picture)
        self._guidance = MarkedText(None, "", Role.HEADLINE, wrap=True)
        self._speaking = QTimer(self)
        self._speaking.setSingleShot(True)
        self._speaking.setInterval(_SPOKEN_AFTER_MS)
        self._speaking.timeout.connect(self._speak)
        files = KeyButton(self.tr("Find an image"), Key.FIND)
        files.clicked.connect(self.files_requested)
        back = KeyButton(self.tr("Back"), Key.BACK)
        back.clicked.connect(self.back_requested)
        buttons = QHBoxLayout()
        buttons.setSpacing(space(3))
        buttons.addWidget(files)
        buttons.addStretch(1)
        buttons.addWidget(back)
        self.body.addWidget(self._stack, 1)
        self.body.addSpacing(space(1))
        self.body.addWidget(self._guidance)
        self.body.addSpacing(space(1))
        self.body.addLayout(buttons)
        self.show_starting()

    @property
    def guidance(self) -> str:
        """The sentence that is shown."""
        return self._guidance.text

    @property
    def view(self) -> LiveView | None:
        """The frame that is shown; None while there is no picture."""
        return self._picture.view

    @property
    def empty_words(self) -> str:
        """What stands in place of a picture, or nothing."""
        empty = self._stack.currentWidget() is self._empty
        return self._empty.accessibleName() if empty else ""

    def show_view(self, view: LiveView) -> None:
        """Show the newest frame and what it asks for."""
        self._picture.show_view(view)
        self._stack.setCurrentWidget(self._picture)
        if view.cue is not self._cue:
            self._cue = view.cue
            self._guidance.show_mark(cue_mark(view.cue), cue_words(view.cue))
            self._speaking.start()

    def show_starting(self) -> None:
        """Say that the camera is not there yet; nothing of an earlier picture is left."""
        self._show_words(self.tr("The camera is starting …"))

    def show_problem(self, problem: Problem) -> None:
        """Say why there is no picture, and what to do."""
        words = problem_words(problem)
        self._show_words(words)
        announce(self, words)

    def showEvent(self, event: QShowEvent) -> None:
        """Come into sight."""
        super().showEvent(event)
        self.opened.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave sight: another view, another page, locked, minimized."""
        super().hideEvent(event)
        self._speaking.stop()
        self.closed.emit()

    def _show_words(self, words: str) -> None:
        self._speaking.stop()
        self._cue = None
        self._picture.forget()
        self._guidance.show_mark(None, "")
        self._empty.say(words)
        self._stack.setCurrentWidget(self._empty)

    def _speak(self) -> None:
        announce(self, self._guidance.text)
