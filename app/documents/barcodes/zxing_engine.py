"""zxing-cpp as an engine: bytes, corners, and a guard against what its error correction invents."""

from collections.abc import Callable
from typing import Any

import numpy as np
import zxingcpp
from numpy.typing import NDArray

from app.courtesy import step_aside
from app.documents.barcodes.symbol import Attempt, Symbol, can_be_trusted

Gray = NDArray[np.uint8]
ToPicture = Callable[[NDArray[np.float64]], NDArray[np.float64]]
"""Takes places of what was read, (n, 2), to those of the picture."""

PDF417 = "PDF417"
MATRIX = ("Aztec,QRCode", "DataMatrix")
LINEAR = "Code128,Code39,ITF"
EVERYTHING = ",".join((PDF417, *MATRIX, LINEAR))
NAME = "zxing-cpp"


class ZxingEngine:
    """The first engine. Outside the GIL while it works."""

    @property
    def name(self) -> str:
        """Name for the record."""
        return NAME

    def read(self, gray: Gray) -> tuple[Symbol, ...]:
        """Return the symbols of a picture, read in one pass."""
        return read_symbols(gray, EVERYTHING, Attempt.WHOLE)


def read_symbols(
    gray: Gray,
    formats: str,
    attempt: Attempt,
    *,
    to_picture: ToPicture | None = None,
    every_way: bool = True,
    downscaled: bool = True,
    one_level: bool = False,
) -> tuple[Symbol, ...]:
    """Read a picture, or a piece of one.

    Args:
        gray: (height, width) unsigned 8-bit.
        formats: Names, with commas between them.
        attempt: What `gray` is of the picture.
        to_picture: Where places of `gray` are in the picture; None where they are the same.
        every_way: Also turned by quarters, and light on dark.
        downscaled: Also at smaller sizes.
        one_level: Part black and white by one level for all of it.
    """
    if 0 in gray.shape:
        return ()
    step_aside()
    binarizer = zxingcpp.Binarizer
    found = zxingcpp.read_barcodes(
        np.ascontiguousarray(gray),
        zxingcpp.barcode_formats_from_str(formats),
        try_rotate=every_way,
        try_invert=every_way,
        try_downscale=downscaled,
        binarizer=binarizer.GlobalHistogram if one_level else binarizer.LocalAverage,
    )
    symbols = []
    for one in found:
        payload, symbology = bytes(one.bytes), str(one.format)
        extra: Any = one.extra  # a dict; its stub says object
        spent = PDF417 in symbology and extra.get("UEC", 1) <= 0
        if not can_be_trusted(symbology, payload, spent=spent):
            continue
        place = one.position
        corners = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
        places = np.array([(corner.x, corner.y) for corner in corners], np.float64)
        if to_picture is not None:
            places = to_picture(places)
        quad = tuple((round(float(x)), round(float(y))) for x, y in places)
        symbols.append(Symbol(symbology, payload, quad, NAME, attempt))
    return tuple(symbols)
