"""Marks on the image. They lie on the image, not on the theme: the same colors in all of them."""

from dataclasses import dataclass
from math import atan2, cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from app.radiographs.marks import Mark, Point
from app.radiographs.viewport import Viewport
from app.ui.radiograph.sketch import Sketch, sketch_of
from app.ui.radiograph.tool import Tool
from app.ui.theme.fonts import space

_AMBER, _BLUE, _SHADOW, _TAG = "#ffd166", "#8cc8ff", "#a0000000", "#d0101418"
_LINE, _SHADOW_LINE = 2.0, 4.5
_LEAST = 8.0  # a region that is smaller on the screen is still framed
_HANDLE = 7.0
_DASHES = (4.0, 3.0)
_TAG_SHARE = 0.45  # of the view's width, at most
_HEAD, _SPREAD = 13.0, pi / 7  # of an arrow


@dataclass(frozen=True, slots=True)
class ShownMark:
    """A recorded mark, with the words on its tag.

    Attributes:
        chosen: It is the one that keys work on.
    """

    mark: Mark
    words: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """Where the image lies on what is painted.

    Attributes:
        view: In pixels of the screen.
        ratio: Pixels of the screen to one of the painter's.
    """

    view: Viewport
    ratio: float

    def frame(self, left: int, top: int, width: int, height: int) -> QRectF:
        """Return the frame around these pixels of the image; it is never too small to be seen."""
        start, end = self._at(left, top), self._at(left + width, top + height)
        frame = QRectF(start, end)
        across, down = max(0.0, _LEAST - frame.width()) / 2, max(0.0, _LEAST - frame.height()) / 2
        return frame.adjusted(-across, -down, across, down)

    def middle(self, point: Point) -> QPointF:
        """Return the middle of a pixel of the image."""
        return self._at(point[0] + 0.5, point[1] + 0.5)

    def _at(self, x: float, y: float) -> QPointF:
        left, top = self.view.to_view(x, y)
        return QPointF(left, top) / self.ratio


def paint_mark(painter: QPainter, shown: ShownMark, sheet: Sheet, room: QRectF) -> None:
    """Paint a recorded mark; its tag stands above it, or below where there is no room.

    Args:
        painter: Of the view.
        shown: The mark.
        sheet: Where the image lies.
        room: What is seen; the tag stays in it.
    """
    image = sheet.view.image_width, sheet.view.image_height
    sketch = sketch_of(shown.mark, image)
    _outline(painter, _path(sketch, sheet), [], _BLUE if shown.chosen else _AMBER)
    frame = sheet.frame(*shown.mark.box)
    if frame.intersects(room):
        _paint_tag(painter, frame, shown.words, room, beside=sketch.tool is Tool.TEXT)


def paint_sketch(painter: QPainter, sketch: Sketch, sheet: Sheet, words: str, room: QRectF) -> None:
    """Paint what is not recorded yet: dashed, with its points; `words` say how large it is."""
    _outline(painter, _path(sketch, sheet), list(_DASHES), _AMBER)
    painter.setPen(QPen(QColor(_SHADOW), 1))
    painter.setBrush(QColor(_AMBER))
    frame = sheet.frame(*_box(sketch))
    boxed = sketch.tool in (Tool.RECTANGLE, Tool.ELLIPSE)
    corners = (frame.topLeft(), frame.topRight(), frame.bottomLeft(), frame.bottomRight())
    for at in corners if boxed else map(sheet.middle, sketch.points):
        half = _HANDLE / 2
        painter.drawRect(QRectF(at.x() - half, at.y() - half, _HANDLE, _HANDLE))
    if words:
        _paint_tag(painter, frame, words, room, beside=False)


def paint_badges(painter: QPainter, badges: tuple[str, ...], room: QRectF) -> None:
    """Paint what is not standard, one under another; an image has no reading direction."""
    top = room.top() + space(3)
    for words in badges:
        size = _tag_size(painter, words, room)
        tag = QRectF(QPointF(room.left() + space(3), top), size)
        top = _paint_words(painter, words, tag).bottom() + space(1)


def _path(sketch: Sketch, sheet: Sheet) -> QPainterPath:
    path = QPainterPath()
    frame = sheet.frame(*_box(sketch))
    points = [sheet.middle(point) for point in sketch.points]
    match sketch.tool:
        case Tool.RECTANGLE:
            path.addRect(frame)
        case Tool.ELLIPSE:
            path.addEllipse(frame)
        case Tool.TEXT:
            path.addEllipse(points[0], 3.0, 3.0)
        case Tool.POLYGON:
            path.moveTo(points[0])
            for point in points[1:]:
                path.lineTo(point)
            path.closeSubpath()
        case Tool.DISTANCE:
            _add_line(path, points)
            _add_ends(path, points)
        case _:
            _add_line(path, points)
            _add_head(path, points)
    return path


def _add_line(path: QPainterPath, points: list[QPointF]) -> None:
    path.moveTo(points[0])
    path.lineTo(points[-1])


def _add_head(path: QPainterPath, points: list[QPointF]) -> None:
    tail, tip = points[0], points[-1]
    angle = atan2(tail.y() - tip.y(), tail.x() - tip.x())
    for side in (-_SPREAD, _SPREAD):
        path.moveTo(tip)
        path.lineTo(tip + QPointF(cos(angle + side), sin(angle + side)) * _HEAD)


def _add_ends(path: QPainterPath, points: list[QPointF]) -> None:
    angle = atan2(points[-1].y() - points[0].y(), points[-1].x() - points[0].x()) + pi / 2
    half = QPointF(cos(angle), sin(angle)) * _HANDLE
    for end in (points[0], points[-1]):
        path.moveTo(end - half)
        path.lineTo(end + half)


def _paint_tag(painter: QPainter, frame: QRectF, words: str, room: QRectF, *, beside: bool) -> None:
    size = _tag_size(painter, words, room)
    start = frame.right() + space(1) if beside else frame.left()
    left = max(min(start, room.right() - size.width()), room.left())
    top = frame.center().y() - size.height() / 2 if beside else frame.top() - size.height() - 4
    if top < room.top():
        top = min(frame.bottom() + space(1), room.bottom() - size.height())
    _paint_words(painter, words, QRectF(QPointF(left, top), size))


def _tag_size(painter: QPainter, words: str, room: QRectF) -> QSizeF:
    """Return how large a tag is; it takes the font for its words."""
    font = QFont(painter.font())
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    across = min(metrics.horizontalAdvance(words), room.width() * _TAG_SHARE)
    return QSizeF(across + space(3), metrics.height() + space(1))


def _paint_words(painter: QPainter, words: str, tag: QRectF) -> QRectF:
    metrics = QFontMetricsF(painter.font())
    room = tag.width() - space(3) + 1  # rounding must not cost a letter
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(_TAG))
    painter.drawRoundedRect(tag, space(1), space(1))
    painter.setPen(QColor(_AMBER))
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
    painter.drawText(tag, int(Qt.AlignmentFlag.AlignCenter), shown)
    return tag


def _outline(painter: QPainter, path: QPainterPath, dashes: list[float], color: str) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(_SHADOW), _SHADOW_LINE))
    painter.drawPath(path)
    pen = QPen(QColor(color), _LINE)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if dashes:
        pen.setDashPattern(dashes)
    painter.setPen(pen)
    painter.drawPath(path)


def _box(sketch: Sketch) -> tuple[int, int, int, int]:
    box = sketch.box
    return box.left, box.top, box.width, box.height
