"""The small map in a corner of the view: the whole image, and which part of it is seen."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from app.radiographs.presentation import Presentation
from app.radiographs.rendering import Canvas
from app.radiographs.viewport import Viewport
from app.ui.radiograph.painted import as_image
from app.ui.theme.fonts import space

_WIDE, _HIGH = 44, 26  # of the map, at most, in steps of the layout
_SHARE = 0.3  # of the view, at most
_GROUND, _FRAME, _SEEN = "#10151b", "#8a96a3", "#8cc8ff"
_LEAST = 6.0  # what is seen is framed even where it is a speck of the map


class OverviewMap:
    """Remembers the last map: it changes with the presentation, never with the place."""

    def __init__(self) -> None:
        self._key: object = None
        self._image = QImage()
        self._canvas: Canvas | None = None

    def frame(self, view: Viewport, room: QRectF) -> QRectF:
        """Return where the map lies in `room`: at its upper right corner."""
        wide = min(float(space(_WIDE)), room.width() * _SHARE)
        high = min(float(space(_HIGH)), room.height() * _SHARE)
        fit = QSizeF(view.image_width, view.image_height).scaled(
            wide, high, Qt.AspectRatioMode.KeepAspectRatio
        )
        # Whole pixels: an image that must be scaled is painted many times slower.
        size = QSizeF(round(max(fit.width(), _LEAST)), round(max(fit.height(), _LEAST)))
        corner = QPointF(room.right() - size.width() - space(3), room.top() + space(3))
        return QRectF(corner, size)

    def place(self, view: Viewport, room: QRectF, at: QPointF) -> tuple[float, float] | None:
        """Return which place of the image a point on the map means; None beside the map."""
        frame = self.frame(view, room)
        if view.fits or not frame.contains(at):
            return None
        x, y = (at.x() - frame.left()) / frame.width(), (at.y() - frame.top()) / frame.height()
        return x * view.image_width, y * view.image_height

    def paint(
        self,
        painter: QPainter,
        canvas: Canvas,
        presentation: Presentation,
        view: Viewport,
        room: QRectF,
        ratio: float,
    ) -> None:
        """Paint the map, where not all of the image is seen.

        Raises:
            Problem: RADIOGRAPH_CHANGED.
        """
        if view.fits:
            self._key = self._canvas = None
            return
        frame = self.frame(view, room)
        edge = space(1)
        painter.setPen(QPen(QColor(_FRAME), 1))
        painter.setBrush(QColor(_GROUND))
        painter.drawRoundedRect(frame.adjusted(-edge, -edge, edge, edge), edge, edge)
        painter.drawImage(frame.topLeft(), self._map(canvas, presentation, frame, ratio))
        first = view.to_image(0, 0)
        last = view.to_image(view.width, view.height)
        across, down = frame.width() / view.image_width, frame.height() / view.image_height
        seen = QRectF(
            QPointF(frame.left() + first[0] * across, frame.top() + first[1] * down),
            QPointF(frame.left() + last[0] * across, frame.top() + last[1] * down),
        ).intersected(frame)
        wide, high = max(0.0, _LEAST - seen.width()) / 2, max(0.0, _LEAST - seen.height()) / 2
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(_SEEN), 2))
        painter.drawRect(seen.adjusted(-wide, -high, wide, high))

    def _map(
        self, canvas: Canvas, presentation: Presentation, frame: QRectF, ratio: float
    ) -> QImage:
        size = max(1, round(frame.width() * ratio)), max(1, round(frame.height() * ratio))
        shown = canvas.shown(presentation)
        key = (id(shown), canvas.separation, presentation, size)
        if key != self._key:
            self._image = self._drawn(canvas, presentation, size)
            self._image.setDevicePixelRatio(ratio)
            self._key = key
        return self._image

    def _drawn(self, canvas: Canvas, presentation: Presentation, size: tuple[int, int]) -> QImage:
        image, own = canvas.radiograph, self._canvas
        if own is None or own.radiograph is not image or own.separation is not canvas.separation:
            # A canvas remembers one place only: the map has its own, or both would forget.
            own = self._canvas = Canvas(image, canvas.separation)
        shown = canvas.shown(presentation)
        own.drop()
        if canvas.wants(presentation) is None and shown is not image:
            own.take((presentation.energy, presentation.enhancement), shown)
        view = Viewport.fitting(image.width, image.height, *size)
        return as_image(own.picture(view, presentation).colored()).copy()
