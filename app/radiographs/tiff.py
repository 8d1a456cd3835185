"""TIFF (Adobe, revision 6.0, and BigTIFF): 16-bit grayscale is a radiograph as it was measured."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from app.problems import Problem, ProblemCode
from app.radiographs import display_copy
from app.radiographs.limits import DAMAGE, MAX_UNPACKED, require_size
from app.radiographs.radiograph import Plane
from app.radiographs.segments import Layout, unpacked_segments
from app.radiographs.source_file import SourceFile

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from tifffile import TiffPage

BEGINNINGS = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")

_RAW = (1, 16, 1)  # one sample of 16 bits, unsigned (SampleFormat 1)
_WHITE_IS_ZERO, _BLACK_IS_ZERO = 0, 1
_PLAIN, _DEFLATE = (1,), (8, 32946)
_NO_PREDICTOR, _DIFFERENCES = 1, 2


def read(source: SourceFile) -> Plane:
    """Return the first picture of a TIFF, in the pixels' own order (Orientation is not applied).

    Raises:
        Problem: NOT_A_RADIOGRAPH, RADIOGRAPH_TRUNCATED, RADIOGRAPH_CONTRADICTORY,
            RADIOGRAPH_TOO_LARGE, RADIOGRAPH_COMPRESSION.
    """
    import tifffile

    # It tells its log of damage, in words that may hold what the file's tags say.
    logging.getLogger("tifffile").setLevel(logging.CRITICAL + 1)
    source.data.seek(0)
    try:
        # A map can be read and sought like a file; the type wants a file's other habits too.
        file = tifffile.TiffFile(source.data, name=source.name)  # type: ignore[arg-type]  # see above
        page = file.pages.first
        assert isinstance(page, tifffile.TiffPage)
        kind = (page.samplesperpixel, int(page.bitspersample), int(page.sampleformat))
        photometric = int(page.photometric)
        packing = int(page.compression)
        layout = _layout(page)
    except DAMAGE as error:
        raise Problem(ProblemCode.RADIOGRAPH_TRUNCATED, type(error).__name__) from error
    if kind[1] <= 8:
        return display_copy.read(source)
    if kind != _RAW or photometric not in (_WHITE_IS_ZERO, _BLACK_IS_ZERO):
        raise Problem(ProblemCode.NOT_A_RADIOGRAPH, f"{kind} {photometric}")
    values, mapped = _values(source, layout, packing)
    return Plane(values, photometric == _WHITE_IS_ZERO, raw=True, mapped=mapped)


def _layout(page: TiffPage) -> Layout:
    tiled = page.is_tiled
    return Layout(
        width=int(page.imagewidth),
        height=int(page.imagelength),
        across=int(page.tilewidth) if tiled else int(page.imagewidth),
        down=int(page.tilelength) if tiled else min(int(page.rowsperstrip), int(page.imagelength)),
        tiled=tiled,
        offsets=tuple(int(each) for each in page.dataoffsets),
        counts=tuple(int(each) for each in page.databytecounts),
        byte_order=page.parent.byteorder,
        differences=int(page.predictor) == _DIFFERENCES,
    )


def _values(source: SourceFile, layout: Layout, packing: int) -> tuple[NDArray[np.uint16], bool]:
    """Return the values, and whether they lie in the map."""
    if packing in _PLAIN:
        start = layout.require_whole(source.size)
        require_size(layout.width, layout.height)
        if start is not None:
            return _mapped(source, layout, start), True
        return unpacked_segments(source, layout, packed=False), False
    if packing in _DEFLATE:
        require_size(layout.width, layout.height)
        return unpacked_segments(source, layout, packed=True), False
    require_size(layout.width, layout.height, MAX_UNPACKED)
    return _by_libtiff(source, packing), False


def _mapped(source: SourceFile, layout: Layout, start: int) -> NDArray[np.uint16]:
    import numpy as np

    values = np.frombuffer(
        source.data, np.dtype(f"{layout.byte_order}u2"), layout.width * layout.height, start
    )
    return values.reshape(layout.height, layout.width)


def _by_libtiff(source: SourceFile, packing: int) -> NDArray[np.uint16]:
    """Unpack LZW, zstd and what else libtiff knows."""
    try:
        image = display_copy.opened(source)
    except Problem as problem:
        if problem.code is ProblemCode.RADIOGRAPH_TRUNCATED:  # it does not even know the header
            raise Problem(ProblemCode.RADIOGRAPH_COMPRESSION, str(packing)) from problem
        raise
    if not image.mode.startswith("I;16"):
        raise Problem(ProblemCode.RADIOGRAPH_COMPRESSION, str(packing))
    return display_copy.unpacked(image)
