"""Where a picture may hold a matrix symbol: compact blocks that are dense with edges.

They are read larger than they are: small modules, and those that lie askew, need it.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from app.documents.barcodes.symbol import Attempt, Symbol
from app.documents.barcodes.texture import Texture
from app.documents.barcodes.zxing_engine import MATRIX, read_symbols

Gray = NDArray[np.uint8]

_STRENGTH = 700.0
_COHERENCE = 0.75  # above, they are bars
_SMALLEST = 3  # cells, each way: the smallest Data Matrix has ten modules
_SLIMMEST = 5.0  # times as long as wide; lines of print are slimmer
_FILLED = 0.5  # share of its box
_BESIDE = 2  # cells of quiet zone
_LARGEST_PX = 600  # each way: beyond, modules are large enough for a quicker look, or it is print
_MOST = 4
_ENLARGED = 400  # pixels of the longer side up to which a block is enlarged
_TIMES = 2.0


@dataclass(frozen=True, slots=True)
class Block:
    """An upright box, in pixels of the picture: `right` and `bottom` are just outside."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def center(self) -> tuple[float, float]:
        """Return x and y."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


def find_matrix_blocks(texture: Texture) -> tuple[Block, ...]:
    """Return the blocks, the largest first; at most four."""
    if texture.strength.size == 0:
        return ()
    dense = (texture.strength > _STRENGTH) & (texture.coherence < _COHERENCE)
    closed = cv2.morphologyEx(dense.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(closed, connectivity=4)
    blocks = []
    for x, y, width, height, area in sorted(
        stats[1:].tolist(), key=lambda one: one[cv2.CC_STAT_AREA], reverse=True
    ):
        if (
            min(width, height) < _SMALLEST
            or max(width, height) > _SLIMMEST * min(width, height)
            or max(width, height) * texture.pixels > _LARGEST_PX
            or area < _FILLED * width * height
        ):
            continue
        sides = x - _BESIDE, y - _BESIDE, x + width + _BESIDE, y + height + _BESIDE
        blocks.append(Block(*(max(0, round(side * texture.pixels)) for side in sides)))
        if len(blocks) == _MOST:
            break
    return tuple(blocks)


def read_block(gray: Gray, block: Block, *, mirrored: bool = False) -> tuple[Symbol, ...]:
    """Return the matrix symbols of a block.

    Args:
        gray: The picture, (height, width) unsigned 8-bit.
        block: Where to look.
        mirrored: Look at it from behind; only Data Matrix needs it.
    """
    piece = gray[block.top : block.bottom, block.left : block.right]
    if 0 in piece.shape:
        return ()
    times = _TIMES if max(piece.shape) <= _ENLARGED else 1.0
    if times > 1:
        piece = np.asarray(
            cv2.resize(piece, None, fx=times, fy=times, interpolation=cv2.INTER_CUBIC), np.uint8
        )
    if mirrored:
        piece = piece[:, ::-1]

    def to_picture(places: NDArray[np.float64]) -> NDArray[np.float64]:
        inside = places.copy()
        if mirrored:
            inside[:, 0] = piece.shape[1] - 1 - inside[:, 0]
        return (inside + 0.5) / times - 0.5 + (block.left, block.top)

    return read_symbols(
        piece,
        ",".join(MATRIX),
        Attempt.MIRRORED if mirrored else Attempt.CUT_OUT,
        to_picture=to_picture,
        downscaled=False,
    )
