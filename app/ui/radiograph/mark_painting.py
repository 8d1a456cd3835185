"""Marks on the image. They lie on the image, not on the theme: the same colors in all of them."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from app.radiographs.region import Region
from app.radiographs.viewport import Viewport
from app.ui.theme.fonts import space

_AMBER, _SHADOW, _TAG = "#ffd166", "#a0000000", "#d0101418"
_LINE, _SHADOW_LINE = 2.0, 4.5
_LEAST = 8.0  # a region that is smaller on the screen is still framed
_HANDLE = 7.0
_DASHES = (4.0, 3.0)
_TAG_SHARE = 0.45  # of the view's width, at most


@dataclass(frozen=True, slots=True)
class ShownMark:
    """A recorded mark, with the words on its tag."""

    region: Region
    words: str


def frame_of(region: Region, view: Viewport, ratio: float) -> QRectF:
    """Return the frame around `region` on the widget, in its own (logical) pixels.

    Args:
        region: Pixels of the image.
        view: Where the image lies, in pixels of the screen.
        ratio: Pixels of the screen to one of the widget.
    """
    left, top = view.to_view(region.left, region.top)
    right, bottom = view.to_view(region.left + region.width, region.top + region.height)
    frame = QRectF(QPointF(left, top) / ratio, QPointF(right, bottom) / ratio)
    across, down = max(0.0, _LEAST - frame.width()) / 2, max(0.0, _LEAST - frame.height()) / 2
    return frame.adjusted(-across, -down, across, down)


def paint_mark(painter: QPainter, frame: QRectF, words: str, room: QRectF) -> None:
    """Paint a recorded mark; its tag stands above it, or below where there is no room.

    Args:
        painter: Of the view.
        frame: Around the region.
        words: On its tag.
        room: What is seen; the tag stays in it.
    """
    _outline(painter, frame, [])
    if not frame.intersects(room):
        return
    font = QFont(painter.font())
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width() * _TAG_SHARE)
    size = QSizeF(metrics.horizontalAdvance(shown) + space(3), metrics.height() + space(1))
    left = min(max(frame.left(), room.left()), room.right() - size.width())
    top = frame.top() - size.height() - space(1)
    if top < room.top():
        top = min(frame.bottom() + space(1), room.bottom() - size.height())
    tag = QRectF(QPointF(left, top), size)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(_TAG))
    painter.drawRoundedRect(tag, space(1), space(1))
    painter.setPen(QColor(_AMBER))
    painter.drawText(tag, int(Qt.AlignmentFlag.AlignCenter), shown)


def paint_draft(painter: QPainter, frame: QRectF) -> None:
    """Paint a region that is not recorded yet: dashed, with its corners."""
    _outline(painter, frame, list(_DASHES))
    painter.setPen(QPen(QColor(_SHADOW), 1))
    painter.setBrush(QColor(_AMBER))
    for corner in (frame.topLeft(), frame.topRight(), frame.bottomLeft(), frame.bottomRight()):
        half = _HANDLE / 2
        painter.drawRect(QRectF(corner.x() - half, corner.y() - half, _HANDLE, _HANDLE))


def _outline(painter: QPainter, frame: QRectF, dashes: list[float]) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(_SHADOW), _SHADOW_LINE))
    painter.drawRect(frame)
    pen = QPen(QColor(_AMBER), _LINE)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if dashes:
        pen.setDashPattern(dashes)
    painter.setPen(pen)
    painter.drawRect(frame)
