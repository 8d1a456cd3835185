"""Strips and tiles of a TIFF (revision 6.0, sections 3, 14, 15): where they lie, what they hold."""

from __future__ import annotations

from collections import deque
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from app.problems import Problem, ProblemCode
from app.radiographs.formats.packing import Packed, Unpack
from app.radiographs.source_file import SourceFile
from app.radiographs.watch import Watch

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_VALUE_BYTES = 2
_HANDS = 2
_LARGEST_TILE = 1 << 26  # values; no writer makes any that large


@dataclass(frozen=True, slots=True)
class Layout:
    """How the values of a 16-bit picture lie in its file, as the header says.

    Attributes:
        width, height: Of the picture, in pixels.
        across, down: Of a strip or tile, in pixels; the last strip may be lower.
        tiled: Tiles rather than strips.
        offsets, counts: Where each begins in the file, and how many bytes it has there.
        byte_order: `<` or `>`.
        differences: Each value is stored as its difference to the one before (Predictor 2).
    """

    width: int
    height: int
    across: int
    down: int
    tiled: bool
    offsets: tuple[int, ...]
    counts: tuple[int, ...]
    byte_order: str
    differences: bool

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the picture."""
        return self.width, self.height

    def require_whole(self, size: int) -> int | None:
        """Refuse uncompressed values that are not all in a file of `size` bytes.

        Returns:
            Where the first value lies, if all the others follow it row by row; None otherwise.

        Raises:
            Problem: RADIOGRAPH_CONTRADICTORY, RADIOGRAPH_TRUNCATED.
        """
        self.require_consistent()
        expected = sum(self.values_in(index) for index in range(len(self.offsets)))
        if sum(self.counts) < expected * _VALUE_BYTES:
            raise Problem(ProblemCode.RADIOGRAPH_CONTRADICTORY, "bytes")
        ends = (start + count for start, count in zip(self.offsets, self.counts, strict=True))
        if max(ends) > size:
            raise Problem(ProblemCode.RADIOGRAPH_TRUNCATED, "bytes")
        strips = list(zip(self.offsets, self.counts, strict=True))
        in_order = all(a[0] + a[1] == b[0] for a, b in pairwise(strips))
        exact = all(
            count == self.values_in(index) * _VALUE_BYTES
            for index, count in enumerate(self.counts[:-1])
        )
        return self.offsets[0] if in_order and exact and not self.tiled else None

    def values_in(self, index: int) -> int:
        """Return how many values a strip or tile holds."""
        return self.across * self._rows(index)

    def place(self, index: int) -> tuple[int, int, int]:
        """Return left, top and rows of a strip or tile."""
        columns = -(-self.width // self.across)
        down, along = divmod(index, columns)
        return along * self.across, down * self.down, self._rows(index)

    def _rows(self, index: int) -> int:
        return self.down if self.tiled else min(self.down, self.height - index * self.down)

    def require_consistent(self) -> None:
        """Refuse a header whose numbers cannot all be true."""
        sizes = (self.width, self.height, self.across, self.down)
        if min(sizes) < 1 or self.across * self.down > max(
            _LARGEST_TILE, 0 if self.tiled else self.width * self.height
        ):
            raise Problem(ProblemCode.RADIOGRAPH_CONTRADICTORY, "sizes")
        if min(*self.offsets, *self.counts, 0) < 0:
            raise Problem(ProblemCode.RADIOGRAPH_CONTRADICTORY, "offsets")
        wanted = -(-self.width // self.across) * -(-self.height // self.down)
        if len(self.offsets) != wanted or len(self.counts) != wanted:
            raise Problem(ProblemCode.RADIOGRAPH_CONTRADICTORY, "segments")


def unpacked_segments(
    source: SourceFile, layout: Layout, unpack: Unpack | None, watch: Watch
) -> NDArray[np.uint16]:
    """Return the values of a picture in strips or tiles: (height, width).

    Args:
        source: The file.
        layout: Where they lie.
        unpack: How each is unpacked; None if they are not packed.
        watch: Hears how far it is.

    Raises:
        Problem: RADIOGRAPH_TRUNCATED, RADIOGRAPH_CONTRADICTORY, RADIOGRAPH_CHANGED.
        Stopped: Nobody waits for it any more.
    """
    import numpy as np

    layout.require_consistent()
    picture = np.empty((layout.height, layout.width), np.uint16)
    kind = np.dtype(f"{layout.byte_order}u2")
    file = memoryview(source.data)  # a copy of a piece would keep the screen waiting for the disk

    def fill(index: int) -> None:
        watch.step(index, len(layout.offsets))
        start, count = layout.offsets[index], layout.counts[index]
        left, top, rows = layout.place(index)
        wanted = layout.values_in(index) * _VALUE_BYTES
        source.require_unchanged()
        content: Packed = file[start : start + count]
        if unpack is not None:
            content = unpack(content, wanted)
        if len(content) < wanted:
            raise Problem(ProblemCode.RADIOGRAPH_TRUNCATED, "segment")
        values = np.frombuffer(content, kind, layout.values_in(index)).reshape(rows, layout.across)
        if layout.differences:
            values = np.cumsum(values, axis=1, dtype=np.uint16)
        part = picture[top : top + rows, left : left + layout.across]
        part[...] = values[: part.shape[0], : part.shape[1]]

    # All hands take from one heap. A task for each of some thousand tiles would be so many objects
    # that Python looks through all there are for dead ones, and holds up the screen meanwhile.
    left_over = iter(range(len(layout.offsets)))

    def work() -> None:
        try:
            for index in left_over:
                fill(index)
        except BaseException:
            deque(left_over, maxlen=0)  # the others end, too
            raise

    with ThreadPoolExecutor(_HANDS, "unpack") as hands:
        for each in [hands.submit(work) for _ in range(_HANDS)]:
            each.result()
    return picture
