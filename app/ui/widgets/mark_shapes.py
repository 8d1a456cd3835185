"""The shapes of the marks, each drawn into a square box."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPainterPathStroker, QPen, QPolygonF

_OCTAGON_CORNER = 0.2929  # 1 - 1/sqrt(2): all eight sides equally long


def pen(color: QColor, width: float) -> QPen:
    """Return a pen with round ends and corners."""
    pen = QPen(color, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _line(box: QRectF, *shares: tuple[float, float], closed: bool = False) -> QPainterPath:
    points = [QPointF(box.x() + box.width() * x, box.y() + box.height() * y) for x, y in shares]
    path = QPainterPath()
    path.addPolygon(QPolygonF(points))
    if closed:
        path.closeSubpath()
    return path


def disc(box: QRectF, inset: float = 0.05) -> QPainterPath:
    """Nothing to do."""
    by = box.width() * inset
    path = QPainterPath()
    path.addEllipse(box.adjusted(by, by, -by, -by))
    return path


def triangle(box: QRectF) -> QPainterPath:
    """Look at it."""
    return _line(box, (0.5, 0.06), (1.0, 0.94), (0.0, 0.94), closed=True)


def octagon(box: QRectF) -> QPainterPath:
    """Hold back."""
    near, far = _OCTAGON_CORNER, 1 - _OCTAGON_CORNER
    right = ((near, 0.0), (far, 0.0), (1.0, near), (1.0, far))
    left = ((far, 1.0), (near, 1.0), (0.0, far), (0.0, near))
    return _line(box, *right, *left, closed=True)


def bar(box: QRectF) -> QPainterPath:
    """The sign inside the octagon."""
    width, height = box.width() * 0.54, box.height() * 0.15
    path = QPainterPath()
    path.addRect(box.center().x() - width / 2, box.center().y() - height / 2, width, height)
    return path


def exclamation(box: QRectF) -> QPainterPath:
    """The sign inside the triangle."""
    stroke = QPainterPathStroker(pen(QColor(), box.width() * 0.1))
    path = stroke.createStroke(_line(box, (0.5, 0.42), (0.5, 0.62)))
    dot = box.width() * 0.06
    path.addEllipse(QPointF(box.center().x(), box.y() + box.height() * 0.79), dot, dot)
    return path


def check(box: QRectF) -> QPainterPath:
    """Passed: a line."""
    return _line(box, (0.16, 0.55), (0.4, 0.79), (0.84, 0.25))


def inner_check(box: QRectF) -> QPainterPath:
    """The sign inside the disc."""
    stroke = QPainterPathStroker(pen(QColor(), box.width() * 0.1))
    return stroke.createStroke(_line(box, (0.3, 0.52), (0.44, 0.66), (0.7, 0.36)))


def ring(box: QRectF) -> QPainterPath:
    """Still to do: a line."""
    return disc(box, 0.1)


def dash(box: QRectF) -> QPainterPath:
    """Not done: a line."""
    return _line(box, (0.22, 0.5), (0.78, 0.5))
