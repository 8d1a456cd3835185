"""Where a test shows what arrives: a picture with a word about it, or a text."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPlainTextEdit, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from app.documents.live_session import LiveView
from app.problems import Problem
from app.ui.accessibility import announce
from app.ui.camera.live_picture import LivePicture
from app.ui.devices.words import Said, cue_said
from app.ui.problem_texts import problem_words
from app.ui.theme.fonts import MONOSPACED, space
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.icon import Icon
from app.ui.widgets.mark import MarkedText
from app.ui.widgets.photo_view import PhotoView
from app.ui.widgets.text import Role, Text, Tone

_LOW_RATIO = 4.0
_MOST_LINES, _MOST_COLUMNS = 40, 200  # of a text that is shown; the rest is dots


class ArrivalView(QWidget):
    """Shows words while nothing has arrived, then what arrived with a sentence about it."""

    def __init__(self, icon: Icon, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._empty = EmptyState(icon, "")
        self._said = MarkedText(None, "", Role.HEADLINE, wrap=True)
        self._detail = Text("", Role.SMALL, Tone.SECONDARY, wrap=True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self.below = QVBoxLayout()
        self.below.setSpacing(space(1))
        self.below.addWidget(self._said)
        self.below.addWidget(self._detail)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(self._stack, 1)
        column.addLayout(self.below)

    @property
    def said(self) -> str:
        """The sentence about what arrived."""
        return self._said.text

    @property
    def empty_words(self) -> str:
        """What stands while nothing has arrived; empty as soon as something has."""
        empty = self._stack.currentWidget() is self._empty
        return self._empty.accessibleName() if empty else ""

    def wait(self, sentence: str, hint: str = "") -> None:
        """Say what is waited for; nothing of what arrived before is left."""
        self.forget()
        self._empty.say(sentence, hint)
        self._stack.setCurrentWidget(self._empty)
        self._say(None, "")

    def show_problem(self, problem: Problem) -> None:
        """Say why nothing can arrive, and the next step."""
        words = problem_words(problem)
        self.wait(words)
        announce(self, words)

    def forget(self) -> None:
        """Keep nothing of what arrived."""

    def _say(self, said: Said | None, detail: str) -> None:
        before = self._said.text
        self._said.show_mark(said.mark if said else None, said.words if said else "")
        self._said.setVisible(said is not None)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        if said is not None and said.words != before:
            announce(self, said.words)


class PictureView(ArrivalView):
    """Shows a page, or the live picture of a camera."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Icon.DOCUMENT, parent)
        self._live = LivePicture()
        # The place gives the height, not the picture: a low window must not grow.
        self._photo = PhotoView(self.tr("What arrived"), ratio=_LOW_RATIO)
        self._progress = QProgressBar()
        self._progress.setRange(0, 100)
        self._progress.setAccessibleName(self.tr("How far the page is"))
        self._progress.hide()
        self._stack.addWidget(self._live)
        self._stack.addWidget(self._photo)
        self.below.insertWidget(0, self._progress)

    @property
    def picture(self) -> QImage | None:
        """The page that is shown."""
        return self._photo.picture

    @property
    def view(self) -> LiveView | None:
        """The frame that is shown."""
        return self._live.view

    def show_view(self, view: LiveView) -> None:
        """Show the newest frame of a camera and what would help."""
        self._live.show_view(view)
        self._stack.setCurrentWidget(self._live)
        self._say(cue_said(view.cue), "")

    def show_picture(self, picture: QImage, said: Said, detail: str) -> None:
        """Show a page that arrived."""
        self._progress.hide()
        self._photo.show_picture(picture)
        self._stack.setCurrentWidget(self._photo)
        self._say(said, detail)

    def show_progress(self, percent: int) -> None:
        """Say how far a page is."""
        self._progress.setValue(percent)
        self._progress.show()

    def forget(self) -> None:
        """Keep nothing of what arrived."""
        self._progress.hide()
        self._live.forget()
        self._photo.show_picture(None)


class TextView(ArrivalView):
    """Shows a text exactly as it was read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Icon.LIST, parent)
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        # A reader that types must find the page, not a field, under the focus.
        self._text.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._text.setAccessibleName(self.tr("Text as it was read"))
        self._text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._text.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._text.setUndoRedoEnabled(False)
        font = self._text.font()
        font.setFamilies([MONOSPACED])
        self._text.setFont(font)
        self._text.setObjectName("zone")
        self._stack.addWidget(self._text)

    @property
    def text(self) -> str:
        """The text that is shown."""
        return self._text.toPlainText()

    def show_text(self, lines: tuple[str, ...], said: Said, detail: str) -> None:
        """Show a text that arrived."""
        shown = [line[:_MOST_COLUMNS] + "…" * (len(line) > _MOST_COLUMNS) for line in lines]
        if len(shown) > _MOST_LINES:
            shown = [*shown[:_MOST_LINES], "…"]
        self._text.setPlainText("\n".join(shown))
        self._stack.setCurrentWidget(self._text)
        self._say(said, detail)

    def forget(self) -> None:
        """Keep nothing of what arrived."""
        self._text.clear()
