"""A scan that a JSON file beside it describes: raw values without a header, or two energies.

It is the sidecar of `scan_sidecar`, which says what was scanned. None of these must be there:

| name | value |
|---|---|
| `raw` | how the values lie in `image`, if that file has no header: see below |
| `low_energy` | name of the file with the low energy, in the same folder; as large, stored alike |
| `energies` | high and low, such as `["6 MeV", "4 MeV"]`: which end of the scale metal lies at |
| `air`, `dark` | values where nothing stands in the beam, and without any beam |

| name in `raw` | value |
|---|---|
| `width`, `height` | pixels |
| `bits` | 8 or 16; 16 unless said otherwise |
| `byte_order` | `little` (unless said otherwise) or `big` |
| `signed` | true: two's complement |
| `skip` | bytes before the first value |
| `white_is_zero` | true: low values are meant to be shown bright |
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

import msgspec

from app.problems import Problem, ProblemCode
from app.radiographs.formats.scan_format import Scan
from app.radiographs.limits import require_size
from app.radiographs.radiograph import Plane
from app.radiographs.scan_sidecar import MOST_BYTES, SidecarError, is_beside, read_sidecar
from app.radiographs.source_file import SourceFile
from app.radiographs.watch import Watch

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_BEGINNING = re.compile(rb"(\xef\xbb\xbf)?\s{0,100}\{")
_ENERGY = re.compile(r"\s*(\d{1,5}(?:\.\d{1,3})?)\s*([kKM])(?:eV|V|Vp)\s*")
_SIGN = 1 << 15

ReadFile = Callable[[SourceFile, Watch], Scan]
"""Reads a file of any other format."""


class _Raw(msgspec.Struct, forbid_unknown_fields=True):
    width: int
    height: int
    bits: Literal[8, 16] = 16
    byte_order: Literal["little", "big"] = "little"
    signed: bool = False
    skip: int = 0
    white_is_zero: bool = False


class _Said(msgspec.Struct):
    raw: _Raw | None = None
    low_energy: str = ""
    energies: list[str] = []
    air: int | None = None
    dark: int | None = None


class Described:
    """The format."""

    def __init__(self, read_file: ReadFile) -> None:
        """Read images that have a header by `read_file`."""
        self._read_file = read_file

    def knows(self, source: SourceFile) -> bool:
        """Say whether a file begins as a JSON object does."""
        return _BEGINNING.match(source.data[:128]) is not None

    def read(self, source: SourceFile, frame: int, watch: Watch) -> Scan:  # noqa: ARG002 - one picture
        """Return the scan that a sidecar describes.

        Raises:
            Problem: RADIOGRAPH_DESCRIPTION_INVALID, RADIOGRAPH_PART_MISSING (a file is not
                there), RADIOGRAPH_TRUNCATED, RADIOGRAPH_CONTRADICTORY, and what reading says.
            Stopped: Nobody waits for it any more.
        """
        if source.size > MOST_BYTES:
            raise Problem(ProblemCode.RADIOGRAPH_DESCRIPTION_INVALID, "too large")
        content = bytes(source.data)
        try:
            sidecar = read_sidecar(content)
            said = msgspec.json.decode(content.removeprefix(b"\xef\xbb\xbf"), type=_Said)
        except (SidecarError, msgspec.MsgspecError) as error:
            raise Problem(
                ProblemCode.RADIOGRAPH_DESCRIPTION_INVALID, type(error).__name__
            ) from error
        if said.low_energy and not is_beside(said.low_energy):
            raise Problem(ProblemCode.RADIOGRAPH_DESCRIPTION_INVALID, "low_energy")
        high = self._one(source, sidecar.image, said, watch.within(0, 0.5))
        if sidecar.sha256 and high.source.sha256() != sidecar.sha256:
            raise Problem(ProblemCode.RADIOGRAPH_TRUNCATED, "digest")
        scan = replace(
            high,
            energies_kv=_energies(said.energies),
            calibration=sidecar.calibration or high.calibration,
            air=said.air if said.air is not None else high.air,
            dark=said.dark if said.dark is not None else high.dark,
        )
        if not said.low_energy:
            return scan
        low = self._one(source, said.low_energy, said, watch.within(0.5, 1))
        if low.plane.values.shape != high.plane.values.shape or low.plane.bits != high.plane.bits:
            raise Problem(ProblemCode.RADIOGRAPH_CONTRADICTORY, "energies")
        return replace(scan, low=low)

    def _one(self, sidecar: SourceFile, name: str, said: _Said, watch: Watch) -> Scan:
        try:
            source = SourceFile(sidecar.folder / name)
        except Problem as problem:
            if problem.code is ProblemCode.FILE_MISSING:
                raise Problem(ProblemCode.RADIOGRAPH_PART_MISSING, "file") from problem
            raise
        if said.raw is None:
            return self._read_file(source, watch)
        return Scan(source, _raw_plane(source, said.raw))


def _energies(said: list[str]) -> tuple[int, int] | None:
    """Return two energies in kilovolts, the high one first; None if that is not what is said."""
    found = [_ENERGY.fullmatch(each) for each in said]
    if len(found) != 2 or found[0] is None or found[1] is None:
        return None
    first, second = (
        round(float(each[1]) * (1000 if each[2] == "M" else 1)) for each in found if each
    )
    return (first, second) if first > second > 0 else None


def _raw_plane(source: SourceFile, raw: _Raw) -> Plane:
    """Return the values of a file without a header."""
    import numpy as np

    require_size(raw.width, raw.height)
    if raw.skip < 0 or (raw.signed and raw.bits == 8):
        raise Problem(ProblemCode.RADIOGRAPH_DESCRIPTION_INVALID, "raw")
    pixels = raw.width * raw.height
    if raw.skip + pixels * raw.bits // 8 > source.size:
        raise Problem(ProblemCode.RADIOGRAPH_TRUNCATED, "bytes")
    order = ">" if raw.byte_order == "big" else "<"
    kind = np.dtype(f"{order}u2") if raw.bits == 16 else np.dtype(np.uint8)
    values: NDArray[np.uint16] | NDArray[np.uint8]
    values = np.frombuffer(source.data, kind, pixels, raw.skip).reshape(raw.height, raw.width)
    mapped = not raw.signed
    if raw.signed:
        values = values.astype(np.uint16) ^ np.uint16(_SIGN)
    return Plane(
        values,
        white_is_zero=raw.white_is_zero,
        raw=raw.bits == 16,
        mapped=mapped,
        offset=_SIGN if raw.signed else 0,
    )
