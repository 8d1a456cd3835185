"""PNG and JPEG: made for looking at, except for PNG with 16 bits of gray."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.problems import Problem, ProblemCode
from app.radiographs.formats.scan_format import Scan
from app.radiographs.limits import DAMAGE, MAX_UNPACKED, require_size
from app.radiographs.radiograph import Plane
from app.radiographs.source_file import SourceFile
from app.radiographs.watch import Watch

if TYPE_CHECKING:
    from PIL import Image

_BEGINNINGS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")

_FORMATS = ("PNG", "JPEG", "TIFF")


class PngJpeg:
    """The formats."""

    def knows(self, source: SourceFile) -> bool:
        """Say whether a file begins as PNG or JPEG does."""
        return any(source.data[: len(each)] == each for each in _BEGINNINGS)

    def read(self, source: SourceFile, frame: int, watch: Watch) -> Scan:  # noqa: ARG002 - one picture
        """Return the picture; see `read_picture`."""
        return Scan(source, read_picture(source))


def read_picture(source: SourceFile) -> Plane:
    """Return a picture in 8 bits of gray, upright as its file says (EXIF orientation).

    A grayscale PNG with 16 bits (W3C PNG, clause 11.2.1) was not made for looking at: it is raw.

    Raises:
        Problem: RADIOGRAPH_TRUNCATED, RADIOGRAPH_TOO_LARGE, RADIOGRAPH_CONTRADICTORY.
    """
    import numpy as np
    from PIL import ImageOps

    image = _opened(source)
    try:
        if image.mode.startswith("I;16"):
            values = np.array(image, dtype=np.uint16)
            return Plane(values, white_is_zero=False, raw=True, mapped=False)
        gray = ImageOps.exif_transpose(image).convert("L")
    except DAMAGE as error:
        raise Problem(ProblemCode.RADIOGRAPH_TRUNCATED, type(error).__name__) from error
    return Plane(np.array(gray), white_is_zero=False, raw=False, mapped=False)


def _opened(source: SourceFile) -> Image.Image:
    """Return the picture with nothing but its header read.

    Raises:
        Problem: RADIOGRAPH_TRUNCATED, RADIOGRAPH_TOO_LARGE, RADIOGRAPH_CONTRADICTORY.
    """
    from PIL import Image

    source.data.seek(0)
    try:
        image = Image.open(source.data, formats=_FORMATS)  # type: ignore[arg-type]  # reads and seeks
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Problem(ProblemCode.RADIOGRAPH_TOO_LARGE, "pixels") from error
    except DAMAGE as error:
        raise Problem(ProblemCode.RADIOGRAPH_TRUNCATED, type(error).__name__) from error
    require_size(*image.size, MAX_UNPACKED)
    return image
