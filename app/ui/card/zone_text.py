"""Shows the machine readable zone, character under character."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.card.zone import ZoneLine
from app.ui.theme.fonts import MONOSPACED, space
from app.ui.widgets.text import Text, Tone

_LEADING = 1.3
_REFERENCE = 100
_EDGE = 0.3  # of a letter, for the frame around the last one
_CENTERED = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextDontClip)


class ZoneText(QWidget):
    """The accepted text; below a line that was read differently stands what was read.

    The letters are as large as the width allows, up to the size of running text. A check digit that
    does not add up is framed; a character that was read otherwise is underlined, and one that the
    reader is not sure of is underlined and colored.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[ZoneLine, ...] = ()
        self._attention = Text("", tone=Tone.ATTENTION, parent=self)  # lends its color
        self._attention.hide()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_zone(self, lines: tuple[ZoneLine, ...]) -> None:
        """Show `lines`; none hides the widget."""
        self._lines = lines
        self.setVisible(bool(lines))
        spoken = " ".join(line.text for line in lines)
        self.setAccessibleName(self.tr("Machine readable zone: {text}").format(text=spoken))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Wider is taller, until the letters have their size."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at `width`."""
        rows = sum(2 if line.as_read else 1 for line in self._lines)
        return round(rows * self._row_height(self._font_for(width)))

    def sizeHint(self) -> QSize:
        """As wide as a passport's zone in running text."""
        width = space(78)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Small, but still legible."""
        return QSize(space(40), self.heightForWidth(space(40)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the lines, always left to right: that is how they are printed."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        font = self._font_for(self.width())
        painter.setFont(font)
        longest = max((len(line.text) for line in self._lines), default=1)
        advance = min(QFontMetricsF(font).horizontalAdvance("<"), self.width() / (longest + _EDGE))
        height = self._row_height(font)
        top = 0.0
        doubt = self._attention.palette().color(QPalette.ColorRole.WindowText)
        normal = self.palette().color(QPalette.ColorRole.WindowText)
        muted = self.palette().color(QPalette.ColorRole.PlaceholderText)
        for line in self._lines:
            for place, character in enumerate(line.text):
                box = QRectF(place * advance, top, advance, height)
                painter.setPen(doubt if place in line.doubtful else normal)
                painter.drawText(box, _CENTERED, character)
                if place in line.wrong:
                    painter.drawRoundedRect(box.adjusted(0.5, 1.5, 0.5, -1.5), 2, 2)
                elif place in line.changed or place in line.doubtful:
                    painter.drawLine(box.bottomLeft(), box.bottomRight())
            top += height
            if line.as_read:
                painter.setPen(muted)
                for place, character in enumerate(line.as_read):
                    box = QRectF(place * advance, top, advance, height)
                    if place in line.changed or place >= len(line.text):
                        painter.drawText(box, _CENTERED, character)
                top += height

    def _font_for(self, width: int) -> QFont:
        longest = max((len(line.text) for line in self._lines), default=1)
        font = QFont(self.font())
        font.setFamilies([MONOSPACED])
        largest = font.pointSizeF()
        font.setPointSizeF(_REFERENCE)
        needed = QFontMetricsF(font).horizontalAdvance("<") * (longest + _EDGE)
        font.setPointSizeF(min(largest, _REFERENCE * width / needed))
        return font

    def _row_height(self, font: QFont) -> float:
        return QFontMetricsF(font).ascent() * _LEADING
