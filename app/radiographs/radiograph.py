"""One radiograph, as it is looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from app.radiographs.scan_sidecar import Calibration
from app.radiographs.source_file import SourceFile

if TYPE_CHECKING:  # numpy costs a tenth of a second that the sign-in page does not need
    import numpy as np
    from numpy.typing import NDArray

    Values = NDArray[np.uint16] | NDArray[np.uint8]


@dataclass(frozen=True, slots=True, eq=False)
class Plane:
    """What a reader finds in a file.

    Attributes:
        values: (height, width) unsigned, 16 or 8 bits, as stored: nothing is scaled or turned.
            16-bit ones may be in the byte order of the file, and lie in the map of the file.
        white_is_zero: Low values are meant to be shown bright (TIFF 6.0, section 8,
            PhotometricInterpretation 0).
        raw: What the scanner measured; False for a copy made for display, with 8 bits.
        mapped: The values lie in the file itself.
        offset: What was added to the scanner's own values, where these may be negative.
    """

    values: Values
    white_is_zero: bool
    raw: bool
    mapped: bool
    offset: int = 0

    @property
    def bits(self) -> int:
        """Bits of a value: 16 or 8."""
        return self.values.dtype.itemsize * 8


@dataclass(frozen=True, slots=True, eq=False)
class Radiograph:
    """A radiograph that was read whole once: everything that is shown of it can be told quickly.

    Attributes:
        file_name: The file's own name.
        sha256: Of the untouched file, lower-case hex.
        plane: The values at full size.
        reduced: The same, each level half as wide and high as the one before (a pixel is the mean
            of the four below it); a last odd row or column is repeated. (height, width) each.
        histogram: How often each of the 2 ** bits values occurs, exactly.
        source: The file, as long as the values lie in it.
        low_energy: The same load through the low energy, pixel by pixel as large; None where there
            is one energy only.
        energies_kv: Peak voltage of the beams, high and low, in kilovolts, if the scanner says so.
        calibration: How large a pixel is, if the scanner says so.
        air, dark: Values where nothing stands in the beam, and without any beam, if the scanner
            says so.
        frame, frames: Which picture of a file with several this is, from 0, and how many.
        complete: It was read whole. Before that, only the picture itself is there: no digest, and
            a histogram of a smaller size.
    """

    file_name: str
    sha256: str
    plane: Plane
    reduced: tuple[Values, ...]
    histogram: NDArray[np.int64]
    source: SourceFile
    low_energy: Radiograph | None = None
    energies_kv: tuple[int, int] | None = None
    calibration: Calibration | None = None
    air: int | None = None
    dark: int | None = None
    frame: int = 0
    frames: int = 1
    complete: bool = True

    @property
    def width(self) -> int:
        """Pixels across."""
        return self.shape(0)[1]

    @property
    def height(self) -> int:
        """Pixels down."""
        return self.shape(0)[0]

    @property
    def bits(self) -> int:
        """Bits of a value: 16 or 8."""
        return self.plane.bits

    @property
    def levels(self) -> int:
        """How many sizes there are, the full one included."""
        return 1 + len(self.reduced)

    def shape(self, level: int) -> tuple[int, int]:
        """Return height and width of one level; 0 is the full size."""
        height, width = (self.reduced[level - 1] if level else self.plane.values).shape
        return height, width

    def part(self, level: int, rows: slice, columns: slice) -> Values:
        """Return a part of one level: (rows, columns), native byte order, without gaps.

        Raises:
            Problem: RADIOGRAPH_CHANGED, when somebody wrote to the file meanwhile.
        """
        return contiguous(self.glimpse(level, rows, columns))

    def glimpse(self, level: int, rows: slice, columns: slice) -> Values:
        """Return the same for use at once: it may lie in the file's map, with gaps between rows.

        Raises:
            Problem: RADIOGRAPH_CHANGED, when somebody wrote to the file meanwhile.
        """
        if level:
            return self.reduced[level - 1][rows, columns]
        if self.plane.mapped:
            self.source.require_unchanged()
        values = self.plane.values[rows, columns]
        return values if values.dtype.isnative else contiguous(values)


def contiguous(values: Values) -> Values:
    """Return the same values in native byte order and without gaps, as OpenCV wants them."""
    import numpy as np

    native = values.dtype.newbyteorder("=")
    return cast("Values", np.ascontiguousarray(values, dtype=native))
