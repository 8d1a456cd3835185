"""Pictures that were made for looking at: PNG, JPEG and TIFF with 8 bits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.problems import Problem, ProblemCode
from app.radiographs.limits import DAMAGE, MAX_UNPACKED, require_size
from app.radiographs.radiograph import Plane
from app.radiographs.source_file import SourceFile

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL import Image

BEGINNINGS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")

_FORMATS = ("PNG", "JPEG", "TIFF")


def read(source: SourceFile) -> Plane:
    """Return the picture in 8 bits of gray, upright as its file says (EXIF orientation).

    A grayscale PNG with 16 bits (W3C PNG, clause 11.2.1) was not made for looking at: it is raw.

    Raises:
        Problem: RADIOGRAPH_TRUNCATED, RADIOGRAPH_TOO_LARGE, RADIOGRAPH_CONTRADICTORY.
    """
    import numpy as np
    from PIL import ImageOps

    image = opened(source)
    if image.mode.startswith("I;16"):
        return Plane(unpacked(image), white_is_zero=False, raw=True, mapped=False)
    try:
        gray = ImageOps.exif_transpose(image).convert("L")
    except DAMAGE as error:
        raise Problem(ProblemCode.RADIOGRAPH_TRUNCATED, type(error).__name__) from error
    return Plane(np.array(gray), white_is_zero=False, raw=False, mapped=False)


def opened(source: SourceFile) -> Image.Image:
    """Return the picture with nothing but its header read; for TIFF, libtiff will unpack it.

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


def unpacked(image: Image.Image) -> NDArray[np.uint16]:
    """Return the values of a 16-bit picture: (height, width).

    Raises:
        Problem: RADIOGRAPH_TRUNCATED.
    """
    import numpy as np

    try:
        return np.array(image, dtype=np.uint16)
    except DAMAGE as error:
        raise Problem(ProblemCode.RADIOGRAPH_TRUNCATED, type(error).__name__) from error
