"""What the viewer asks of the second desk: to record a finding."""

from typing import Protocol
from uuid import UUID

from app.duty.officers import Duty
from app.examinations.examination import Completeness
from app.services.views import ReferralFile


class RecordFinding(Protocol):
    """What records a finding; the second desk's service does."""

    def __call__(
        self,
        duty: Duty,
        referral_id: UUID,
        /,
        *,
        finding: str,
        exam_type: str,
        completeness: Completeness,
        place: str = "",
        note: str = "",
        mark_id: UUID | None = None,
    ) -> ReferralFile:
        """Record it and return the referral.

        Raises:
            Problem: REFERRAL_INCOMPLETE, REFERRAL_TAKEN, ALREADY_DECIDED, DISK_FULL ...
        """
        ...
