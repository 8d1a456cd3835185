"""What lies under, over and around the print: paper, security print, stamps, light."""

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.float32]
"""Gray in 0..255."""


def paper(shape: tuple[int, int], rng: np.random.Generator) -> Picture:
    """Return an empty page: a tone, uneven light, and often security print."""
    height, width = shape
    tone = float(rng.uniform(120, 250))
    page = np.full(shape, tone, np.float32)
    if rng.random() < 0.7:
        page += clouds(shape, rng, cells=int(rng.integers(2, 9))) * float(rng.uniform(0, 40))
    if rng.random() < 0.6:
        page += guilloche(shape, rng) * float(rng.uniform(5, 45))
    if rng.random() < 0.2:
        page += rng.normal(0, float(rng.uniform(2, 12)), shape).astype(np.float32)
    if rng.random() < 0.12:  # a background of small print
        strength = float(rng.uniform(10, 60))
        for _ in range(int(rng.integers(3, 20))):
            place = (int(rng.integers(-40, width)), int(rng.integers(0, height + 8)))
            word = "".join(rng.choice(list("SPECIMENabcdehoru "), 12))
            size = float(rng.uniform(0.25, 0.9))
            cv2.putText(page, word, place, int(rng.integers(0, 5)), size, tone - strength, 1)
    return page


def clouds(shape: tuple[int, int], rng: np.random.Generator, cells: int) -> Picture:
    """Return smooth noise in -1..1 with about `cells` blobs along the longer side."""
    height, width = shape
    rows = max(2, round(cells * height / max(shape)) + 1)
    columns = max(2, round(cells * width / max(shape)) + 1)
    seeds = rng.uniform(-1, 1, (rows, columns)).astype(np.float32)
    return np.asarray(cv2.resize(seeds, (width, height), interpolation=cv2.INTER_CUBIC))


def guilloche(shape: tuple[int, int], rng: np.random.Generator) -> Picture:
    """Return a family of fine waved lines, 0 where there is none and -1 on a line."""
    height, width = shape
    y, x = _grid((height // 2, width // 2))
    lines = np.zeros((height // 2, width // 2), np.float32)
    for _ in range(int(rng.integers(1, 4))):
        angle = float(rng.uniform(0, np.pi))
        along = x * np.float32(2 * np.cos(angle)) + y * np.float32(2 * np.sin(angle))
        across = y * np.float32(2 * np.cos(angle)) - x * np.float32(2 * np.sin(angle))
        wave = np.sin(along / float(rng.uniform(8, 90))) * float(rng.uniform(1, 14))
        period = float(rng.uniform(4, 22))
        phase = np.cos((across + wave) * np.float32(2 * np.pi / period))
        lines -= np.clip((phase - float(rng.uniform(0.2, 0.9))) * 4, 0, 1)
    return np.asarray(cv2.resize(np.clip(lines, -1, 0), (width, height)), np.float32)


def _grid(shape: tuple[int, int]) -> tuple[Picture, Picture]:
    """Return row and column numbers that broadcast to `shape`."""
    rows, columns = np.ogrid[: shape[0], : shape[1]]
    return rows.astype(np.float32), columns.astype(np.float32)


def overprint(picture: Picture, rng: np.random.Generator) -> None:
    """Stamp, scratch, underline or frame the picture, in place."""
    height, width = picture.shape
    layer = np.zeros(picture.shape, np.float32)
    for _ in range(int(rng.integers(1, 4))):
        thickness = int(rng.integers(1, 5))
        kind = rng.random()
        x, y = int(rng.integers(0, width)), int(rng.integers(0, height))
        if kind < 0.3:  # a round or oval stamp
            axes = (int(rng.integers(20, 160)), int(rng.integers(20, 120)))
            turn = float(rng.uniform(0, 180))
            cv2.ellipse(layer, (x, y), axes, turn, 0, 360, 1.0, thickness)
            if rng.random() < 0.5:
                inner = (max(axes[0] - 8, 2), max(axes[1] - 8, 2))
                cv2.ellipse(layer, (x, y), inner, turn, 0, 360, 1.0, thickness)
        elif kind < 0.55:  # words of a stamp or a watermark, turned
            word = str(rng.choice(["SPECIMEN", "CANCELLED", "12 OCT 2019", "ENTRY", "VOID"]))
            canvas = np.zeros((120, 420), np.float32)
            cv2.putText(canvas, word, (10, 80), int(rng.integers(0, 4)), 1.6, 1.0, thickness + 1)
            matrix = cv2.getRotationMatrix2D((200, 60), float(rng.uniform(-60, 60)), 1.0)
            matrix[:, 2] += (x - 200, y - 60)
            layer = np.maximum(layer, cv2.warpAffine(canvas, matrix, (width, height)))
        elif kind < 0.85:  # a scratch, a fold, a signature's stroke
            points = np.cumsum(rng.normal(0, 40, (6, 2)), axis=0) + (x, y)  # noqa: RUF005 - a sum
            stroke = [points.astype(np.int32)]
            cv2.polylines(layer, stroke, isClosed=False, color=1.0, thickness=thickness)
        else:  # a ruled line or frame beside the text
            row = int(rng.choice([rng.integers(0, 8), rng.integers(height - 8, height)]))
            cv2.line(layer, (0, row), (width, row), 1.0, thickness)
    darkness = float(rng.uniform(20, 150)) * float(rng.choice([1.0, 1.0, 1.0, -0.7]))
    picture -= cv2.GaussianBlur(layer, (0, 0), float(rng.uniform(0.3, 1.2))) * darkness


def lighting(picture: Picture, rng: np.random.Generator) -> Picture:
    """Return the picture under uneven light: a shade, a reflection, a hologram."""
    height, width = picture.shape
    y, x = _grid((height, width))
    lit: NDArray[np.float32] = picture
    if rng.random() < 0.5:
        slope = (x / width - 0.5) * float(rng.normal(0, 0.35))
        fall = (y / height - 0.5) * float(rng.normal(0, 0.1))
        lit = lit * (1 + slope + fall)
    if rng.random() < 0.15:  # the edge of a shadow
        edge = (x - float(rng.uniform(0, width))) * float(rng.choice([-1, 1]))
        shade = float(rng.uniform(0.1, 0.55)) * (0.5 + 0.5 * np.tanh(edge / 12))
        lit = np.asarray(lit * (1 - shade), np.float32)
    if rng.random() < 0.25:  # glare, mostly too weak to burn the print away
        center = float(rng.uniform(0, width)), float(rng.uniform(-0.5, 1.5)) * height
        size = float(rng.uniform(0.05, 0.35)) * width, float(rng.uniform(0.4, 3)) * height
        spot = np.exp(-(((x - center[0]) / size[0]) ** 2) - ((y - center[1]) / size[1]) ** 2)
        lit = lit + spot * float(rng.uniform(30, 200))
    if rng.random() < 0.15:  # the shimmer of a hologram or a pattern of its film
        lit = lit + clouds((height, width), rng, int(rng.integers(8, 40))) * float(
            rng.uniform(10, 45)
        )
    return np.asarray(lit, np.float32)
