"""Barcodes in a picture: what they are and what they say; payload grammars come on top."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from app.documents.reading import Barcode, BarcodeKind

if TYPE_CHECKING:  # the engines load with the first document, not before the sign-in page
    import numpy as np
    from numpy.typing import NDArray

_FORMATS = "PDF417,Aztec,QRCode,DataMatrix,Code128,Code39,ITF"
_LINEAR_SHORTEST = 6  # shorter ones without a checksum are mostly patterns of lines
_AAMVA = re.compile(rb"@\s*\n.{0,4}(ANSI |AAMVA)", re.DOTALL)
_BCBP = re.compile(rb"M[1-9].{20}[E ].{37}", re.DOTALL)  # Resolution 792: 60 mandatory bytes
_VDS = re.compile(rb"\xdc[\x00-\x03]")  # ICAO Doc 9303-13 clause 2: magic, then version


def read_barcodes(pixels: "NDArray[np.uint8]") -> tuple[Barcode, ...]:
    """Return the barcodes of a picture, read by zxing-cpp.

    Args:
        pixels: (height, width, 3) unsigned 8-bit, RGB.
    """
    return tuple(_by_zxing(_gray(pixels)))


def second_opinion(pixels: "NDArray[np.uint8]") -> tuple[Barcode, ...]:
    """Return the linear and QR codes that zbar sees; for pictures in which nothing was found.

    Nothing without its library. It takes longer than all the rest of a page.

    Args:
        pixels: (height, width, 3) unsigned 8-bit, RGB.
    """
    return tuple(_by_zbar(_gray(pixels)))


def _gray(pixels: "NDArray[np.uint8]") -> "NDArray[np.uint8]":
    import cv2
    import numpy as np

    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8)


def kind_of(payload: bytes) -> BarcodeKind:
    """Say what a payload is, by how it begins."""
    if _AAMVA.match(payload):
        return BarcodeKind.AAMVA
    if _BCBP.match(payload):
        return BarcodeKind.BCBP
    if _VDS.match(payload):
        return BarcodeKind.VDS
    return BarcodeKind.RAW


def text_of(payload: bytes) -> str:
    """Write a payload as text: UTF-8 where it is that, else one character per byte (Latin 1).

    Seals are binary and always written byte by byte, so that nothing of them is lost.
    """
    if kind_of(payload) is not BarcodeKind.VDS:
        try:
            return payload.decode("utf-8")
        except UnicodeDecodeError:
            pass
    return payload.decode("latin-1")


def _by_zxing(gray: "NDArray[np.uint8]") -> Iterator[Barcode]:
    import zxingcpp

    for found in zxingcpp.read_barcodes(gray, zxingcpp.barcode_formats_from_str(_FORMATS)):
        payload, symbology = bytes(found.bytes), str(found.format)
        # A PDF417 that used up its whole error correction can be garbage that happens to add up.
        extra: Any = found.extra  # a dict; its stub says object
        spent = symbology == "PDF417" and extra.get("UEC") == 0
        short = symbology in ("Code 39", "ITF") and len(payload) < _LINEAR_SHORTEST
        if not payload or short or (spent and kind_of(payload) is BarcodeKind.RAW):
            continue
        place = found.position
        corners = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
        yield Barcode(
            symbology=symbology,
            kind=kind_of(payload),
            text=text_of(payload),
            quad=tuple((corner.x, corner.y) for corner in corners),
            payload=payload,
        )


def _by_zbar(gray: "NDArray[np.uint8]") -> Iterator[Barcode]:
    try:
        from pyzbar import pyzbar  # ImportError also where libzbar itself is missing
    except ImportError:
        return
    kinds = pyzbar.ZBarSymbol
    wanted = [kinds.QRCODE, kinds.CODE128, kinds.CODE39, kinds.I25]
    for found in pyzbar.decode(gray, symbols=wanted):
        if not found.data.isascii():  # zbar garbles other text
            continue
        left, top, width, height = found.rect
        right, bottom = left + width, top + height
        yield Barcode(
            symbology=found.type,
            kind=kind_of(found.data),
            text=found.data.decode("ascii"),
            quad=((left, top), (right, top), (right, bottom), (left, bottom)),
            payload=bytes(found.data),
        )
