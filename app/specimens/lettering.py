"""Typefaces of the specimens, and text that fits its place."""

from dataclasses import dataclass
from functools import cache

from PIL import ImageDraw, ImageFont

from app.documents.mrz.print_sizes import LINE_MM, PITCH_MM
from app.paths import resources

_SMALLEST = 0.6


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes on a picture whose places are given in millimeters.

    Attributes:
        draw: The picture.
        scale: Pixels per millimeter.
    """

    draw: ImageDraw.ImageDraw
    scale: float

    def text(
        self,
        at: tuple[float, float],
        text: str,
        *,
        height: float,
        color: str,
        face: str = "Medium",
        room: float | None = None,
        anchor: str = "ls",
    ) -> None:
        """Write one line on its baseline; it is narrowed down where it would leave its room.

        Args:
            at: Place of the anchor, in mm.
            text: What to write.
            height: Size of the type, in mm.
            color: Of the letters.
            face: Weight of Inter.
            room: Width that is there, in mm.
            anchor: Pillow's anchor; left end of the baseline unless told.
        """
        font = inter(face, height * self.scale)
        wanted = font.getlength(text)
        if room is not None and wanted > room * self.scale:
            shrunk = max(_SMALLEST, room * self.scale / wanted)
            font = inter(face, height * self.scale * shrunk)
        place = at[0] * self.scale, at[1] * self.scale
        self.draw.text(place, text, fill=color, font=font, anchor=anchor)

    def zone(self, left: float, baseline: float, lines: tuple[str, ...], color: str) -> None:
        """Print a machine readable zone; `baseline` is that of its last line, in mm."""
        font = ocr_b(PITCH_MM * self.scale)
        for row, line in enumerate(reversed(lines)):
            y = (baseline - row * LINE_MM) * self.scale
            for column, char in enumerate(line):
                x = (left + column * PITCH_MM) * self.scale
                self.draw.text((x, y), char, fill=color, font=font, anchor="ls")


@cache
def inter(face: str, size: float) -> ImageFont.FreeTypeFont:
    """Return Inter in a weight (`Regular`, `Medium`, `SemiBold`, `Bold`) and size in pixels."""
    return _font(f"inter/Inter-{face}.otf", size)


@cache
def ocr_b(pitch: float) -> ImageFont.FreeTypeFont:
    """Return OCR-B so that its characters are `pitch` pixels apart."""
    trial = _font("ocr-b/OCRB.otf", 100)
    return _font("ocr-b/OCRB.otf", 100 * pitch / trial.getlength("0"))


def _font(name: str, size: float) -> ImageFont.FreeTypeFont:
    path = resources() / "fonts" / name
    return ImageFont.truetype(str(path), size, layout_engine=ImageFont.Layout.BASIC)
