"""The image itself, painted: what is seen of it, marks, map, badges, the ring of the focus."""

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QRegion, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.problems import Problem
from app.radiographs.presentation import STANDARD, Presentation
from app.radiographs.radiograph import Radiograph
from app.radiographs.region import Region
from app.radiographs.rendering import Canvas, Picture
from app.radiographs.tone import Tone, Window
from app.radiographs.viewport import Viewport
from app.ui.radiograph.mark_painting import (
    Sheet,
    ShownMark,
    paint_badges,
    paint_mark,
    paint_sketch,
)
from app.ui.radiograph.overview import OverviewMap
from app.ui.radiograph.painted import as_image, pixels_under
from app.ui.radiograph.sketch import Sketch
from app.ui.radiograph.tool import CURSORS, Tool
from app.ui.theme.fonts import space

_GROUND = "#10151b"  # a light box in a dim room: the same in every theme
_RING, _CROSS = "#8cc8ff", "#8cc8ff"
_RING_WIDE = 2
_ZOOM = 1.25


class RadiographSurface(QWidget):
    """Shows one radiograph; only what is seen is ever touched. Hands are in `view`.

    Signals:
        changed: What is shown, its size or its place changed.
        seen_whole: All of the image was painted in its standard view; told at every such frame.
        failed (Problem): The image cannot be shown any more.
    """

    changed = Signal()
    seen_whole = Signal()
    failed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(space(60), space(40))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._canvas: Canvas | None = None
        self._map = OverviewMap()
        self._viewport = Viewport.fitting(1, 1, 1, 1)
        self._presentation = STANDARD
        self._marks: tuple[ShownMark, ...] = ()
        self._badges: tuple[str, ...] = ()
        self._sketch: Sketch | None = None
        self._size_words = ""
        self._tool = Tool.MOVE
        self._pointer: QPointF | None = None
        self._name()

    # --- what is shown ------------------------------------------------------------------------

    @property
    def radiograph(self) -> Radiograph | None:
        """What is shown, or None."""
        return self._canvas.radiograph if self._canvas else None

    @property
    def canvas(self) -> Canvas | None:
        """What paints it, and holds what workers computed for it."""
        return self._canvas

    @property
    def viewport(self) -> Viewport:
        """Where the image lies, in pixels of the screen."""
        return self._viewport

    @property
    def presentation(self) -> Presentation:
        """Everything that is chosen about how its values are shown."""
        return self._presentation

    @property
    def tone(self) -> Tone:
        """The curve from its values to grays."""
        if self._canvas is None:
            return Tone(Window(0, 1))
        return self._canvas.tone(self._presentation)

    @property
    def badges(self) -> tuple[str, ...]:
        """What is said to be otherwise than measured, or than first shown."""
        return self._badges

    @property
    def sketch(self) -> Sketch | None:
        """What is being drawn, or was drawn and is not recorded yet."""
        return self._sketch

    @property
    def tool(self) -> Tool:
        """What dragging does."""
        return self._tool

    @property
    def at_home(self) -> bool:
        """Say whether this is the standard view: all of it, and nothing chosen about it."""
        return self._viewport.fits and self._presentation.standard

    @property
    def pointed_at(self) -> tuple[int, int] | None:
        """The pixel of the image under the pointer, else what keys move, else in the middle."""
        if self._canvas is None:
            return None
        if self._pointer is not None:
            place = self._pointer * self._ratio
            x, y = self._viewport.to_image(place.x(), place.y())
        elif self._sketch is not None:
            x, y = self._sketch.points[-1]
        else:
            x, y = self._viewport.center
        return int(x // 1), int(y // 1)

    def show_radiograph(self, radiograph: Radiograph | None) -> None:
        """Show an image in its standard view; nothing of the one before stays."""
        self._canvas = Canvas(radiograph) if radiograph else None
        self._map = OverviewMap()
        self._marks, self._sketch, self._size_words = (), None, ""
        self.set_tool(Tool.MOVE)
        if radiograph is not None:
            self._viewport = Viewport.fitting(radiograph.width, radiograph.height, *self._pixels)
        self.go_home()

    def show_whole(self, radiograph: Radiograph) -> None:
        """Show the same image, now that all of it was read; place and window stay."""
        self._canvas = Canvas(radiograph)
        self.update()
        self.changed.emit()

    def show_presentation(self, presentation: Presentation) -> None:
        """Show the values in another way."""
        if presentation != self._presentation:
            self._presentation = presentation
            self.update()
            self.changed.emit()

    def show_marks(self, marks: tuple[ShownMark, ...]) -> None:
        """Show the recorded marks."""
        self._marks = marks
        self.update()

    def show_badges(self, badges: tuple[str, ...]) -> None:
        """Say in a corner of the image what is not as it was measured, or as it is first shown."""
        if badges != self._badges:
            self._badges = badges
            self._name()
            self.update()

    def show_sketch(self, sketch: Sketch | None, words: str = "") -> None:
        """Show what is not recorded yet; arrow keys move it while a drawing tool is taken."""
        self._sketch, self._size_words = sketch, words
        if sketch is not None:
            self.show_place(sketch.box)
        self.update()
        self.changed.emit()

    def describe_sketch(self, words: str) -> None:
        """Say beside the sketch how large it is."""
        self._size_words = words
        self.update()

    def set_tool(self, tool: Tool) -> None:
        """Choose what dragging does."""
        self._tool = tool
        self.setCursor(CURSORS.get(tool, Qt.CursorShape.CrossCursor))
        self.changed.emit()

    # --- window -------------------------------------------------------------------------------

    def set_window(self, window: Window) -> None:
        """Show the values through another window."""
        plain = self._presentation.through(None)
        if self._canvas is not None:
            itself = self._canvas.tone(plain).window == window  # the automatic one, by hand
            self.show_presentation(plain if itself else plain.through(window))

    # --- place --------------------------------------------------------------------------------

    def go_home(self) -> None:
        """Go back to the standard view, whatever was changed."""
        self._presentation = STANDARD
        if self._canvas is not None:
            self._canvas.drop()
        self.fit()

    def fit(self) -> None:
        """Show all of the image as large as it can be, however its values are shown."""
        view = self._viewport
        fit = Viewport.fitting(view.image_width, view.image_height, view.width, view.height)
        self.show_viewport(fit, always=True)

    def zoom(self, steps: float, at: QPointF | None = None) -> None:
        """Zoom in, or out with negative steps; what lies at `at` (or the middle) stays there."""
        view = self._viewport
        place = (None, None) if at is None else (at.x() * self._ratio, at.y() * self._ratio)
        self.show_viewport(view.at_scale(view.scale * _ZOOM**steps, *place))

    def show_actual_size(self) -> None:
        """Show one pixel of the image on one of the screen."""
        self.show_viewport(self._viewport.at_scale(1.0))

    def show_place(self, region: Region) -> None:
        """Bring a region into sight."""
        box = region.left, region.top, region.width, region.height
        self.show_viewport(self._viewport.showing(*box))

    def show_viewport(self, view: Viewport, *, always: bool = False) -> None:
        """Show another part of the image."""
        if view != self._viewport or always:
            self._viewport = view
            self.update()
            self._name()
            self.changed.emit()

    # --- Qt's own -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is seen, the marks, the map, and the ring of the focus."""
        picture = self._seen()
        painter = QPainter(self)
        if picture is None or self._canvas is None:
            painter.fillRect(self.rect(), QColor(_GROUND))
            return
        ratio, room = self._ratio, QRectF(self.rect())
        self._paint_picture(painter, picture, event.region())
        if self.at_home:
            self.seen_whole.emit()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sheet = Sheet(self._viewport, ratio)
        for mark in self._marks:
            paint_mark(painter, mark, sheet, room)
        if self._sketch is not None:
            paint_sketch(painter, self._sketch, sheet, self._size_words, room)
        paint_badges(painter, self._badges, room)
        self._map.paint(painter, self._canvas, self._presentation, self._viewport, room, ratio)
        if self.hasFocus():
            self._paint_focus(painter, room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again if it fitted before; else keep the middle."""
        super().resizeEvent(event)
        self.show_viewport(self._viewport.resized(*self._pixels))

    def event(self, event: QEvent) -> bool:
        """Follow a move to a screen with finer pixels."""
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self.show_viewport(self._viewport.resized(*self._pixels))
        return super().event(event)

    # --- inside -------------------------------------------------------------------------------

    @property
    def _ratio(self) -> float:
        return self.devicePixelRatioF()

    @property
    def _pixels(self) -> tuple[int, int]:
        return round(self.width() * self._ratio), round(self.height() * self._ratio)

    @property
    def _most(self) -> int:
        return (1 << self._canvas.radiograph.bits) - 1 if self._canvas else 1

    def _paint_picture(self, painter: QPainter, picture: Picture, asked: QRegion) -> None:
        """Paint the image, and the ground around it."""
        ratio, (height, width) = self._ratio, picture.shape
        corner = QPointF(picture.left, picture.top) / ratio
        covered = QRectF(corner, QSizeF(width, height) / ratio)
        whole = QRegion(self.rect())
        # Rounded inwards, so that no line stays unpainted where a pixel of the screen is cut.
        inside = covered.toAlignedRect() if ratio == 1 else covered.toRect().adjusted(1, 1, -1, -1)
        around = whole.subtracted(QRegion(inside))
        if not around.isEmpty():
            painter.setClipRegion(around)
            painter.fillRect(self.rect(), QColor(_GROUND))
            painter.setClipping(False)
        under = None
        if whole.subtracted(asked).isEmpty():
            place = QRect(picture.left, picture.top, width, height)
            under = pixels_under(painter, place, ratio)
        if under is not None:
            picture.colored(into=under)
            return
        pixels = picture.colored()
        image = as_image(pixels)
        image.setDevicePixelRatio(ratio)
        painter.drawImage(corner, image)

    def _paint_focus(self, painter: QPainter, room: QRectF) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for edge in (
            QRectF(0, 0, room.width(), _RING_WIDE),
            QRectF(0, room.height() - _RING_WIDE, room.width(), _RING_WIDE),
            QRectF(0, 0, _RING_WIDE, room.height()),
            QRectF(room.width() - _RING_WIDE, 0, _RING_WIDE, room.height()),
        ):  # a rectangle's outline would cost a tenth of a frame
            painter.fillRect(edge, QColor(_RING))
        if self._pointer is None and self._sketch is None and not self._viewport.fits:
            middle, arm = room.center(), space(2)  # what the probe tells of, without a pointer
            painter.setPen(QPen(QColor(_CROSS), 1.5))
            painter.drawLine(middle - QPointF(arm, 0), middle + QPointF(arm, 0))
            painter.drawLine(middle - QPointF(0, arm), middle + QPointF(0, arm))

    def _seen(self) -> Picture | None:
        """Return what is seen; if the file is another by now, nothing, and tell it once."""
        if self._canvas is None:
            return None
        try:
            return self._canvas.picture(self._viewport, self._presentation)
        except Problem as problem:
            self._canvas = None
            # Its traceback would keep the painter of this very frame alive until it is told.
            self.failed.emit(problem.with_traceback(None))
            return None

    def _name(self) -> None:
        name = self.radiograph.file_name if self.radiograph else self.tr("none")
        words = self.tr("Radiograph: {file}").format(file=name)
        self.setAccessibleName(". ".join((words, *self._badges)))
