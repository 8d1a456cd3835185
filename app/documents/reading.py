"""What reading a document gives: text, fields, and checks that passed, failed or were not done."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from app.documents.check import (
    Check,
    CheckName,
    CheckReason,
    CheckState,
    Origin,
    StatementSource,
)
from app.documents.payloads.payload_warning import PayloadWarning
from app.documents.seals.seal_verdict import SealVerdict

if TYPE_CHECKING:  # numpy costs a tenth of a second that the sign-in page does not need
    import numpy as np
    from numpy.typing import NDArray

__all__ = [
    "Barcode",
    "BarcodeKind",
    "Check",
    "CheckName",
    "CheckReason",
    "CheckState",
    "DocumentReading",
    "Guidance",
    "MrzEngine",
    "MrzFormat",
    "MrzText",
    "Origin",
    "PartialDate",
    "Point",
    "Sex",
    "Sighting",
    "StatementSource",
    "Status",
    "TravelDocument",
]

Point = tuple[int, int]
"""x, y in pixels of the image, from its upper left corner."""


class MrzFormat(StrEnum):
    """Layouts of ICAO Doc 9303 parts 4 to 7, and the French identity card issued until 2021."""

    TD1 = "TD1"
    TD2 = "TD2"
    TD3 = "TD3"
    MRV_A = "MRV-A"
    MRV_B = "MRV-B"
    FRENCH = "FRENCH"


class Status(StrEnum):
    """How far the reading came."""

    READ = "read"
    PARTIAL = "partial"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date, parts of it perhaps unknown (ICAO Doc 9303-3 clause 4.7); `iso` writes X there."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def iso(self) -> str:
        """Return `YYYY-MM-DD`, unknown parts as X."""
        year = "XXXX" if self.year is None else f"{self.year:04d}"
        month = "XX" if self.month is None else f"{self.month:02d}"
        day = "XX" if self.day is None else f"{self.day:02d}"
        return f"{year}-{month}-{day}"

    @property
    def complete(self) -> bool:
        """Say whether year, month and day are all known."""
        return None not in (self.year, self.month, self.day)


class Sex(StrEnum):
    """As printed; shown and compared, never used in a rule."""

    FEMALE = "F"
    MALE = "M"
    UNSPECIFIED = "X"


@dataclass(frozen=True, slots=True)
class TravelDocument:
    """The fields of a document, as its machine readable zone gives them.

    Attributes:
        document_code: First one or two letters, without fillers (`P`, `ID`, `V` ...).
        issuing_state: ICAO Doc 9303-3 clause 5 code, without fillers (`UTO`, `D`).
        document_number: Without fillers; long numbers joined (9303-5 clause 4.2.2.1 note j).
        surname: Primary identifier, words separated by one blank.
        given_names: Secondary identifier, words separated by one blank.
        names_truncated: The name field is full, so that more may stand on the page.
        optional_data: As printed, without the fillers at its end; TD1 has two, joined with a blank.
    """

    document_code: str
    issuing_state: str
    document_number: str
    surname: str
    given_names: str
    nationality: str
    birth_date: PartialDate
    sex: Sex
    expiry_date: PartialDate
    optional_data: str = ""
    names_truncated: bool = False


@dataclass(frozen=True, slots=True)
class MrzText:
    """A machine readable zone as text.

    Attributes:
        format: Its layout.
        lines: The accepted text, `<` as filler; each line has the layout's length.
        as_read: The text as the engine saw it, line by line.
        gap_millinats: How much likelier the free reading is than the accepted one, in thousandths
            of a nat; 0 where both are the same or the engine cannot say.
        confidence: Per line, per character, 0 to 100; empty where the engine cannot say.
        quad: Corners in the image, clockwise from the upper left of the text; empty if unknown.
        engine: Name of the engine that read it; `typed` for entry by hand.
        permitted: The likeliest text that the grammar and every check digit permit; empty where the
            engine cannot say. It differs from `lines` where a digit is printed wrongly.
    """

    format: MrzFormat
    lines: tuple[str, ...]
    as_read: tuple[str, ...]
    gap_millinats: int = 0
    confidence: tuple[tuple[int, ...], ...] = ()
    quad: tuple[Point, ...] = ()
    engine: str = ""
    permitted: tuple[str, ...] = ()


class Guidance(StrEnum):
    """What would help where a zone is there but cannot be read with certainty."""

    MOVE_CLOSER = "move_closer"
    TILT_AWAY_FROM_GLARE = "tilt_away_from_glare"
    HOLD_STILL = "hold_still"


@dataclass(frozen=True, slots=True)
class Sighting:
    """What an engine saw in a picture.

    Attributes:
        text: The zone; None where there is none, or none that can be read with certainty.
        guidance: What would help, where a zone is there but was refused.
    """

    text: MrzText | None = None
    guidance: Guidance | None = None


class BarcodeKind(StrEnum):
    """What a barcode's payload is; `raw` where no grammar fits."""

    AAMVA = "aamva"
    BCBP = "bcbp"
    VDS = "vds"
    VDS_NC = "vds_nc"
    IDB = "idb"
    RAW = "raw"


