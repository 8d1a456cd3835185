"""What a scanner says about an image: a JSON file beside it, written last.

It is called as the image's file, with `.scan.json` behind: `portal2-0017.tif.scan.json`. It holds
one object, of which nothing must be there:

| name | value |
|---|---|
| `sha256` | of the image's file; as long as it does not fit, the file is not complete |
| `taken_at` | RFC 3339, with the offset from UTC |
| `scanner` | what the scanner is called |
| `energies` | list of texts, such as `6 MeV` |
| `plate`, `plate_state`, `container` | what was scanned, as the scanner knows it |
| `referral` | identifier of the referral it was scanned for |
| `pixel_um` | width and height of a pixel at the reference plane, whole micrometres |
| `reference_plane` | where that counts, such as `middle of the tunnel` |
| `manifest` | name of the manifest's file, in the same folder; see `manifest` |

How the values lie in a file without a header, and a second energy: see `description`.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

import msgspec

SUFFIX = ".scan.json"
MOST_BYTES = 100_000
_LONGEST = 200
_MOST_ENERGIES = 8
_DIGEST = re.compile(r"[0-9a-f]{64}")
_LEAST_UM, _MOST_UM = 1, 1_000_000


class SidecarFlaw(StrEnum):
    """Why a file says nothing about an image."""

    TOO_LARGE = "too_large"
    NOT_JSON = "not_json"
    WRONG_VALUE = "wrong_value"
    NOT_BESIDE = "not_beside"
    """A file is named that lies elsewhere."""


class SidecarError(ValueError):
    """A file that is no sidecar; `flaw` says why, `field` where, without a word of its content."""

    def __init__(self, flaw: SidecarFlaw, field: str = "") -> None:
        """Make the error."""
        super().__init__(f"{flaw.value} {field}".strip())
        self.flaw = flaw
        self.field = field


@dataclass(frozen=True, slots=True)
class Calibration:
    """How large a pixel is, in whole micrometres, and where.

    Attributes:
        across_um, down_um: Width and height of a pixel at the reference plane.
        plane: What the scanner calls that plane.
    """

    across_um: int
    down_um: int
    plane: str = ""


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What the scanner says; see the table above. Texts are in one line, empty for nothing."""

    sha256: str = ""
    taken_at: datetime | None = None
    scanner: str = ""
    energies: tuple[str, ...] = ()
    plate: str = ""
    plate_state: str = ""
    container: str = ""
    referral: UUID | None = None
    calibration: Calibration | None = None
    manifest: str = ""


class _Said(msgspec.Struct):
    sha256: str = ""
    taken_at: datetime | None = None
    scanner: str = ""
    energies: list[str] = []
    plate: str = ""
    plate_state: str = ""
    container: str = ""
    referral: UUID | None = None
    pixel_um: tuple[int, int] | None = None
    reference_plane: str = ""
    manifest: str = ""


def read_sidecar(content: bytes) -> Sidecar:
    """Read a sidecar.

    Raises:
        SidecarError: It is none, or says something impossible.
    """
    if len(content) > MOST_BYTES:
        raise SidecarError(SidecarFlaw.TOO_LARGE)
    try:
        said = msgspec.json.decode(content.removeprefix(b"\xef\xbb\xbf"), type=_Said)
    except msgspec.ValidationError as error:
        raise SidecarError(SidecarFlaw.WRONG_VALUE, _field(error)) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise SidecarError(SidecarFlaw.NOT_JSON) from error
    if said.manifest and not is_beside(said.manifest):
        raise SidecarError(SidecarFlaw.NOT_BESIDE, "manifest")
    digest = said.sha256.lower()
    if digest and not _DIGEST.fullmatch(digest):
        raise SidecarError(SidecarFlaw.WRONG_VALUE, "sha256")
    if said.taken_at is not None and said.taken_at.tzinfo is None:
        raise SidecarError(SidecarFlaw.WRONG_VALUE, "taken_at")
    return Sidecar(
        sha256=digest,
        taken_at=said.taken_at,
        scanner=_line(said.scanner),
        energies=tuple(filter(None, map(_line, said.energies[:_MOST_ENERGIES]))),
        plate=_line(said.plate),
        plate_state=_line(said.plate_state),
        container=_line(said.container),
        referral=said.referral,
        calibration=_calibration(said),
        manifest=said.manifest,
    )


def _calibration(said: _Said) -> Calibration | None:
    """Return the size of a pixel; zero means that the scanner does not know it."""
    if said.pixel_um is None or said.pixel_um == (0, 0):
        return None
    if not all(_LEAST_UM <= each <= _MOST_UM for each in said.pixel_um):
        raise SidecarError(SidecarFlaw.WRONG_VALUE, "pixel_um")
    return Calibration(*said.pixel_um, _line(said.reference_plane))


def _field(error: msgspec.ValidationError) -> str:
    """Return the field's name: msgspec says where, as in `... - at `$.taken_at``."""
    found = re.search(r"at `\$\.([a-z_0-9]+)", str(error))
    return found[1] if found else ""


def is_beside(name: str) -> bool:
    """Say whether it is the bare name of a file: nothing leads out of the folder."""
    return name not in (".", "..") and name.isprintable() and not set(name) & set("/\\:")


def _line(text: str) -> str:
    shown = "".join(letter if letter.isprintable() else " " for letter in text)
    return " ".join(shown.split())[:_LONGEST]
