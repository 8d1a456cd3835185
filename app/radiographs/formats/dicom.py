"""DICOM (PS3.5, PS3.10) and DICOS (NEMA IIC 1), which stores its pixels in the same way.

One sample a pixel, 8 or 16 bits, with or without a sign, in either byte order. What is not
compressed stays in the file's map; `dicom_packed` unpacks the rest.
Nothing about people that the header may hold is read, shown or logged.
"""

from __future__ import annotations

import logging
import warnings
from typing import TYPE_CHECKING, cast

from app.problems import Problem, ProblemCode
from app.radiographs.formats.dicom_packed import unpacked_frame
from app.radiographs.formats.dicom_shape import Shape, shape_of
from app.radiographs.formats.scan_format import Scan
from app.radiographs.limits import DAMAGE, MAX_UNPACKED, require_size
from app.radiographs.radiograph import Plane
from app.radiographs.scan_sidecar import Calibration
from app.radiographs.source_file import SourceFile
from app.radiographs.watch import Watch

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from pydicom.dataset import FileDataset

_PREAMBLE, _MAGIC = 128, b"DICM"
_IMPLICIT, _EXPLICIT, _BIG_ENDIAN = (
    "1.2.840.10008.1.2",
    "1.2.840.10008.1.2.1",
    "1.2.840.10008.1.2.2",
)
_PIXEL_DATA = (0x7FE0, 0x0010)
_LONG = (b"OB", b"OW", b"UN")  # value representations with 32 bits of length (PS3.5, 7.1.2)
_UM = 1000
_SIGN = 1 << 15


class Dicom:
    """The format."""

    def knows(self, source: SourceFile) -> bool:
        """Say whether a file has DICOM's magic behind its preamble (PS3.10, 7.1)."""
        return source.data[_PREAMBLE : _PREAMBLE + len(_MAGIC)] == _MAGIC

    def read(self, source: SourceFile, frame: int, watch: Watch) -> Scan:
        """Return one picture of a DICOM file.

        Raises:
            Problem: NOT_A_RADIOGRAPH, RADIOGRAPH_TRUNCATED, RADIOGRAPH_CONTRADICTORY,
                RADIOGRAPH_TOO_LARGE, RADIOGRAPH_COMPRESSION, RADIOGRAPH_CHANGED,
                RADIOGRAPH_PART_MISSING (there is no such frame).
            Stopped: Nobody waits for it any more.
        """
        from pydicom.errors import BytesLengthException, InvalidDicomError

        watch.step(0, 1)
        source.require_unchanged()
        try:
            header, start = _header(source)
            shape = shape_of(header)
            calibration = _calibration(header)
        except (*DAMAGE, BytesLengthException, InvalidDicomError) as error:
            raise Problem(ProblemCode.RADIOGRAPH_TRUNCATED, type(error).__name__) from error
        shape.require_sound()
        if frame >= shape.frames:
            raise Problem(ProblemCode.RADIOGRAPH_PART_MISSING, "frame")
        if shape.syntax in (_IMPLICIT, _EXPLICIT, _BIG_ENDIAN):
            require_size(shape.columns, shape.rows)
            values, mapped = _in_file(source, shape, start, frame), True
        else:
            require_size(shape.columns, shape.rows, MAX_UNPACKED)
            values, mapped = unpacked_frame(source, start, shape, frame, watch), False
        stored, mapped = _unsigned(values, shape, mapped=mapped)
        plane = Plane(
            stored,
            white_is_zero=shape.photometric == "MONOCHROME1",
            raw=shape.allocated == 16 and not shape.lossy,
            mapped=mapped,
            offset=_SIGN if shape.signed else 0,
        )
        return Scan(source, plane, frames=shape.frames, calibration=calibration)


def _header(source: SourceFile) -> tuple[FileDataset, int]:
    """Return the header, and where the pixels' element begins."""
    import pydicom
    from pydicom import config

    # It tells its log of oddities, in words that may hold what the header says of somebody.
    logging.getLogger("pydicom").setLevel(logging.CRITICAL + 1)
    warnings.filterwarnings("ignore", module="pydicom")
    config.settings.reading_validation_mode = config.IGNORE
    source.data.seek(0)
    # A map can be read and sought like a file; the type wants a file's other habits too.
    header = pydicom.dcmread(source.data, stop_before_pixels=True)  # type: ignore[arg-type]  # see above
    return header, source.data.tell()


def _calibration(header: FileDataset) -> Calibration | None:
    """Return the size of a pixel: calibrated if it is, else at the detector; zero says nothing."""
    for name, plane in (("PixelSpacing", ""), ("ImagerPixelSpacing", "detector")):
        spacing = header.get(name)
        if spacing is not None and len(spacing) == 2:
            down, across = (round(float(each) * _UM) for each in spacing)
            if down > 0 and across > 0:
                return Calibration(across, down, plane)
    return None


def _in_file(source: SourceFile, shape: Shape, start: int, frame: int) -> NDArray[np.generic]:
    """Return a frame as it lies in the file: (rows, columns)."""
    import numpy as np

    order = ">" if shape.syntax == _BIG_ENDIAN else "<"
    begin, length = _element(source, start, order, explicit=shape.syntax != _IMPLICIT)
    pixels = shape.rows * shape.columns
    each = pixels * shape.allocated // 8
    if length < each * shape.frames:
        raise Problem(ProblemCode.RADIOGRAPH_CONTRADICTORY, "bytes")
    if begin + each * shape.frames > source.size:
        raise Problem(ProblemCode.RADIOGRAPH_TRUNCATED, "bytes")
    kind = np.dtype(f"{order}u2") if shape.allocated == 16 else np.dtype(np.uint8)
    values = np.frombuffer(source.data, kind, pixels, begin + frame * each)
    return values.reshape(shape.rows, shape.columns)


def _element(source: SourceFile, start: int, order: str, *, explicit: bool) -> tuple[int, int]:
    """Return where the pixels begin, and how many bytes their element says it holds."""
    head = source.data[start : start + 12]
    endian = "big" if order == ">" else "little"
    tag = tuple(int.from_bytes(head[at : at + 2], endian) for at in (0, 2))  # type: ignore[arg-type]  # one of two words
    if len(head) < 12 or tag != _PIXEL_DATA:
        raise Problem(ProblemCode.RADIOGRAPH_TRUNCATED, "no pixels")
    if explicit and head[4:6] in _LONG:
        return start + 12, int.from_bytes(head[8:12], endian)  # type: ignore[arg-type]  # see above
    if explicit:
        raise Problem(ProblemCode.RADIOGRAPH_CONTRADICTORY, "representation")
    return start + 8, int.from_bytes(head[4:8], endian)  # type: ignore[arg-type]  # see above


def _unsigned(
    values: NDArray[np.generic], shape: Shape, *, mapped: bool
) -> tuple[NDArray[np.uint16] | NDArray[np.uint8], bool]:
    """Return the values without a sign and without bits that are none of theirs; and if mapped."""
    import numpy as np

    if shape.allocated == 8:
        return values.astype(np.uint8, copy=False), mapped
    spare = shape.allocated - shape.stored
    if not spare and not shape.signed:
        return cast("NDArray[np.uint16]", values), mapped
    # Shifted up and down again, the spare bits above are filled with the sign, or with nothing.
    whole = values.astype(np.int16 if shape.signed else np.uint16)
    if spare:
        whole = np.right_shift(np.left_shift(whole, spare), spare)
    if shape.signed:
        whole = whole.view(np.uint16) ^ np.uint16(_SIGN)
    return whole.astype(np.uint16, copy=False), False
