"""What reading a document means at the second desk: somebody arrives, is received, or is nobody."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from app.documents.reading import DocumentReading
from app.duty.officers import Duty, Role
from app.encounters.referral import ReferralState, Seen
from app.problems import Problem
from app.services.secondary_inspection import SecondaryInspection
from app.services.views import ReferralFile


class ScanOutcome(StrEnum):
    """What a document that was read did."""

    NOBODY = "nobody"
    """Nobody with it is referred here."""
    ARRIVED = "arrived"
    RECEIVED = "received"
    READ_AGAIN = "read_again"
    GOES_ALONG = "goes_along"
    """It belongs to somebody who came along; there is nothing to compare it with."""
    SOMEBODY_ELSES = "somebody_elses"
    """Another officer has the referral."""
    FOUND = "found"
    """Its referral is open now; this officer's role does nothing more."""


@dataclass(frozen=True, slots=True)
class Scan:
    """What came of a document.

    Attributes:
        file: The referral it led to; None for NOBODY.
    """

    outcome: ScanOutcome
    file: ReferralFile | None = None


def scan(desk: SecondaryInspection, duty: Duty, reading: DocumentReading, at: UUID | None) -> Scan:
    """Do what reading a document means.

    Somebody on the way has arrived. Somebody who waits is received, and identified by the same
    reading: a full waiting room is read in once, and then one by one as an officer turns to each.
    For a referral of this officer's it is the reading once more, also when it turns out to be
    another document.

    Args:
        desk: What a secondary officer may do.
        duty: Who works here.
        reading: With a document in it.
        at: The referral that is looked at, or None.

    Raises:
        Problem: What `desk` raises; then nothing was recorded.
    """
    row = desk.find_by_document(duty, reading)
    if row is None:
        return _nobody(desk, duty, reading, at)
    file = desk.open(duty, row.id)
    own = _is_the_travelers(file, reading)
    match row.state:
        case ReferralState.SENT:
            return Scan(ScanOutcome.ARRIVED, desk.arrive(duty, row.id, Seen.DOCUMENT))
        case ReferralState.ARRIVED if duty.role is Role.SECONDARY:
            received = desk.receive(duty, row.id, reading if own else None)
            return Scan(ScanOutcome.RECEIVED, received)
        case ReferralState.RECEIVED if row.received_by_id != duty.officer.id:
            return Scan(ScanOutcome.SOMEBODY_ELSES, file)
        case ReferralState.RECEIVED if not own:
            return Scan(ScanOutcome.GOES_ALONG, file)
        case ReferralState.RECEIVED if duty.role is Role.SECONDARY:
            return Scan(ScanOutcome.READ_AGAIN, desk.identify_again(duty, row.id, reading))
        case _:
            return Scan(ScanOutcome.FOUND, file)


def _is_the_travelers(file: ReferralFile, reading: DocumentReading) -> bool:
    """Tell the document of the referred traveler from those of the people who come along."""
    who, document = file.summary.who, reading.document
    return (
        who is not None
        and document is not None
        and (who.issuing_state, who.document_number)
        == (document.issuing_state, document.document_number)
    )


def _nobody(
    desk: SecondaryInspection, duty: Duty, reading: DocumentReading, at: UUID | None
) -> Scan:
    """Return what a document that nobody was referred with means: for one's own, it is said."""
    try:
        file = None if at is None else desk.open(duty, at)
    except Problem:
        file = None  # purged meanwhile: then nothing is looked at
    mine = (
        file is not None
        and file.row.state is ReferralState.RECEIVED
        and file.row.received_by_id == duty.officer.id
    )
    if at is None or not mine or duty.role is not Role.SECONDARY:
        return Scan(ScanOutcome.NOBODY)
    return Scan(ScanOutcome.READ_AGAIN, desk.identify_again(duty, at, reading))
