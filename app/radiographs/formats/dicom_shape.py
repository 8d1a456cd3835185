"""What a DICOM header says of its pixels (PS3.3, C.7.6.3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.problems import Problem, ProblemCode

if TYPE_CHECKING:
    from pydicom.dataset import FileDataset

DEFLATED = "1.2.840.10008.1.2.1.99"
_JPEG, _JPEG_EXTENDED, _NEARLY_LOSSLESS = (f"1.2.840.10008.1.2.4.{each}" for each in (50, 51, 81))


@dataclass(frozen=True, slots=True)
class Shape:
    """How large the pictures are, and how their values are kept.

    Attributes:
        columns, rows, frames: How many.
        allocated, stored: Bits of a value, and how many of them it uses.
        signed: Values may be negative.
        samples: Of a pixel.
        photometric: What a value means.
        syntax: How the pixels are packed: the UID of a transfer syntax (PS3.5).
        lossy: They were packed with a loss, by the syntax or by what the header says of it.
    """

    columns: int
    rows: int
    frames: int
    allocated: int
    stored: int
    signed: bool
    samples: int
    photometric: str
    syntax: str
    lossy: bool

    @property
    def packing(self) -> str:
        """How the pixels are packed, in the words of the standard."""
        from pydicom.uid import UID

        return UID(self.syntax).name

    def require_sound(self) -> None:
        """Refuse what is no radiograph, or contradicts itself."""
        gray = self.photometric in ("MONOCHROME1", "MONOCHROME2") and self.samples == 1
        if not gray or self.allocated not in (8, 16) or (self.signed and self.allocated == 8):
            raise Problem(ProblemCode.NOT_A_RADIOGRAPH, f"{self.photometric} {self.allocated}")
        if not 1 <= self.stored <= self.allocated or self.frames < 1:
            raise Problem(ProblemCode.RADIOGRAPH_CONTRADICTORY, "bits")
        if self.syntax == DEFLATED:  # all of it is packed, the header too: nothing limits it
            raise Problem(ProblemCode.RADIOGRAPH_COMPRESSION, self.packing)


def shape_of(header: FileDataset) -> Shape:
    """Read it; whatever is not there or no number raises one of `limits.DAMAGE`."""
    allocated = int(header.BitsAllocated)
    syntax = str(header.file_meta.TransferSyntaxUID)
    return Shape(
        columns=int(header.Columns),
        rows=int(header.Rows),
        frames=int(header.get("NumberOfFrames") or 1),
        allocated=allocated,
        stored=int(header.get("BitsStored") or allocated),
        signed=bool(int(header.get("PixelRepresentation") or 0)),
        samples=int(header.get("SamplesPerPixel") or 1),
        photometric=str(header.PhotometricInterpretation).strip(),
        syntax=syntax,
        lossy=syntax in (_JPEG, _JPEG_EXTENDED, _NEARLY_LOSSLESS)
        or str(header.get("LossyImageCompression") or "") == "01",
    )
