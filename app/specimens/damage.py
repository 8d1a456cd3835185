"""What happens to a page between printer and reader: ten kinds of bad capture, seeded.

Sizes and strengths are those that the project's reading figures are measured with.
"""

from collections.abc import Callable
from enum import StrEnum
from io import BytesIO
from math import cos, pi, sin

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

_PAGE_WIDTH = 1200
Pixels = NDArray[np.uint8]


class Damage(StrEnum):
    """One kind of bad capture."""

    QUARTER_TURN = "quarter_turn"
    HALF_TURN = "half_turn"
    TILT = "tilt"
    PERSPECTIVE = "perspective"
    SMALL = "small"
    DEFOCUS = "defocus"
    MOTION = "motion"
    DARK = "dark"
    GLARE = "glare"
    JPEG = "jpeg"


def damaged(page: Image.Image, damage: Damage, seed: int) -> Image.Image:
    """Return the page as a bad capture shows it; the same seed gives the same pixels.

    The page is first brought to a width of 1200 pixels.
    """
    height = round(page.height * _PAGE_WIDTH / page.width)
    pixels = np.asarray(page.convert("RGB").resize((_PAGE_WIDTH, height), Image.Resampling.LANCZOS))
    rng = np.random.default_rng([seed, list(Damage).index(damage)])
    return Image.fromarray(_KINDS[damage](pixels, rng))


def rotated(page: Image.Image, degrees: float) -> Image.Image:
    """Return the page turned counter-clockwise on a white scanner lid, nothing cut off."""
    return page.convert("RGB").rotate(
        degrees, Image.Resampling.BICUBIC, expand=True, fillcolor="white"
    )


def _tilt(page: Pixels, rng: np.random.Generator) -> Pixels:
    return _on_desk(page, (1600, 1200), share=0.85, degrees=_either(8, rng), rng=rng)


def _perspective(page: Pixels, rng: np.random.Generator) -> Pixels:
    degrees = rng.uniform(-4, 4)
    return _on_desk(page, (1600, 1200), share=0.85, degrees=degrees, rng=rng, shift=70)


def _small(page: Pixels, rng: np.random.Generator) -> Pixels:
    return _on_desk(page, (1920, 1080), share=0.5, degrees=rng.uniform(-5, 5), rng=rng)


def _on_desk(
    page: Pixels,
    frame: tuple[int, int],
    *,
    share: float,
    degrees: float,
    rng: np.random.Generator,
    shift: float = 0,
) -> Pixels:
    """Lay the page on a textured desk: `share` of the frame's width, its corners moved apart."""
    width, height = frame
    scale = min(width * share / page.shape[1], height * 0.85 / page.shape[0])
    half = np.array([page.shape[1], page.shape[0]]) * scale / 2
    turn = degrees * pi / 180
    around = np.array([[cos(turn), -sin(turn)], [sin(turn), cos(turn)]])
    corners = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)]) * half @ around.T
    corners += np.array([width, height]) / 2 + rng.uniform(-shift, shift, (4, 2)) * (width / 1600)
    source = np.array([(0, 0), (1, 0), (1, 1), (0, 1)]) * (page.shape[1], page.shape[0])
    matrix = cv2.getPerspectiveTransform(source.astype(np.float32), corners.astype(np.float32))
    flags = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    warped = cv2.warpPerspective(page, matrix, frame, flags=flags)
    inside = cv2.warpPerspective(np.full(page.shape[:2], 255, np.uint8), matrix, frame)
    share_of_page = (inside / 255.0)[..., None]
    return _to_pixels(warped * share_of_page + _desk(frame, rng) * (1 - share_of_page))


def _desk(frame: tuple[int, int], rng: np.random.Generator) -> NDArray[np.float64]:
    """Return wood-like streaks, lighter or darker."""
    width, height = frame
    streaks = cv2.resize(rng.normal(0, 1, (height // 4, width // 40)), frame)
    grain = cv2.GaussianBlur(rng.normal(0, 1, (height, width)), (0, 0), 1.2)
    base = np.array((1.0, 0.84, 0.68)) * rng.uniform(60, 150)
    return np.asarray(base + (streaks * 9 + grain * 14)[..., None])


def _defocus(page: Pixels, _: np.random.Generator) -> Pixels:
    return _to_pixels(cv2.GaussianBlur(page, (0, 0), 2.6))


def _motion(page: Pixels, rng: np.random.Generator) -> Pixels:
    kernel = np.zeros((13, 13), np.float32)
    angle = rng.uniform(0, pi)
    for step in np.linspace(-6, 6, 60):
        kernel[round(6 + step * sin(angle)), round(6 + step * cos(angle))] = 1
    return _to_pixels(cv2.filter2D(page, -1, kernel / kernel.sum()))


def _dark(page: Pixels, rng: np.random.Generator) -> Pixels:
    return _to_pixels(page * 0.32 + rng.normal(0, 9, page.shape))


def _glare(page: Pixels, rng: np.random.Generator) -> Pixels:
    """Put a bright spot somewhere over the zone, which is the lowest quarter of a page."""
    height, width = page.shape[:2]
    x, y = rng.uniform(0.2, 0.8) * width, rng.uniform(0.8, 0.92) * height
    across = np.exp(-(((np.arange(width) - x) / (0.09 * width)) ** 2) / 2)
    down = np.exp(-(((np.arange(height) - y) / (0.20 * height)) ** 2) / 2)
    return _to_pixels(page + 190 * (down[:, None] * across[None, :])[..., None])


def _jpeg(page: Pixels, _: np.random.Generator) -> Pixels:
    buffer = BytesIO()
    Image.fromarray(page).save(buffer, "JPEG", quality=12)
    return np.asarray(Image.open(buffer).convert("RGB"), dtype=np.uint8)


def _either(degrees: float, rng: np.random.Generator) -> float:
    return degrees if rng.random() < 0.5 else -degrees


def _to_pixels(values: NDArray[np.generic]) -> Pixels:
    return np.asarray(np.clip(np.rint(values), 0, 255), dtype=np.uint8)


_KINDS: dict[Damage, Callable[[Pixels, np.random.Generator], Pixels]] = {
    Damage.QUARTER_TURN: lambda page, _: np.rot90(page).copy(),
    Damage.HALF_TURN: lambda page, _: np.rot90(page, 2).copy(),
    Damage.TILT: _tilt,
    Damage.PERSPECTIVE: _perspective,
    Damage.SMALL: _small,
    Damage.DEFOCUS: _defocus,
    Damage.MOTION: _motion,
    Damage.DARK: _dark,
    Damage.GLARE: _glare,
    Damage.JPEG: _jpeg,
}
