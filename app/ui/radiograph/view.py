"""Hands on the image: mouse and keys become places, windows and sketches."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from app.radiographs.radiograph import Radiograph
from app.ui.radiograph import keys
from app.ui.radiograph.drags import Drag, MoveDrag, SketchDrag, WindowDrag
from app.ui.radiograph.keys import ViewWish
from app.ui.radiograph.sketch import Sketch
from app.ui.radiograph.steps import step_sketch, step_view, step_window
from app.ui.radiograph.surface import RadiographSurface
from app.ui.radiograph.tool import Tool

_NOTCH = 120  # eighths of a degree in one step of a wheel
_TOOL_OF = {Qt.MouseButton.RightButton: Tool.WINDOW, Qt.MouseButton.MiddleButton: Tool.MOVE}


class RadiographView(RadiographSurface):
    """One radiograph under the officer's hands.

    Dragging follows the tool; the right button always changes the window, the middle one always
    moves, the wheel zooms where it is turned. Keys are in `keys`.

    Signals:
        pointed: The pointer is over another pixel, or over none.
        drawn: The officer drew or changed what is not recorded yet.
        wished (ViewWish): A key asks for what the view cannot do by itself.
        tool_wished (Tool): A key takes a tool.
    """

    pointed = Signal()
    drawn = Signal()
    wished = Signal(object)
    tool_wished = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self._drag: Drag | None = None

    def show_radiograph(self, radiograph: Radiograph | None) -> None:
        """Show an image in its standard view; nothing of the one before stays."""
        self._drag = None
        super().show_radiograph(radiograph)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to drag, or go where the map was pressed."""
        if self._canvas is None:
            return
        at = event.position() * self._ratio
        tool = _TOOL_OF.get(event.button(), self._tool)
        place = self._map.place(self._viewport, QRectF(self.rect()), event.position())
        if place is not None:
            here = self._viewport.width / 2, self._viewport.height / 2
            self.show_viewport(self._viewport.scaled(self._viewport.scale, here, place))
        elif tool is Tool.MOVE:
            self._drag = MoveDrag(at, self._viewport)
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif tool is Tool.WINDOW:
            self._drag = WindowDrag(at, self.tone.window, self._most)
        else:
            self._drag = SketchDrag(at, self._viewport, tool, self._sketch)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag; say which pixel is pointed at."""
        self._pointer = event.position()
        at = event.position() * self._ratio
        match self._drag:
            case MoveDrag() as drag:
                self.show_viewport(drag.viewport(at))
            case WindowDrag() as drag:
                self.set_window(drag.window(at))
            case SketchDrag() as drag:
                sketch = drag.sketch(at)
                if sketch is not None:
                    self._draw(sketch)
        self.pointed.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End dragging."""
        if isinstance(self._drag, SketchDrag):
            self.mouseMoveEvent(event)
        self._drag = None
        self.set_tool(self._tool)

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing any more."""
        super().leaveEvent(event)
        self._pointer = None
        self.update()
        self.pointed.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom where the wheel is turned."""
        if self._canvas is not None:
            self.zoom(event.angleDelta().y() / _NOTCH, event.position())
            event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the viewer's own keys say; every other key is for the page."""
        if self._canvas is None or not self._press(event):
            super().keyPressEvent(event)

    # --- inside -------------------------------------------------------------------------------

    def _press(self, event: QKeyEvent) -> bool:
        key, modifiers = event.key(), event.modifiers()
        self._pointer = None  # whoever works by keys looks at what keys move
        if key in keys.STEPS:
            self._step(keys.STEPS[key], modifiers)
        elif self._tool is Tool.POLYGON and self._sketch and key in (keys.CORNER, keys.TAKE_BACK):
            more = key == keys.CORNER
            self._draw(self._sketch.with_corner() if more else self._sketch.without_corner())
        else:
            return self._wish(keys.asked(key, modifiers))
        return True

    def _wish(self, wish: ViewWish | Tool | None) -> bool:
        match wish:
            case None:
                return False
            case Tool():
                self.tool_wished.emit(wish)
            case ViewWish.ZOOM_IN:
                self.zoom(1)
            case ViewWish.ZOOM_OUT:
                self.zoom(-1)
            case ViewWish.ACTUAL_SIZE:
                self.show_actual_size()
            case ViewWish.FIT:
                self.fit()
            case _:
                self.wished.emit(wish)
        return True

    def _step(self, step: tuple[int, int], modifiers: Qt.KeyboardModifier) -> None:
        shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        if control or modifiers & Qt.KeyboardModifier.AltModifier:
            part = (10 if shift else 1) if control else 100
            self.set_window(step_window(self.tone.window, *step, self._most, part=part))
        elif self._tool.draws and self._sketch is not None:
            sketch = step_sketch(self._sketch, self._viewport, *step, stretch=shift)
            self._draw(sketch)
            self.show_place(sketch.box)
        else:
            self.show_viewport(step_view(self._viewport, *step, far=shift))
        self.pointed.emit()

    def _draw(self, sketch: Sketch) -> None:
        self._sketch = sketch
        self.update()
        self.drawn.emit()
