"""zbar as a second opinion, through pyzbar: linear codes and QR codes of ASCII, nothing else."""

import numpy as np
from numpy.typing import NDArray

from app.documents.barcodes.symbol import Attempt, Symbol, can_be_trusted

_SYMBOLOGIES = {"QRCODE": "QR Code", "CODE128": "Code 128", "CODE39": "Code 39", "I25": "ITF"}
"""What zxing-cpp calls them."""


class ZbarEngine:
    """The second engine. Where its library is missing, it sees nothing."""

    @property
    def name(self) -> str:
        """Name for the record."""
        return "zbar"

    def read(self, gray: NDArray[np.uint8]) -> tuple[Symbol, ...]:
        """Return the symbols of a picture; those with other than ASCII it would garble."""
        try:
            from pyzbar import pyzbar  # ImportError also where libzbar itself is missing
        except ImportError:
            return ()
        kinds = pyzbar.ZBarSymbol
        wanted = [kinds.QRCODE, kinds.CODE128, kinds.CODE39, kinds.I25]
        symbols = []
        for found in pyzbar.decode(gray, symbols=wanted):
            payload, symbology = bytes(found.data), _SYMBOLOGIES.get(found.type, found.type)
            if not payload.isascii() or not can_be_trusted(symbology, payload, spent=False):
                continue
            left, top, width, height = found.rect
            right, bottom = left + width, top + height
            quad = ((left, top), (right, top), (right, bottom), (left, bottom))
            symbols.append(Symbol(symbology, payload, quad, self.name, Attempt.WHOLE))
        return tuple(symbols)
