"""Where a radiograph lies behind the view: its size there, and which part of it is seen."""

from __future__ import annotations

from dataclasses import dataclass, replace

_LARGEST = 32.0  # pixels of the view to one of the image: each can be told from its neighbors


@dataclass(frozen=True, slots=True)
class Viewport:
    """A view onto an image, both measured in their own pixels.

    However it is made, the image fills the view, or lies in the middle where it is smaller. It
    always lies on whole pixels of the view, so that nothing shimmers while it is moved.

    Attributes:
        image_width, image_height: Of the image.
        width, height: Of the view, in pixels of the screen.
        scale: Pixels of the view to one of the image.
        left, top: Where the image's upper left corner lies in the view.
    """

    image_width: int
    image_height: int
    width: int
    height: int
    scale: float
    left: int = 0
    top: int = 0

    def __post_init__(self) -> None:
        """Hold the image in the view."""
        object.__setattr__(self, "left", _held(self.left, self.shown_width, self.width))
        object.__setattr__(self, "top", _held(self.top, self.shown_height, self.height))

    @classmethod
    def fitting(cls, image_width: int, image_height: int, width: int, height: int) -> Viewport:
        """Return the view that shows the whole image as large as it can."""
        width, height = max(1, width), max(1, height)
        scale = min(width / image_width, height / image_height, _LARGEST)
        return cls(image_width, image_height, width, height, scale)

    @property
    def fits(self) -> bool:
        """Say whether the whole image is shown as large as it can be."""
        return self.scale == self._fitting_scale

    @property
    def shown_width(self) -> int:
        """How wide the whole image is at this scale, in pixels of the view; at least one."""
        return max(1, round(self.image_width * self.scale))

    @property
    def shown_height(self) -> int:
        """How high the whole image is at this scale."""
        return max(1, round(self.image_height * self.scale))

    @property
    def center(self) -> tuple[float, float]:
        """The place of the image in the middle of the view."""
        return self.to_image(self.width / 2, self.height / 2)

    def resized(self, width: int, height: int) -> Viewport:
        """Return the view in another size: fitting stays fitting, else the middle stays."""
        if self.fits:
            return Viewport.fitting(self.image_width, self.image_height, width, height)
        view = replace(self, width=max(1, width), height=max(1, height))
        return view.scaled(self.scale, (view.width / 2, view.height / 2), self.center)

    def at_scale(self, scale: float, x: float | None = None, y: float | None = None) -> Viewport:
        """Return the view at another scale; what lies at (x, y) of the view stays there.

        Args:
            scale: Pixels of the view to one of the image.
            x: Where in the view; the middle if not said.
            y: The same, downwards.
        """
        here = (self.width / 2 if x is None else x, self.height / 2 if y is None else y)
        return self.scaled(scale, here, self.to_image(*here))

    def scaled(
        self, scale: float, here: tuple[float, float], place: tuple[float, float]
    ) -> Viewport:
        """Return the view in which `place` of the image lies `here` in the view, at this scale.

        The scale is kept between fitting (or 1, for small images) and 32.
        """
        scale = min(max(scale, min(self._fitting_scale, 1.0)), _LARGEST)
        left, top = (round(a - b * scale) for a, b in zip(here, place, strict=True))
        return replace(self, scale=scale, left=left, top=top)

    def moved(self, by_x: int, by_y: int) -> Viewport:
        """Return the view after the image was pushed by so many pixels of the view."""
        return replace(self, left=self.left + by_x, top=self.top + by_y)

    def showing(self, left: int, top: int, width: int, height: int) -> Viewport:
        """Return the view, moved only as far as it takes to see this part of the image."""
        (start, upper), (end, lower) = (
            self.to_view(left, top),
            self.to_view(left + width, top + height),
        )
        return self.moved(_into(start, end, self.width), _into(upper, lower, self.height))

    def to_image(self, x: float, y: float) -> tuple[float, float]:
        """Return which place of the image lies at (x, y) of the view; it may be outside."""
        return (x - self.left) / self.scale, (y - self.top) / self.scale

    def to_view(self, x: float, y: float) -> tuple[float, float]:
        """Return where a place of the image lies in the view."""
        return self.left + x * self.scale, self.top + y * self.scale

    @property
    def _fitting_scale(self) -> float:
        return min(self.width / self.image_width, self.height / self.image_height, _LARGEST)


def _held(start: int, shown: int, room: int) -> int:
    """Keep an image in the view along one axis: in the middle if it is smaller, else filling it."""
    if shown <= room:
        return (room - shown) // 2
    return min(0, max(start, room - shown))


def _into(start: float, end: float, room: int) -> int:
    """Return how far (start, end) must move to lie within (0, room); its start comes first."""
    if start < 0:
        return round(-start)
    return round(min(0.0, max(room - end, -start)))
