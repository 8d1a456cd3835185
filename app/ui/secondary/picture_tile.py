"""A small picture that opens large, with what is written under it."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from app.ui.secondary.seen_lines import PictureLine
from app.ui.theme.fonts import space
from app.ui.widgets.photo_view import PhotoView
from app.ui.widgets.text import ElidedText, Role, Tone
from app.ui.words.sentences import dotted

_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class PictureTile(QFrame):
    """Opens by pointer, Enter or Space; without its picture it says where that is, and stays shut.

    Signals:
        opened: The officer wants to see it large.
    """

    opened = Signal()

    def __init__(
        self, line: PictureLine, width: int, *, name: str = "", parent: QWidget | None = None
    ) -> None:
        """Make the tile.

        Args:
            line: What is written under it; without words the picture stands alone.
            width: Of the picture, in device-independent pixels.
            name: What it is, for assistive technology, where no words stand under it.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._title = name
        self._view = _Small(name or line.caption)
        self._view.setFixedSize(width, self._view.heightForWidth(width))
        self._caption = ElidedText("", Role.SMALL)
        self._aside = ElidedText("", Role.SMALL, Tone.SECONDARY)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._view)
        column.addSpacing(space(0.5))
        for text in (self._caption, self._aside):
            text.setFixedWidth(width)
            column.addWidget(text)
        self._empty = ""
        self.show_line(line)
        self.show_picture(None)

    @property
    def picture(self) -> QImage | None:
        """What is shown, or None while it is not here."""
        return self._view.picture

    def show_line(self, line: PictureLine) -> None:
        """Write something else under it."""
        for text, words in ((self._caption, line.caption), (self._aside, line.aside)):
            text.setText(words)
            text.setVisible(bool(words))
        self._name()

    def set_empty_words(self, words: str) -> None:
        """Say where the picture is while it is not here."""
        self._empty = words
        self._view.set_empty_words(words)
        self._name()

    def show_picture(self, picture: QImage | None, words: str = "") -> None:
        """Show the picture; without one, `words` say why, or those said before where it is."""
        if words:
            self.set_empty_words(words)
        self._view.show_picture(picture)
        there = self._view.picture is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if there else Qt.CursorShape.ArrowCursor)
        self._name()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring around the picture."""
        super().focusInEvent(event)
        self._view.show_ring(ringed=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self._view.show_ring(ringed=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter or Space."""
        if event.key() in _OPENING and self.picture is not None:
            self.opened.emit()
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open with the pointer."""
        inside = self.rect().contains(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and inside and self.picture is not None:
            self.opened.emit()
        super().mouseReleaseEvent(event)

    def _name(self) -> None:
        state = "" if self._view.picture is not None else self._empty
        self.setAccessibleName(dotted(self._title, self._caption.text(), self._aside.text(), state))


class _Small(PhotoView):
    """A picture with a ring of two colors when it has the focus: one is seen on any picture."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._ringed = False

    def show_ring(self, *, ringed: bool) -> None:
        self._ringed = ringed
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._ringed:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        for color, inset in ((palette.highlight().color(), 1.5), (palette.base().color(), 4.0)):
            painter.setPen(QPen(color, 3 if inset < 2 else 2))
            painter.drawRoundedRect(
                QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), space(1), space(1)
            )
