"""Half-filled referrals, each with its traveler until that is decided."""

from uuid import UUID

from app.screening.summary_types import RiskSummary
from app.services.deciding import ReferralForm
from app.ui.primary.referral_choices import kept_form, offered_classes, proposed_form
from app.ui.primary.referral_sheet import ReferralSheet


class ReferralDrafts:
    """Fills the sheet with what belongs to the traveler on the card."""

    def __init__(self, sheet: ReferralSheet) -> None:
        """Keep the drafts of `sheet`."""
        self._sheet = sheet
        self._open: UUID | None = None
        self._others = 0
        self._entered: dict[UUID, ReferralForm] = {}
        self._proposed: dict[UUID, ReferralForm] = {}

    def open(self, person: UUID, summary: RiskSummary, *, others: int, together: bool) -> None:
        """Take up the referral of `person`, and put the one before aside.

        Args:
            person: Whose card is shown.
            summary: What the card says.
            others: How many more people are open, who may go along.
            together: They go along unless the officer says otherwise.
        """
        self._put_aside()
        proposed = proposed_form(summary, together=together and others > 0)
        form = proposed
        if person in self._entered:
            form = kept_form(self._entered[person], self._proposed[person], proposed, summary)
        touched = self._open != person or self._others != others or form != self._sheet.form
        self._open, self._others = person, others
        self._proposed[person] = proposed
        if touched:
            self._sheet.begin(form, offered_classes(summary), others=others)
            self._entered[person] = self._sheet.form

    def forget(self) -> None:
        """Other people come, or another officer: nothing half-filled is theirs."""
        self._open = None
        self._entered.clear()
        self._proposed.clear()

    def _put_aside(self) -> None:
        if self._open is not None:
            self._entered[self._open] = self._sheet.form
