"""How large a radiograph may be, and what is caught when a file is not what it says."""

import struct
import zlib

from app.problems import Problem, ProblemCode

_MAX_SIDE = 200_000
_MAX_PIXELS = 500_000_000  # a train of two cars at 4 mm; 16 bits and the smaller levels: 1.3 GB
MAX_UNPACKED = 89_000_000
"""Pixels of a picture that another program's decoder unpacks in one go; Pillow warns above."""
DAMAGE = (
    OSError,
    SyntaxError,  # Pillow's word for a broken chunk
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    EOFError,
    MemoryError,
    RuntimeError,
    struct.error,
    zlib.error,
)
"""What Pillow and tifffile raise on files that are damaged in every way there is."""


def require_size(width: int, height: int, most: int = _MAX_PIXELS) -> None:
    """Refuse a picture that no desk could hold, or that has no pixels at all.

    Args:
        width: Pixels across, as the header says.
        height: Pixels down.
        most: How many pixels there may be.

    Raises:
        Problem: RADIOGRAPH_CONTRADICTORY (no pixels), RADIOGRAPH_TOO_LARGE.
    """
    if width < 1 or height < 1:
        raise Problem(ProblemCode.RADIOGRAPH_CONTRADICTORY, f"{width} x {height}")
    if max(width, height) > _MAX_SIDE or width * height > most:
        raise Problem(ProblemCode.RADIOGRAPH_TOO_LARGE, f"{width} x {height}")
