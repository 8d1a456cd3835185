"""Facts of a review. Subject: the encounter or referral reviewed, or what is said."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar
from uuid import UUID


class ReviewVerdict(StrEnum):
    """What a supervisor says about a record of the shift."""

    REVIEWED = "reviewed"
    RETURNED = "returned"
    """With a note that its officer sees at the next sign-in."""


@dataclass(frozen=True, slots=True)
class RecordReviewed:
    """A supervisor looked at a record."""

    TYPE: ClassVar[str] = "review.record_reviewed"
    VERSION: ClassVar[int] = 1

    verdict: ReviewVerdict
    note: str
    reviewer: str  # badge and name
    officer_id: UUID | None  # whose record it is


@dataclass(frozen=True, slots=True)
class NoteRead:
    """The officer has seen the note on a returned record."""

    TYPE: ClassVar[str] = "review.note_read"
    VERSION: ClassVar[int] = 1

    review_event: UUID


@dataclass(frozen=True, slots=True)
class RecordsViewed:
    """A supervisor asked for records of people. Subject: the duty, or the record opened."""

    TYPE: ClassVar[str] = "review.records_viewed"
    VERSION: ClassVar[int] = 1

    question: Mapping[str, str]  # what was asked for, by field; nothing for "all of the period"
    results: int


@dataclass(frozen=True, slots=True)
class ReportMade:
    """A shift report was made and signed. Subject: the report."""

    TYPE: ClassVar[str] = "review.report_made"
    VERSION: ClassVar[int] = 1

    sha256: str  # of the PDF
    since: str
    until: str
