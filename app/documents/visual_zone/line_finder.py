"""Finds lines of print on an upright page."""

from dataclasses import dataclass
from pathlib import Path
from threading import Lock

import cv2
import numpy as np
from numpy.typing import NDArray

from app.documents.nets import load_net
from app.documents.visual_zone.page_picture import FINE

Pixels = NDArray[np.uint8]

_SEARCH_FINE = 7.0  # pixels per mm: enough to find print, half the time of the full picture
_CELL = 32  # the net halves its picture five times
_INSIDE = 0.3  # probability of a pixel
_CERTAIN = 0.5  # mean probability of a line
_GROWN = 1.5  # the net marks the core of a line; area over perimeter times this gives its edge
_LEAST_SIDE = 4
_MOST_LINES = 80  # a page has some thirty; more are the lines of its security print
_MEAN = np.array((0.485, 0.456, 0.406), np.float32)
_DEVIATION = np.array((0.229, 0.224, 0.225), np.float32)


@dataclass(frozen=True, slots=True)
class LineBox:
    """Where a line is, in mm from the upper left corner of the upright page."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        """Return the height of its middle."""
        return (self.top + self.bottom) / 2

    @property
    def height(self) -> float:
        """Return how tall it is."""
        return self.bottom - self.top


class LineFinder:
    """Runs the net that finds print; may be shared by threads."""

    def __init__(self, model: Path) -> None:
        """Load the net.

        Raises:
            Problem: READER_MISSING, when the file is not there or is no net.
        """
        self._net = load_net(model)
        self._lock = Lock()

    def find(self, page: Pixels) -> list[LineBox]:
        """Return the lines of an upright page, from the top down.

        Args:
            page: (height, width, 3) RGB, as `upright_page` gives it.
        """
        scale = _SEARCH_FINE / FINE
        height, width = (max(1, round(side * scale / _CELL)) * _CELL for side in page.shape[:2])
        small = cv2.resize(page, (width, height), interpolation=cv2.INTER_AREA)
        values = (np.asarray(small, np.float32)[..., ::-1] / 255 - _MEAN) / _DEVIATION
        with self._lock:
            self._net.setInput(np.ascontiguousarray(values.transpose(2, 0, 1)[None]))
            likely = self._net.forward()[0, 0].copy()
        to_mm = page.shape[1] / width / FINE, page.shape[0] / height / FINE
        boxes = _boxes(np.asarray(likely, np.float32), to_mm)
        return sorted(boxes, key=lambda box: (box.middle, box.left))[:_MOST_LINES]


def _boxes(likely: NDArray[np.float32], to_mm: tuple[float, float]) -> list[LineBox]:
    inside = (likely > _INSIDE).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(inside, connectivity=8)
    sums = np.bincount(labels.ravel(), likely.ravel(), count)
    boxes = []
    for label in range(1, count):
        left, top, width, height, area = (int(value) for value in stats[label])
        if min(width, height) < _LEAST_SIDE or sums[label] / area < _CERTAIN:
            continue
        beyond = _GROWN * area / (2 * (width + height))
        boxes.append(
            LineBox(
                max(0.0, left - beyond) * to_mm[0],
                max(0.0, top - beyond) * to_mm[1],
                min(likely.shape[1], left + width + beyond) * to_mm[0],
                min(likely.shape[0], top + height + beyond) * to_mm[1],
            )
        )
    return boxes
