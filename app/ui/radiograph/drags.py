"""What a drag over the image means, from where it began; places are pixels of the screen."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF

from app.radiographs.tone import Window
from app.radiographs.viewport import Viewport
from app.ui.radiograph.sketch import Sketch
from app.ui.radiograph.tool import Tool

_WHOLE_WINDOW = 400.0  # pixels of drag that move or widen the window by its own width
_CLICK = 4.0  # pixels: a hand that only clicks draws nothing


@dataclass(frozen=True, slots=True)
class MoveDrag:
    """The image follows the hand."""

    start: QPointF
    before: Viewport

    def viewport(self, at: QPointF) -> Viewport:
        """Return where the image lies now."""
        by = at - self.start
        return self.before.moved(round(by.x()), round(by.y()))


@dataclass(frozen=True, slots=True)
class WindowDrag:
    """To the right the window becomes wider, up brighter."""

    start: QPointF
    before: Window
    most: int

    def window(self, at: QPointF) -> Window:
        """Return the window now."""
        by = (at - self.start) * ((self.before.high - self.before.low) / _WHOLE_WINDOW)
        wider = self.before.wider(round(by.x() / 2), self.most)
        return wider.brighter(round(-by.y()), self.most)


@dataclass(frozen=True, slots=True)
class SketchDrag:
    """Draws a shape, in place of the one that is there; a polygon gets a corner more."""

    start: QPointF
    view: Viewport
    tool: Tool
    before: Sketch | None

    def sketch(self, at: QPointF) -> Sketch | None:
        """Return the shape now; of most shapes, a mere click leaves what is there."""
        place = self.view.to_image(at.x(), at.y())
        if self.tool is Tool.TEXT:
            return Sketch.at(self.tool, place, self.view)
        if self.tool is Tool.POLYGON:
            if self.before is None or self.before.tool is not Tool.POLYGON:
                return Sketch.at(self.tool, place, self.view)
            return self.before.with_corner(place)
        if (at - self.start).manhattanLength() < _CLICK:
            return self.before
        first = self.view.to_image(self.start.x(), self.start.y())
        return Sketch.between(self.tool, first, place, self.view)


Drag = MoveDrag | WindowDrag | SketchDrag
