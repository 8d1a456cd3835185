"""What a drag over the image means, from where it began; places are pixels of the screen."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF

from app.radiographs.region import Region
from app.radiographs.tone import Window
from app.radiographs.viewport import Viewport

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
class RegionDrag:
    """Draws a region, in place of the one that is there."""

    start: QPointF
    view: Viewport
    before: Region | None

    def region(self, at: QPointF) -> Region | None:
        """Return the region now; a mere click leaves what is there."""
        if (at - self.start).manhattanLength() < _CLICK:
            return self.before
        image = self.view.image_width, self.view.image_height
        first = self.view.to_image(self.start.x(), self.start.y())
        return Region.between(first, self.view.to_image(at.x(), at.y()), image)


Drag = MoveDrag | WindowDrag | RegionDrag
