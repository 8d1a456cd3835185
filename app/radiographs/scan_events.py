"""Facts about scans. Subject: the scan, by `scan_id`."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar
from uuid import UUID, uuid5

from app.radiographs.decision import ImageDecision, ViewKind
from app.radiographs.manifest import NO_MANIFEST, Manifest
from app.radiographs.scan_sidecar import Calibration

_SCANS = UUID("8c1f57b2-8a55-5d7e-9e34-5a2b1f0d7c66")


def scan_id(sha256: str) -> UUID:
    """Return the identifier of a scan, from its file's digest: the same at every desk.

    Two desks may watch one folder, and a scanner may send a file twice: it stays one scan.
    """
    return uuid5(_SCANS, sha256)


class IntakeDoubt(StrEnum):
    """What was not as it should be when a scan came in."""

    NO_SIDECAR = "no_sidecar"
    SIDECAR_UNREADABLE = "sidecar_unreadable"
    MANIFEST_MISSING = "manifest_missing"
    MANIFEST_UNREADABLE = "manifest_unreadable"
    MANIFEST_INCOMPLETE = "manifest_incomplete"
    TIME_NOT_SAID = "time_not_said"


@dataclass(frozen=True, slots=True)
class Load:
    """What was scanned, in the form that records are searched by; empty for what is not known.

    Attributes:
        container: ISO 6346 number without blanks, right or wrong.
        plate: Without blanks and hyphens, upper case.
        plate_state: Who issued it.
    """

    container: str = ""
    plate: str = ""
    plate_state: str = ""


NOTHING_SAID = Load()


@dataclass(frozen=True, slots=True)
class ScanReceived:
    """An image came from a scanner. Said again when its sidecar came late: the last one counts.

    Attributes:
        file_name: The file's own name, in the folder of the scans.
        sha256: Of the untouched file.
        size: Bytes in it.
        width, height, bits: Of the image.
        taken_at: RFC 3339 UTC: when it was scanned; where that is not said, when the file was
            written.
        load: What was scanned, as the scanner said it.
        referral_id: The referral that it named.
        thumbnail: SHA-256 of the attachment: a small JPEG in the standard view.
        manifest_digest: SHA-256 of the manifest's file.
    """

    TYPE: ClassVar[str] = "radiograph.received"
    VERSION: ClassVar[int] = 1

    port: str
    file_name: str
    sha256: str
    size: int
    width: int
    height: int
    bits: int
    taken_at: str
    scanner: str = ""
    energies: tuple[str, ...] = ()
    calibration: Calibration | None = None
    load: Load = NOTHING_SAID
    referral_id: UUID | None = None
    manifest: Manifest = NO_MANIFEST
    manifest_digest: str = ""
    thumbnail: str = ""
    doubts: tuple[IntakeDoubt, ...] = ()


@dataclass(frozen=True, slots=True)
class ScanMatched:
    """An officer said by hand what a scan shows, or whose it is; the last one counts.

    Attributes:
        load: What was scanned; the whole of it.
        referral_id: The referral it belongs to, or None.
        reason: Why.
        officer: Badge and name.
    """

    TYPE: ClassVar[str] = "radiograph.matched"
    VERSION: ClassVar[int] = 1

    load: Load
    referral_id: UUID | None
    reason: str
    officer: str


@dataclass(frozen=True, slots=True)
class ScanTaken:
    """An officer looks at the scan now; the last one counts."""

    TYPE: ClassVar[str] = "radiograph.taken"
    VERSION: ClassVar[int] = 1

    officer: str
    desk: str


@dataclass(frozen=True, slots=True)
class RadiographDecided:
    """An officer said what the image shows. Decided again, the event before is amended.

    Attributes:
        decision: What was decided.
        reason: Why; empty only for no anomaly.
        referral_id: The referral it was decided for, or None.
        officer: Badge and name.
        shown_ms: Milliseconds from the first whole picture on the screen to the key.
        views: Every way in which the image was shown before.
        marks: How many regions were marked.
    """

    TYPE: ClassVar[str] = "radiograph.decided"
    VERSION: ClassVar[int] = 1

    decision: ImageDecision
    reason: str
    referral_id: UUID | None
    officer: str
    shown_ms: int
    views: tuple[ViewKind, ...]
    marks: int = 0


@dataclass(frozen=True, slots=True)
class RadiographExported:
    """An image left the station as evidence.

    Attributes:
        png, pdf, sheet: SHA-256 of the files that were written.
        marks: How many marks were burnt in.
    """

    TYPE: ClassVar[str] = "radiograph.exported"
    VERSION: ClassVar[int] = 1

    png: str
    pdf: str
    sheet: str
    marks: int


@dataclass(frozen=True, slots=True)
class LibrarySearched:
    """Radiographs were searched: who looks for what is on record. Subject: the duty.

    Attributes:
        text: What was typed.
        decision, finding: What was chosen beside it, or empty.
        found: How many were shown.
    """

    TYPE: ClassVar[str] = "library.searched"
    VERSION: ClassVar[int] = 1

    text: str
    decision: str
    finding: str
    found: int
