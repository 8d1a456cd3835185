"""The order in which a picture is searched: the cheapest pass first, until a grammar is met.

Bars that lie askew are looked for in any case, because they may belong to a second document: a
licence on a passport, a boarding pass beside a visa.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from app.documents.barcodes.bar_regions import BarRegion, find_bar_regions
from app.documents.barcodes.straightened import straighten
from app.documents.barcodes.strip_reading import read_strip
from app.documents.barcodes.symbol import Attempt, Symbol
from app.documents.barcodes.zxing_engine import (
    EVERYTHING,
    LINEAR,
    MATRIX,
    PDF417,
    read_symbols,
)

Gray = NDArray[np.uint8]

_LARGE = 1000  # pixels of the longer side: what is beyond is first searched at half its size
_LARGEST = 4200  # pixels: an A4 page at 360 dpi
_SMALLEST = 16  # pixels: no symbol is smaller


def search(gray: Gray, hurried: Callable[[], bool]) -> tuple[Symbol, ...]:
    """Return the symbols of a picture.

    Args:
        gray: (height, width) unsigned 8-bit.
        hurried: Asked between two passes; True ends the search where the texture promises nothing.
    """
    if min(gray.shape) < _SMALLEST:
        return ()
    if max(gray.shape) > _LARGEST:
        return _searched_smaller(gray, hurried)
    found: dict[bytes, Symbol] = {}
    large = max(gray.shape) > _LARGE
    small = _halved(gray) if large else gray
    if large:
        formats = ",".join((*MATRIX, LINEAR))  # the bars of a PDF417 are found below
        _add(found, read_symbols(small, formats, Attempt.HALF_SIZE, to_picture=_twice))
    else:
        _add(found, read_symbols(small, EVERYTHING, Attempt.WHOLE))
    for region in find_bar_regions(gray):
        if not _covered(region, found.values()):
            patient = not _understood(found) and not hurried()
            _add(found, read_strip(straighten(gray, region), patient=patient))
    if large:
        for formats in (PDF417, *MATRIX, LINEAR):
            if _understood(found) or hurried():
                break
            _add(found, read_symbols(gray, formats, Attempt.WHOLE, downscaled=False))
    if not found and not hurried():
        _add(found, _by_one_level(gray, small))
    return tuple(found.values())


def _searched_smaller(gray: Gray, hurried: Callable[[], bool]) -> tuple[Symbol, ...]:
    """Search a picture that shows more than any symbol needs at a size at which it shows enough."""
    scale = _LARGEST / max(gray.shape)
    height, width = (max(1, round(length * scale)) for length in gray.shape)
    smaller = cv2.resize(gray, (width, height), interpolation=cv2.INTER_AREA)
    return tuple(
        replace(symbol, quad=tuple((round(x / scale), round(y / scale)) for x, y in symbol.quad))
        for symbol in search(np.asarray(smaller, np.uint8), hurried)
    )


def _halved(gray: Gray) -> Gray:
    return np.asarray(
        cv2.resize(gray, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), np.uint8
    )


def _add(found: dict[bytes, Symbol], symbols: Iterable[Symbol]) -> None:
    """Keep what is new: the first that read the same bytes stands."""
    for symbol in symbols:
        found.setdefault(symbol.payload, symbol)


def _understood(found: dict[bytes, Symbol]) -> bool:
    return any(symbol.understood for symbol in found.values())


def _covered(region: BarRegion, symbols: Iterable[Symbol]) -> bool:
    """Say whether these bars are those of a symbol that has been read."""
    return any(
        cv2.pointPolygonTest(np.array(symbol.quad, np.float32), region.center, measureDist=False)
        >= 0
        for symbol in symbols
    )


def _by_one_level(gray: Gray, small: Gray) -> tuple[Symbol, ...]:
    """Read the smaller picture, for which one level is most likely to do."""
    return read_symbols(
        small,
        EVERYTHING,
        Attempt.GLOBAL_THRESHOLD,
        to_picture=None if small is gray else _twice,
        every_way=False,
        downscaled=False,
        one_level=True,
    )


def _twice(places: NDArray[np.float64]) -> NDArray[np.float64]:
    return places * 2 + 0.5
