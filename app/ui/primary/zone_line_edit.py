"""One line of a machine readable zone, typed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.documents.mrz.typed import tidy
from app.ui.theme.fonts import MONOSPACED, space
from app.ui.widgets.text import Role, Text, Tone

_FILLER = "<"
_LARGER = 1.15


class ZoneLineEdit(QWidget):
    """A field whose letters are all equally wide, and the count of those typed.

    Small letters become capitals, blanks become fillers; fillers missing at the end may be left
    out.

    Signals:
        edited: The officer changed the text.
        entered: Enter was pressed.
    """

    edited = Signal()
    entered = Signal()

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._length = 0
        self._editor = _Editor()
        self._editor.setAccessibleName(self.tr("Line {number} of the zone").format(number=number))
        self._editor.textEdited.connect(self._tidy)
        self._editor.returnPressed.connect(self.entered)
        self._count = Text("", Role.SMALL, Tone.MUTED)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(2))
        row.addWidget(self._editor)
        row.addWidget(self._count)
        row.addStretch(1)
        self.setFocusProxy(self._editor)

    @property
    def text(self) -> str:
        """What was typed; empty for an untouched line."""
        return self._editor.text()

    @property
    def filled(self) -> str:
        """What was typed, with the fillers that are missing at its end."""
        return self.text.ljust(self._length, _FILLER)

    def set_length(self, length: int) -> None:
        """Take lines of `length` characters from now on; longer text is kept and counted."""
        self._length = length
        self._editor.set_characters(length)
        self._show_count()

    def set_text(self, text: str) -> None:
        """Put `text` into the field."""
        self._editor.setText(text)
        self._editor.setCursorPosition(0)
        self._show_count()

    def _tidy(self, text: str) -> None:
        at = self._editor.cursorPosition()
        tidied = "".join(tidy([text.replace(" ", _FILLER)]))
        if tidied != text:
            self._editor.setText(tidied)
            self._editor.setCursorPosition(at + len(tidied) - len(text))
        self._show_count()
        self.edited.emit()

    def _show_count(self) -> None:
        words = self.tr("{typed} of {length}")
        self._count.setText(words.format(typed=len(self.text), length=self._length))
        too_long = len(self.text) > self._length
        self._count.set_tone(Tone.REFER if too_long else Tone.MUTED)


class _Editor(QLineEdit):
    """Zones are written from left to right whatever the officer's language."""

    def __init__(self) -> None:
        super().__init__()
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        font = QFont(self.font())
        font.setFamilies([MONOSPACED])
        font.setPointSizeF(font.pointSizeF() * _LARGER)
        self.setFont(font)

    def set_characters(self, count: int) -> None:
        """Be as wide as `count` characters."""
        advance = QFontMetricsF(self.font()).horizontalAdvance(_FILLER)
        self.setFixedWidth(round(advance * (count + 1)) + space(5))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move between the lines with the arrow keys, as in a text."""
        if event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)
