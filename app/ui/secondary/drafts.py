"""What officers entered and did not record yet, referral by referral."""

from uuid import UUID

from app.ui.secondary.case_panel import CasePanel
from app.ui.secondary.closing_form import ClosingDraft
from app.ui.secondary.finding_form import FindingDraft


class Drafts:
    """Fills the two forms with what belongs to the referral that is looked at."""

    def __init__(self, case: CasePanel) -> None:
        """Keep the drafts of the forms on `case`."""
        self._case = case
        self._open: UUID | None = None
        self._findings: dict[UUID, FindingDraft] = {}
        self._closings: dict[UUID, ClosingDraft] = {}

    def open(self, referral_id: UUID) -> None:
        """Put what is entered aside, and take up what was entered for `referral_id`."""
        if self._open is not None:
            self._findings[self._open] = self._case.finding.draft
            self._closings[self._open] = self._case.closing.draft
        self._open = referral_id
        self._case.finding.show_draft(self._findings.get(referral_id, FindingDraft()))
        self._case.closing.show_draft(self._closings.get(referral_id, ClosingDraft()))

    def clear_finding(self) -> None:
        """The finding is recorded: the next one begins empty."""
        self._case.finding.show_draft(FindingDraft())

    def clear_closing(self) -> None:
        """The referral is closed."""
        self._case.closing.show_draft(ClosingDraft())
