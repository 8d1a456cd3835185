"""Radiographs from files: what a file is, its content says, never its name."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from app.problems import Problem, ProblemCode
from app.radiographs import display_copy, tiff
from app.radiographs.radiograph import Plane, Radiograph
from app.radiographs.source_file import SourceFile
from app.radiographs.survey import survey


@dataclass(frozen=True, slots=True)
class Reader:
    """One kind of file.

    Attributes:
        beginnings: First bytes by which it is known.
        read: Returns the pixels; raises a Problem that says what is wrong with the file.
    """

    beginnings: tuple[bytes, ...]
    read: Callable[[SourceFile], Plane]


READERS = (
    Reader(tiff.BEGINNINGS, tiff.read),
    Reader(display_copy.BEGINNINGS, display_copy.read),
)


def open_radiograph(path: Path) -> Radiograph:
    """Read a radiograph. Slow for large ones: for the engines pool. The file is never written.

    16-bit grayscale TIFF is raw; uncompressed it is mapped, not copied. PNG, JPEG and 8-bit TIFF
    are taken as copies made for display, 16-bit grayscale PNG as raw.

    Raises:
        Problem: FILE_MISSING, NOT_A_RADIOGRAPH, RADIOGRAPH_TRUNCATED, RADIOGRAPH_CONTRADICTORY,
            RADIOGRAPH_TOO_LARGE, RADIOGRAPH_COMPRESSION, RADIOGRAPH_CHANGED.
    """
    source = SourceFile(path)
    plane = _reader(source).read(source)
    with ThreadPoolExecutor(1, "digest") as beside:  # both wait for the same pages of the file
        digest = beside.submit(source.sha256)
        reduced, histogram = survey(plane, source)
        sha256 = digest.result()
    source.require_unchanged()  # what was seen, counted and digested is one and the same
    return Radiograph(source.name, sha256, plane, reduced, histogram, source)


def _reader(source: SourceFile) -> Reader:
    for reader in READERS:
        if any(source.data[: len(each)] == each for each in reader.beginnings):
            return reader
    raise Problem(ProblemCode.NOT_A_RADIOGRAPH)
