"""What portraits are painted on: outlines, strokes and soft glazes in the drawing's own units."""

from collections.abc import Sequence
from math import ceil

from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFilter

from app.specimens.curves import Point

ASPECT = 45 / 35
"""Height of a portrait by its width: 35 mm by 45 mm (ICAO Doc 9303-3 clause 3.9)."""
WIDTH = 100.0
"""Width of a drawing in its own units; it is 128.6 of them high."""
_BLUR_MORE = 6  # pixels: Pillow blurs three times with a box as wide as the radius, rounded up


class Easel:
    """A picture that is painted on in the drawing's units."""

    def __init__(self, width: int) -> None:
        self.unit = width / WIDTH
        self.size = width, round(width * ASPECT)
        ground = Image.linear_gradient("L").resize(self.size)
        light, dark = (Image.new("RGB", self.size, color) for color in ("#eef2f4", "#cbd5db"))
        self.picture = Image.composite(dark, light, ground)

    def shape(self, outline: Sequence[Point], color: str) -> None:
        """Fill an outline."""
        ImageDraw.Draw(self.picture).polygon(self._scaled(outline), fill=color)

    def stroke(self, line: Sequence[Point], color: str, width: float) -> None:
        """Draw a line with round ends."""
        draw, places = ImageDraw.Draw(self.picture), self._scaled(line)
        thick = max(1, round(width * self.unit))
        draw.line(places, fill=color, width=thick, joint="curve")
        for x, y in (places[0], places[-1]):
            draw.ellipse((x - thick / 2, y - thick / 2, x + thick / 2, y + thick / 2), fill=color)

    def glaze(
        self,
        outline: Sequence[Point],
        color: str,
        strength: float,
        *,
        blur: float = 0,
        within: Image.Image | None = None,
    ) -> None:
        """Lay a soft, half transparent color over what is there, perhaps only within a mask.

        Only the place that the blur reaches is worked on: most glazes are small.
        """
        soft = blur * self.unit
        places = [(int(x), int(y)) for x, y in self._scaled(outline)]
        left, upper, right, lower = box = self._around(places, ceil(3 * soft) + _BLUR_MORE)
        if left >= right or upper >= lower:
            return
        mask = Image.new("L", (right - left, lower - upper))
        ImageDraw.Draw(mask).polygon([(x - left, y - upper) for x, y in places], fill=255)
        mask = mask.filter(ImageFilter.GaussianBlur(soft))
        if within is not None:
            mask = ImageChops.multiply(mask, within.crop(box))
        self.picture.paste(color, box, mask.point(lambda value: round(value * strength)))

    def mask(self, outline: Sequence[Point]) -> Image.Image:
        """Return a mask that is full within the outline."""
        mask = Image.new("L", self.size)
        ImageDraw.Draw(mask).polygon(self._scaled(outline), fill=255)
        return mask

    def _around(self, places: Sequence[tuple[int, int]], margin: int) -> tuple[int, int, int, int]:
        """Return the part of the picture around these pixels: left, upper, right, lower."""
        across, down = zip(*places, strict=True)
        width, height = self.size
        return (
            max(0, min(across) - margin),
            max(0, min(down) - margin),
            min(width, max(across) + margin),
            min(height, max(down) + margin),
        )

    def _scaled(self, outline: Sequence[Point]) -> list[Point]:
        return [(x * self.unit, y * self.unit) for x, y in outline]


def shade(color: str, factor: float) -> str:
    """Return a color made darker (factor below 1) or lighter."""
    red, green, blue = (min(255, round(part * factor)) for part in ImageColor.getrgb(color)[:3])
    return f"#{red:02x}{green:02x}{blue:02x}"


def mixed(color: str, other: str, share: float) -> str:
    """Return a color with a share of another one in it."""
    pairs = zip(ImageColor.getrgb(color)[:3], ImageColor.getrgb(other)[:3], strict=True)
    red, green, blue = (round(a * (1 - share) + b * share) for a, b in pairs)
    return f"#{red:02x}{green:02x}{blue:02x}"
