"""A picture of a document, with the machine readable zone marked."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from app.ui.theme.fonts import space

Corner = tuple[int, int]
_OUTLINE = "#0b5fa5"  # lies on the photographed page, not on the theme: the same in all of them


class PhotoView(QFrame):
    """Shows a picture as large as fits, never distorted; without one, a calm empty frame.

    Attributes:
        picture: What is shown, or None.
    """

    def __init__(
        self,
        name: str,
        *,
        ratio: float = 1.42,
        empty: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Make the view.

        Args:
            name: What the picture shows, for assistive technology.
            ratio: Width to height of the frame; a TD3 page is 125 x 88 mm.
            empty: Words in the empty frame.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self.picture: QImage | None = None
        self._fitted: QImage | None = None  # keys that change what is beside it paint it, too
        self._quad: tuple[Corner, ...] = ()
        self._ratio = ratio
        self._empty = empty
        self._name = name
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_picture(None)

    def show_picture(self, picture: QImage | None, quad: Sequence[Corner] = ()) -> None:
        """Show `picture`, or the empty frame.

        Args:
            picture: In any size; kept as it is.
            quad: Corners of the machine readable zone in pixels of the picture, clockwise from the
                upper left; empty marks nothing.
        """
        self.picture = picture if picture is not None and not picture.isNull() else None
        self._fitted = None
        self._quad = tuple(quad) if self.picture is not None else ()
        self.setAccessibleName(
            self._name
            if self.picture is not None
            else self.tr("{name}: no picture").format(name=self._name)
        )
        self.update()

    def set_empty_words(self, words: str) -> None:
        """Change the words in the empty frame."""
        self._empty = words
        self.update()

    def hasHeightForWidth(self) -> bool:
        """The frame keeps its proportions."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that belongs to `width`."""
        return round(width / self._ratio)

    def sizeHint(self) -> QSize:
        """Large enough to recognize a face."""
        width = space(72)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """As small as a thumbnail."""
        width = space(12)
        return QSize(width, self.heightForWidth(width))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame, the picture, and the mark around the zone."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self.picture is None:
            painter.setPen(self.palette().windowText().color())
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            inset = space(4)
            painter.drawText(
                self.rect().adjusted(inset, inset, -inset, -inset), int(flags), self._empty
            )
            return
        target = self._target()
        corners = QPainterPath()
        corners.addRoundedRect(target, space(1.5), space(1.5))
        painter.setClipPath(corners)
        painter.drawImage(target, self._in_size(target))
        painter.setClipping(False)
        self._paint_zone(painter, target)

    def _target(self) -> QRectF:
        assert self.picture is not None
        size = self.picture.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left = (self.width() - size.width()) / 2
        top = (self.height() - size.height()) / 2
        return QRectF(left, top, size.width(), size.height())

    def _in_size(self, target: QRectF) -> QImage:
        """Return the picture in the pixels of its place, which is worked out once."""
        assert self.picture is not None
        size = (target.size() * self.devicePixelRatioF()).toSize()
        if self._fitted is None or self._fitted.size() != size:
            smooth = Qt.TransformationMode.SmoothTransformation
            ignore = Qt.AspectRatioMode.IgnoreAspectRatio
            self._fitted = self.picture.scaled(size, ignore, smooth)
        return self._fitted

    def _paint_zone(self, painter: QPainter, target: QRectF) -> None:
        if not self._quad or self.picture is None:
            return
        scale = target.width() / self.picture.width()
        polygon = QPolygonF(
            [QPointF(target.x() + x * scale, target.y() + y * scale) for x, y in self._quad]
        )
        pen = QPen(QColor(_OUTLINE), 2)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolygon(polygon)
