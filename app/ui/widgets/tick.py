"""On or off: a box with a check mark, in the colors of the theme."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QCheckBox, QStyle, QWidget

from app.ui.theme.fonts import space

_SIDE, _GAP = 4, 2  # steps of the layout


class Tick(QCheckBox):
    """A check box whose state is a shape, never a color alone."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, parent)

    def sizeHint(self) -> QSize:
        """Room for the box, the words and the ring of the focus."""
        words = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text())
        across = space(_SIDE) + (space(_GAP) + words.width() if self.text() else 0) + space(2)
        return QSize(across, max(space(_SIDE), words.height()) + space(2))

    def minimumSizeHint(self) -> QSize:
        """Words are never cut."""
        return self.sizeHint()

    def hitButton(self, _place: object) -> bool:
        """Count wherever it is pressed."""
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box, the mark, the words and the ring of the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, edge, side = self.palette(), space(1), float(space(_SIDE))
        group = QPalette.ColorGroup.Normal if self.isEnabled() else QPalette.ColorGroup.Disabled
        ink = palette.color(group, QPalette.ColorRole.WindowText)
        room = self.rect().adjusted(edge, 0, -edge, 0)
        right = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = room.right() - side if right else float(room.left())
        box = QRectF(left, room.center().y() - side / 2 + 0.5, side, side)
        painter.setPen(QPen(ink, 1.2))
        painter.drawRoundedRect(box, 2, 2)
        if self.isChecked():
            painter.setPen(QPen(ink, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            corners = ((0.22, 0.52), (0.42, 0.72), (0.78, 0.28))
            painter.drawPolyline(
                QPolygonF([box.topLeft() + QPointF(x * side, y * side) for x, y in corners])
            )
        gap = round(side) + space(_GAP)
        words = room.adjusted(0, 0, -gap, 0) if right else room.adjusted(gap, 0, 0, 0)
        align = QStyle.visualAlignment(
            self.layoutDirection(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        painter.setPen(ink)
        painter.drawText(words, int(align) | int(Qt.TextFlag.TextShowMnemonic), self.text())
        if self.hasFocus():
            painter.setPen(QPen(palette.accent().color(), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 3, 3)
