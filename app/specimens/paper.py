"""The printed ground of the specimens: soft color, waves, rosettes, and the arms of Utopia."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin
from random import Random

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from app.specimens.curves import Point, ellipse, rosette, wave

INK = "#1f2f3d"
Color = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Tint:
    """The colors of one kind of document: paper from left to right, and two printing inks."""

    paper: tuple[Color, Color, Color]
    first_ink: tuple[Color, Color]
    second_ink: tuple[Color, Color]


PASSPORT_TINT = Tint(
    paper=((226, 238, 239), (246, 243, 232), (240, 229, 228)),
    first_ink=((58, 132, 146), (176, 132, 84)),
    second_ink=((166, 120, 136), (66, 130, 138)),
)
CARD_TINT = Tint(
    paper=((233, 236, 246), (243, 244, 240), (228, 240, 233)),
    first_ink=((84, 104, 168), (72, 144, 120)),
    second_ink=((70, 146, 132), (126, 104, 160)),
)

VISA_TINT = Tint(
    paper=((238, 243, 232), (247, 245, 236), (241, 234, 226)),
    first_ink=((116, 142, 72), (170, 128, 70)),
    second_ink=((172, 134, 92), (92, 138, 108)),
)


def printed_paper(size: tuple[int, int], tint: Tint, seed: int) -> Image.Image:
    """Return the ground of a page: the same seed gives the same lines, pixel by pixel.

    Args:
        size: Width and height in pixels.
        tint: Colors.
        seed: Moves waves and rosettes a little.
    """
    rng = Random(seed)  # noqa: S311 - a picture, no secret
    width, height = size
    paper = _gradient(size, tint.paper)
    waves = _lines(size, _waves(width, height, rng), 0.42)
    nets = _lines(size, _rosettes(width, height, rng), 0.36)
    for mask, ink in ((waves, tint.first_ink), (nets, tint.second_ink)):
        paper.paste(_gradient(size, (ink[0], _middle(ink), ink[1])), mask=mask)
    return paper


def arms(size: int, color: str) -> Image.Image:
    """Draw the arms of Utopia, More's crescent island with its tower in the bay, on nothing."""
    mask = Image.new("L", (size, size))
    draw = ImageDraw.Draw(mask)
    middle, unit = size / 2, size / 100
    for radius, width in ((49, 1.6), (45.5, 0.8)):
        draw.polygon(
            ellipse((middle, middle), radius * unit, radius * unit),
            outline=255,
            width=max(1, round(width * unit)),
        )
    island = Image.new("L", (size, size))
    ImageDraw.Draw(island).polygon(ellipse((middle, 54 * unit), 31 * unit, 31 * unit), fill=255)
    bay = Image.new("L", (size, size))
    ImageDraw.Draw(bay).polygon(ellipse((middle, 43 * unit), 25 * unit, 26 * unit), fill=255)
    mask.paste(255, mask=ImageChops.subtract(island, bay))
    _tower(draw, middle, unit)
    for i in range(5):
        angle = pi * (1.25 + 0.125 * i)
        star = (middle + 36 * unit * cos(angle), middle + 36 * unit * sin(angle) + 3 * unit)
        draw.polygon(_star(star, 3.4 * unit), fill=255)
    for row in range(3):
        y = (85.5 + row * 3.2) * unit
        half = (17 - 5 * row) * unit
        line = wave(2 * half, y, height=0.8 * unit, length=6 * unit, phase=row, swell=400 * unit)
        draw.line([(x + middle - half, y) for x, y in line], fill=255, width=max(1, round(unit)))
    solid = Image.new("RGBA", (size, size), color)
    solid.putalpha(mask)
    return solid


def faded(picture: Image.Image, share: float) -> Image.Image:
    """Return an RGBA picture with its opacity reduced to `share`."""
    fainter = picture.copy()
    fainter.putalpha(picture.getchannel("A").point(lambda value: round(value * share)))
    return fainter


def soft_edges(size: tuple[int, int], border: int) -> Image.Image:
    """Return a mask, full in the middle, that fades out within `border` pixels of its edges."""
    mask = Image.new("L", size)
    ImageDraw.Draw(mask).rounded_rectangle(
        (border, border, size[0] - border, size[1] - border), radius=border, fill=255
    )
    return mask.filter(ImageFilter.GaussianBlur(border / 2))


def _waves(width: int, height: int, rng: Random) -> list[list[Point]]:
    shift, length = rng.uniform(0, 2 * pi), width / rng.uniform(4.6, 5.4)
    return [
        wave(
            width,
            height * (i - 2) / 60,
            height=height * 0.03,
            length=length,
            phase=phase,
            swell=width * 0.8,
        )
        for i in range(64)
        for phase in (shift + i * 0.21, shift + pi - i * 0.13)
    ]


def _rosettes(width: int, height: int, rng: Random) -> list[list[Point]]:
    """Return rings of overlapping lines, each a little turned against the one before."""
    lines: list[list[Point]] = []
    for x, y, size, petals in ((0.71, 0.42, 0.40, 10), (0.15, 0.98, 0.30, 8), (1.0, 0.98, 0.27, 8)):
        turn = rng.uniform(0, 2 * pi)
        for ring, depth, count in ((1.0, 0.17, 12), (0.72, 0.24, 10), (0.42, 0.34, 8)):
            for i in range(count):
                phase = turn + 2 * pi * i / count
                radius = height * size * ring
                lines.append(
                    rosette(
                        (width * x, height * y), radius, petals=petals, depth=depth, phase=phase
                    )
                )
    return lines


def _lines(size: tuple[int, int], lines: Sequence[Sequence[Point]], strength: float) -> Image.Image:
    mask = Image.new("L", size)
    draw = ImageDraw.Draw(mask)
    for line in lines:
        draw.line(
            [(round(x), round(y)) for x, y in line],
            fill=round(255 * strength),
            width=max(1, size[0] // 1400),
        )
    return mask


def _gradient(size: tuple[int, int], colors: Sequence[Color]) -> Image.Image:
    """Return colors that run into one another from left to right, tilted a little."""
    width, height = (max(2, length // 8) for length in size)  # enough for something so smooth
    along = np.linspace(0, 0.9, width)[None, :] + np.linspace(0, 0.1, height)[:, None]
    stops = np.linspace(0, 1, len(colors))
    channels = [np.interp(along, stops, [color[i] for color in colors]) for i in range(3)]
    small = Image.fromarray(np.stack(channels, axis=-1).round().astype(np.uint8))
    return small.resize(size, Image.Resampling.BICUBIC)


def _middle(ink: tuple[Color, Color]) -> Color:
    red, green, blue = ((a + b) // 2 for a, b in zip(*ink, strict=True))
    return red, green, blue


def _tower(draw: ImageDraw.ImageDraw, middle: float, unit: float) -> None:
    left, right, top, foot = middle - 5 * unit, middle + 5 * unit, 33 * unit, 70 * unit
    draw.polygon([(left, foot), (left + unit, top), (right - unit, top), (right, foot)], fill=255)
    for i in range(3):
        x = left + (0.2 + 3.7 * i) * unit
        draw.rectangle((x, top - 4 * unit, x + 2.2 * unit, top), fill=255)
    draw.rectangle((middle - 1.3 * unit, 46 * unit, middle + 1.3 * unit, 53 * unit), fill=0)


def _star(center: Point, radius: float) -> list[Point]:
    corners: list[Point] = []
    for i in range(10):
        r = radius if i % 2 == 0 else radius * 0.42
        angle = pi * i / 5 - pi / 2
        corners.append((center[0] + r * cos(angle), center[1] + r * sin(angle)))
    return corners
