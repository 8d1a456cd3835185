"""Makes small photographs of whole pages, and where their machine readable zones lie."""

from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from app.documents.mrz_reader.training import surroundings
from app.documents.mrz_reader.training.lettering import PITCH, Fount, spread, write
from app.documents.mrz_reader.training.texts import line_text, zone_text

SIDE = 512
"""Side of the square the zone net looks at, in pixels."""

_PAGES = ((630, 445), (430, 272), (530, 372))  # passport page, card, larger card: 5 pixels a mm
_PIXELS_PER_MM = 5.0
_LETTER_MM = 2.54
_EMPTY_SHARE = 0.25
_PROSE_FONTS = ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf", "LiberationSans-Regular.ttf")


class PageMaker:
    """Draws scenes; the same generator state gives the same scene."""

    def __init__(self, founts: list[Fount], font_folders: list[Path]) -> None:
        """Use `founts` for zones and proportional fonts below `font_folders` for all else."""
        self._founts = founts
        found = {path.name: path for folder in font_folders for path in folder.rglob("*.ttf")}
        self._fonts = [
            ImageFont.truetype(str(found[name]), size)
            for name in _PROSE_FONTS
            if name in found
            for size in (7, 9, 12, 16, 24)
        ]

    def make(self, rng: np.random.Generator) -> tuple[NDArray[np.uint8], NDArray[np.float32]]:
        """Return a (512, 512) gray scene and (zones, 4, 2) corners of its zones, in its pixels."""
        scene = _desk(rng)
        turn = float(rng.normal(0, 6)) + 90 * float(rng.choice([0, 0, 0, 1, 2, 3]))
        if rng.random() < 0.15:
            turn = float(rng.uniform(0, 360))
        fill = float(rng.choice([rng.uniform(0.3, 0.6), rng.uniform(0.6, 1.05)]))
        with_zone = rng.random() > _EMPTY_SHARE
        pages, plans = self._pages(rng, with_zone=with_zone)
        matrix = _placing((pages.shape[1], pages.shape[0]), turn, fill, rng)
        reduced = cv2.GaussianBlur(pages, (0, 0), 0.4 * max(0.1, 640 / (fill * SIDE)))
        laid = cv2.warpPerspective(reduced, matrix, (SIDE, SIDE), flags=cv2.INTER_LINEAR)
        cover = cv2.warpPerspective(np.ones_like(pages), matrix, (SIDE, SIDE))
        scene = scene * (1 - cover) + laid * cover
        zones = [cv2.perspectiveTransform(plan[None], matrix)[0] for plan in plans]
        if rng.random() < 0.3:
            surroundings.overprint(scene, rng)
        corners = np.stack(zones) if zones else np.empty((0, 4, 2))
        return _shoot(surroundings.lighting(scene, rng), rng), corners.astype(np.float32)

    def _pages(
        self, rng: np.random.Generator, *, with_zone: bool
    ) -> tuple[surroundings.Picture, list[NDArray[np.float32]]]:
        """Return one page or two that belong together, and the zones on them."""
        kind = int(rng.choice([0, 0, 0, 1, 1, 2]))
        width, height = _PAGES[kind]
        page, plans = self._page(width, height, kind, rng, with_zone=with_zone)
        if rng.random() < 0.35:  # the opposite page of a passport, the other side of a card
            other, _ = self._page(width, height, kind, rng, with_zone=False)
            gap = np.full((int(rng.integers(1, 40)), width), float(rng.uniform(0, 255)), np.float32)
            if rng.random() < 0.7:
                below = np.array([0, height + len(gap)], np.float32)
                plans = [plan + below for plan in plans]
                page = np.vstack([other, gap, page])
            else:
                page = np.vstack([page, gap, other])
        return page, plans

    def _page(
        self, width: int, height: int, kind: int, rng: np.random.Generator, *, with_zone: bool
    ) -> tuple[surroundings.Picture, list[NDArray[np.float32]]]:
        page = surroundings.paper((height, width), rng)
        zone_top = height
        plans = []
        if with_zone:
            lines = _lines_for(kind, rng)
            spacing = float(rng.uniform(5.2, 7.0)) * _PIXELS_PER_MM * (0.85 if kind == 1 else 1)
            tall = spacing * (len(lines) - 1) + 14
            if tall < 0.6 * height:
                zone_top = int(height - tall - float(rng.uniform(8, 50)))
                plans.append(self._zone(page, lines, zone_top, spacing, rng))
        self._contents(page, max(20, zone_top - 12), rng)
        if rng.random() < 0.25:
            surroundings.overprint(page, rng)
        return page, plans

    def _zone(
        self,
        page: surroundings.Picture,
        lines: tuple[str, ...],
        top: int,
        spacing: float,
        rng: np.random.Generator,
    ) -> NDArray[np.float32]:
        """Print the zone and return its corners."""
        weights = np.array([fount.weight for fount in self._founts])
        fount = self._founts[int(rng.choice(len(self._founts), p=weights / weights.sum()))]
        zoom = _LETTER_MM * _PIXELS_PER_MM / PITCH * float(rng.uniform(0.9, 1.04))
        zoom = min(zoom, 0.97 * page.shape[1] / (len(lines[0]) * PITCH))
        rows = round((spacing * (len(lines) - 1)) / zoom) + 60
        mask = np.zeros((rows, len(lines[0]) * PITCH), np.float32)
        for row, line in enumerate(lines):
            write(mask, fount, line, PITCH / 2, 30 + row * spacing / zoom, rng)
        size = (round(mask.shape[1] * zoom), round(rows * zoom))
        ink = cv2.resize(spread(mask, rng), size, interpolation=cv2.INTER_AREA)
        room = page.shape[1] - size[0]
        left = int(rng.integers(0, room + 1)) if rng.random() < 0.3 else room // 2
        upper = int(top - 30 * zoom + 7)
        rows_here = slice(max(upper, 0), min(upper + size[1], page.shape[0]))
        ink = ink[rows_here.start - upper : rows_here.stop - upper]
        area = page[rows_here, left : left + size[0]]
        area -= ink * float(area.mean()) * float(rng.uniform(0.3, 0.95))
        half = fount.cap_height / 2 * zoom
        first, last = top + 7 - half, top + 7 + spacing * (len(lines) - 1) + half
        right = left + size[0]
        return np.array([[left, first], [right, first], [right, last], [left, last]], np.float32)

    def _contents(self, page: surroundings.Picture, bottom: int, rng: np.random.Generator) -> None:
        """Print what else stands on a page: a portrait, captions and data, a barcode, long text."""
        width = page.shape[1]
        if rng.random() < 0.6:
            _portrait(page, bottom, rng)
        if rng.random() < 0.15:
            _barcode(page, bottom, rng)
        canvas = Image.new("L", (width, page.shape[0]), 0)
        draw = ImageDraw.Draw(canvas)
        dense = rng.random() < 0.2
        y = float(rng.uniform(2, 40))
        while y < bottom - 8 and self._fonts:
            font = self._fonts[int(rng.integers(len(self._fonts)))]
            size = int(font.size)
            x = int(rng.integers(0, width // 2)) if not dense else 12
            count = int(rng.integers(3, 30)) if not dense else 90
            letters = rng.choice(list("aeinrstdlmou AEIRSTN 0123456789./"), count)
            draw.text((x, y), "".join(letters), font=font, fill=int(rng.integers(90, 256)))
            y += size * float(rng.uniform(1.1, 2.4))
        if rng.random() < 0.2:  # one line in the zone's own letters that is no zone
            mask = np.zeros((40, 18 * PITCH), np.float32)
            write(mask, self._founts[0], line_text(rng)[: int(rng.integers(6, 18))], 12, 20, rng)
            place = (int(rng.integers(0, width - 60)), int(rng.integers(0, max(1, bottom - 30))))
            small = Image.fromarray((cv2.resize(mask, None, fx=0.5, fy=0.5) * 255).astype(np.uint8))
            canvas.paste(small, place, small)
        ink = np.asarray(canvas, np.float32) / 255
        page -= ink * float(rng.uniform(60, 180))


def _lines_for(kind: int, rng: np.random.Generator) -> tuple[str, ...]:
    """Return a zone's text that suits the kind of page."""
    while True:
        lines = zone_text(rng)
        if (kind == 1) == (len(lines) == 3) or len(lines[0]) == 36:
            if rng.random() < 0.1:  # fillers alone must not be the mark of a zone
                return tuple(line.replace("<", "A") for line in lines)
            return lines


def _portrait(page: surroundings.Picture, bottom: int, rng: np.random.Generator) -> None:
    height, width = page.shape
    wide, tall = int(width * rng.uniform(0.2, 0.32)), int(min(bottom, height) * 0.75)
    if tall < 40:
        return
    left = int(rng.choice([width * 0.04, width * 0.93 - wide]))
    top = int(rng.integers(0, max(1, bottom - tall)))
    box = page[top : top + tall, left : left + wide]
    box[:] = float(rng.uniform(150, 240))
    center = (box.shape[1] // 2, int(box.shape[0] * 0.45))
    hair, skin = float(rng.uniform(20, 160)), float(rng.uniform(90, 210))
    axes = (int(wide * 0.3), int(tall * 0.33))
    shape = np.ascontiguousarray(box)
    cv2.ellipse(shape, center, axes, 0, 0, 360, hair, -1)
    shoulders = (center[0], box.shape[0])
    cv2.ellipse(shape, shoulders, (int(wide * 0.45), int(tall * 0.3)), 0, 0, 360, hair, -1)
    cv2.ellipse(shape, center, (int(wide * 0.2), int(tall * 0.25)), 0, 0, 360, skin, -1)
    shape += surroundings.clouds(shape.shape[:2], rng, 14) * 25
    box[:] = shape


def _barcode(page: surroundings.Picture, bottom: int, rng: np.random.Generator) -> None:
    height, width = int(rng.integers(15, 60)), int(rng.integers(80, 260))
    if bottom < height + 2 or page.shape[1] < width + 2:
        return
    rows = 1 if rng.random() < 0.5 else height // 3
    bars = np.where(rng.random((rows, width // 2)) < 0.5, 30.0, 220.0).astype(np.float32)
    area = cv2.resize(bars, (width, height), interpolation=cv2.INTER_NEAREST)
    top, left = int(rng.integers(0, bottom - height)), int(rng.integers(0, page.shape[1] - width))
    page[top : top + height, left : left + width] = area


def _desk(rng: np.random.Generator) -> surroundings.Picture:
    """Return what a document lies on: wood, cloth, a scanner's lid, nothing."""
    shape = (SIDE, SIDE)
    desk = np.full(shape, float(rng.uniform(0, 255)), np.float32)
    if rng.random() < 0.75:
        desk += surroundings.clouds(shape, rng, int(rng.integers(2, 12))) * float(
            rng.uniform(0, 60)
        )
    if rng.random() < 0.35:  # grain
        grain = rng.normal(0, 1, (SIDE, SIDE // 24)).astype(np.float32)
        desk += cv2.resize(grain, shape) * float(rng.uniform(2, 18))
    if rng.random() < 0.2:
        desk += surroundings.guilloche(shape, rng) * float(rng.uniform(5, 70))
    if rng.random() < 0.3:
        surroundings.overprint(desk, rng)
    turns = int(rng.integers(0, 4))
    return np.ascontiguousarray(np.rot90(desk, turns))


def _placing(
    size: tuple[int, int], turn: float, fill: float, rng: np.random.Generator
) -> NDArray[np.float64]:
    """Return the perspective that lays a page of `size` on the desk."""
    width, height = size
    scale = fill * SIDE / max(size)
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float64)
    angle = np.radians(turn)
    rotation = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    laid = (corners - (width / 2, height / 2)) * scale @ rotation.T
    slack = max(0.0, SIDE / 2 - fill * SIDE / 2 * 0.9)
    laid += SIDE / 2 + rng.uniform(-slack, slack, 2)
    if rng.random() < 0.5:
        laid += rng.normal(0, 0.035 * fill * SIDE, (4, 2))
    return np.asarray(
        cv2.getPerspectiveTransform(corners.astype(np.float32), laid.astype(np.float32)),
        np.float64,
    )


def _shoot(scene: surroundings.Picture, rng: np.random.Generator) -> NDArray[np.uint8]:
    if rng.random() < 0.4:
        sigma = float(rng.uniform(0.3, 1.3))
        scene = np.asarray(cv2.GaussianBlur(scene, (0, 0), sigma), np.float32)
    exposure = float(rng.uniform(0.3, 1.15)) if rng.random() < 0.35 else 1.0
    noise = float(np.abs(rng.normal(0, 6)))
    shot = scene * exposure + rng.standard_normal(scene.shape, np.float32) * noise
    return np.clip(shot, 0, 255).astype(np.uint8)
