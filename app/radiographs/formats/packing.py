"""How strips and tiles of a TIFF are packed. None ever unpacks into more than it should hold."""

from __future__ import annotations

import struct
import sys
from collections.abc import Callable
from io import BytesIO

from app.problems import Problem, ProblemCode
from app.radiographs.limits import DAMAGE

Packed = bytes | memoryview
Unpack = Callable[[Packed, int], bytes]
"""Takes what is packed and how many bytes it should hold; returns no more than that, maybe less.

Raises:
    Problem: RADIOGRAPH_TRUNCATED, when it is damaged.
"""

_LZW, _DEFLATE, _OLD_DEFLATE, PACKBITS = 5, 8, 32946, 32773
_ZSTD, _OLD_ZSTD = 50000, 34926


def _inflated(content: Packed, most: int) -> bytes:
    """Unpack zlib (RFC 1950); ISA-L does so twice as fast as zlib itself."""
    from isal import isal_zlib
    from isal.igzip_lib import IsalError

    try:
        return bytes(isal_zlib.decompressobj().decompress(content, most))
    except (IsalError, EOFError, MemoryError) as error:  # type: ignore[misc]  # its stub says an instance
        raise Problem(ProblemCode.RADIOGRAPH_TRUNCATED, "deflate") from error


def _zstd(content: Packed, most: int) -> bytes:
    """Unpack Zstandard (RFC 8878)."""
    if sys.version_info >= (3, 14):
        from compression import zstd
    else:
        from backports import zstd
    try:
        return zstd.ZstdDecompressor().decompress(content, most)
    except (zstd.ZstdError, EOFError) as error:
        raise Problem(ProblemCode.RADIOGRAPH_TRUNCATED, "zstd") from error


def _by_libtiff(packing: int) -> Unpack:
    """Return a way to unpack what libtiff knows: as a picture of bytes, in a TIFF of its own."""

    def unpack(content: Packed, most: int) -> bytes:
        from PIL import Image

        picture = _tiff_of(content, most, packing)
        try:
            return Image.open(BytesIO(picture), formats=("TIFF",)).tobytes()
        except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
            raise Problem(ProblemCode.RADIOGRAPH_TOO_LARGE, "segment") from error
        except DAMAGE as error:
            raise Problem(ProblemCode.RADIOGRAPH_TRUNCATED, type(error).__name__) from error

    return unpack


def _tiff_of(content: Packed, width: int, packing: int) -> bytes:
    """Return a TIFF of one strip, one row and 8 bits, as its header's tags need it."""
    tags = (
        (256, width),
        (257, 1),
        (258, 8),
        (259, packing),
        (262, 1),
        (273, 8 + 2 + 12 * 9 + 4),
        (277, 1),
        (278, 1),
        (279, len(content)),
    )
    directory = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in tags)
    return struct.pack("<2sHIH", b"II", 42, 8, len(tags)) + directory + bytes(4) + content


UNPACKERS: dict[int, Unpack] = {
    _LZW: _by_libtiff(_LZW),
    _DEFLATE: _inflated,
    _OLD_DEFLATE: _inflated,
    PACKBITS: _by_libtiff(PACKBITS),
    _ZSTD: _zstd,
    _OLD_ZSTD: _zstd,
}
"""By the TIFF's number of its compression."""
