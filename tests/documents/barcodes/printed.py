"""Symbols printed on a sheet: upright or turned, mirrored, light on dark."""

from collections.abc import Iterable

import cv2
import numpy as np
from numpy.typing import NDArray

from app.specimens.symbol_pages import symbol_of

Pixels = NDArray[np.uint8]

LICENCE = (
    b"@\n\x1e\rANSI 600000100002DL00410034ZU00750010DLDAQT64235789\nDCSSAMPLE\nDACMARA\rZUZUAHARB\r"
)
PASS = b"M1LINDQUIST/MARA      EABC123 UTAYULUT 0834 326J001A0025 100"
SEAL = b"\xdc\x03\xd9\xc5m2\xc8\xa7,\xb1n\xcfGn\xcfG\xf9\x08\x01\x06\xcf5\x19\xaf\x97L\x00\xff"
PAPER, INK = 235, 25


def page(
    payload: bytes,
    symbology: str,
    *,
    scale: int = 4,
    turned: float = 0,
    mirrored: bool = False,
    inverted: bool = False,
) -> Pixels:
    """Print a symbol on paper, with 180 pixels to its left and right, 90 above and below.

    Args:
        scale: Pixels of a module.
        turned: Degrees, counter-clockwise, the whole sheet.
    """
    modules = symbol_of(payload, symbology)
    symbol = np.kron(modules, np.ones((scale, scale), np.uint8))
    sheet = np.full((symbol.shape[0] + 200, symbol.shape[1] + 360), PAPER, np.uint8)
    place = sheet[90 : 90 + symbol.shape[0], 180 : 180 + symbol.shape[1]]
    place[symbol == 0] = INK
    if mirrored:
        sheet = sheet[:, ::-1]
    if inverted:
        sheet = np.asarray(255 - sheet, np.uint8)
    if turned:
        sheet = _turned(np.ascontiguousarray(sheet), turned)
    return np.ascontiguousarray(np.dstack([sheet] * 3))


def one_above_another(pages: Iterable[Pixels]) -> Pixels:
    """Lay sheets on one."""
    sheets = list(pages)
    width = max(sheet.shape[1] for sheet in sheets)
    whole = np.full((sum(sheet.shape[0] for sheet in sheets), width, 3), PAPER, np.uint8)
    top = 0
    for sheet in sheets:
        whole[top : top + sheet.shape[0], : sheet.shape[1]] = sheet
        top += sheet.shape[0]
    return whole


def _turned(sheet: Pixels, degrees: float) -> Pixels:
    height, width = sheet.shape
    room = int(np.hypot(height, width)) + 1
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    matrix[:, 2] += (room - width) / 2, (room - height) / 2
    return np.asarray(
        cv2.warpAffine(
            sheet, matrix, (room, room), flags=cv2.INTER_LINEAR, borderValue=int(sheet[0, 0])
        ),
        np.uint8,
    )
