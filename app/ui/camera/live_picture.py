"""The moving picture, with an outline around the document whose shape says how it goes."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from app.documents.live_reading import Cue
from app.documents.live_session import LiveView
from app.ui.theme.fonts import space
from app.ui.widgets.mark import Mark, paint_mark

_INK, _HALO = "#0b5fa5", "#ffffff"  # lie on the picture, not on the theme: the same in all of them
_PAGE_RATIO = 125 / 88  # an open passport (ICAO Doc 9303-4)
_PAGE_SHARE = 0.62  # of the picture's height: where to put a document
_CORNER_SHARE = 0.18  # of the shorter side


class LivePicture(QFrame):
    """Shows the newest frame as large as fits.

    Around the document: a dashed page where one belongs, corners while something must be done, a
    whole frame while it is read, a frame with a check mark once it is captured.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: LiveView | None = None
        self._image = QImage()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Picture of the camera"))

    @property
    def view(self) -> LiveView | None:
        """What is shown."""
        return self._view

    def show_view(self, view: LiveView) -> None:
        """Show another frame; Qt paints the newest once, however many came."""
        height, width, _ = view.picture.shape
        rgb = QImage.Format.Format_RGB888
        # The image borrows the pixels, which the view keeps alive.
        self._image = QImage(view.picture.data, width, height, 3 * width, rgb)
        self._view = view
        self.update()

    def forget(self) -> None:
        """Show nothing; no picture of a document stays behind."""
        self._image = QImage()
        self._view = None
        self.update()

    def sizeHint(self) -> QSize:
        """Large enough to place a document by it."""
        return QSize(space(120), space(68))

    def minimumSizeHint(self) -> QSize:
        """As small as a thumbnail."""
        return QSize(space(32), space(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame and the outline."""
        super().paintEvent(event)
        if self._view is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        target = self._target()
        rounded = QPainterPath()
        rounded.addRoundedRect(target, space(1.5), space(1.5))
        painter.setClipPath(rounded)
        painter.drawImage(target, self._image)
        self._paint_outline(painter, target, self._view)

    def _target(self) -> QRectF:
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        return QRectF(left, top, size.width(), size.height())

    def _paint_outline(self, painter: QPainter, target: QRectF, view: LiveView) -> None:
        inset = space(1)
        inside = target.adjusted(inset, inset, -inset, -inset)
        box = _place_of_page(target)
        if view.box is not None:
            scale = target.width() / self._image.width()
            left, top, width, height = (value * scale for value in view.box)
            box = QRectF(target.x() + left, target.y() + top, width, height).intersected(inside)
        outline = QPainterPath()
        if view.box is None or view.cue in (Cue.READING, Cue.CAPTURED):
            outline.addRoundedRect(box, space(1), space(1))
        else:
            outline = _corners(box)
        style = Qt.PenStyle.DashLine if view.box is None else Qt.PenStyle.SolidLine
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for color, width in ((_HALO, 5.0), (_INK, 2.5)):
            pen = QPen(QColor(color), width, style)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            if style is Qt.PenStyle.DashLine:
                pen.setDashPattern([length / width for length in (18.0, 12.0)])
            painter.setPen(pen)
            painter.drawPath(outline)
        if view.cue is Cue.CAPTURED:
            _paint_check(painter, box.topRight(), inside)


def _place_of_page(target: QRectF) -> QRectF:
    height = target.height() * _PAGE_SHARE
    width = min(height * _PAGE_RATIO, target.width() * 0.9)
    place = QRectF(0, 0, width, width / _PAGE_RATIO)
    place.moveCenter(target.center())
    return place


def _corners(box: QRectF) -> QPainterPath:
    """Return the four corners of `box` alone."""
    reach = min(box.width(), box.height()) * _CORNER_SHARE
    path = QPainterPath()
    for corner, across, down in (
        (box.topLeft(), 1, 1),
        (box.topRight(), -1, 1),
        (box.bottomRight(), -1, -1),
        (box.bottomLeft(), 1, -1),
    ):
        path.moveTo(corner + QPointF(0, down * reach))
        path.lineTo(corner)
        path.lineTo(corner + QPointF(across * reach, 0))
    return path


def _paint_check(painter: QPainter, corner: QPointF, inside: QRectF) -> None:
    """Paint a check mark on a disc over `corner`, as far as it stays inside."""
    side = float(space(12))
    half = side / 2
    disc = QRectF(0, 0, side, side)
    disc.moveCenter(
        QPointF(min(corner.x(), inside.right() - half), max(corner.y(), inside.top() + half))
    )
    painter.setPen(QPen(QColor(_INK), 2.5))
    painter.setBrush(QColor(_HALO))
    painter.drawEllipse(disc)
    inset = side * 0.22
    paint_mark(painter, Mark.PASSED, disc.adjusted(inset, inset, -inset, -inset))
