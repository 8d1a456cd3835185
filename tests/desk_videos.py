"""What a camera over a desk sees, as frames and as small video files."""

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from app.specimens.render import render
from app.specimens.travelers import NAMESAKE, ROUTINE

Pixels = NDArray[np.uint8]
SIZE = (960, 540)
_PAGE_HEIGHT = 440
_NOISE = 3.0


@cache
def passport() -> Pixels:
    """The data page of a passport, wider than high."""
    return _page(render(ROUTINE))


@cache
def card() -> Pixels:
    """Both sides of a card, one above the other: higher than wide."""
    return _page(render(NAMESAKE))


def _page(picture: Image.Image) -> Pixels:
    width = round(picture.width * _PAGE_HEIGHT / picture.height)
    small = picture.convert("RGB").resize((width, _PAGE_HEIGHT), Image.Resampling.LANCZOS)
    return np.asarray(small, np.uint8)


@cache
def _wood() -> NDArray[np.float32]:
    """A desk with grain, seen by the frame's size."""
    rng = np.random.default_rng(5)
    width, height = SIZE
    streaks = cv2.resize(rng.normal(0, 1, (height // 4, width // 40)), SIZE)
    wood = np.array((104, 87, 70)) + streaks[..., None] * 9
    return np.asarray(wood, np.float32)


def desk(seed: int = 0) -> Pixels:
    """The empty desk; the seed is the noise of the sensor."""
    return _sensed(_wood(), seed)


def lying(page: Pixels, *, right: int = 0, scale: float = 1.0, seed: int = 0) -> Pixels:
    """The page on the desk: in the middle, or so many pixels to the right, made smaller."""
    if scale != 1.0:
        page = np.asarray(cv2.resize(page, None, fx=scale, fy=scale), np.uint8)
    scene = _wood().copy()
    top = (SIZE[1] - page.shape[0]) // 2
    left = (SIZE[0] - page.shape[1]) // 2 + right
    shown = page[:, : max(0, SIZE[0] - left)]
    scene[top : top + page.shape[0], left : left + shown.shape[1]] = shown
    return _sensed(scene, seed)


def blurred(frame: Pixels, sigma: float = 4.0) -> Pixels:
    """The frame out of focus."""
    return np.asarray(cv2.GaussianBlur(frame, (0, 0), sigma), np.uint8)


def glaring(frame: Pixels) -> Pixels:
    """A lamp in the lower half of the frame."""
    return _lit(frame, (0.5, 0.7), (0.09, 0.12), 190)


def glinting(frame: Pixels) -> Pixels:
    """A spark on the zone of `lying(passport())`: few of the page's pixels, many of its letters."""
    return _lit(frame, (0.4, 0.85), (0.03, 0.025), 600)


def _lit(
    frame: Pixels, middle: tuple[float, float], size: tuple[float, float], strength: float
) -> Pixels:
    height, width = frame.shape[:2]
    across = np.exp(-(((np.arange(width) / width - middle[0]) / size[0]) ** 2) / 2)
    down = np.exp(-(((np.arange(height) / height - middle[1]) / size[1]) ** 2) / 2)
    light = strength * (down[:, None] * across[None, :])[..., None]
    return np.asarray(np.clip(frame + light, 0, 255), np.uint8)


def sliding(page: Pixels, frames: int = 8) -> list[Pixels]:
    """The page comes in from the right."""
    return [lying(page, right=440 - 55 * step, seed=step) for step in range(frames)]


def write_video(path: Path, frames: Iterable[Pixels], rate: float = 30.0) -> Path:
    """Write motion JPEG."""
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), rate, SIZE)
    for frame in frames:
        writer.write(cv2.cvtColor(frame, cv2.COLOR_RGB2BGR))
    writer.release()
    return path


def still(make: Sequence[int], page: Pixels) -> list[Pixels]:
    """The page lies still, one frame for each seed."""
    return [lying(page, seed=seed) for seed in make]


@cache
def _noise() -> NDArray[np.float32]:
    noise = np.random.default_rng(0).normal(0, _NOISE, (SIZE[1], SIZE[0], 1))
    return np.asarray(noise, np.float32)


def _sensed(scene: NDArray[np.float32], seed: int) -> Pixels:
    """What a sensor makes of the scene: its noise, another one for each seed."""
    seen = scene + np.roll(_noise(), (17 * seed, 31 * seed), axis=(0, 1))
    return np.asarray(np.clip(seen, 0, 255), np.uint8)
