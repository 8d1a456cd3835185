"""Pictures from files: checked by their header first, so that no file can fill the memory."""

import struct
import zlib
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from app.capture.frame import Frame
from app.capture.pages import one_above_the_other, pages_of
from app.problems import Problem, ProblemCode

if TYPE_CHECKING:  # Pillow and numpy load with the first picture, not before the sign-in page
    from PIL import Image

_FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "WEBP")
_MAGIC = (b"\x89PNG", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"BM", b"RIFF")
_MAX_BYTES = 300_000_000  # 89 million pixels without compression
_DAMAGE = (OSError, SyntaxError, ValueError, struct.error, zlib.error, EOFError, LookupError)
"""What Pillow's readers raise on damaged files; SyntaxError is theirs for a broken chunk."""


def load_image(path: Path) -> Frame:
    """Read a picture from a PNG, JPEG, TIFF, BMP or WebP file.

    Raises:
        Problem: FILE_MISSING, FILE_EMPTY, NOT_AN_IMAGE, IMAGE_TRUNCATED, IMAGE_TOO_LARGE.
    """
    try:
        if not path.is_file():  # nor a device or a pipe, which might never end
            raise Problem(ProblemCode.FILE_MISSING)
        if path.stat().st_size > _MAX_BYTES:
            raise Problem(ProblemCode.IMAGE_TOO_LARGE, "bytes")
        content = path.read_bytes()
    except (OSError, ValueError) as error:  # ValueError: a name no file system has
        raise Problem(ProblemCode.FILE_MISSING, type(error).__name__) from error
    return load_image_bytes(content, path.name)


def load_image_bytes(content: bytes, source: str) -> Frame:
    """Read a picture that came as bytes; the pages of a TIFF lie one above the other.

    Args:
        content: A whole PNG, JPEG, TIFF, BMP or WebP file.
        source: Where it came from, for the officer.

    Raises:
        Problem: FILE_EMPTY, NOT_AN_IMAGE, IMAGE_TRUNCATED, IMAGE_TOO_LARGE.
    """
    if not content:
        raise Problem(ProblemCode.FILE_EMPTY)
    import numpy as np

    with _open(content) as image:
        try:
            pages = [_page(image, number) for number in pages_of(image)]
            pixels = np.asarray(one_above_the_other(pages))
        except _DAMAGE as error:
            raise Problem(ProblemCode.IMAGE_TRUNCATED, type(error).__name__) from error
    return Frame(pixels, source, content, sha256(content).hexdigest())


def _open(content: bytes) -> "Image.Image":
    """Read the header only."""
    from PIL import Image, UnidentifiedImageError

    try:
        return Image.open(BytesIO(content), formats=_FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Problem(ProblemCode.IMAGE_TOO_LARGE, "pixels") from error
    except UnidentifiedImageError as error:
        looks_right = content.startswith(_MAGIC)
        code = ProblemCode.IMAGE_TRUNCATED if looks_right else ProblemCode.NOT_AN_IMAGE
        raise Problem(code) from error
    except _DAMAGE as error:
        raise Problem(ProblemCode.IMAGE_TRUNCATED, type(error).__name__) from error


def _page(image: "Image.Image", number: int) -> "Image.Image":
    from PIL import ExifTags, ImageOps

    if number != image.tell():
        image.seek(number)
    image.load()
    only_one = image.format != "TIFF"
    if only_one and image.getexif().get(ExifTags.Base.Orientation, 1) == 1:
        return _rgb(image)  # no copy: the officer waits for each
    return _rgb(ImageOps.exif_transpose(image))


def _rgb(image: "Image.Image") -> "Image.Image":
    """Bring any mode to 8-bit RGB: 16 bits are scaled, transparency lies on white paper."""
    import numpy as np
    from PIL import Image

    if image.mode.startswith("I"):
        wide = np.asarray(image).astype(np.int64)
        return Image.fromarray(np.clip(wide >> 8, 0, 255).astype(np.uint8)).convert("RGB")
    if "A" in image.getbands() or "transparency" in image.info:
        paper = Image.new("RGBA", image.size, "white")
        return Image.alpha_composite(paper, image.convert("RGBA")).convert("RGB")
    return image if image.mode == "RGB" else image.convert("RGB")
