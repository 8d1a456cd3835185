"""What officers entered and did not record yet, referral by referral."""

from dataclasses import dataclass, field
from uuid import UUID

from app.ui.secondary.case_panel import CasePanel
from app.ui.secondary.closing_form import ClosingDraft
from app.ui.secondary.finding_form import FindingDraft
from app.ui.secondary.photo_form import PhotoDraft


@dataclass(frozen=True, slots=True)
class _Entered:
    finding: FindingDraft = field(default_factory=FindingDraft)
    note: str = ""
    photo: PhotoDraft = field(default_factory=PhotoDraft)
    closing: ClosingDraft = field(default_factory=ClosingDraft)


class Drafts:
    """Fills the forms with what belongs to the referral that is looked at."""

    def __init__(self, case: CasePanel) -> None:
        """Keep the drafts of the forms on `case`."""
        self._case = case
        self._open: UUID | None = None
        self._kept: dict[UUID, _Entered] = {}

    def open(self, referral_id: UUID) -> None:
        """Put what is entered aside, and take up what was entered for `referral_id`."""
        case = self._case
        if self._open is not None:
            self._kept[self._open] = _Entered(
                case.finding.draft, case.note.draft, case.photo.draft, case.closing.draft
            )
        self._open = referral_id
        kept = self._kept.pop(referral_id, _Entered())
        case.finding.show_draft(kept.finding)
        case.note.show_draft(kept.note)
        case.photo.show_draft(kept.photo)
        case.closing.show_draft(kept.closing)

    def clear_finding(self) -> None:
        """The finding is recorded: the next one begins empty."""
        self._case.finding.show_draft(FindingDraft())

    def clear_note(self) -> None:
        """The note is recorded."""
        self._case.note.show_draft("")

    def clear_photo(self) -> None:
        """The photo is recorded."""
        self._case.photo.show_draft(PhotoDraft())

    def clear_closing(self) -> None:
        """The referral is closed."""
        self._case.closing.show_draft(ClosingDraft())
