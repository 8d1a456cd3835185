"""Our own line drawings, painted in the color of the text they belong to."""

from enum import StrEnum
from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.paths import resources


class Icon(StrEnum):
    """The drawings in `resources/icons`."""

    GATE = "gate"
    DOCUMENT = "document"
    LIST = "list"
    LOCK = "lock"
    SEARCH = "search"
    RADIOGRAPH = "radiograph"
    MOVE = "move"
    CONTRAST = "contrast"
    RECTANGLE = "rectangle"
    ELLIPSE = "ellipse"
    POLYGON = "polygon"
    ARROW = "arrow"
    TEXT = "text"
    DISTANCE = "distance"
    ADJUST = "adjust"
    ZOOM_IN = "zoom_in"
    ZOOM_OUT = "zoom_out"
    ONE_TO_ONE = "one_to_one"
    INVERT = "invert"


@cache
def _drawing(icon: Icon) -> str:
    return (resources() / "icons" / f"{icon}.svg").read_text(encoding="utf-8")


def paint_icon(painter: QPainter, icon: Icon, box: QRectF, color: QColor) -> None:
    """Paint `icon` into `box`; the drawings say `currentColor`, which is `color` here."""
    drawn = _drawing(icon).replace("currentColor", color.name())
    QSvgRenderer(QByteArray(drawn.encode())).render(painter, box)


class IconSign(QWidget):
    """One icon beside or above a text that says the same; assistive technology passes over it."""

    def __init__(self, icon: Icon, *, size: float = 1.2, parent: QWidget | None = None) -> None:
        """Make the sign; `size` is in lines of running text."""
        super().__init__(parent)
        self._icon = icon
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A square that follows the font."""
        side = round(QFontMetricsF(self.font()).height() * self._size)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the icon in this widget's text color."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_icon(painter, self._icon, QRectF(self.rect()), self.palette().windowText().color())
