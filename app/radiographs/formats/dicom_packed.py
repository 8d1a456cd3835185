"""Pixels that DICOM keeps packed (PS3.5, 8.2 and annexes A and G).

Each decoder may be handed anything, so that it is asked first what size a stream claims: nothing
unpacks into more than the header promises. JPEG-LS is CharLS's work, RLE is libtiff's, JPEG 2000
and plain JPEG are Pillow's.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from app.problems import Problem, ProblemCode
from app.radiographs.formats.dicom_shape import Shape
from app.radiographs.formats.jpeg_markers import frame_header
from app.radiographs.formats.lossless_jpeg import unpack_lossless
from app.radiographs.formats.packing import PACKBITS, UNPACKERS
from app.radiographs.limits import DAMAGE
from app.radiographs.source_file import SourceFile
from app.radiographs.watch import Watch

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Unpack = Callable[[bytes, Shape, Watch], NDArray[np.generic]]

_JPEG_LS_LOSSLESS = "1.2.840.10008.1.2.4.80"
_VALUE = 12  # bytes before an element's value, where its length is not said
_BASELINE = 8  # bits of a sample: Pillow reads no more
_RLE_HEAD = 64
_MOST_A_PIXEL = 8  # bytes: a code and its bits of lossless JPEG, where every byte is stuffed
_HEAD = 1 << 16  # bytes of a picture besides its pixels
_BESIDE = 1 << 24  # bytes of what else a file may hold behind the header


def unpacked_frame(
    source: SourceFile, start: int, shape: Shape, frame: int, watch: Watch
) -> NDArray[np.generic]:
    """Return one picture: (rows, columns), as many bits as the header allocates.

    Args:
        source: The file.
        start: Where the element with the pixels begins.
        shape: What the header says.
        frame: Which picture.
        watch: Hears how far it is.

    Raises:
        Problem: RADIOGRAPH_TRUNCATED, RADIOGRAPH_CONTRADICTORY, RADIOGRAPH_TOO_LARGE,
            RADIOGRAPH_COMPRESSION (it names the compression).
        Stopped: Nobody waits for it any more.
    """
    import numpy as np

    unpack = _UNPACKERS.get(shape.syntax)
    if unpack is None:
        raise Problem(ProblemCode.RADIOGRAPH_COMPRESSION, shape.packing)
    try:
        values = unpack(_stream(source, start, shape, frame), shape, watch)
    except (MemoryError, *DAMAGE) as error:
        raise Problem(ProblemCode.RADIOGRAPH_TRUNCATED, type(error).__name__) from error
    if values.shape != (shape.rows, shape.columns):
        raise Problem(ProblemCode.RADIOGRAPH_CONTRADICTORY, "size")
    if values.itemsize * 8 > shape.allocated:
        raise Problem(ProblemCode.RADIOGRAPH_CONTRADICTORY, "bits")
    if values.itemsize == 1:
        values = values.view(np.uint8)
        return values if shape.allocated == 8 else values.astype(np.uint16)
    return values.view(np.uint16)


def _stream(source: SourceFile, start: int, shape: Shape, frame: int) -> bytes:
    """Return what one picture is packed into; it may lie in several fragments (A.4).

    No packing needs more than `_MOST_A_PIXEL`. A file that is longer than all its pictures can be
    is not read, and a picture that is longer is not unpacked: memory and time follow the header.
    """
    from pydicom.encaps import get_frame

    each = _MOST_A_PIXEL * shape.rows * shape.columns + _HEAD
    if source.size - start > shape.frames * each + _BESIDE:
        raise Problem(ProblemCode.RADIOGRAPH_CONTRADICTORY, "bytes")
    source.data.seek(start + _VALUE)
    # A map can be read and sought like a file; the type wants a file's other habits too.
    stream = get_frame(source.data, frame, number_of_frames=shape.frames)  # type: ignore[arg-type]  # see above
    if len(stream) > each + _BESIDE:  # the header may say more frames than there are
        raise Problem(ProblemCode.RADIOGRAPH_CONTRADICTORY, "bytes")
    return stream


def _jpeg_ls(stream: bytes, shape: Shape, _watch: Watch) -> NDArray[np.generic]:
    """Unpack JPEG-LS (ITU-T T.87)."""
    import jpeg_ls
    import numpy as np

    _require_size(stream, shape)
    values, said = jpeg_ls.decode_pixel_data(stream)
    if said["components"] != 1:
        raise Problem(ProblemCode.RADIOGRAPH_CONTRADICTORY, "components")
    if shape.syntax == _JPEG_LS_LOSSLESS and said["allowed_lossy_error"]:
        raise Problem(ProblemCode.RADIOGRAPH_CONTRADICTORY, "loss")
    kind = np.dtype(np.uint8 if said["bits_per_sample"] <= 8 else "<u2")
    return np.frombuffer(values, kind).reshape(said["height"], said["width"])


def _lossless(stream: bytes, shape: Shape, watch: Watch) -> NDArray[np.generic]:
    """Unpack lossless JPEG."""
    import numpy as np

    said = frame_header(stream)
    values = unpack_lossless(stream, shape.columns, shape.rows, watch)
    return values if said.precision > 8 else values.astype(np.uint8)


def _rle(stream: bytes, shape: Shape, _watch: Watch) -> NDArray[np.generic]:
    """Unpack RLE (annex G): the more significant bytes of all pixels, then the others."""
    import numpy as np

    places = np.frombuffer(stream, "<u4", _RLE_HEAD // 4).astype(np.int64)
    many, pixels = shape.allocated // 8, shape.rows * shape.columns
    starts = places[1 : many + 1].tolist()
    ends = [*starts[1:], len(stream)]
    if places[0] != many or sorted((_RLE_HEAD, *ends)) != [_RLE_HEAD, *ends]:
        raise Problem(ProblemCode.RADIOGRAPH_CONTRADICTORY, "segments")
    values = np.empty((pixels, many), np.uint8)
    for byte, (begin, end) in enumerate(zip(starts, ends, strict=True)):
        unpacked = UNPACKERS[PACKBITS](stream[begin:end], pixels)
        values[:, byte] = np.frombuffer(unpacked, np.uint8, pixels)
    kind = np.dtype(">u2" if many > 1 else np.uint8)
    return values.view(kind).reshape(shape.rows, shape.columns).astype(kind.newbyteorder("="))


def _jpeg(stream: bytes, shape: Shape, _watch: Watch) -> NDArray[np.generic]:
    """Unpack plain JPEG, of 8 bits."""
    from io import BytesIO

    import numpy as np
    from PIL import Image

    if frame_header(stream).precision != _BASELINE:
        raise Problem(ProblemCode.RADIOGRAPH_COMPRESSION, f"{shape.packing}, 12 bits")
    _require_size(stream, shape)
    return np.asarray(Image.open(BytesIO(stream), formats=("JPEG",)).convert("L"))


def _jpeg_2000(stream: bytes, shape: Shape, _watch: Watch) -> NDArray[np.generic]:
    """Unpack JPEG 2000: Pillow unpacks, pydicom undoes what Pillow does to signs and spare bits."""
    from io import BytesIO

    from PIL import Image
    from pydicom.encaps import encapsulate
    from pydicom.pixels.decoders.base import get_decoder
    from pydicom.uid import UID

    try:
        with Image.open(BytesIO(stream), formats=("JPEG2000",)) as said:
            if (*said.size, len(said.getbands())) != (shape.columns, shape.rows, 1):
                raise Problem(ProblemCode.RADIOGRAPH_CONTRADICTORY, "size")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Problem(ProblemCode.RADIOGRAPH_TOO_LARGE, "pixels") from error
    options: dict[str, Any] = {
        "rows": shape.rows,
        "columns": shape.columns,
        "number_of_frames": 1,
        "samples_per_pixel": 1,
        "photometric_interpretation": shape.photometric,
        "bits_allocated": shape.allocated,
        "bits_stored": shape.stored,
        "pixel_representation": int(shape.signed),
    }
    # From this very stream: a file may point to another one for the same picture.
    only = encapsulate([stream], has_bot=False)
    values, _ = get_decoder(UID(shape.syntax)).as_array(only, index=0, raw=True, **options)
    return values


def _require_size(stream: bytes, shape: Shape) -> None:
    said = frame_header(stream)
    if (said.columns, said.rows, said.components) != (shape.columns, shape.rows, 1):
        raise Problem(ProblemCode.RADIOGRAPH_CONTRADICTORY, "size")


_UNPACKERS: dict[str, Unpack] = {
    "1.2.840.10008.1.2.5": _rle,
    "1.2.840.10008.1.2.4.50": _jpeg,
    "1.2.840.10008.1.2.4.51": _jpeg,
    "1.2.840.10008.1.2.4.57": _lossless,
    "1.2.840.10008.1.2.4.70": _lossless,
    _JPEG_LS_LOSSLESS: _jpeg_ls,
    "1.2.840.10008.1.2.4.81": _jpeg_ls,
    "1.2.840.10008.1.2.4.90": _jpeg_2000,
    "1.2.840.10008.1.2.4.91": _jpeg_2000,
}
"""By the UID of the transfer syntax."""
