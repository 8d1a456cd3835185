"""A row of a list of things that matter: facts, referrals, exceptions."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.ui.shortcuts import Key
from app.ui.theme.fonts import space
from app.ui.widgets.dressing import dress
from app.ui.widgets.key_cap import KeyCap
from app.ui.widgets.mark import Mark, MarkSign
from app.ui.widgets.text import ElidedText, Role, Text, Tone

_TONES = {"attention": Tone.ATTENTION, "refer": Tone.REFER}


class Row(QFrame):
    """Mark, title, detail below, aside at the end; opens by pointer, Enter, Space or its key.

    Signals:
        opened: The officer wants to see what is behind it.
    """

    opened = Signal()

    def __init__(
        self,
        mark: Mark,
        title: str,
        detail: str = "",
        aside: str = "",
        *,
        word: str = "",
        key: Key | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Make the row.

        Args:
            mark: Its severity or state.
            title: What it is, in one line.
            detail: What else to know; wraps.
            aside: Source, date, age; lines separated by a line feed.
            word: What the mark means here.
            key: The key that opens it, drawn before the mark.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        # Not Fixed: that would cut a detail that wraps to the height it has unwrapped.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setProperty("highlight", "none")
        self._sign = MarkSign(mark, word, size=1.15)
        self._title = ElidedText(title, Role.STRONG)
        self._detail = Text(detail, Role.SMALL, Tone.SECONDARY, wrap=True)
        self._aside = Text(aside, Role.SMALL, Tone.SECONDARY)
        self._aside.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(space(0.5))
        words.addWidget(self._title)
        words.addWidget(self._detail)
        words.addStretch(1)  # a title without detail begins where its mark does
        row = QHBoxLayout(self)
        row.setContentsMargins(space(4), space(3), space(4), space(3))
        row.setSpacing(space(3))
        top = Qt.AlignmentFlag.AlignTop
        if key:
            row.addWidget(KeyCap(key.cap), 0, top)
            key.shortcut(self, self.opened.emit)
        row.addWidget(self._sign, 0, top)
        row.addLayout(words, 1)
        row.addWidget(self._aside, 0, top)
        self._name()

    def show_row(
        self, mark: Mark, title: str, detail: str = "", aside: str = "", *, word: str = ""
    ) -> None:
        """Show something else in this row."""
        self._sign.set_mark(mark, word)
        _replace(self._title, title)
        _replace(self._detail, detail)
        _replace(self._aside, aside)
        self._name()

    def set_highlight(self, mark: Mark | None) -> None:
        """Lay the tint of `mark` (attention, refer) under the row, or none."""
        name = mark.value if mark else "none"
        dress(self, highlight=name)
        self._title.set_tone(_TONES.get(name, Tone.NORMAL))

    def set_selected(self, selected: bool) -> None:  # noqa: FBT001 - a Qt-like setter
        """Show that this is the row whose content is open."""
        dress(self, selected=selected)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter or Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open with the pointer."""
        inside = self.rect().contains(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and inside:
            self.opened.emit()
        super().mouseReleaseEvent(event)

    def _name(self) -> None:
        self._detail.setVisible(bool(self._detail.text()))
        parts = (self._sign.accessibleName(), self._title.text(), self._detail.text())
        aside = self._aside.text().replace("\n", ", ")
        self.setAccessibleName(". ".join(part for part in (*parts, aside) if part))


def _replace(label: QLabel, text: str) -> None:
    if label.text() != text:
        label.setText(text)
