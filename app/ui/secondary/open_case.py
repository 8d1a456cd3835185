"""What the parts of the second desk have in common: who works, and what is looked at."""

from dataclasses import dataclass
from datetime import datetime

from app.clock import Clock
from app.duty.officers import Duty, Role
from app.services.views import ReferralFile
from app.ui.secondary.case_lines import CaseLines, case_lines


@dataclass(slots=True)
class OpenCase:
    """One officer and one referral.

    Attributes:
        clock: Where the time comes from.
        duty: Who works; None while nobody does.
        file: The referral that is looked at, as it was last read; None before the first.
    """

    clock: Clock
    duty: Duty | None = None
    file: ReferralFile | None = None

    @property
    def at_work(self) -> tuple[Duty, ReferralFile] | None:
        """Officer and referral, where there are both."""
        if self.duty is None or self.file is None:
            return None
        return self.duty, self.file

    @property
    def lines(self) -> CaseLines | None:
        """The referral in words, as this officer sees it now."""
        if self.at_work is None:
            return None
        duty, file = self.at_work
        may_act = duty.role is Role.SECONDARY
        return case_lines(file, duty.officer.id, self.now, may_act=may_act)

    @property
    def now(self) -> datetime:
        """The time."""
        return self.clock.now()
