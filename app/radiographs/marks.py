"""Regions of a radiograph that somebody marked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

Point = tuple[int, int]

LEAST_CORNERS, MOST_CORNERS = 3, 200


class MarkKind(StrEnum):
    """What a mark looks like."""

    RECTANGLE = "rectangle"
    ELLIPSE = "ellipse"
    """The one that just fills the box."""
    POLYGON = "polygon"
    """`points` are its corners, in order; it closes by itself."""
    ARROW = "arrow"
    """`points` are its tail and its tip."""
    TEXT = "text"
    """`points` is where the label begins: the middle of its left edge."""


_POINTS = {
    MarkKind.RECTANGLE: (0, 0),
    MarkKind.ELLIPSE: (0, 0),
    MarkKind.POLYGON: (LEAST_CORNERS, MOST_CORNERS),
    MarkKind.ARROW: (2, 2),
    MarkKind.TEXT: (1, 1),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark, in whole pixels of the image as it was read, from its upper left corner.

    Attributes:
        left, top, width, height: The box that holds it: at least one pixel, all in the image.
        label: What the officer calls it.
        kind: What it looks like.
        points: Pixels (x, y) as its kind wants them; they lie in the box.
    """

    id: UUID
    left: int
    top: int
    width: int
    height: int
    label: str = ""
    kind: MarkKind = MarkKind.RECTANGLE
    points: tuple[Point, ...] = ()

    @property
    def box(self) -> tuple[int, int, int, int]:
        """Left, top, width and height."""
        return self.left, self.top, self.width, self.height

    @property
    def sound(self) -> bool:
        """Say whether it can be drawn: a box with pixels, and the points of its kind, all in it."""
        least, most = _POINTS[self.kind]
        right, bottom = self.left + self.width, self.top + self.height
        return (
            min(self.left, self.top) >= 0
            and min(self.width, self.height) >= 1
            and least <= len(self.points) <= most
            and all(self.left <= x < right and self.top <= y < bottom for x, y in self.points)
            and (self.kind is not MarkKind.TEXT or bool(self.label))
        )

    @classmethod
    def through(
        cls,
        mark_id: UUID,
        kind: MarkKind,
        points: tuple[Point, ...],
        image: tuple[int, int],
        label: str = "",
    ) -> Mark:
        """Return the mark through these pixels, held at the edges of the image.

        Args:
            mark_id: Its identifier.
            kind: What it looks like; of a rectangle or an ellipse, `points` are two opposite
                corners, both of them in it.
            points: Pixels (x, y).
            image: Width and height.
            label: What the officer calls it.

        Raises:
            ValueError: Too few or too many points, or a text without words.
        """
        held = tuple(
            (min(max(0, x), image[0] - 1), min(max(0, y), image[1] - 1)) for x, y in points
        )
        if not held:
            raise ValueError("a mark needs points")
        left, top = (min(point[axis] for point in held) for axis in (0, 1))
        right, bottom = (max(point[axis] for point in held) for axis in (0, 1))
        boxed = kind in (MarkKind.RECTANGLE, MarkKind.ELLIPSE)
        mark = cls(
            mark_id,
            left,
            top,
            right - left + 1,
            bottom - top + 1,
            label,
            kind,
            () if boxed else held,
        )
        if not mark.sound:
            raise ValueError("these points make no such mark")
        return mark
