"""Pages of every format and print quality, for measuring readers of the machine readable zone.

Unlike the demo's documents these are not meant to please: low resolution, other fonts, security
print and stamps over the zone, and pictures that hold no zone at all.
"""

from dataclasses import dataclass
from enum import StrEnum
from random import Random

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

from app.documents.mrz.print_sizes import LINE_MM, PITCH_MM
from app.documents.reading import MrzFormat, Sex
from app.paths import resources
from app.specimens.curves import rosette, wave
from app.specimens.lettering import Pen, inter
from app.specimens.look import drawn_look
from app.specimens.page import field, place_ghost, place_portrait, sign
from app.specimens.paper import CARD_TINT, INK, PASSPORT_TINT, arms, faded, printed_paper

PAGE_MM = {
    MrzFormat.TD1: (85.6, 53.98),
    MrzFormat.TD2: (105.0, 74.0),
    MrzFormat.TD3: (125.0, 88.0),
    MrzFormat.MRV_A: (120.0, 80.0),
    MrzFormat.MRV_B: (105.0, 74.0),
    MrzFormat.FRENCH: (105.0, 74.0),
}
"""Sizes of ICAO Doc 9303-3 clause 2 and of ID-2."""

_SCALE = 12.0  # pixels per millimeter while drawing
_ZONE_BOTTOM_MM = 5.6


class Cover(StrEnum):
    """What lies over the zone."""

    NOTHING = "nothing"
    STAMP = "stamp"
    PATTERN = "pattern"
    HOLOGRAM = "hologram"
    WORDS = "words"


class Face(StrEnum):
    """Font of the zone, as a file below `resources/fonts`."""

    OCR_B = "ocr-b/OCRB.otf"
    OTHER = "noto-sans-mono/NotoSansMono-Regular.ttf"


@dataclass(frozen=True, slots=True)
class ZonePage:
    """One page to draw.

    Attributes:
        lines: What its zone says.
        seed: Decides the ground, the face, where covers lie.
        width: Of the picture in pixels; 250 to 1400.
        ink: Darkness of the print, 0 to 1.
    """

    format: MrzFormat
    lines: tuple[str, ...]
    seed: int
    width: int
    cover: Cover = Cover.NOTHING
    face: Face = Face.OCR_B
    ink: float = 0.9

    def draw(self) -> Image.Image:
        """Return the page, RGB; the same value always draws the same picture."""
        rng = Random(self.seed)  # noqa: S311 - a picture, no secret
        width, height = PAGE_MM[self.format]
        page = _page((width, height), self.seed, rng, bottom=height - _zone_mm(len(self.lines)))
        box = _print_zone(page, self.lines, self.face, self.ink)
        page = _covered(page, box, self.cover, rng)
        size = self.width, round(self.width * height / width)
        return page.resize(size, Image.Resampling.LANCZOS)


def _zone_mm(count: int) -> float:
    return _ZONE_BOTTOM_MM + (count - 1) * LINE_MM + 5.0


def _page(size_mm: tuple[float, float], seed: int, rng: Random, *, bottom: float) -> Image.Image:
    """Draw everything but the zone; `bottom` is where the visual zone ends, in mm."""
    size = round(size_mm[0] * _SCALE), round(size_mm[1] * _SCALE)
    tint = rng.choice((PASSPORT_TINT, CARD_TINT))
    page = printed_paper(size, tint, seed)
    large = faded(arms(round(bottom * 0.8 * _SCALE), "#3f8b93"), 0.15)
    page.paste(large, (round(size[0] * 0.45), round(_SCALE)), large)
    pen = Pen(ImageDraw.Draw(page), _SCALE)
    look = drawn_look(seed, rng.choice((Sex.MALE, Sex.FEMALE)))
    portrait = min(32.0, bottom * 0.5)
    if rng.random() < 0.85:
        place_portrait(page, look, (5.0, bottom * 0.2, portrait), _SCALE)
        if rng.random() < 0.4:
            place_ghost(page, look, (size_mm[0] - 20, bottom * 0.5, 13.0), _SCALE)
    pen.text((5.0, 6.0), "REPUBLIC OF UTOPIA", height=3.2, color=INK, face="Bold")
    left, y = 9.0 + portrait, 10.0
    labels = ("Surname / Nom", "Given names / Prénoms", "Nationality", "Date of birth", "Number")
    for label in labels:
        if y + 7 > bottom:
            break
        value = "".join(rng.choices("AEINRSTLOMDU 0123456789", k=rng.randint(4, 16)))
        field(pen, (left, y), label, value, size_mm[0] - left - 4)
        y += 7.2
    if bottom > 30 and rng.random() < 0.6:
        sign(page, seed, (left, bottom - 8, 24, 5), _SCALE)
    return page


