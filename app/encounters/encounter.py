"""One traveler at the booth, from the document to the decision, and what may be decided when.

An encounter is of one person, as NIEM's `PersonEncounter`; who comes together is a `Party`.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from app.documents.reading import DocumentReading, Status
from app.encounters.events import Phases
from app.encounters.referral import Decision
from app.screening.identity import Identity, SeenReason
from app.screening.rule_packs.applying import Trial
from app.screening.summary_types import RiskSummary, Verdict


class EntryReason(StrEnum):
    """Why a document was typed and not read."""

    NO_ZONE = "no_zone"
    """It has no machine readable zone: a birth certificate, a letter."""
    DAMAGED = "damaged"
    READER_FAILED = "reader_failed"


class NotYet(StrEnum):
    """Why a decision key does nothing now."""

    NOTHING_READ = "nothing_read"
    NOT_PAINTED = "not_painted"
    CHECK_OPEN = "check_open"
    UNREAD = "unread"
    MANDATORY = "mandatory"
    DECIDED = "decided"


NO_DOCUMENT = DocumentReading(Status.UNREADABLE)
"""What there is to read of somebody without a readable document."""


@dataclass(frozen=True, slots=True)
class Encounter:
    """What the booth knows of the traveler in front of it; a new value after every step.

    Attributes:
        party_id: The people it belongs to; None for records older than parties.
        identity: How the traveler is known.
        reason: Why without reading a document: an `EntryReason` or a `SeenReason`; else empty.
        boarding_pass: Text of the boarding pass that was read, as it came; empty if none.
        redress: The redress number that the traveler stated; empty if none.
        drawn: Whether the random draw fell on them; None before it was made. It stands.
        trials: Rules on trial that were tried for the card, and which of them would have fired.
        page_photo: SHA-256 of the stored page photo, empty if there is none.
        print_confirmed: The officer confirmed that a failed check digit is really printed so.
        read_ns, painted_ns: Monotonic times of the scan's start and of the painted card; 0 before.
        deciding_ns: When the officer began to decide: the first decision key that counted.
        machine_ms: Machine time from scan to card.
        decided_ns: Monotonic time of the decision's record.
        decided_event, referral_id: The decision as it was recorded, for a recall.
        amends: The recalled decision that the next one supersedes.
    """

    id: UUID
    party_id: UUID | None = None
    identity: Identity = Identity.READ
    reason: str = ""
    boarding_pass: str = ""
    redress: str = ""
    drawn: bool | None = None
    trials: tuple[Trial, ...] = ()
    reading: DocumentReading | None = None
    summary: RiskSummary | None = None
    page_photo: str = ""
    mrz_strip: str = ""
    print_confirmed: bool = False
    read_ns: int = 0
    painted_ns: int = 0
    deciding_ns: int = 0
    machine_ms: int = 0
    decision: Decision | None = None
    decided_ns: int = 0
    decided_event: UUID | None = None
    referral_id: UUID | None = None
    amends: UUID | None = None

    def read(
        self,
        reading: DocumentReading,
        entered: EntryReason | None,
        *,
        page_photo: str,
        mrz_strip: str,
        read_ns: int,
    ) -> "Encounter":
        """Take in a reading, or what was typed for a reason; without a photo an earlier one stays.

        The traveler's time runs from the first scan.
        """
        return replace(
            self,
            reading=reading,
            identity=Identity.READ if entered is None else Identity.ENTERED,
            reason=entered or "",
            page_photo=page_photo or self.page_photo,
            mrz_strip=mrz_strip,
            print_confirmed=False,
            read_ns=self.read_ns or read_ns,
            painted_ns=0,
        )

    def marked(self, identity: Identity, reason: SeenReason | None, *, read_ns: int) -> "Encounter":
        """Note that there is no readable document: seen for a reason, or left unread.

        Raises:
            ValueError: SEEN without a reason, UNREAD with one, or an identity of a document.
        """
        if identity not in (Identity.SEEN, Identity.UNREAD):
            raise ValueError(identity)
        if (identity is Identity.SEEN) != (reason is not None):
            raise ValueError("somebody is seen for a reason, and unread without one")
        return replace(
            self,
            reading=NO_DOCUMENT,
            identity=identity,
            reason=reason or "",
            print_confirmed=False,
            read_ns=self.read_ns or read_ns,
            painted_ns=0,
        )

    def painted(self, mono_ns: int) -> "Encounter":
        """Note when the card was on the screen; the first time counts."""
        return self if self.painted_ns else replace(self, painted_ns=mono_ns)

    def deciding(self, mono_ns: int) -> "Encounter":
        """Note when the officer began to decide; the first time counts."""
        return self if self.deciding_ns else replace(self, deciding_ns=mono_ns)

    def phases(self, mono_ns: int) -> Phases:
        """Where the time went until a decision at `mono_ns`.

        Machine: from the scan to the card. Document: from there to the card that was decided on,
        when more was read or confirmed. Interview: from that card to the first decision key.
        Decision: from that key to the record, so the filling in of a referral.
        """
        start, seen = self.read_ns or mono_ns, self.painted_ns or mono_ns
        begun = max(seen, self.deciding_ns or mono_ns)
        return Phases(
            machine_ms=self.machine_ms,
            document_ms=max(0, _ms(seen - start) - self.machine_ms),
            interview_ms=_ms(begun - seen),
            decision_ms=_ms(mono_ns - begun),
        )


def not_yet(encounter: Encounter | None, decision: Decision) -> NotYet | None:
    """Say why `decision` may not be taken now, or None when it may.

    Admit and refer wait for every mandatory check to be answered and for the card to be painted; a
    mandatory fact leaves only the referral, and so does a document that nobody could read or enter,
    unless the officer says why its holder needs none or stays unread.
    """
    if encounter is None or encounter.summary is None:
        return NotYet.NOTHING_READ
    if encounter.decision is not None:
        return NotYet.DECIDED
    if not encounter.painted_ns:
        return NotYet.NOT_PAINTED
    if encounter.summary.needs_confirmation:
        return NotYet.CHECK_OPEN
    if decision is Decision.ADMIT and nobody_known(encounter):
        return NotYet.UNREAD
    if decision is Decision.ADMIT and (
        encounter.summary.mandatory or encounter.summary.verdict is Verdict.REFER
    ):
        return NotYet.MANDATORY
    return None


def nobody_known(encounter: Encounter) -> bool:
    """Say whether it is open who this is: nothing could be read, and the officer said nothing."""
    unnamed = encounter.summary is None or encounter.summary.who is None
    return unnamed and encounter.identity in (Identity.READ, Identity.ENTERED)


def _ms(nanoseconds: int) -> int:
    return max(0, nanoseconds) // 1_000_000
