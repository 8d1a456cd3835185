"""Facts of an encounter and its referral. Subject: the encounter, or the referral where said."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar
from uuid import UUID

from app.documents.reading import DocumentReading
from app.duty.officers import Direction, Mode
from app.encounters.referral import Decision, Instruction, ReferralClass
from app.screening.summary_types import RiskSummary


@dataclass(frozen=True, slots=True)
class DocumentRead:
    """A document was read (or typed), with every check, whatever came of it."""

    TYPE: ClassVar[str] = "encounter.document_read"
    VERSION: ClassVar[int] = 1

    reading: DocumentReading
    page_photo: str = ""  # SHA-256 of the attachment; empty if there was no picture
    mrz_strip: str = ""


@dataclass(frozen=True, slots=True)
class Screened:
    """The lists and records were asked about this traveler; how many answers each gave."""

    TYPE: ClassVar[str] = "encounter.screened"
    VERSION: ClassVar[int] = 1

    summary: RiskSummary
    results: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PrintConfirmed:
    """The officer compared the page with the text: a failed check digit is really printed so."""

    TYPE: ClassVar[str] = "encounter.print_confirmed"
    VERSION: ClassVar[int] = 1

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MatchCleared:
    """A possible match is not this person: scoped to document, birth date and record version."""

    TYPE: ClassVar[str] = "encounter.match_cleared"
    VERSION: ClassVar[int] = 1

    listing: str
    issuing_state: str
    document_number: str
    birth_date: str
    reason: str
    until: str


@dataclass(frozen=True, slots=True)
class Phases:
    """Where the time went, in milliseconds: machine, document, interview, decision."""

    machine_ms: int = 0
    document_ms: int = 0
    interview_ms: int = 0
    decision_ms: int = 0


@dataclass(frozen=True, slots=True)
class Decided:
    """The booth's decision, with the summary exactly as it was shown."""

    TYPE: ClassVar[str] = "encounter.decided"
    VERSION: ClassVar[int] = 1

    decision: Decision
    port: str
    lane: str
    mode: Mode
    direction: Direction
    summary: RiskSummary
    phases: Phases
    page_photo: str = ""
    referral_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Referred:
    """A traveler goes to secondary. Subject: the referral."""

    TYPE: ClassVar[str] = "referral.sent"
    VERSION: ClassVar[int] = 1

    encounter_id: UUID
    referral_class: ReferralClass
    reasons: tuple[str, ...]
    note: str
    instruction: Instruction
    documents_held: bool
    released_by: str
    port: str
    lane: str
    summary: RiskSummary
    page_photo: str = ""


@dataclass(frozen=True, slots=True)
class ReferralReceived:
    """An officer at secondary took the referral. Subject: the referral."""

    TYPE: ClassVar[str] = "referral.received"
    VERSION: ClassVar[int] = 1

    received_by: str
    badge: str
    desk: str
