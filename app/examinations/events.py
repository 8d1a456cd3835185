"""Facts of a secondary inspection. Subject: the referral."""

from dataclasses import dataclass
from typing import ClassVar

from app.documents.reading import DocumentReading
from app.examinations.examination import Disposition, Finding


@dataclass(frozen=True, slots=True)
class IdentifiedAgain:
    """The document was read again at secondary; `same` says whether it is the referred one."""

    TYPE: ClassVar[str] = "referral.identified_again"
    VERSION: ClassVar[int] = 1

    reading: DocumentReading
    same: bool


@dataclass(frozen=True, slots=True)
class FindingRecorded:
    """Something was found, or nothing was."""

    TYPE: ClassVar[str] = "referral.finding_recorded"
    VERSION: ClassVar[int] = 1

    finding: Finding


@dataclass(frozen=True, slots=True)
class NoteAdded:
    """What the officer wrote down in between."""

    TYPE: ClassVar[str] = "referral.note_added"
    VERSION: ClassVar[int] = 1

    text: str


@dataclass(frozen=True, slots=True)
class PhotoAdded:
    """A picture of what was found or seen."""

    TYPE: ClassVar[str] = "referral.photo_added"
    VERSION: ClassVar[int] = 1

    sha256: str  # of the attachment
    caption: str


@dataclass(frozen=True, slots=True)
class Disposed:
    """The referral is closed."""

    TYPE: ClassVar[str] = "referral.disposed"
    VERSION: ClassVar[int] = 1

    disposition: Disposition
    note: str
    officer: str
    desk: str