@dataclass(frozen=True, slots=True)
class Barcode:
    """One symbol found in the image.

    Attributes:
        text: UTF-8 where the payload is that and no seal; else one character per byte (Latin 1).
        fields: What its grammar says, by stable names; dates are ISO 8601 with X for unknown parts.
        quad: Corners in the image, clockwise; empty if unknown.
        payload: Its bytes, exactly; empty where they are more than any symbol holds.
        sha256: Of the payload, whatever its length; empty in old records.
        warnings: What is not written as its standard says; read all the same.
        seal: Whether it is what a trusted signer signed; None for codes without seals.
        engine, attempt: Which engine read it, and how the picture was shown to it; empty in old
            records and where a device read it.
    """

    symbology: str
    kind: BarcodeKind
    text: str
    fields: Mapping[str, str] = field(default_factory=dict)
    quad: tuple[Point, ...] = ()
    payload: bytes = b""
    sha256: str = ""
    warnings: tuple[PayloadWarning, ...] = ()
    seal: SealVerdict | None = None
    engine: str = ""
    attempt: str = ""


@dataclass(frozen=True, slots=True)
class DocumentReading:
    """Everything one image (or typed text) of a document gave.

    Attributes:
        image_sha256: Digest of the image as received; empty for typed text.
        image_size: Width and height of that image in pixels, which all places refer to; None for
            typed text.
        portrait_box: Left, top, width, height of the portrait in the image, if found.
        elapsed_ms: Machine time from image to reading.
        guidance: What would help, where a zone is there but was refused.
    """

    status: Status
    mrz: MrzText | None = None
    document: TravelDocument | None = None
    checks: tuple[Check, ...] = ()
    barcodes: tuple[Barcode, ...] = ()
    image_sha256: str = ""
    portrait_box: tuple[int, int, int, int] | None = None
    elapsed_ms: int = 0
    guidance: Guidance | None = None
    image_size: tuple[int, int] | None = None

    @property
    def valid(self) -> bool:
        """Say whether a zone was read and none of its checks failed; expiry is no reading error."""
        return self.mrz is not None and not any(
            check.state is CheckState.FAILED
            and not check.between
            and check.name not in (CheckName.EXPIRY, CheckName.SEAL, CheckName.BARCODE)
            for check in self.checks
        )

    @property
    def failed_digits(self) -> tuple[Check, ...]:
        """The check digits that are printed wrongly or were misread."""
        return tuple(
            check
            for check in self.checks
            if check.state is CheckState.FAILED and check.reason is CheckReason.DIGIT_DIFFERS
        )


class MrzEngine(Protocol):
    """Finds and reads a machine readable zone in a picture; slow, so for the engines pool."""

    @property
    def name(self) -> str:
        """Name for the record."""
        ...

    def look(self, pixels: "NDArray[np.uint8]") -> Sighting:
        """Return the zone, or what would help to read it; below its quality floor it refuses.

        Args:
            pixels: (height, width, 3) unsigned 8-bit, RGB.

        Raises:
            Problem: READER_MISSING, when the engine's program is not installed.
        """
        ...
