"""The side of a document that has both portrait and zone, drawn from one small layout each."""

from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image, ImageDraw

from app.specimens.lettering import Pen
from app.specimens.page import FINER, place_ghost, place_portrait, sign
from app.specimens.paper import Tint, arms, faded, printed_paper
from app.specimens.specimen import Specimen

_ZONE_MM = 19.6  # high: the paper that is lightened, with the edge of the page


@dataclass(frozen=True, slots=True)
class Arms:
    """The arms of Utopia, printed somewhere: left, top and size in mm."""

    place: tuple[float, float, float]
    color: str
    strength: float = 1.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """Where things are, in mm from the upper left corner.

    Attributes:
        size: Width and height.
        width_px: Of the picture.
        portrait, ghost: Left, top and width.
        signature: Left, top, width and height.
        zone: Left edge of the zone, and baseline of its last line.
        words: Prints header, captions and data.
    """

    size: tuple[float, float]
    width_px: int
    tint: Tint
    arms: tuple[Arms, ...]
    portrait: tuple[float, float, float]
    ghost: tuple[float, float, float]
    signature: tuple[float, float, float, float]
    zone: tuple[float, float]
    words: Callable[[Pen, Specimen], None]

    @property
    def scale(self) -> float:
        """Pixels of the picture for one mm."""
        return self.width_px / self.size[0]

    def draw(self, specimen: Specimen) -> Image.Image:
        """Draw the side as a flatbed gives it."""
        scale, look = self.scale * FINER, specimen.look
        size = self.width_px * FINER, round(self.size[1] * scale)
        page = printed_paper(size, self.tint, look.seed)
        for each in self.arms:
            _place_arms(page, each, scale)
        pen = Pen(ImageDraw.Draw(page), scale)
        place_portrait(page, look, self.portrait, scale)
        place_ghost(page, look, self.ghost, scale)
        self.words(pen, specimen)
        sign(page, look.seed, self.signature, scale)
        self._print_zone(page, pen, specimen.lines)
        return page.resize((self.width_px, round(size[1] / FINER)), Image.Resampling.LANCZOS)

    def _print_zone(self, page: Image.Image, pen: Pen, lines: tuple[str, ...]) -> None:
        """Lighten the paper under the zone, as B900 ink wants it, and print the zone."""
        top = round((self.size[1] - _ZONE_MM) * pen.scale)
        band = page.crop((0, top, *page.size))
        page.paste(Image.blend(band, Image.new("RGB", band.size, "#f7f7f2"), 0.62), (0, top))
        pen.zone(*self.zone, lines, "#16181b")


def _place_arms(page: Image.Image, printed: Arms, scale: float) -> None:
    left, top, size = (round(length * scale) for length in printed.place)
    picture = faded(arms(size, printed.color), printed.strength)
    page.paste(picture, (left, top), picture)
