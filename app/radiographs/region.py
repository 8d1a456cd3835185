"""A rectangle in an image, before it is a mark: drawn by drag, or moved and resized by keys."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor

from app.radiographs.viewport import Viewport

_SHARE = 4  # a region begun by key takes a quarter of what is seen


@dataclass(frozen=True, slots=True)
class Region:
    """Whole pixels of the image, from its upper left corner; at least one, all inside the image."""

    left: int
    top: int
    width: int
    height: int

    @classmethod
    def between(
        cls, first: tuple[float, float], second: tuple[float, float], image: tuple[int, int]
    ) -> Region:
        """Return the pixels touched between two opposite corners, wherever these lie.

        Args:
            first, second: (x, y) in the image; what lies outside is held at its edge.
            image: Its width and height.
        """
        left, width = _pixels(first[0], second[0], image[0])
        top, height = _pixels(first[1], second[1], image[1])
        return cls(left, top, width, height)

    @classmethod
    def amid(cls, view: Viewport) -> Region:
        """Return a region in the middle of what is seen."""
        x, y = view.center
        across = min(view.width, view.shown_width) / view.scale / _SHARE / 2
        down = min(view.height, view.shown_height) / view.scale / _SHARE / 2
        return cls.between(
            (x - across, y - down), (x + across, y + down), (view.image_width, view.image_height)
        )

    def moved(self, by_x: int, by_y: int, image: tuple[int, int]) -> Region:
        """Return the region pushed by so many pixels, held inside the image."""
        left = min(max(0, self.left + by_x), image[0] - self.width)
        top = min(max(0, self.top + by_y), image[1] - self.height)
        return Region(left, top, self.width, self.height)

    def resized(self, by_x: int, by_y: int, image: tuple[int, int]) -> Region:
        """Return the region with its right and lower edges pushed by so many pixels."""
        width = min(max(1, self.width + by_x), image[0] - self.left)
        height = min(max(1, self.height + by_y), image[1] - self.top)
        return Region(self.left, self.top, width, height)

    def grown(self, factor: float, image: tuple[int, int]) -> Region:
        """Return the region with its surroundings, `factor` times as wide and high."""
        across, down = self.width * (factor - 1) / 2, self.height * (factor - 1) / 2
        return Region.between(
            (self.left - across, self.top - down),
            (self.left + self.width + across, self.top + self.height + down),
            image,
        )


def _pixels(first: float, second: float, length: int) -> tuple[int, int]:
    """Return start and number of the pixels between two places along one axis."""
    low, high = sorted((first, second))
    start = min(max(0, floor(low)), length - 1)
    end = min(max(start + 1, ceil(high)), length)
    return start, end - start
