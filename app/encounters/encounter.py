"""One traveler at the booth, from the document to the decision, and what may be decided when."""

from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from app.documents.reading import DocumentReading
from app.encounters.events import Phases
from app.encounters.referral import Decision
from app.screening.summary_types import RiskSummary, Verdict


class NotYet(StrEnum):
    """Why a decision key does nothing now."""

    NOTHING_READ = "nothing_read"
    NOT_PAINTED = "not_painted"
    CHECK_OPEN = "check_open"
    UNREAD = "unread"
    MANDATORY = "mandatory"
    DECIDED = "decided"


@dataclass(frozen=True, slots=True)
class Encounter:
    """What the booth knows of the traveler in front of it; a new value after every step.

    Attributes:
        page_photo: SHA-256 of the stored page photo, empty if there is none.
        print_confirmed: The officer confirmed that a failed check digit is really printed so.
        read_ns, painted_ns: Monotonic times of the scan's start and of the painted card; 0 before.
        machine_ms: Machine time from scan to card.
    """

    id: UUID
    reading: DocumentReading | None = None
    summary: RiskSummary | None = None
    page_photo: str = ""
    mrz_strip: str = ""
    print_confirmed: bool = False
    read_ns: int = 0
    painted_ns: int = 0
    machine_ms: int = 0
    decision: Decision | None = None

    def painted(self, mono_ns: int) -> "Encounter":
        """Note when the card was on the screen; the first time counts."""
        return self if self.painted_ns else replace(self, painted_ns=mono_ns)

    def phases(self, mono_ns: int) -> Phases:
        """Where the time went until a decision at `mono_ns`.

        At a single-traveler booth the card's reading and the talk cannot be told apart, so all time
        from painted card to key counts as interview; document time is what is neither.
        """
        total_ms = max(0, mono_ns - self.read_ns) // 1_000_000 if self.read_ns else 0
        interview_ms = max(0, mono_ns - self.painted_ns) // 1_000_000 if self.painted_ns else 0
        document_ms = max(0, total_ms - interview_ms - self.machine_ms)
        return Phases(
            machine_ms=self.machine_ms, document_ms=document_ms, interview_ms=interview_ms
        )


def not_yet(encounter: Encounter | None, decision: Decision) -> NotYet | None:
    """Say why `decision` may not be taken now, or None when it may.

    Admit and refer wait for every mandatory check to be answered and for the card to be painted; a
    mandatory fact leaves only the referral, and so does a document that nobody could read or enter.
    """
    if encounter is None or encounter.summary is None:
        return NotYet.NOTHING_READ
    if encounter.decision is not None:
        return NotYet.DECIDED
    if not encounter.painted_ns:
        return NotYet.NOT_PAINTED
    if encounter.summary.needs_confirmation:
        return NotYet.CHECK_OPEN
    if decision is Decision.ADMIT and encounter.summary.who is None:
        return NotYet.UNREAD
    if decision is Decision.ADMIT and (
        encounter.summary.mandatory or encounter.summary.verdict is Verdict.REFER
    ):
        return NotYet.MANDATORY
    return None
