"""Smooth outlines, and the endless lines that security printing is made of."""

from collections.abc import Sequence
from math import cos, pi, sin

Point = tuple[float, float]


def smooth(points: Sequence[Point], *, closed: bool = True, steps: int = 12) -> list[Point]:
    """Return a Catmull-Rom spline through `points`, as a polygon or an open line."""
    count = len(points)
    outline: list[Point] = []
    for i in range(count if closed else count - 1):
        near = (i - 1, i, i + 1, i + 2)
        p0, p1, p2, p3 = (points[k % count if closed else min(max(k, 0), count - 1)] for k in near)
        for step in range(steps):
            t = step / steps
            x, y = (_spline(p0[axis], p1[axis], p2[axis], p3[axis], t) for axis in (0, 1))
            outline.append((x, y))
    if not closed:
        outline.append(points[-1])
    return outline


def ellipse(center: Point, radius_x: float, radius_y: float, steps: int = 72) -> list[Point]:
    """Return an ellipse as a polygon."""
    return [
        (
            center[0] + radius_x * cos(2 * pi * i / steps),
            center[1] + radius_y * sin(2 * pi * i / steps),
        )
        for i in range(steps)
    ]


def rosette(
    center: Point, radius: float, *, petals: int, depth: float, phase: float
) -> list[Point]:
    """Return one closed line of a rosette: a circle whose radius swings `petals` times."""
    steps = petals * 30
    line: list[Point] = []
    for i in range(steps + 1):
        angle = 2 * pi * i / steps
        r = radius * (1 + depth * cos(petals * angle + phase))
        line.append((center[0] + r * cos(angle), center[1] + r * sin(angle)))
    return line


def wave(
    width: float, middle: float, *, height: float, length: float, phase: float, swell: float
) -> list[Point]:
    """Return one line of a wave band from 0 to `width`; its height swells and ebbs on the way."""
    steps = max(8, round(width / length * 24))
    line: list[Point] = []
    for i in range(steps + 1):
        x = width * i / steps
        tide = 0.55 + 0.45 * sin(2 * pi * x / swell + phase / 3)
        line.append((x, middle + height * tide * sin(2 * pi * x / length + phase)))
    return line


def _spline(p0: float, p1: float, p2: float, p3: float, t: float) -> float:
    return 0.5 * (
        2 * p1
        + (p2 - p0) * t
        + (2 * p0 - 5 * p1 + 4 * p2 - p3) * t * t
        + (3 * p1 - p0 - 3 * p2 + p3) * t * t * t
    )
