"""Draws text as ink: a mask of how much ink lies where, from free fonts of even pitch."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from app.documents.mrz_reader.alphabet import CHARACTERS, INDEX
from app.problems import Problem, ProblemCode

Mask = NDArray[np.float32]

PITCH = 24
"""Distance from character to character in pixels, before the picture is scaled."""

_RAISED = 4  # glyphs are drawn larger and reduced, for smooth edges
_CELL = (64, PITCH + 8)  # height, width: room for bold strokes and a tall fount


@dataclass(frozen=True, slots=True)
class Fount:
    """The glyphs of one font as ink masks.

    Attributes:
        glyphs: (37, 64, 32) in 0..1, in the order of `CHARACTERS`.
        cap_height: Height of a capital letter in pixels.
        weight: How often lines are drawn with it, relative to the others.
    """

    name: str
    glyphs: Mask
    cap_height: float
    weight: float


# Real zones are OCR-B; some cards use whatever fixed-pitch font was at hand.
_FONTS: tuple[tuple[str, float], ...] = (
    ("OCRB.otf", 10.0),
    ("OCRBS.otf", 6.0),
    ("OCRBL.otf", 0.5),
    ("OCRA.ttf", 0.5),
    ("LiberationMono-Regular.ttf", 0.7),
    ("LiberationMono-Bold.ttf", 0.7),
    ("DejaVuSansMono.ttf", 0.7),
    ("DejaVuSansMono-Bold.ttf", 0.4),
    ("FreeMonoBold.ttf", 0.5),
    ("FreeMono.ttf", 0.2),
    ("NotoMono-Regular.ttf", 0.4),
    ("Inconsolata.otf", 0.4),
    ("Courier Prime.otf", 0.4),
    ("Courier Prime Bold.otf", 0.4),
    ("TlwgMono.ttf", 0.3),
)


def load_founts(folders: list[Path]) -> list[Fount]:
    """Return every known font that lies somewhere below `folders`.

    Raises:
        Problem: FILE_MISSING, when OCR-B is not among them.
    """
    found = {path.name: path for folder in folders for path in folder.rglob("*.?t?")}
    founts = [_load(found[name], weight) for name, weight in _FONTS if name in found]
    if not any(fount.name.startswith("OCRB") for fount in founts):
        raise Problem(ProblemCode.FILE_MISSING, "OCRB.otf (Debian package fonts-ocr-b)")
    return founts


def _load(path: Path, weight: float) -> Fount:
    size = 100
    font: Any = ImageFont.truetype(str(path), size)
    size = round(size * PITCH * _RAISED / font.getlength("0"))
    font = ImageFont.truetype(str(path), size)
    top, bottom = (font.getbbox("H")[i] for i in (1, 3))
    height, width = (side * _RAISED for side in _CELL)
    glyphs = np.zeros((len(CHARACTERS), *_CELL), np.float32)
    for place, char in enumerate(CHARACTERS):
        canvas = Image.new("L", (width, height), 0)
        corner = ((width - PITCH * _RAISED) / 2, (height - (top + bottom)) / 2)
        ImageDraw.Draw(canvas).text(corner, char, font=font, fill=255)
        glyphs[place] = (
            np.asarray(canvas.resize((_CELL[1], _CELL[0]), Image.Resampling.BOX)) / 255.0
        )
    ink = np.nonzero(glyphs[INDEX["H"]].max(axis=1) > 0.5)[0]
    return Fount(path.name, glyphs, float(ink[-1] - ink[0] + 1), weight)


def write(
    mask: Mask, fount: Fount, text: str, x: float, y: float, rng: np.random.Generator
) -> None:
    """Put `text` into `mask`, its first character centered at (`x`, `y`), a little unevenly."""
    jitter = float(rng.choice([0.0, 0.0, 0.4, 0.8]))
    height, width = fount.glyphs.shape[1:]
    for place, char in enumerate(text):
        left = round(x + place * PITCH - width / 2 + float(rng.normal(0, jitter)))
        top = round(y - height / 2 + float(rng.normal(0, jitter * 0.7)))
        glyph = fount.glyphs[INDEX[char]]
        rows = slice(max(top, 0), min(top + height, mask.shape[0]))
        columns = slice(max(left, 0), min(left + width, mask.shape[1]))
        if rows.start < rows.stop and columns.start < columns.stop:
            part = glyph[
                rows.start - top : rows.stop - top, columns.start - left : columns.stop - left
            ]
            target = mask[rows, columns]
            np.maximum(target, part, out=target)


def spread(mask: Mask, rng: np.random.Generator) -> Mask:
    """Let the ink run, thin it, leave parts of it out, or make dots of it."""
    softness = float(rng.uniform(0.6, 1.8))
    soft = cv2.GaussianBlur(mask, (0, 0), softness)
    threshold = float(np.clip(rng.normal(0.42, 0.13), 0.15, 0.68))
    inked = np.clip((soft - threshold) * float(rng.uniform(2.0, 6.0)) + 0.5, 0, 1)
    kind = rng.random()
    if kind < 0.25:  # worn or badly transferred print
        grain = cv2.resize(
            rng.random((mask.shape[0] // 3, mask.shape[1] // 3), dtype=np.float32),
            (mask.shape[1], mask.shape[0]),
        )
        inked = inked * np.clip((grain - float(rng.uniform(0.05, 0.4))) * 6, 0, 1)
    elif kind < 0.35:  # laser-engraved or dot-matrix print
        period = float(rng.uniform(2.0, 3.5))
        rows, columns = np.mgrid[: mask.shape[0], : mask.shape[1]]
        dots = np.sin(rows * 2 * np.pi / period) * np.sin(columns * 2 * np.pi / period)
        inked = inked * (0.75 + 0.25 * dots)
    return np.asarray(inked, np.float32)
