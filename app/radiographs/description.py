"""What a sidecar says about the values of an image; what was scanned, `scan_sidecar` reads.

It is the same file, `IMAGE.scan.json`. None of these names must be there:

| name | value |
|---|---|
| `raw` | how the values lie in the image's file, if that has no header: see below |
| `low_energy` | name of the file with the low energy, in the same folder, ending in `.low` |
| `energies` | high and low, such as `["6 MeV", "4 MeV"]`: it depends on them where metal lies |
| `air`, `dark` | stored values where nothing stands in the beam, and without any beam |

| name in `raw` | value |
|---|---|
| `width`, `height` | pixels |
| `bits` | 8 or 16; 16 unless said otherwise |
| `byte_order` | `little` (unless said otherwise) or `big` |
| `signed` | true: two's complement |
| `skip` | bytes before the first value |
| `white_is_zero` | true: low values are meant to be shown bright |

The file with the low energy is as large as the image and stored alike: with a header of its own, or
raw. Its name keeps it from being taken for a scan of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Literal

import msgspec

from app.problems import Problem, ProblemCode
from app.radiographs.scan_sidecar import (
    MOST_BYTES,
    SUFFIX,
    Calibration,
    SidecarError,
    is_beside,
    read_sidecar,
)
from app.radiographs.source_file import SourceFile

LOW_SUFFIX = ".low"
_ENERGY = re.compile(r"\s*(\d{1,5}(?:\.\d{1,3})?)\s*([kM])(?:eV|V|Vp)\s*")
_Value = Annotated[int, msgspec.Meta(ge=0, le=65_535)]


class Raw(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How values lie in a file without a header; see the table above."""

    width: int
    height: int
    bits: Literal[8, 16] = 16
    byte_order: Literal["little", "big"] = "little"
    signed: bool = False
    skip: Annotated[int, msgspec.Meta(ge=0)] = 0
    white_is_zero: bool = False


@dataclass(frozen=True, slots=True)
class Description:
    """What the sidecar says about values; see the table above.

    Attributes:
        energies_kv: High and low in kilovolts; None if that is not what is said.
    """

    raw: Raw | None = None
    low_energy: str = ""
    energies_kv: tuple[int, int] | None = None
    calibration: Calibration | None = None
    air: int | None = None
    dark: int | None = None


class _Said(msgspec.Struct):
    raw: Raw | None = None
    low_energy: str = ""
    energies: list[str] = []
    air: _Value | None = None
    dark: _Value | None = None


def description_beside(image: SourceFile) -> Description | None:
    """Return what lies beside an image about its values; None where nothing does.

    Raises:
        Problem: RADIOGRAPH_DESCRIPTION_INVALID.
    """
    try:
        file = SourceFile(image.folder / (image.name + SUFFIX))
    except Problem as problem:
        if problem.code is ProblemCode.FILE_MISSING:
            return None
        raise Problem(ProblemCode.RADIOGRAPH_DESCRIPTION_INVALID, problem.code) from problem
    if file.size > MOST_BYTES:
        raise Problem(ProblemCode.RADIOGRAPH_DESCRIPTION_INVALID, "too large")
    content = bytes(file.data)
    try:
        sidecar = read_sidecar(content)
        said = msgspec.json.decode(content.removeprefix(b"\xef\xbb\xbf"), type=_Said)
    except (SidecarError, msgspec.MsgspecError) as error:
        raise Problem(ProblemCode.RADIOGRAPH_DESCRIPTION_INVALID, type(error).__name__) from error
    low = said.low_energy
    if low and not (is_beside(low) and low.endswith(LOW_SUFFIX)):
        raise Problem(ProblemCode.RADIOGRAPH_DESCRIPTION_INVALID, "low_energy")
    return Description(
        raw=said.raw,
        low_energy=low,
        energies_kv=_energies(said.energies),
        calibration=sidecar.calibration,
        air=said.air,
        dark=said.dark,
    )


def _energies(said: list[str]) -> tuple[int, int] | None:
    found = [_ENERGY.fullmatch(each) for each in said]
    kilovolts = [round(float(each[1]) * (1000 if each[2] == "M" else 1)) for each in found if each]
    if len(found) != 2 or len(kilovolts) != 2 or not kilovolts[0] > kilovolts[1] > 0:
        return None
    return kilovolts[0], kilovolts[1]
