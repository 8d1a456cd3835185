"""Groups rows of marks into what may be a zone: two or three parallel rows of equal pitch."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from app.documents.mrz_reader.text_lines import TextLine

_PARALLEL = np.cos(np.radians(3.0))
_PITCH = (1.3, 4.5)  # distance of neighbors, in heights of their marks
_OVERLAP = 0.62  # of the longer row
_HEIGHT_RATIO = 1.7
_EVEN_PITCH = 0.22  # by how much the two distances of three rows may differ
_JOIN_GAP = 9.0  # heights: rows that a stamp or a reflection has cut in two
_ASPECT = (12.0, 80.0)


@dataclass(frozen=True, slots=True)
class Chain:
    """Rows that lie one under the other, the upper one first, with their ends brought in line.

    Attributes:
        likeness: How much it looks like a zone; only for ordering.
    """

    lines: tuple[TextLine, ...]
    likeness: float

    @property
    def pitch(self) -> float:
        """Distance between neighboring rows in pixels."""
        gaps = [_apart(upper, lower) for upper, lower in pairwise(self.lines)]
        return float(np.mean(gaps))

    def scaled(self, factor: float) -> "Chain":
        """Return the chain in a picture `factor` times as large."""
        return Chain(tuple(line.scaled(factor) for line in self.lines), self.likeness)


def chains(lines: list[TextLine], limit: int) -> list[Chain]:
    """Return at most `limit` chains, the likeliest first."""
    rows = [line for line in _joined(lines) if _ASPECT[0] < line.length / line.height < _ASPECT[1]]
    pairs = [
        (i, j)
        for i, upper in enumerate(rows)
        for j, lower in enumerate(rows)
        if i != j and _neighbors(upper, lower)
    ]
    found = [_chain([rows[i], rows[j]]) for i, j in pairs]
    for i, j in pairs:
        for k, last in pairs:
            if k != j:
                continue
            first, second = _apart(rows[i], rows[j]), _apart(rows[j], rows[last])
            if abs(first - second) <= _EVEN_PITCH * max(first, second):
                found.append(_chain([rows[i], rows[j], rows[last]]))
    found.sort(key=lambda chain: -chain.likeness)
    return found[:limit]


def next_row(chain: Chain, steps: int) -> TextLine:
    """Return where a further row would lie: after the last (1) or before the first (-1)."""
    first, last = chain.lines[0], chain.lines[-1]
    count = len(chain.lines) - 1
    here = last if steps > 0 else first
    start = here.start + (last.start - first.start) / count * steps
    end = here.end + (last.end - first.end) / count * steps
    return TextLine(start, end, here.height)


def _apart(upper: TextLine, lower: TextLine) -> float:
    """Return how far `lower` lies under `upper`, square to it; negative if above."""
    along = upper.direction
    normal = np.array([-along[1], along[0]])
    return float(((lower.start + lower.end) / 2 - (upper.start + upper.end) / 2) @ normal)


def _neighbors(upper: TextLine, lower: TextLine) -> bool:
    if upper.direction @ lower.direction < _PARALLEL:
        return False
    height = (upper.height + lower.height) / 2
    if max(upper.height, lower.height) > _HEIGHT_RATIO * min(upper.height, lower.height):
        return False
    if not _PITCH[0] * height < _apart(upper, lower) < _PITCH[1] * height:
        return False
    return _overlap(upper, lower) >= _OVERLAP


def _overlap(one: TextLine, other: TextLine) -> float:
    """Return the shared stretch of both rows as a share of the longer one."""
    along = one.direction
    a0, a1 = float(one.start @ along), float(one.end @ along)
    b0, b1 = float(other.start @ along), float(other.end @ along)
    return max(0.0, min(a1, b1) - max(a0, b0)) / max(a1 - a0, b1 - b0, 1e-6)


def _joined(lines: list[TextLine]) -> list[TextLine]:
    """Join pieces of one row."""
    rows = sorted(lines, key=lambda line: -line.length)
    kept: list[TextLine] = []
    for line in rows:
        for place, other in enumerate(kept):
            if _continues(other, line):
                kept[place] = _span([other, line], other)
                break
        else:
            kept.append(line)
    return kept


def _continues(row: TextLine, piece: TextLine) -> bool:
    along = row.direction
    if along @ piece.direction < _PARALLEL:
        return False
    middle = (piece.start + piece.end) / 2 - row.start
    normal = np.array([-along[1], along[0]])
    if abs(float(middle @ normal)) > 0.45 * row.height:
        return False
    if max(row.height, piece.height) > _HEIGHT_RATIO * min(row.height, piece.height):
        return False
    center = float(middle @ along)
    gap = max(center - row.length, -center) - piece.length / 2
    return gap < _JOIN_GAP * row.height


def _span(pieces: list[TextLine], carrier: TextLine) -> TextLine:
    """Stretch `carrier` along itself until it covers `pieces`."""
    along = carrier.direction
    at = [float((point - carrier.start) @ along) for p in pieces for point in (p.start, p.end)]
    return TextLine(
        carrier.start + along * min(at), carrier.start + along * max(at), carrier.height
    )


def _chain(rows: list[TextLine]) -> Chain:
    """Bring the rows' ends in line and judge the chain."""
    overlap = min(_overlap(one, other) for one, other in pairwise(rows))
    longest = max(rows, key=lambda row: row.length)
    heights = [row.height for row in rows]
    height = float(np.median(heights))
    alike = min(heights) / max(heights)
    likeness = longest.length * overlap**2 * alike * (1.15 if len(rows) == 3 else 1.0)
    even = tuple(
        TextLine(line.start, line.end, height) for line in (_span(rows, row) for row in rows)
    )
    return Chain(even, likeness)
