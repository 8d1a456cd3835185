"""Makes pictures of text lines as the localizer would cut them out of a bad photograph."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from app.documents.mrz_reader.alphabet import LINE_HEIGHT, LINE_WIDTH
from app.documents.mrz_reader.training import surroundings
from app.documents.mrz_reader.training.lettering import PITCH, Fount, spread, write
from app.documents.mrz_reader.training.texts import line_text

_STRIP_HEIGHT = 96
_SIDE = 4 * PITCH  # what lies left and right of the text in the strip
_EMPTY_SHARE = 0.04


@dataclass(frozen=True, slots=True)
class LineMaker:
    """Draws lines; the same generator state gives the same line."""

    founts: list[Fount]

    def make(self, rng: np.random.Generator) -> tuple[NDArray[np.uint8], str]:
        """Return a (32, 640) gray picture and the text in it, which may be empty."""
        text = "" if rng.random() < _EMPTY_SHARE else line_text(rng)
        weights = np.array([fount.weight for fount in self.founts])
        fount = self.founts[int(rng.choice(len(self.founts), p=weights / weights.sum()))]
        width = (len(text) or int(rng.integers(25, 46))) * PITCH + 2 * _SIDE
        strip = self._print(text, fount, width, rng)
        if rng.random() < 0.22:
            surroundings.overprint(strip, rng)
        strip = surroundings.lighting(strip, rng)
        strip = _bend(strip, rng)
        photo, scale = _photograph(strip, rng)
        return _cut(photo, scale, width, fount.cap_height, rng), text

    def _print(
        self, text: str, fount: Fount, width: int, rng: np.random.Generator
    ) -> surroundings.Picture:
        shape = (_STRIP_HEIGHT, width)
        page = surroundings.paper(shape, rng)
        mask = np.zeros(shape, np.float32)
        middle = _STRIP_HEIGHT / 2
        write(mask, fount, text, _SIDE + PITCH / 2, middle, rng)
        if rng.random() < 0.6:  # the neighbor above or below
            distance = fount.cap_height * float(rng.uniform(1.75, 2.8))
            offset = distance * float(rng.choice([-1, 1]))
            write(mask, fount, line_text(rng), _SIDE + PITCH / 2, middle + offset, rng)
        ink = spread(mask, rng)
        light = float(page.mean())
        darkness = light * float(rng.uniform(0.32, 0.97))
        if rng.random() < 0.2:
            ink = ink * (1 + 0.5 * surroundings.clouds(shape, rng, int(rng.integers(2, 12))))
        if not text:
            _prose(page, darkness, rng)
        elif rng.random() < 0.1:  # the desk, or the end of the page, beside the text
            edge = int(rng.integers(0, _SIDE - PITCH))
            tone = float(rng.uniform(0, 255))
            if rng.random() < 0.5:
                page[:, :edge] = tone
            else:
                page[:, width - edge :] = tone
        if rng.random() < 0.12:
            _frame(page, darkness, fount.cap_height, rng)
        return page * (1 - ink) + (page - darkness) * ink


def _frame(
    page: surroundings.Picture, darkness: float, cap: float, rng: np.random.Generator
) -> None:
    """Draw edges of a box or of the page close around the text."""
    height, width = page.shape
    tone = float(page.mean()) - darkness
    thickness = int(rng.integers(1, 4))
    for column in (_SIDE, width - _SIDE):
        if rng.random() < 0.7:
            x = column + int(rng.normal(0, 4)) + (-1 if column == _SIDE else 1) * PITCH // 2
            cv2.line(page, (x, 0), (x + int(rng.normal(0, 4)), height), tone, thickness)
    for side in (-1, 1):
        if rng.random() < 0.4:
            y = round(height / 2 + side * cap * float(rng.uniform(0.75, 1.2)))
            cv2.line(page, (0, y), (width, y + int(rng.normal(0, 3))), tone, thickness)


def _prose(page: surroundings.Picture, darkness: float, rng: np.random.Generator) -> None:
    """Print something that is no machine readable line."""
    if rng.random() < 0.5:
        return
    letters = rng.choice(list("abcdefghijklmnopqrstuvwxyz ABCDEFGHI.,:/-"), 60)
    size = float(rng.uniform(0.6, 1.6))
    place = (int(rng.integers(0, 60)), int(rng.integers(45, 70)))
    fount, weight = int(rng.integers(0, 5)), int(rng.integers(1, 4))
    cv2.putText(page, "".join(letters), place, fount, size, float(page.mean()) - darkness, weight)


def _bend(strip: surroundings.Picture, rng: np.random.Generator) -> surroundings.Picture:
    """Turn, shear and curl the strip a little: what rectifying leaves over."""
    height, width = strip.shape
    y, x = np.indices((height, width), np.float32)
    along = x / width - 0.5
    tilt = float(rng.normal(0, 3.5))
    curl = float(rng.normal(0, 2.0)) if rng.random() < 0.4 else 0.0
    lean = float(rng.normal(0, 0.06))
    swell = float(rng.normal(0, 0.03))
    source_y = y + tilt * along + curl * (4 * along * along - 0.5)
    source_y += (y - height / 2) * along * float(rng.normal(0, 0.12))
    source_x = x + lean * (y - height / 2) + swell * width * (along * along - 0.25)
    return np.asarray(
        cv2.remap(strip, source_x, source_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    )


def _photograph(
    strip: surroundings.Picture, rng: np.random.Generator
) -> tuple[NDArray[np.uint8], float]:
    """Return the strip as a camera would give it, and its scale."""
    pitch = float(np.exp(rng.uniform(np.log(5.0), np.log(26.0))))
    scale = pitch / PITCH
    height, width = strip.shape
    size = (round(width * scale), max(8, round(height * scale)))
    mode = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    photo = cv2.resize(strip, size, interpolation=mode)
    if rng.random() < 0.7:  # out of focus, by a share of the pitch
        sigma = pitch * float(np.abs(rng.normal(0, 0.075)))
        if sigma > 0.2:
            photo = cv2.GaussianBlur(photo, (0, 0), min(sigma, pitch * 0.2))
    if rng.random() < 0.2:  # a small movement
        length = max(2, round(pitch * float(rng.uniform(0.1, 0.45))))
        kernel = np.zeros((length, length), np.float32)
        turn = float(rng.uniform(0, np.pi))
        reach = np.array([np.cos(turn), np.sin(turn)]) * length / 2
        ends = ((length - 1) / 2 + np.array([-reach, reach])).round().astype(int)
        cv2.line(kernel, tuple(map(int, ends[0])), tuple(map(int, ends[1])), 1.0, 1)
        photo = cv2.filter2D(photo, -1, kernel / max(float(kernel.sum()), 1.0))
    if rng.random() < 0.15:  # a scanner's or a telephone's sharpening
        photo = photo + (photo - cv2.GaussianBlur(photo, (0, 0), 1.2)) * float(rng.uniform(0.5, 2))
    exposure = float(rng.uniform(0.3, 1.15)) if rng.random() < 0.35 else 1.0
    noise = float(np.abs(rng.normal(0, 6))) if rng.random() < 0.5 else 0.0
    photo = photo * exposure + rng.standard_normal(photo.shape, np.float32) * noise
    levels = np.clip(photo, 0, 255).astype(np.uint8)
    if rng.random() < 0.5:
        quality = int(rng.integers(8, 90))
        packed = cv2.imencode(".jpg", levels, [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
        levels = np.asarray(cv2.imdecode(packed, cv2.IMREAD_GRAYSCALE), np.uint8)
    if rng.random() < 0.04:  # a one-bit scan
        cut = int(np.median(levels) * rng.uniform(0.5, 0.85))
        levels = np.where(levels > cut, 255, 0).astype(np.uint8)
    return np.asarray(levels, np.uint8), scale


def _cut(
    photo: NDArray[np.uint8], scale: float, width: int, cap: float, rng: np.random.Generator
) -> NDArray[np.uint8]:
    """Cut the line as the localizer does, never quite right, to the recognizer's size."""
    loose = rng.random() < 0.25
    before, after = rng.uniform(-0.1, 3.5 if loose else 1.4, 2) * PITCH
    left, right = _SIDE - before, width - _SIDE + after
    if rng.random() < 0.5:  # fillers or a blank page at one end shift the whole line
        shift = float(rng.normal(0, 0.3)) * PITCH
        left, right = left + shift, right + shift
    tall = cap * float(rng.uniform(1.3, 2.1))
    middle = _STRIP_HEIGHT / 2 + float(rng.normal(0, 0.1)) * cap
    box = np.array([left, middle - tall / 2, right, middle + tall / 2]) * scale
    zoom = np.array([(box[2] - box[0]) / LINE_WIDTH, (box[3] - box[1]) / LINE_HEIGHT])
    matrix = np.array([[zoom[0], 0, box[0]], [0, zoom[1], box[1]]])
    if zoom.max() > 1.5:  # a large picture is reduced before it is cut, as at run time
        window = max(1, round(zoom[0])), max(1, round(zoom[1]))
        photo = np.asarray(cv2.blur(photo, window), np.uint8)
    return np.asarray(
        cv2.warpAffine(
            photo,
            matrix,
            (LINE_WIDTH, LINE_HEIGHT),
            flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
            borderMode=cv2.BORDER_REPLICATE,
        )
    )