def _print_zone(
    page: Image.Image, lines: tuple[str, ...], face: Face, ink: float
) -> tuple[int, int, int, int]:
    """Print the zone, centered, and return its box in pixels."""
    path = str(resources() / "fonts" / face)
    trial = ImageFont.truetype(path, 100, layout_engine=ImageFont.Layout.BASIC)
    pitch = PITCH_MM * _SCALE
    font = ImageFont.truetype(
        path, 100 * pitch / trial.getlength("0"), layout_engine=ImageFont.Layout.BASIC
    )
    left = (page.width - pitch * len(lines[0])) / 2
    baseline = page.height - _ZONE_BOTTOM_MM * _SCALE
    mask = Image.new("L", page.size)
    draw = ImageDraw.Draw(mask)
    for row, line in enumerate(reversed(lines)):
        for column, char in enumerate(line):
            place = left + column * pitch, baseline - row * LINE_MM * _SCALE
            draw.text(place, char, fill=255, font=font, anchor="ls")
    page.paste("#101114", mask=mask.point(lambda value: round(value * ink)))
    top = baseline - ((len(lines) - 1) * LINE_MM + PITCH_MM) * _SCALE
    return round(left), round(top), round(page.width - left), round(baseline)


def _covered(
    page: Image.Image, box: tuple[int, int, int, int], cover: Cover, rng: Random
) -> Image.Image:
    if cover is Cover.NOTHING:
        return page
    middle = rng.randint(box[0], box[2]), rng.randint(box[1], box[3])
    if cover is Cover.STAMP:
        ink = rng.choice(("#3b4fa8", "#a3304a", "#5a3a8f", "#2c6e5a"))
        stamp = _stamp(page.size, middle, rng)
        return _multiplied(page, stamp.point(lambda value: round(value * 0.75)), ink)
    if cover is Cover.WORDS:
        words = Image.new("L", page.size)
        font = inter("Bold", 11 * _SCALE)
        draw = ImageDraw.Draw(words)
        draw.text(middle, "SPECIMEN", fill=150, font=font, anchor="mm")
        turned = words.rotate(rng.uniform(-25, 25), center=middle)
        return _multiplied(page, turned, rng.choice(("#c0392b", "#7f8c8d", "#2e6da4")))
    if cover is Cover.PATTERN:
        lines = Image.new("L", page.size)
        draw = ImageDraw.Draw(lines)
        for row in range(box[1] - 40, box[3] + 40, rng.randint(14, 26)):
            path = wave(
                page.width,
                row,
                height=rng.uniform(6, 14),
                length=rng.uniform(60, 160),
                phase=row / 9,
                swell=page.width,
            )
            draw.line(path, fill=130, width=rng.randint(2, 4))
        for phase in range(3):
            center = rng.randint(box[0], box[2]), rng.randint(box[1], box[3])
            draw.line(rosette(center, 70, petals=9, depth=0.4, phase=phase), fill=130, width=2)
        return _multiplied(page, lines, rng.choice(("#4a6fa5", "#a5694a", "#4a8f6a")))
    return _shimmering(page, middle, rng)


def _stamp(size: tuple[int, int], middle: tuple[int, int], rng: Random) -> Image.Image:
    """Draw a round entry stamp with a date."""
    mask = Image.new("L", size)
    draw = ImageDraw.Draw(mask)
    radius = round(rng.uniform(11, 17) * _SCALE)
    x, y = middle
    for inset, width in ((0, 9), (22, 4)):
        reach = radius - inset
        draw.ellipse((x - reach, y - reach, x + reach, y + reach), outline=255, width=width)
    date = f"{rng.randint(1, 28):02d} OCT {rng.randint(2015, 2026)}"
    draw.text((x, y), date, fill=255, font=inter("Bold", 3.4 * _SCALE), anchor="mm")
    draw.text(
        (x, y - radius * 0.45), "ENTRY", fill=255, font=inter("Bold", 3 * _SCALE), anchor="mm"
    )
    return mask.rotate(rng.uniform(-40, 40), center=middle).filter(ImageFilter.GaussianBlur(1.2))


