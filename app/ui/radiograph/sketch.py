"""What is being drawn over an image, before it is a mark: by drag, by clicks or by keys."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from app.radiographs.marks import MOST_CORNERS, Mark, MarkKind, Point
from app.radiographs.region import Region
from app.radiographs.viewport import Viewport
from app.ui.radiograph.tool import Tool

_BOXED = (Tool.RECTANGLE, Tool.ELLIPSE)


@dataclass(frozen=True, slots=True)
class Sketch:
    """A shape through pixels of the image.

    Attributes:
        tool: What draws it.
        points: Pixels (x, y), all of them in the image: of a box two opposite corners, of an arrow
            or a distance its beginning and end, of a polygon its corners, of a text its beginning.
        image: Width and height of the image.
    """

    tool: Tool
    points: tuple[Point, ...]
    image: tuple[int, int]

    @classmethod
    def amid(cls, tool: Tool, view: Viewport) -> Sketch:
        """Return one in the middle of what is seen, for the keys to move."""
        box = Region.amid(view)
        right, bottom = box.left + box.width - 1, box.top + box.height - 1
        corners: tuple[Point, ...] = ((box.left, box.top), (right, bottom))
        if tool is Tool.TEXT:
            corners = ((box.left + box.width // 2, box.top + box.height // 2),)
        elif tool is Tool.POLYGON:
            corners = (
                (box.left + box.width // 2, box.top),
                (right, bottom),
                (box.left, bottom),
            )
        elif tool is Tool.ARROW:
            corners = (corners[1], (box.left + box.width // 2, box.top + box.height // 2))
        return cls(tool, corners, (view.image_width, view.image_height))

    @classmethod
    def between(
        cls, tool: Tool, first: tuple[float, float], second: tuple[float, float], view: Viewport
    ) -> Sketch:
        """Return one that was dragged from one place of the image to another."""
        image = view.image_width, view.image_height
        if tool in _BOXED:
            box = Region.between(first, second, image)
            end = box.left + box.width - 1, box.top + box.height - 1
            return cls(tool, ((box.left, box.top), end), image)
        return cls(tool, (_pixel(first, image), _pixel(second, image)), image)

    @classmethod
    def at(cls, tool: Tool, place: tuple[float, float], view: Viewport) -> Sketch:
        """Return one that begins at a place of the image."""
        image = view.image_width, view.image_height
        return cls(tool, (_pixel(place, image),), image)

    @property
    def box(self) -> Region:
        """The pixels that hold it."""
        across, down = zip(*self.points, strict=True)
        left, top = min(across), min(down)
        return Region(left, top, max(across) - left + 1, max(down) - top + 1)

    @property
    def whole(self) -> bool:
        """Say whether it can be taken as it is."""
        least = {Tool.TEXT: 1, Tool.POLYGON: 3}.get(self.tool, 2)
        return len(self.points) >= least

    def mark(self, mark_id: UUID, label: str = "") -> Mark:
        """Return it as a mark.

        Raises:
            ValueError: It is not whole, measures a distance, or is a text without words.
        """
        return Mark.through(mark_id, MarkKind(self.tool.value), self.points, self.image, label)

    def moved(self, by_x: int, by_y: int) -> Sketch:
        """Return it pushed by so many pixels, held in the image."""
        box = self.box
        by_x = min(max(by_x, -box.left), self.image[0] - box.left - box.width)
        by_y = min(max(by_y, -box.top), self.image[1] - box.top - box.height)
        return replace(self, points=tuple((x + by_x, y + by_y) for x, y in self.points))

    def stretched(self, by_x: int, by_y: int) -> Sketch:
        """Return it with its last point pushed by so many pixels."""
        *others, (x, y) = self.points
        last = _pixel((x + by_x, y + by_y), self.image)
        if self.tool in _BOXED:  # the second corner never crosses the first
            last = max(last[0], others[0][0]), max(last[1], others[0][1])
        return replace(self, points=(*others, last))

    def with_corner(self, place: tuple[float, float] | None = None) -> Sketch:
        """Return a polygon with one corner more, where the last one is if nothing is said."""
        if len(self.points) >= MOST_CORNERS:
            return self
        corner = self.points[-1] if place is None else _pixel(place, self.image)
        return replace(self, points=(*self.points, corner))

    def without_corner(self) -> Sketch:
        """Return a polygon with one corner less; it keeps one."""
        return replace(self, points=self.points[:-1]) if len(self.points) > 1 else self


def sketch_of(mark: Mark, image: tuple[int, int]) -> Sketch:
    """Return a mark as something that can be drawn anew."""
    corners: tuple[Point, ...] = (
        (mark.left, mark.top),
        (mark.left + mark.width - 1, mark.top + mark.height - 1),
    )
    return Sketch(Tool(mark.kind.value), mark.points or corners, image)


def _pixel(place: tuple[float, float], image: tuple[int, int]) -> Point:
    x, y = (min(max(0, int(at)), size - 1) for at, size in zip(place, image, strict=True))
    return x, y
