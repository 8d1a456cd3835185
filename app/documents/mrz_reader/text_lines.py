"""Finds long, even rows of small dark marks: what lines of a machine readable zone look like."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Gray = NDArray[np.uint8]
Floats = NDArray[np.float64]

_TENSOR_BLUR = 4.0  # pixels of the half-size ink picture: letters of a line melt into one stroke
_ANGLE_BINS = 60
_PEAK_DISTANCE = 5  # bins: 15 degrees
_MIN_ASPECT = 9.0  # length of a row to its height; a zone's lines have 25 to 60
_MIN_LENGTH = 0.12  # of the longer side of the picture
_DENSITY = 0.14  # share of ink along a row
_LEAST_GROUPS = 3
_LEAST_LEVEL = 0.5  # cosine of a row's slope


@dataclass(frozen=True, slots=True)
class TextLine:
    """A row of marks.

    Attributes:
        start, end: Middle of its left and right end, x and y in pixels.
        height: Height of its marks in pixels.
    """

    start: Floats
    end: Floats
    height: float

    @property
    def length(self) -> float:
        """Distance from end to end."""
        return float(np.hypot(*(self.end - self.start)))

    @property
    def direction(self) -> Floats:
        """Unit vector from start to end."""
        return np.asarray((self.end - self.start) / max(self.length, 1e-6))

    def scaled(self, factor: float) -> "TextLine":
        """Return the line in a picture `factor` times as large."""
        return TextLine(self.start * factor, self.end * factor, self.height * factor)


def ink_picture(gray: Gray, size: int) -> Gray:
    """Return dark marks up to about `size` pixels as light ones on black (black-hat)."""
    kernel = cv2.getStructuringElement(cv2.MORPH_RECT, (size, size))
    smooth = cv2.GaussianBlur(gray, (3, 3), 0)
    return np.asarray(cv2.morphologyEx(smooth, cv2.MORPH_BLACKHAT, kernel), np.uint8)


def text_angles(ink: Gray, count: int) -> list[float]:
    """Return the likeliest directions of text in degrees, 0 to 180 clockwise, the best first."""
    half = cv2.resize(ink, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA).astype(np.float32)
    ridges = cv2.GaussianBlur(half, (0, 0), _TENSOR_BLUR)
    dx, dy = cv2.Sobel(ridges, cv2.CV_32F, 1, 0), cv2.Sobel(ridges, cv2.CV_32F, 0, 1)
    window = (31, 31)
    xx, yy, xy = (cv2.blur(product, window) for product in (dx * dx, dy * dy, dx * dy))
    spread = np.hypot(xx - yy, 2 * xy)
    coherence = spread / (xx + yy + 1e-3)
    across = 0.5 * np.degrees(np.arctan2(2 * xy, xx - yy))
    along = (across + 90) % 180
    weight = np.sqrt(spread) * coherence * coherence
    bins = (along / (180 / _ANGLE_BINS)).astype(np.int64) % _ANGLE_BINS
    histogram = np.bincount(bins.ravel(), weight.ravel(), _ANGLE_BINS)
    wide = histogram + 0.6 * (np.roll(histogram, 1) + np.roll(histogram, -1))
    angles = []
    for _ in range(count):
        peak = int(wide.argmax())
        near = np.arange(peak - 1, peak + 2) % _ANGLE_BINS
        offset = float((histogram[near] * (-1, 0, 1)).sum() / max(histogram[near].sum(), 1e-9))
        angles.append(float((peak + 0.5 + offset) * 180 / _ANGLE_BINS % 180))
        wide[np.arange(peak - _PEAK_DISTANCE, peak + _PEAK_DISTANCE + 1) % _ANGLE_BINS] = 0
    return angles


def find_lines(ink: Gray, angle: float, reach: int) -> list[TextLine]:
    """Find rows that run within about eight degrees of `angle`.

    Args:
        ink: Light marks on black.
        angle: Direction of the text in degrees, clockwise.
        reach: Gap between two marks of a row that is bridged, in pixels.

    Returns:
        The rows in the coordinates of `ink`, each from left to right of the turned picture.
    """
    turned, matrix = _turn(ink, angle)
    marks = ink_marks(turned, reach)
    if marks is None:
        return []
    density = cv2.blur(marks * np.uint8(255), (reach * 2 + 1, 1))
    dense = (density > 255 * _DENSITY).astype(np.uint8)
    closed = cv2.morphologyEx(dense, cv2.MORPH_CLOSE, np.ones((1, reach), np.uint8))
    rows = cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones((3, reach * 3), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(rows, connectivity=4)
    back = cv2.invertAffineTransform(matrix)
    longest = max(ink.shape)
    found = []
    for label in range(1, count):
        left, top, width, height = (int(value) for value in stats[label, :4])
        if width < _MIN_LENGTH * longest or width < 4 * height:
            continue
        box = (slice(top, top + height), slice(left, left + width))
        line = _fit(marks[box] * (labels[box] == label), reach)
        if line is None or line.length < _MIN_ASPECT * line.height:
            continue
        corner = np.array([left, top], np.float64)
        ends = np.stack([line.start + corner, line.end + corner])
        ends = ends @ back[:, :2].T + back[:, 2]
        found.append(TextLine(ends[0], ends[1], line.height))
    return found


def ink_marks(ink: Gray, reach: int) -> Gray | None:
    """Return 1 where there is print, 0 elsewhere; None for a picture without any."""
    lit = ink[ink > 0]
    if lit.size == 0:
        return None
    level, _ = cv2.threshold(lit, 0, 255, cv2.THRESH_OTSU)
    floor = cv2.blur(ink, (reach * 6 + 1, reach * 2 + 1))
    marks = ((ink > 0.45 * level) & (ink > floor * 1.15)).astype(np.uint8)
    return _without_rules(marks, reach)


def _without_rules(marks: NDArray[np.uint8], reach: int) -> NDArray[np.uint8]:
    """Take away frames, edges and underlines: strokes that no letter is long enough for."""
    for length, thicken in (((1, reach * 4), (3, 1)), ((reach * 5 // 2, 1), (1, 3))):
        thick = cv2.dilate(marks, np.ones(thicken, np.uint8))
        rules = cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones(length, np.uint8))
        marks = np.where(rules > 0, 0, marks).astype(np.uint8)
    return marks


def _turn(picture: Gray, angle: float) -> tuple[Gray, Floats]:
    """Turn so that text of direction `angle` lies level, on a canvas that holds everything."""
    height, width = picture.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    cosine, sine = abs(matrix[0, 0]), abs(matrix[0, 1])
    canvas = (int(width * cosine + height * sine) + 1, int(width * sine + height * cosine) + 1)
    matrix[:, 2] += (canvas[0] / 2 - width / 2, canvas[1] / 2 - height / 2)
    return np.asarray(cv2.warpAffine(picture, matrix, canvas), np.uint8), np.asarray(matrix)


def _fit(marks: NDArray[np.uint8], reach: int) -> TextLine | None:
    """Fit a straight line through the middles of the marks, column group by column group.

    Medians over the groups keep a stamp over a part of the row from moving or thickening it.
    """
    width = marks.shape[1]
    count = max(4, width // max(reach, 4))
    edges = np.linspace(0, width, count + 1).astype(np.int64)
    mass = np.add.reduceat(marks, edges[:-1], axis=1, dtype=np.float64)  # (height, groups)
    total = mass.sum(axis=0)
    keep = total > 0.25 * np.median(total)
    if keep.sum() < _LEAST_GROUPS:
        return None
    heaped = np.cumsum(mass[:, keep], axis=0) / total[keep]
    low, high = ((heaped > share).argmax(axis=0).astype(np.float64) for share in (0.04, 0.96))
    x = (edges[:-1] + edges[1:])[keep] / 2
    points = np.stack([x, (low + high) / 2], axis=1).astype(np.float32)
    vx, vy, px, py = (float(v) for v in cv2.fitLine(points, cv2.DIST_HUBER, 0, 0.01, 0.01).ravel())
    if abs(vx) < _LEAST_LEVEL:
        return None
    slope = vy / vx
    columns = np.flatnonzero(marks.any(axis=0))
    x0, x1 = float(columns[0]), float(columns[-1])
    thick = float(np.median(high - low)) + 1
    return TextLine(
        np.array([x0, py + (x0 - px) * slope]), np.array([x1, py + (x1 - px) * slope]), thick
    )
