"""Symbols in a picture: found, read to the byte, and accepted only where they can be trusted."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.documents.barcodes.symbol import Attempt, BarcodeEngine, Symbol

if TYPE_CHECKING:  # the engines load with the first document, not before the sign-in page
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Attempt", "BarcodeEngine", "Symbol", "read_barcodes", "second_opinion"]


def _never() -> bool:
    return False


def read_barcodes(
    pixels: "NDArray[np.uint8]", hurried: Callable[[], bool] = _never
) -> tuple[Symbol, ...]:
    """Return the symbols of a picture, read by zxing-cpp; the same bytes once.

    Args:
        pixels: (height, width, 3) unsigned 8-bit, RGB; or (height, width), gray.
        hurried: Asked when the quick ways have found nothing that any grammar knows: True where
            the document is read by its zone and nobody shall wait for the slow ones. May block.
    """
    from app.documents.barcodes.search import search

    return search(_gray(pixels), hurried)


def second_opinion(pixels: "NDArray[np.uint8]") -> tuple[Symbol, ...]:
    """Return the linear and QR codes that zbar sees; for pictures in which nothing was found.

    Nothing without its library. It takes longer than all the rest of a page.

    Args:
        pixels: (height, width, 3) unsigned 8-bit, RGB; or (height, width), gray.
    """
    from app.documents.barcodes.zbar_engine import ZbarEngine

    return ZbarEngine().read(_gray(pixels))


def _gray(pixels: "NDArray[np.uint8]") -> "NDArray[np.uint8]":
    import cv2
    import numpy as np

    if pixels.ndim == 2 or 0 in pixels.shape:  # gray already
        return np.ascontiguousarray(pixels)
    return np.asarray(cv2.cvtColor(np.ascontiguousarray(pixels), cv2.COLOR_RGB2GRAY), np.uint8)
