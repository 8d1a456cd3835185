"""What is recorded when a match is not this person."""

from datetime import datetime
from uuid import UUID

from app.clock import timestamp
from app.duty.officers import Officer
from app.encounters.events import MatchCleared
from app.screening.answers import Clearance
from app.screening.clearances import CLEARED_FOR, ClearReason
from app.screening.summary_types import Fact, Who


def match_cleared(
    who: Who, fact: Fact, reason: ClearReason, now: datetime, *, at_secondary: bool
) -> MatchCleared:
    """Return the record: for this document, this birth date and this version of the listing."""
    return MatchCleared(
        listing=fact.listing,
        issuing_state=who.issuing_state,
        document_number=who.document_number,
        birth_date=who.birth_date.iso,
        reason=reason,
        until=timestamp(now + CLEARED_FOR),
        at_secondary=at_secondary,
    )


def as_clearance(cleared: MatchCleared, officer: Officer, clearance_id: UUID) -> Clearance:
    """Return the same as screening knows it, before the records do."""
    return Clearance(
        listing=cleared.listing,
        issuing_state=cleared.issuing_state,
        document_number=cleared.document_number,
        birth_date=cleared.birth_date,
        cleared_by=f"{officer.badge} {officer.name}",
        until=cleared.until,
        id=clearance_id,
        reason=cleared.reason,
        at_secondary=cleared.at_secondary,
    )
