"""How often each value occurs, and where the window lies among them."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.radiographs.tone import Window
from app.ui.theme.fonts import space

_BINS = 128
_HIGH, _WIDE = 14, 40


class HistogramView(QWidget):
    """Counts as a hill, steep so that rare values are seen too; the window as two lines."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._heights: NDArray[np.float64] = np.zeros(_BINS)
        self._counted: NDArray[np.int64] | None = None
        self._window: Window | None = None
        self._values = 1

    def sizeHint(self) -> QSize:
        """A low strip."""
        return QSize(space(_WIDE), space(_HIGH))

    def show_counts(self, counts: NDArray[np.int64]) -> None:
        """Show how often each value occurs."""
        if counts is self._counted:
            return
        self._counted, self._values = counts, len(counts)
        bins = counts.reshape(_BINS, -1).sum(axis=1) if len(counts) >= _BINS else counts
        heights = np.log1p(bins)
        self._heights = heights / max(float(heights.max()), 1.0)
        self.update()

    def show_window(self, window: Window | None) -> None:
        """Show where black and white lie."""
        if window != self._window:
            self._window = window
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the hill, and the window over it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        text = self.palette().windowText().color()
        hill = QColor(text)
        hill.setAlphaF(0.35)
        step = room.width() / len(self._heights)
        outline = [room.bottomLeft()]
        for index, height in enumerate(self._heights):
            outline.append(
                QPointF(room.left() + (index + 0.5) * step, room.bottom() - height * room.height())
            )
        outline.append(room.bottomRight())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(hill)
        painter.drawPolygon(QPolygonF(outline))
        painter.setPen(QPen(text, 1))
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        if self._window is None:
            return
        painter.setPen(QPen(self.palette().accent().color(), 1.5))
        for value in (self._window.low, self._window.high):
            x = room.left() + room.width() * value / self._values
            painter.drawLine(QPointF(x, room.top()), QPointF(x, room.bottom()))
