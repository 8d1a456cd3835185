"""TIFF (Adobe, revision 6.0, and BigTIFF): 16-bit grayscale is a radiograph as it was measured.

Two pages of one size whose names (tag PageName) say high and low are one load in two energies.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from app.problems import Problem, ProblemCode
from app.radiographs.formats import png_jpeg
from app.radiographs.formats.packing import UNPACKERS
from app.radiographs.formats.scan_format import Scan
from app.radiographs.formats.segments import Layout, unpacked_segments
from app.radiographs.limits import DAMAGE, MAX_UNPACKED, require_size
from app.radiographs.radiograph import Plane
from app.radiographs.source_file import SourceFile
from app.radiographs.watch import Watch

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from tifffile import TiffPage

_BEGINNINGS = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
_RAW = (1, 16, 1)  # one sample of 16 bits, unsigned (SampleFormat 1)
_WHITE_IS_ZERO, _BLACK_IS_ZERO = 0, 1
_PLAIN = 1
_NO_PREDICTOR, _DIFFERENCES = 1, 2
_PAGE_NAME = 285
_HIGH = frozenset({"high", "high energy", "he"})
_LOW = frozenset({"low", "low energy", "le"})


class Tiff:
    """The format."""

    def knows(self, source: SourceFile) -> bool:
        """Say whether a file begins as TIFF does, in either byte order."""
        return source.data[:4] in _BEGINNINGS

    def read(self, source: SourceFile, frame: int, watch: Watch) -> Scan:  # noqa: ARG002 - one picture
        """Return the first picture, in the pixels' own order (Orientation is not applied).

        Raises:
            Problem: NOT_A_RADIOGRAPH, RADIOGRAPH_TRUNCATED, RADIOGRAPH_CONTRADICTORY,
                RADIOGRAPH_TOO_LARGE, RADIOGRAPH_COMPRESSION, RADIOGRAPH_CHANGED.
            Stopped: Nobody waits for it any more.
        """
        import tifffile

        # It tells its log of damage, in words that may hold what the file's tags say.
        logging.getLogger("tifffile").setLevel(logging.CRITICAL + 1)
        source.data.seek(0)
        try:
            # A map can be read and sought like a file; the type wants a file's other habits too.
            file = tifffile.TiffFile(source.data, name=source.name)  # type: ignore[arg-type]  # see above
            pages = [_Page(page) for page in _first_two(file)]
        except DAMAGE as error:
            raise Problem(ProblemCode.RADIOGRAPH_TRUNCATED, type(error).__name__) from error
        first = pages[0]
        if first.kind[1] <= 8:
            return Scan(source, png_jpeg.read_picture(source))
        if len(pages) == 2 and {page.energy for page in pages} == {"high", "low"}:
            high, low = sorted(pages, key=lambda page: page.energy)
            if low.layout.size != high.layout.size:
                raise Problem(ProblemCode.RADIOGRAPH_CONTRADICTORY, "energies")
            scan = Scan(source, high.plane(source, watch.within(0, 0.5)))
            return replace(scan, low=Scan(source, low.plane(source, watch.within(0.5, 1))))
        return Scan(source, first.plane(source, watch))


def _first_two(file: object) -> list[TiffPage]:
    import tifffile

    assert isinstance(file, tifffile.TiffFile)
    first = file.pages.first
    assert isinstance(first, tifffile.TiffPage)
    try:
        second = file.pages.get(1)
    except DAMAGE:  # there is none, or nothing that could be one
        return [first]
    return [first, second] if isinstance(second, tifffile.TiffPage) else [first]


class _Page:
    """What the tags of one page say."""

    def __init__(self, page: TiffPage) -> None:
        self.kind = (page.samplesperpixel, int(page.bitspersample), int(page.sampleformat))
        self.layout = _layout(page)
        self.energy = _energy(page)
        self._photometric = int(page.photometric)
        self._predictor = int(page.predictor)
        self._packing = int(page.compression)

    def plane(self, source: SourceFile, watch: Watch) -> Plane:
        """Return the values."""
        photometric = self._photometric
        if self.kind != _RAW or photometric not in (_WHITE_IS_ZERO, _BLACK_IS_ZERO):
            raise Problem(ProblemCode.NOT_A_RADIOGRAPH, f"{self.kind} {photometric}")
        if self._predictor not in (_NO_PREDICTOR, _DIFFERENCES):
            raise Problem(ProblemCode.RADIOGRAPH_COMPRESSION, f"TIFF predictor {self._predictor}")
        values, mapped = _values(source, self.layout, self._packing, watch)
        return Plane(values, photometric == _WHITE_IS_ZERO, raw=True, mapped=mapped)


def _energy(page: TiffPage) -> str:
    """Return `high` or `low`, as the page is named; empty for any other name."""
    said = page.tags.valueof(_PAGE_NAME, "")
    name = str(said).strip().casefold()
    return "high" if name in _HIGH else "low" if name in _LOW else ""


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


def _values(
    source: SourceFile, layout: Layout, packing: int, watch: Watch
) -> tuple[NDArray[np.uint16], bool]:
    """Return the values, and whether they lie in the map."""
    if packing == _PLAIN:
        start = layout.require_whole(source.size)
        require_size(layout.width, layout.height)
        if start is not None:
            return _mapped(source, layout, start), True
    elif packing not in UNPACKERS:
        raise Problem(ProblemCode.RADIOGRAPH_COMPRESSION, _packing_name(packing))
    require_size(layout.width, layout.height)
    if packing != _PLAIN:  # one of them is unpacked in one go
        require_size(layout.across, layout.down, MAX_UNPACKED)
    return unpacked_segments(source, layout, UNPACKERS.get(packing), watch), False


def _packing_name(packing: int) -> str:
    from tifffile import COMPRESSION

    try:
        return f"TIFF {COMPRESSION(packing).name}"
    except ValueError:
        return f"TIFF compression {packing}"


def _mapped(source: SourceFile, layout: Layout, start: int) -> NDArray[np.uint16]:
    import numpy as np

    values = np.frombuffer(
        source.data, np.dtype(f"{layout.byte_order}u2"), layout.width * layout.height, start
    )
    return values.reshape(layout.height, layout.width)