def _multiplied(page: Image.Image, mask: Image.Image, ink: str) -> Image.Image:
    """Print `ink` over the page as a transparent color does."""
    layer = Image.new("RGB", page.size, "white")
    layer.paste(ink, mask=mask)
    return ImageChops.multiply(page, layer)


def _shimmering(page: Image.Image, middle: tuple[int, int], rng: Random) -> Image.Image:
    """Lay a diffractive film over part of the zone: rainbow bands that lighten."""
    width, height = page.size
    y, x = np.mgrid[:height, :width].astype(np.float32)
    angle = rng.uniform(0, 3.14)
    along = (x * np.cos(angle) + y * np.sin(angle)) / (rng.uniform(3, 9) * _SCALE)
    reach = rng.uniform(14, 28) * _SCALE
    inside = np.exp(-((((x - middle[0]) ** 2 + (y - middle[1]) ** 2) / reach**2) ** 2))
    bands = np.stack([np.sin(along + phase) for phase in (0.0, 2.1, 4.2)], axis=2)
    light = inside[:, :, None] * (bands * 45 + 35)
    pixels = np.asarray(page, np.float32) + light
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


class Scene(StrEnum):
    """Kinds of pictures that hold no machine readable zone."""

    COVER = "cover"
    FRONT = "front"
    CARD = "card"
    PHOTO = "photo"
    TEXT = "text"


def picture_without_zone(scene: Scene, seed: int) -> Image.Image:
    """Draw a cover, a front without zone, a bank card, a photograph, or a page of text."""
    rng = Random(seed)  # noqa: S311 - a picture, no secret
    size = rng.choice(((1000, 700), (1200, 900), (900, 1200), (700, 1000)))
    if scene is Scene.FRONT:
        return _page((85.6, 54.0), seed, rng, bottom=52.0)
    if scene is Scene.CARD:
        return _bank_card(rng)
    if scene is Scene.PHOTO:
        return _photograph(size, seed)
    page = Image.new("RGB", size, rng.choice(("#6b1f2a", "#1d3a5f", "#1f4d3a")))
    draw = ImageDraw.Draw(page)
    if scene is Scene.COVER:
        emblem = arms(size[0] // 3, "#d8b65a")
        page.paste(emblem, (size[0] // 3, size[1] // 3), emblem)
        font = inter("Bold", size[0] / 16)
        draw.text((size[0] / 2, size[1] / 6), "UTOPIA", "#d8b65a", font, anchor="mm")
        draw.text((size[0] / 2, size[1] * 0.85), "PASSPORT", "#d8b65a", font, anchor="mm")
        return page
    draw.rectangle((0, 0, *size), fill="#f5f3ee")
    font = inter("Regular", rng.uniform(12, 24))
    for row in range(40, size[1] - 40, round(font.size * 1.5)):
        words = "".join(rng.choices("etaoinshrdlu ETAOIN 0123456789 <", k=size[0] // 9))
        draw.text((40, row), words, INK, font)
    return page


def _bank_card(rng: Random) -> Image.Image:
    card = Image.new("RGB", (1000, 630), rng.choice(("#203a63", "#8a8d91", "#d9d4c5", "#7a2338")))
    draw = ImageDraw.Draw(card)
    font = inter("SemiBold", 58)
    number = "  ".join("".join(rng.choices("0123456789", k=4)) for _ in range(4))
    draw.text((80, 360), number, "#f0f0f0", font)
    draw.text((80, 480), "VALID THRU 09/31", "#f0f0f0", inter("Medium", 32))
    draw.text((80, 540), "ANNA ERIKSSON", "#f0f0f0", inter("Medium", 38))
    draw.rounded_rectangle((80, 200, 200, 290), 14, fill="#c8a951")
    return card


def _photograph(size: tuple[int, int], seed: int) -> Image.Image:
    """Return noise at every scale: foliage, clouds, a wall."""
    rng = np.random.default_rng(seed)
    picture = np.zeros((size[1], size[0], 3), np.float32)
    for cells in (3, 8, 30, 120):
        seeds = rng.uniform(0, 255, (cells, cells, 3)).astype(np.uint8)
        layer = Image.fromarray(seeds).resize(size, Image.Resampling.BICUBIC)
        picture += np.asarray(layer, np.float32) * 0.25
    return Image.fromarray(picture.astype(np.uint8))
