"""Radiographs from files: what a file is, its content says, never its name."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from app.problems import Problem, ProblemCode
from app.radiographs.formats.described import Described
from app.radiographs.formats.dicom import Dicom
from app.radiographs.formats.png_jpeg import PngJpeg
from app.radiographs.formats.scan_format import Scan, ScanFormat
from app.radiographs.formats.tiff import Tiff
from app.radiographs.radiograph import Radiograph, contiguous
from app.radiographs.source_file import SourceFile
from app.radiographs.survey import count, histogram_of, reduced_sizes
from app.radiographs.watch import UNWATCHED, Watch

_UNPACKED, _REDUCED = 0.6, 0.7  # of the whole work, as a guess for the bar
_QUICKLY_COUNTED = 2_000_000  # values


def _unseen(_radiograph: Radiograph) -> None:
    pass


def open_radiograph(
    path: Path,
    *,
    frame: int = 0,
    watch: Watch = UNWATCHED,
    first_picture: Callable[[Radiograph], None] = _unseen,
) -> Radiograph:
    """Read a radiograph. Slow for large ones: for the engines pool. The file is never written.

    16-bit grayscale TIFF, PNG and DICOM are raw, and so is what a sidecar describes; uncompressed
    they are mapped, not copied. PNG, JPEG, TIFF and DICOM with 8 bits are taken as copies made for
    display.

    Args:
        path: The file; of a described scan, its sidecar.
        frame: Which picture of a file with several, from 0.
        watch: Hears how far it is, and may end it.
        first_picture: Is given the image as soon as it can be shown, on this thread, before it is
            counted and digested; see `Radiograph.complete`.

    Raises:
        Problem: FILE_MISSING, NOT_A_RADIOGRAPH, RADIOGRAPH_TRUNCATED, RADIOGRAPH_CONTRADICTORY,
            RADIOGRAPH_TOO_LARGE, RADIOGRAPH_COMPRESSION, RADIOGRAPH_CHANGED,
            RADIOGRAPH_PART_MISSING, RADIOGRAPH_DESCRIPTION_INVALID.
        Stopped: Nobody waits for it any more.
    """
    source = SourceFile(path)
    scan = _format(source, FORMATS).read(source, frame, watch.within(0, _UNPACKED))
    early = _pictured(scan, frame, watch.within(_UNPACKED, _REDUCED))
    first_picture(early)
    return _surveyed(early, watch.within(_REDUCED, 1))


def _pictured(scan: Scan, frame: int, watch: Watch) -> Radiograph:
    """Return what can be shown at once: every size there is, and the counts of a small one."""
    reduced = reduced_sizes(scan.plane, scan.source, watch)
    sizes = (scan.plane.values, *reduced)
    counted = next((each for each in sizes if each.size <= _QUICKLY_COUNTED), sizes[-1])
    return Radiograph(
        file_name=scan.source.name,
        sha256="",
        plane=scan.plane,
        reduced=reduced,
        histogram=count(contiguous(counted)),
        source=scan.source,
        low_energy=None if scan.low is None else _pictured(scan.low, 0, watch),
        energies_kv=scan.energies_kv,
        calibration=scan.calibration,
        air=scan.air,
        dark=scan.dark,
        frame=frame,
        frames=scan.frames,
        complete=False,
    )


def _surveyed(early: Radiograph, watch: Watch) -> Radiograph:
    """Return the whole of it: exact counts, and the digest of the file."""
    with ThreadPoolExecutor(1, "digest") as beside:  # both wait for the same pages of the file
        digest = beside.submit(early.source.sha256, watch)
        histogram = histogram_of(early.plane, early.source, watch)
        sha256 = digest.result()
    early.source.require_unchanged()  # what was seen, counted and digested is one and the same
    low = early.low_energy
    return replace(
        early,
        sha256=sha256,
        histogram=histogram,
        low_energy=None if low is None else _surveyed(low, watch),
        complete=True,
    )


def _format(source: SourceFile, formats: tuple[ScanFormat, ...]) -> ScanFormat:
    for each in formats:
        if each.knows(source):
            return each
    raise Problem(ProblemCode.NOT_A_RADIOGRAPH)


def _read_file(source: SourceFile, watch: Watch) -> Scan:
    return _format(source, _WITH_HEADER).read(source, 0, watch)


_WITH_HEADER: tuple[ScanFormat, ...] = (Tiff(), PngJpeg(), Dicom())
FORMATS: tuple[ScanFormat, ...] = (*_WITH_HEADER, Described(_read_file))
"""Every format; the first one that knows a file reads it."""
