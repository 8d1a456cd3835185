"""One picture that came in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # numpy costs a tenth of a second that the sign-in page does not need
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Frame:
    """A picture of a document, upright as its file says (EXIF orientation honored).

    Attributes:
        pixels: (height, width, 3) unsigned 8-bit, RGB.
        source: Where it came from, for the officer: a file's name, a device's name.
        original: The bytes as received, unchanged.
        sha256: SHA-256 of `original`, lower-case hex.
        photo: What is kept of it (`page_photo`); empty until it is made.
    """

    pixels: NDArray[np.uint8]
    source: str
    original: bytes
    sha256: str
    photo: bytes = b""
