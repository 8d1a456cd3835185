"""Radiographs in files, whole and broken."""

import struct
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import tifffile
from numpy.typing import NDArray

Values = NDArray[np.uint16]


def ramp(width: int = 60, height: int = 40) -> Values:
    """Values that are all different as long as there are enough of them."""
    return (np.arange(width * height) * 97 % 65_536).astype(np.uint16).reshape(height, width)


def tiff(values: NDArray[Any], **how: Any) -> bytes:
    """Return a TIFF; `how` goes to tifffile."""
    content = BytesIO()
    tifffile.imwrite(content, values, metadata=None, **{"photometric": "minisblack", **how})
    return content.getvalue()


def put(folder: Path, content: bytes, name: str = "scan.tif") -> Path:
    """Write a file; return where it is."""
    path = folder / name
    path.write_bytes(content)
    return path


def header(
    width: int,
    height: int,
    content: bytes = b"",
    *,
    compression: int = 1,
    offsets: Sequence[int] | None = None,
    counts: Sequence[int] | None = None,
    rows_per_strip: int | None = None,
    photometric: int = 1,
    bits: int = 16,
    extra: dict[int, int] | None = None,
) -> bytes:
    """Return a little-endian TIFF whose tags say what they are told, true or not."""
    tags: dict[int, tuple[int, ...]] = {
        256: (width,),
        257: (height,),
        258: (bits,),
        259: (compression,),
        262: (photometric,),
        277: (1,),
        278: (height if rows_per_strip is None else rows_per_strip,),
        339: (1,),
        **{tag: (value,) for tag, value in (extra or {}).items()},
    }
    start = 8 + 2 + 12 * (len(tags) + 2) + 4 + 8 * 64
    tags[273] = tuple((start,) if offsets is None else offsets)
    tags[279] = tuple((len(content),) if counts is None else counts)
    directory, further = struct.pack("<H", len(tags)), b""
    place = 8 + 2 + 12 * len(tags) + 4
    for tag, numbers in sorted(tags.items()):
        if len(numbers) == 1:
            kind = "I" if numbers[0] >= 0 else "i"  # LONG or SLONG
            code = {"I": 4, "i": 9}[kind]
            directory += struct.pack(f"<HHI{kind}", tag, code, 1, numbers[0])
        else:
            directory += struct.pack("<HHII", tag, 4, len(numbers), place + len(further))
            further += struct.pack(f"<{len(numbers)}I", *numbers)
    whole = b"II*\0" + struct.pack("<I", 8) + directory + struct.pack("<I", 0) + further
    return whole.ljust(start, b"\0") + content
