"""zbar as a second opinion, through pyzbar: linear codes and QR codes of ASCII, nothing else."""

import numpy as np
from numpy.typing import NDArray

from app.documents.barcodes.symbol import Attempt, Symbol, can_be_trusted


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
            payload = bytes(found.data)
            if not payload.isascii() or not can_be_trusted(found.type, payload, spent=False):
                continue
            left, top, width, height = found.rect
            right, bottom = left + width, top + height
            quad = ((left, top), (right, top), (right, bottom), (left, bottom))
            symbols.append(Symbol(found.type, payload, quad, self.name, Attempt.WHOLE))
        return tuple(symbols)
