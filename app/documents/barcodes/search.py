"""The order in which a picture is searched: what costs least and promises most comes first.

1. Half the picture's size, where it is large: matrix and linear codes. A small one: everything.
2. What its texture promises: bars, straightened; blocks dense with edges, enlarged. In any case,
   because they may belong to a second document: a licence on a passport, a pass beside a visa.
3. Only where no grammar has been met so far, and somebody has the time: everything at full size,
   mirrored, worn, and with one level between black and white.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from app.documents.barcodes.bar_regions import BarRegion, find_bar_regions
from app.documents.barcodes.matrix_blocks import Block, find_matrix_blocks, read_block
from app.documents.barcodes.straightened import straighten
from app.documents.barcodes.strip_reading import read_strip
from app.documents.barcodes.symbol import Attempt, Symbol
from app.documents.barcodes.texture import texture_of
from app.documents.barcodes.zxing_engine import (
    EVERYTHING,
    LINEAR,
    MATRIX,
    PDF417,
    read_symbols,
)

Gray = NDArray[np.uint8]
Found = dict[bytes, Symbol]

_LARGE = 1000  # pixels of the longer side: what is beyond is first searched at half its size
_LARGEST = 4200  # pixels: an A4 page at 360 dpi
_SMALLEST = 16  # pixels: no symbol is smaller


def search(gray: Gray, hurried: Callable[[], bool]) -> tuple[Symbol, ...]:
    """Return the symbols of a picture; the same bytes once.

    Args:
        gray: (height, width) unsigned 8-bit.
        hurried: Asked before the third step, and within it; True ends the search.
    """
    if min(gray.shape) < _SMALLEST:
        return ()
    if max(gray.shape) > _LARGEST:
        return _searched_smaller(gray, hurried)
    found: Found = {}
    large = max(gray.shape) > _LARGE
    if large:
        half = _halved(gray)
        formats = ",".join((*MATRIX, LINEAR))  # the bars of a PDF417 are found below
        _add(found, read_symbols(half, formats, Attempt.HALF_SIZE, to_picture=_twice))
    else:
        _add(found, read_symbols(gray, EVERYTHING, Attempt.WHOLE))
    texture = texture_of(gray)
    unread_bars: list[BarRegion] = []
    for region in find_bar_regions(texture):
        if not _covered(region, found.values()):
            symbols = read_strip(straighten(gray, region), patient=False)
            _add(found, symbols)
            if not symbols:
                unread_bars.append(region)
    unread_blocks: list[Block] = []
    for block in find_matrix_blocks(texture):
        if not _covered(block, found.values()):
            symbols = read_block(gray, block)
            _add(found, symbols)
            if not symbols:
                unread_blocks.append(block)
    if _understood(found) or hurried():
        return tuple(found.values())
    for region in unread_bars:
        _add(found, read_strip(straighten(gray, region), patient=True))
    for block in unread_blocks:
        _add(found, read_block(gray, block, mirrored=True))
    _search_all_of_it(found, gray, hurried, large=large)
    return tuple(found.values())


def _search_all_of_it(
    found: Found, gray: Gray, hurried: Callable[[], bool], *, large: bool
) -> None:
    """Search without regard to texture: what is faint has none."""
    if large:
        for formats in (PDF417, *MATRIX, LINEAR):
            if _understood(found) or hurried():
                return
            _add(found, read_symbols(gray, formats, Attempt.WHOLE, downscaled=False))
    if not found:
        _add(found, _by_one_level(gray, _halved(gray) if large else gray))


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


def _add(found: Found, symbols: Iterable[Symbol]) -> None:
    """Keep what is new: the first that read the same bytes stands."""
    for symbol in symbols:
        found.setdefault(symbol.payload, symbol)


def _understood(found: Found) -> bool:
    return any(symbol.understood for symbol in found.values())


def _covered(region: BarRegion | Block, symbols: Iterable[Symbol]) -> bool:
    """Say whether this is the place of a symbol that has been read."""
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
