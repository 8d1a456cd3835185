"""What a format must do to be read: say whether a file is one of its own, and find the values.

A scanner's own format is one file here with one object of this kind, and one line in
`reader.FORMATS`. Everything else (digest, smaller sizes, histogram, window, marks) is the same for
all of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from app.radiographs.radiograph import Plane
from app.radiographs.scan_sidecar import Calibration
from app.radiographs.source_file import SourceFile
from app.radiographs.watch import Watch


@dataclass(frozen=True, slots=True, eq=False)
class Scan:
    """What a format found in a file.

    Attributes:
        source: The file that holds the values.
        plane: They.
        low: The same load through the low energy, where there is one.
        frames: How many pictures the file holds.
        energies_kv, calibration, air, dark: See `Radiograph`.
    """

    source: SourceFile
    plane: Plane
    low: Scan | None = None
    frames: int = 1
    energies_kv: tuple[int, int] | None = None
    calibration: Calibration | None = None
    air: int | None = None
    dark: int | None = None


class ScanFormat(Protocol):
    """One format."""

    def knows(self, source: SourceFile) -> bool:
        """Say whether a file is of this format: by its content, never by its name."""

    def read(self, source: SourceFile, frame: int, watch: Watch) -> Scan:
        """Return what a file of this format holds; what is not compressed stays in the file.

        Args:
            source: The file.
            frame: Which of its pictures, from 0; there may be one only.
            watch: Hears how far it is.

        Raises:
            Problem: What is wrong with the file; see `open_radiograph`.
            Stopped: Nobody waits for it any more.
        """
