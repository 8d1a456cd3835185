"""Where the time went: one bar in four parts, and its words below."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui.supervisor.overview_lines import TimeLine
from app.ui.theme.fonts import space
from app.ui.widgets.text import Role, Text, Tone

_STRENGTHS = (1.0, 0.62, 0.34, 0.14)
"""How much of the accent color each part has; they stand in order, and lines part them."""

_ABREAST = 2


def part_color(palette: QPalette, part: int) -> QColor:
    """Return the color of one part of the bar."""
    accent, ground = (
        palette.color(QPalette.ColorRole.Accent),
        palette.color(QPalette.ColorRole.Base),
    )
    share = _STRENGTHS[part]
    return QColor.fromRgbF(
        accent.redF() * share + ground.redF() * (1 - share),
        accent.greenF() * share + ground.greenF() * (1 - share),
        accent.blueF() * share + ground.blueF() * (1 - share),
    )


class TimeBar(QWidget):
    """Reads from where a line of text begins; assistive technology reads its words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = _Bar()
        self._legend = tuple(_Legend(part) for part in range(len(_STRENGTHS)))
        words = QGridLayout()
        words.setHorizontalSpacing(space(4))
        words.setVerticalSpacing(space(0.5))
        for place, legend in enumerate(self._legend):
            words.addWidget(legend, place // _ABREAST, place % _ABREAST)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(self._bar)
        column.addLayout(words)

    def show_lines(self, lines: tuple[TimeLine, ...]) -> None:
        """Show these phases."""
        self._bar.show_shares(tuple(line.ms for line in lines))
        for legend, line in zip(self._legend, lines, strict=True):
            legend.show_words(line.words)
        self.setAccessibleName(", ".join(line.words for line in lines))


class _Bar(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._shares: tuple[int, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_shares(self, shares: tuple[int, ...]) -> None:
        self._shares = shares
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(space(40), space(5.5))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        whole, at = sum(self._shares), 0.0
        area = QRectF(self.rect())
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        line = QPen(self.palette().color(QPalette.ColorRole.Base), 2)
        for part, share in enumerate(self._shares):
            width = area.width() * share / whole if whole else 0.0
            left = area.width() - at - width if mirrored else at
            piece = QRectF(left, 0, width, area.height())
            painter.fillRect(piece, part_color(self.palette(), part))
            at += width
            if part:
                edge = piece.right() if mirrored else piece.left()
                painter.setPen(line)
                painter.drawLine(round(edge), 0, round(edge), round(area.height()))
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 1))
        painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))


class _Legend(QWidget):
    def __init__(self, part: int) -> None:
        super().__init__()
        self._words = Text("", Role.SMALL, Tone.SECONDARY)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(1.5))
        row.addWidget(_Swatch(part))
        row.addWidget(self._words)

    def show_words(self, words: str) -> None:
        self._words.setText(words)


class _Swatch(QWidget):
    def __init__(self, part: int) -> None:
        super().__init__()
        self._part = part
        self.setFixedSize(space(2.5), space(2.5))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), part_color(self.palette(), self._part))
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
