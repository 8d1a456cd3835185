"""The image itself: one thin widget that paints it and turns hands into places and windows."""

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.problems import Problem
from app.radiographs.radiograph import Radiograph
from app.radiographs.region import Region
from app.radiographs.tone import Tone, Window, automatic_window
from app.radiographs.viewport import Viewport
from app.ui.radiograph import keys
from app.ui.radiograph.drags import Drag, MoveDrag, RegionDrag, WindowDrag
from app.ui.radiograph.mark_painting import ShownMark, frame_of, paint_draft, paint_mark
from app.ui.radiograph.picture import Picture
from app.ui.radiograph.steps import step_region, step_view, step_window
from app.ui.radiograph.tool import CURSORS, Tool
from app.ui.theme.fonts import space

_GROUND = "#10151b"  # a light box in a dim room: the same in every theme
_RING = "#8cc8ff"
_ZOOM = 1.25
_NOTCH = 120  # eighths of a degree in one step of a wheel


class RadiographView(QWidget):
    """Shows one radiograph; only what is seen is ever touched.

    Dragging follows the tool; the right button always changes the window, the middle one always
    moves, the wheel zooms where it is turned. Keys are in `keys`.

    Signals:
        changed: The window, the size or the place of the image changed.
        drawn: The officer drew or changed a region that is not recorded yet.
        seen_whole: All of the image was painted in its standard view; told at every such frame.
        failed (Problem): The image cannot be shown any more.
    """

    changed = Signal()
    drawn = Signal()
    seen_whole = Signal()
    failed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(space(60), space(40))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._radiograph: Radiograph | None = None
        self._picture: Picture | None = None
        self._viewport = Viewport.fitting(1, 1, 1, 1)
        self._standard = self._tone = Tone(Window(0, 1))
        self._marks: tuple[ShownMark, ...] = ()
        self._region: Region | None = None
        self._tool = Tool.MOVE
        self._drag: Drag | None = None
        self._name()

    # --- what is shown ------------------------------------------------------------------------

    @property
    def radiograph(self) -> Radiograph | None:
        """What is shown, or None."""
        return self._radiograph

    @property
    def viewport(self) -> Viewport:
        """Where the image lies, in pixels of the screen."""
        return self._viewport

    @property
    def tone(self) -> Tone:
        """How its values are shown."""
        return self._tone

    @property
    def standard(self) -> Tone:
        """How they are shown at first, and again after `go_home`."""
        return self._standard

    @property
    def region(self) -> Region | None:
        """What is being drawn, or was drawn and is not recorded yet."""
        return self._region

    @property
    def tool(self) -> Tool:
        """What dragging does."""
        return self._tool

    @property
    def at_home(self) -> bool:
        """Say whether this is the standard view: all of it, through the automatic window."""
        return self._viewport.fits and self._tone == self._standard

    def show_radiograph(self, radiograph: Radiograph | None) -> None:
        """Show an image in its standard view; nothing of the one before stays."""
        self._radiograph = radiograph
        self._picture = Picture(radiograph) if radiograph else None
        self._marks, self._region, self._drag = (), None, None
        self.set_tool(Tool.MOVE)
        if radiograph is not None:
            window = automatic_window(radiograph.histogram)
            self._standard = Tone(window, inverted=radiograph.plane.white_is_zero)
            self._viewport = Viewport.fitting(radiograph.width, radiograph.height, *self._pixels)
        self.go_home()

    def show_marks(self, marks: tuple[ShownMark, ...]) -> None:
        """Show the recorded marks."""
        self._marks = marks
        self.update()

    def show_region(self, region: Region | None) -> None:
        """Show a region that is not recorded yet; arrow keys move it while the tool is MARK."""
        self._region = region
        if region is not None:
            self._show(self._viewport.showing(*_box(region)))
        self.update()

    def set_tool(self, tool: Tool) -> None:
        """Choose what dragging does."""
        self._tool = tool
        self.setCursor(CURSORS[tool])
        self.changed.emit()

    # --- window -------------------------------------------------------------------------------

    def set_window(self, window: Window) -> None:
        """Show the values through another window."""
        self._set_tone(Tone(window, self._tone.inverted))

    def invert(self) -> None:
        """Show white as black, or back."""
        self._set_tone(Tone(self._tone.window, not self._tone.inverted))

    # --- place --------------------------------------------------------------------------------

    def go_home(self) -> None:
        """Go back to the standard view, whatever was changed."""
        self._tone = self._standard
        view = self._viewport
        fit = Viewport.fitting(view.image_width, view.image_height, view.width, view.height)
        self._show(fit, always=True)

    def zoom(self, steps: float, at: QPointF | None = None) -> None:
        """Zoom in, or out with negative steps; what lies at `at` (or the middle) stays there."""
        view = self._viewport
        place = (None, None) if at is None else (at.x() * self._ratio, at.y() * self._ratio)
        self._show(view.at_scale(view.scale * _ZOOM**steps, *place))

    def show_actual_size(self) -> None:
        """Show one pixel of the image on one of the screen."""
        self._show(self._viewport.at_scale(1.0))

    def show_place(self, region: Region) -> None:
        """Bring a region into sight."""
        self._show(self._viewport.showing(*_box(region)))

    # --- Qt's own -----------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what is seen, the marks, and the ring of the focus."""
        image = self._seen()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(_GROUND))
        if image is None or self._picture is None:
            return
        ratio = self._ratio
        image.setDevicePixelRatio(ratio)
        painter.drawImage(QPointF(self._picture.left, self._picture.top) / ratio, image)
        if self.at_home:
            self.seen_whole.emit()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(self.rect())
        for mark in self._marks:
            paint_mark(painter, frame_of(mark.region, self._viewport, ratio), mark.words, room)
        if self._region is not None:
            paint_draft(painter, frame_of(self._region, self._viewport, ratio))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(_RING), 2))
            painter.drawRect(room.adjusted(1, 1, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again if it fitted before; else keep the middle."""
        super().resizeEvent(event)
        self._show(self._viewport.resized(*self._pixels))

    def event(self, event: QEvent) -> bool:
        """Follow a move to a screen with finer pixels."""
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self._show(self._viewport.resized(*self._pixels))
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to drag."""
        if self._radiograph is None:
            return
        at = event.position() * self._ratio
        wishes = {Qt.MouseButton.RightButton: Tool.WINDOW, Qt.MouseButton.MiddleButton: Tool.MOVE}
        tool = wishes.get(event.button(), self._tool)
        if tool is Tool.MOVE:
            self._drag = MoveDrag(at, self._viewport)
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif tool is Tool.WINDOW:
            self._drag = WindowDrag(at, self._tone.window, self._most)
        else:
            self._drag = RegionDrag(at, self._viewport, self._region)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag."""
        at = event.position() * self._ratio
        match self._drag:
            case MoveDrag() as drag:
                self._show(drag.viewport(at))
            case WindowDrag() as drag:
                self.set_window(drag.window(at))
            case RegionDrag() as drag:
                region = drag.region(at)
                if region is not None:
                    self._draw(region)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End dragging."""
        if isinstance(self._drag, RegionDrag):
            self.mouseMoveEvent(event)
        self._drag = None
        self.set_tool(self._tool)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom where the wheel is turned."""
        if self._radiograph is not None:
            self.zoom(event.angleDelta().y() / _NOTCH, event.position())
            event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the viewer's own keys say; every other key is for the page."""
        if self._radiograph is None or not self._press(event):
            super().keyPressEvent(event)

    # --- inside -------------------------------------------------------------------------------

    @property
    def _ratio(self) -> float:
        return self.devicePixelRatioF()

    @property
    def _pixels(self) -> tuple[int, int]:
        return round(self.width() * self._ratio), round(self.height() * self._ratio)

    @property
    def _most(self) -> int:
        return (1 << self._radiograph.bits) - 1 if self._radiograph else 1

    def _press(self, event: QKeyEvent) -> bool:
        key, modifiers = event.key(), event.modifiers()
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        if key in keys.STEPS:
            right, down = keys.STEPS[key]
            self._step(right, down, control=control, shift=shift)
        elif control or modifiers & Qt.KeyboardModifier.AltModifier:
            return False
        elif key in keys.ZOOM_IN:
            self.zoom(1)
        elif key in keys.ZOOM_OUT:
            self.zoom(-1)
        elif key in keys.INVERT:
            self.invert()
        elif key in keys.ACTUAL_SIZE:
            self.show_actual_size()
        else:
            return False
        return True

    def _step(self, right: int, down: int, *, control: bool, shift: bool) -> None:
        view = self._viewport
        if control:
            window = self._tone.window
            self.set_window(step_window(window, right, down, self._most, fine=shift))
        elif self._tool is Tool.MARK and self._region is not None:
            region = step_region(self._region, view, right, down, resize=shift)
            self._draw(region)
            self._show(view.showing(*_box(region)))
        else:
            self._show(step_view(view, right, down, far=shift))

    def _draw(self, region: Region) -> None:
        self._region = region
        self.update()
        self.drawn.emit()

    def _set_tone(self, tone: Tone) -> None:
        if tone != self._tone:
            self._tone = tone
            self.update()
            self.changed.emit()

    def _show(self, view: Viewport, *, always: bool = False) -> None:
        if view != self._viewport or always:
            self._viewport = view
            self.update()
            self._name()
            self.changed.emit()

    def _seen(self) -> QImage | None:
        """Return what is seen; if the file is another by now, nothing, and tell it once."""
        if self._picture is None:
            return None
        try:
            return self._picture.image(self._viewport, self._tone)
        except Problem as problem:
            self._picture = self._radiograph = None
            # Its traceback would keep the painter of this very frame alive until it is told.
            self.failed.emit(problem.with_traceback(None))
            return None

    def _name(self) -> None:
        name = self._radiograph.file_name if self._radiograph else self.tr("none")
        self.setAccessibleName(self.tr("Radiograph: {file}").format(file=name))


def _box(region: Region) -> tuple[int, int, int, int]:
    return region.left, region.top, region.width, region.height
