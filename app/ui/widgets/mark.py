"""Marks: a shape for the eye, a word for the ear, a color last."""

from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.ui.theme.fonts import space
from app.ui.widgets import mark_shapes as shapes
from app.ui.widgets.dressing import dress
from app.ui.widgets.text import ElidedText, Role, Text, Tone


class Mark(StrEnum):
    """What a shape says. The three severities differ in shape, not only in color."""

    CLEAR = "clear"
    """A disc: nothing to do."""
    ATTENTION = "attention"
    """A triangle: look at it."""
    REFER = "refer"
    """An octagon: hold back."""
    PASSED = "passed"
    """A check mark."""
    OPEN = "open"
    """A ring: still to do."""
    NOT_DONE = "not_done"
    """A dash: not done, not needed, not known."""

    @property
    def word(self) -> str:
        """The mark in a word, for those who do not see it."""
        words = {
            Mark.CLEAR: QCoreApplication.translate("Mark", "clear"),
            Mark.ATTENTION: QCoreApplication.translate("Mark", "attention"),
            Mark.REFER: QCoreApplication.translate("Mark", "refer"),
            Mark.PASSED: QCoreApplication.translate("Mark", "passed"),
            Mark.OPEN: QCoreApplication.translate("Mark", "open"),
            Mark.NOT_DONE: QCoreApplication.translate("Mark", "not done"),
        }
        return words[self]


_TONES = {
    Mark.CLEAR: Tone.NORMAL,
    Mark.ATTENTION: Tone.ATTENTION,
    Mark.REFER: Tone.REFER,
    Mark.PASSED: Tone.NORMAL,
    Mark.OPEN: Tone.SECONDARY,
    Mark.NOT_DONE: Tone.MUTED,
}
_LARGE = 24  # pixels from which a sign inside the shape can be told
_SOLID = {Mark.CLEAR: shapes.disc, Mark.ATTENTION: shapes.triangle, Mark.REFER: shapes.octagon}
_SIGNS = {
    Mark.CLEAR: shapes.inner_check,
    Mark.ATTENTION: shapes.exclamation,
    Mark.REFER: shapes.bar,
}
_LINES = {Mark.PASSED: shapes.check, Mark.OPEN: shapes.ring, Mark.NOT_DONE: shapes.dash}


def paint_mark(painter: QPainter, mark: Mark, box: QRectF) -> None:
    """Paint `mark` into the square `box` in the painter's pen color.

    Large severities carry a sign inside (bar, exclamation mark, check), cut out of the shape.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    color = painter.pen().color()
    size = box.width()
    if mark in _SOLID:
        shape = _SOLID[mark](box)
        if size >= _LARGE:
            shape = shape.subtracted(_SIGNS[mark](box))
        painter.fillPath(shape, color)
    else:
        painter.strokePath(_LINES[mark](box), shapes.pen(QColor(color), max(1.4, size * 0.11)))
    painter.restore()


class MarkSign(QWidget):
    """One mark, as large as the text it stands beside."""

    def __init__(
        self,
        mark: Mark = Mark.NOT_DONE,
        word: str = "",
        *,
        size: float = 0.9,
        parent: QWidget | None = None,
    ) -> None:
        """Make the sign.

        Args:
            mark: Which shape.
            word: What it means here; empty takes the mark's own word.
            size: Relative to the height of running text's capitals and more: 1.0 is one em.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self._size = size
        self._mark = mark
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setProperty("mark", mark.value)
        self.setAccessibleName(word or mark.word)

    @property
    def mark(self) -> Mark:
        """The mark that is shown."""
        return self._mark

    def set_mark(self, mark: Mark, word: str = "") -> None:
        """Show another mark; `word` is what it means here."""
        self._mark = mark
        self.setAccessibleName(word or mark.word)
        dress(self, mark=mark.value)
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the shape and at least as high as a line: it stands beside its text."""
        line = QFontMetricsF(self.font()).height()
        side = round(line * 0.82 * self._size)
        return QSize(side, max(side, round(line)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the mark in this widget's text color."""
        side = float(min(self.width(), self.height()))
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        paint_mark(painter, self._mark, box)


class MarkedText(QWidget):
    """A mark with its words: hub state, what is missing before closing."""

    def __init__(
        self,
        mark: Mark | None = Mark.NOT_DONE,
        text: str = "",
        role: Role = Role.BODY,
        *,
        toned: bool = True,
        elided: bool = False,
        lines: int = 1,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make the pair.

        Args:
            mark: Its shape; None shows the words alone.
            text: Its words.
            role: Their size.
            toned: Gives the words the color of the mark.
            elided: Lets the words give way.
            lines: How many lines they may take before they do, where there is room.
            wrap: Lets them take several lines.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self._sign = MarkSign(size=0.8)
        self._text = ElidedText(text, role, lines=lines) if elided else Text(text, role, wrap=wrap)
        self._toned = toned
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(1.5))
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop if wrap else Qt.AlignmentFlag(0))
        row.addWidget(self._text, 1)
        if wrap:  # the mark stands beside the first line
            self._text.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        self.show_mark(mark, text)

    @property
    def mark(self) -> Mark | None:
        """The mark that is shown."""
        return None if self._sign.isHidden() else self._sign.mark

    @property
    def text(self) -> str:
        """The words that are shown."""
        return self._text.text()

    def show_mark(self, mark: Mark | None, text: str) -> None:
        """Show another state; without a mark, the words alone."""
        self._sign.setVisible(mark is not None)
        if mark is not None:
            self._sign.set_mark(mark)
        self._text.setText(text)
        self._text.set_tone(_TONES[mark] if self._toned and mark else Tone.SECONDARY)
        self.setAccessibleName(text)
