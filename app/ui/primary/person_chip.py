"""One person of the encounter as a chip, or, where there are many, as a shape alone."""

from uuid import UUID

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui.primary.people_lines import PersonLine
from app.ui.theme.fonts import space
from app.ui.widgets.dressing import dress
from app.ui.widgets.mark import MarkSign, paint_mark
from app.ui.widgets.text import ElidedText, Role, Text, Tone

_OUTLINE = 1.5
_DOT = 5.0
_AIR = 0.24  # around the shape, of its cell


class PersonChip(QFrame):
    """Verdict shape and name, and below how the person is known. F4 is its keyboard.

    A long surname is cut before its initial: a family shares the one and not the other.

    Signals:
        chosen (UUID): The officer wants this card.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._id: UUID | None = None
        self._sign = MarkSign(size=0.85)
        self._name = ElidedText("", Role.STRONG)
        self._initial = Text("", Role.STRONG)
        self._state = ElidedText("", Role.SMALL, Tone.SECONDARY)
        first = QHBoxLayout()
        first.setSpacing(space(1))
        first.addWidget(self._sign)
        first.addSpacing(space(0.5))
        first.addWidget(self._name)
        first.addWidget(self._initial)
        first.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(2), space(1.5), space(2), space(1.5))
        column.setSpacing(0)
        column.addLayout(first)
        column.addWidget(self._state)

    def show_person(self, line: PersonLine) -> None:
        """Show somebody."""
        self._id = line.id
        self._sign.set_mark(line.mark)
        if self._name.text() != line.short:
            self._name.setText(line.short)
        if self._initial.text() != line.initial:
            self._initial.setText(line.initial)
            self._initial.setVisible(bool(line.initial))
        if self._state.text() != line.state:
            self._state.setText(line.state)
        dress(self, mark=line.mark.value, selected=line.selected, waits=line.waits)
        self.setAccessibleName(line.spoken)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose with the pointer."""
        if event.button() is Qt.MouseButton.LeftButton and self._id is not None:
            self.chosen.emit(self._id)
        super().mouseReleaseEvent(event)


class PersonDot(MarkSign):
    """The verdict's shape alone, outlined while its card is shown; the name is its tooltip.

    Signals:
        chosen (UUID): The officer wants this card.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(size=0.85, parent=parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._id: UUID | None = None
        self._selected = False
        self._waits = False

    def show_person(self, line: PersonLine) -> None:
        """Show somebody."""
        self._id, self._selected, self._waits = line.id, line.selected, line.waits
        self.set_mark(line.mark, line.spoken)
        self.setToolTip(line.spoken)

    def sizeHint(self) -> QSize:
        """The shape with room for its outline."""
        side = space(_DOT)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the shape, and around it what says selected or still unread."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = self.palette().windowText().color()
        cell = QRectF(self.rect())
        if self._selected or self._waits:
            style = Qt.PenStyle.SolidLine if self._selected else Qt.PenStyle.DotLine
            painter.setPen(QPen(color, _OUTLINE, style))
            painter.drawRoundedRect(cell.adjusted(1, 1, -1, -1), space(1), space(1))
        inset = cell.width() * _AIR
        painter.setPen(color)
        paint_mark(painter, self.mark, cell.adjusted(inset, inset, -inset, -inset))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose with the pointer."""
        if event.button() is Qt.MouseButton.LeftButton and self._id is not None:
            self.chosen.emit(self._id)
        super().mouseReleaseEvent(event)
