"""Radiographs from files: what a file is, its content says, never its name."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from app.problems import Problem, ProblemCode
from app.radiographs.description import Description, description_beside
from app.radiographs.formats.dicom import Dicom
from app.radiographs.formats.png_jpeg import PngJpeg
from app.radiographs.formats.raw_values import raw_plane
from app.radiographs.formats.scan_format import Scan, ScanFormat
from app.radiographs.formats.tiff import Tiff
from app.radiographs.radiograph import Radiograph, contiguous
from app.radiographs.scan_sidecar import SUFFIX
from app.radiographs.source_file import SourceFile
from app.radiographs.survey import count, histogram_of, reduced_sizes
from app.radiographs.watch import UNWATCHED, Watch

_UNPACKED, _REDUCED = 0.6, 0.7  # of the whole work, as a guess for the bar
_QUICKLY_COUNTED = 2_000_000  # values


def unseen(_radiograph: Radiograph) -> None:
    """Show nothing before all of it was read."""


def open_radiograph(
    path: Path,
    *,
    frame: int = 0,
    watch: Watch = UNWATCHED,
    first_picture: Callable[[Radiograph], None] = unseen,
) -> Radiograph:
    """Read a radiograph. Slow for large ones: for the engines pool. The file is never written.

    16-bit grayscale TIFF, PNG and DICOM are raw, and so is what a sidecar describes; uncompressed
    they are mapped, not copied. PNG, JPEG, TIFF and DICOM with 8 bits are taken as copies made for
    display.

    Args:
        path: The image's file, or the sidecar beside it.
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
    source = SourceFile(path.with_name(path.name.removesuffix(SUFFIX)))
    scan = _described(source, frame, watch.within(0, _UNPACKED))
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


FORMATS: tuple[ScanFormat, ...] = (Tiff(), PngJpeg(), Dicom())
"""Every format that has a header; the first one that knows a file reads it."""


def _described(source: SourceFile, frame: int, watch: Watch) -> Scan:
    """Return what a file holds, together with what its sidecar says of the values."""
    try:
        said = description_beside(source) or Description()
    except Problem:
        if _format(source) is None:
            raise
        said = Description()  # a file with a header needs none; intake tells that it is damaged
    scan = _one(source, said, frame, watch.within(0, 0.5) if said.low_energy else watch)
    scan = replace(
        scan,
        energies_kv=said.energies_kv or scan.energies_kv,
        calibration=said.calibration or scan.calibration,
        air=scan.air if said.air is None else said.air,
        dark=scan.dark if said.dark is None else said.dark,
    )
    if not said.low_energy:
        return scan
    low = _one(_part(source, said.low_energy), said, frame, watch.within(0.5, 1))
    high_plane, low_plane = scan.plane, low.plane
    if low_plane.values.shape != high_plane.values.shape or low_plane.bits != high_plane.bits:
        raise Problem(ProblemCode.RADIOGRAPH_CONTRADICTORY, "energies")
    return replace(scan, low=low)


def _one(source: SourceFile, said: Description, frame: int, watch: Watch) -> Scan:
    known = _format(source)
    if known is not None:
        scan = known.read(source, frame, watch)
        if frame >= scan.frames:
            raise Problem(ProblemCode.RADIOGRAPH_PART_MISSING, "frame")
        return scan
    if said.raw is None:
        raise Problem(ProblemCode.NOT_A_RADIOGRAPH)
    return Scan(source, raw_plane(source, said.raw))


def _part(source: SourceFile, name: str) -> SourceFile:
    try:
        return SourceFile(source.folder / name)
    except Problem as problem:
        if problem.code is ProblemCode.FILE_MISSING:
            raise Problem(ProblemCode.RADIOGRAPH_PART_MISSING, "file") from problem
        raise


def _format(source: SourceFile) -> ScanFormat | None:
    return next((each for each in FORMATS if each.knows(source)), None)
