"""Reading a strip of bars: brought to a known size of module, then made readable in several ways.

zxing-cpp reads PDF417 best where a module is some five pixels wide and a row not much higher than
eight; larger or smaller ones it misses, however clear they are.
"""

from collections.abc import Callable, Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from app.documents.barcodes.straightened import Strip
from app.documents.barcodes.symbol import Attempt, Symbol
from app.documents.barcodes.zxing_engine import PDF417, read_symbols

Gray = NDArray[np.uint8]

_WIDE_PX, _HIGH_PX = 5.2, 2.6  # of a module
_NARROWEST, _WIDEST = 1.0, 40.0  # pixels of a module that are believed
_MODULE_AT = 0.2  # of all runs of one color so many are no longer than a module
_FEWEST_MODULES = 64  # with what lies beside it; a PDF417 of one column has 69, words have less
_LARGEST = 6000  # pixels: wider than any PDF417 becomes
_FORMATS = f"{PDF417},Code128"  # a linear code that lies askew is bars, too
_ONE_ROW = np.ones((1, 3), np.uint8)


def read_strip(strip: Strip, *, patient: bool = True) -> tuple[Symbol, ...]:
    """Return what a strip holds; nothing where it is no code, or none that can be read.

    Args:
        strip: Bars, upright.
        patient: Try what is left when the two ways that read nearly every symbol have failed.
    """
    module = module_width(strip.pixels)
    height, width = strip.pixels.shape
    if width / module < _FEWEST_MODULES:
        return ()
    wide = min(max(1, round(width * _WIDE_PX / module)), _LARGEST)
    high = max(1, round(height * _HIGH_PX / module))
    smaller = wide < width or high < height / 2
    way = cv2.INTER_AREA if smaller else cv2.INTER_CUBIC
    reach = max(1, round(module))
    for attempt, picture in _attempts(strip.pixels, (wide, high), way, reach, patient=patient):
        scale = np.array((width / picture.shape[1], height / picture.shape[0]))
        mirrored = attempt is Attempt.MIRRORED

        def to_picture(
            places: NDArray[np.float64],
            scale: NDArray[np.float64] = scale,
            *,
            mirrored: bool = mirrored,
        ) -> NDArray[np.float64]:
            inside = (places + 0.5) * scale - 0.5
            if mirrored:
                inside[:, 0] = width - 1 - inside[:, 0]
            return strip.in_picture(inside)

        found = read_symbols(
            picture, _FORMATS, attempt, to_picture=to_picture, every_way=False, downscaled=False
        )
        if found:
            return found
    return ()


def module_width(pixels: Gray) -> float:
    """Estimate the width of a module, in pixels: hardly any run of black or white is narrower."""
    _, black = cv2.threshold(cv2.blur(pixels, (1, 3)), 0, 1, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    rows = np.asarray(black[pixels.shape[0] // 4 : -(pixels.shape[0] // 4) or None : 2], np.int8)
    edges = np.diff(rows, axis=1) != 0
    runs = np.diff(np.flatnonzero(edges))
    runs = runs[runs < pixels.shape[1]]
    if runs.size == 0:
        return _WIDE_PX
    narrow = float(np.quantile(runs, _MODULE_AT))
    near = runs[(runs >= 0.5 * narrow) & (runs <= 1.5 * narrow)]
    return float(np.clip(near.mean(), _NARROWEST, _WIDEST))


def _attempts(
    pixels: Gray, size: tuple[int, int], way: int, reach: int, *, patient: bool
) -> Iterator[tuple[Attempt, Gray]]:
    """Yield ways to show a strip; each one costs as much as reading it."""

    def shown(piece: Gray) -> Gray:
        return np.asarray(cv2.resize(piece, size, interpolation=way), np.uint8)

    calm = np.asarray(cv2.blur(pixels, (1, reach)), np.uint8)
    plain = shown(calm)
    sharp = shown(_sharpened(np.asarray(cv2.blur(pixels, (1, 2 * reach - 1)), np.uint8)))
    if not patient:
        yield Attempt.STRAIGHTENED, plain
        yield Attempt.SHARPENED, sharp
        return
    later: tuple[tuple[Attempt, Callable[[], Gray]], ...] = (
        (Attempt.MIRRORED, lambda: np.ascontiguousarray(sharp[:, ::-1])),
        (Attempt.INVERTED, lambda: np.asarray(255 - sharp, np.uint8)),
        (Attempt.THINNED, lambda: np.asarray(cv2.dilate(plain, _ONE_ROW), np.uint8)),
        (Attempt.THICKENED, lambda: np.asarray(cv2.erode(plain, _ONE_ROW), np.uint8)),
        (Attempt.CONTRASTED, lambda: _contrasted(plain)),
    )
    for attempt, make in later:
        yield attempt, make()


def _sharpened(pixels: Gray) -> Gray:
    soft = cv2.GaussianBlur(pixels, (0, 0), 1.2)
    return np.asarray(cv2.addWeighted(pixels, 2, soft, -1, 0), np.uint8)


def _contrasted(pixels: Gray) -> Gray:
    return np.asarray(cv2.createCLAHE(2, (8, 8)).apply(pixels), np.uint8)
