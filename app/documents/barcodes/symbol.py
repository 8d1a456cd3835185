"""One symbol that an engine has read, and whether its bytes may be taken for what was printed."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from app.documents.payloads.any_payload import read_payload
from app.documents.reading import Point

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_LINEAR_SHORTEST = 6  # shorter ones without a checksum are mostly patterns of lines
_UNCHECKED = ("Code 39", "ITF")


class Attempt(StrEnum):
    """How a picture was given to an engine when the symbol was read."""

    WHOLE = "whole"
    """The picture as it came."""
    HALF_SIZE = "half_size"
    CUT_OUT = "cut_out"
    """A block that is dense with edges, enlarged where it is small."""
    GLOBAL_THRESHOLD = "global_threshold"
    """The picture as it came, black and white parted by one level for all of it."""
    STRAIGHTENED = "straightened"
    """Cut out where bars are dense, leveled, averaged along the bars, twice as wide."""
    SHARPENED = "sharpened"
    """The same, with its edges raised."""
    MIRRORED = "mirrored"
    INVERTED = "inverted"
    THINNED = "thinned"
    """The same, light grown: for bars that ink has widened."""
    THICKENED = "thickened"
    """The same, dark grown: for bars that wear has thinned."""
    CONTRASTED = "contrasted"
    """The same, contrast evened out piece by piece: for light that falls unevenly."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """A symbol as it was read.

    Attributes:
        symbology: As zxing-cpp names it, whichever engine it was.
        payload: All of its bytes.
        quad: Corners in pixels of the picture, clockwise from the symbol's own upper left.
        engine: Which one read it.
    """

    symbology: str
    payload: bytes
    quad: tuple[Point, ...]
    engine: str
    attempt: Attempt

    @property
    def understood(self) -> bool:
        """Say whether the bytes follow one of the grammars that travel documents use."""
        return read_payload(self.payload) is not None


class BarcodeEngine(Protocol):
    """Reads symbols in a picture; slow, so for the engines pool."""

    @property
    def name(self) -> str:
        """Name for the record."""
        ...

    def read(self, gray: "NDArray[np.uint8]") -> tuple[Symbol, ...]:
        """Return the symbols that can be trusted.

        Args:
            gray: (height, width) unsigned 8-bit.
        """
        ...


def can_be_trusted(symbology: str, payload: bytes, *, spent: bool) -> bool:
    """Say whether bytes may be accepted.

    Args:
        symbology: As zxing-cpp names it.
        payload: Its bytes.
        spent: The symbol's error correction is used up, so that garbage can add up by chance: it is
            accepted only where a grammar confirms it without a single warning.
    """
    if not payload or (symbology.startswith(_UNCHECKED) and len(payload) < _LINEAR_SHORTEST):
        return False
    if not spent:
        return True
    said = read_payload(payload)
    return said is not None and not said.warnings
