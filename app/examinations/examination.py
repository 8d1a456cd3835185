"""What a secondary officer records, and what must be there before a referral closes."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Disposition(StrEnum):
    """The fixed outcomes that one officer can decide alone. Codes of `inspection_codes.json`.

    Refusal, removal and seizure need a second person and are not offered until that exists.
    """

    ADMITTED = "ADM"
    CITIZEN_CLEARED = "USC"
    RELEASED = "REL"
    RETURNED_TO_PRIMARY = "RTN"
    TURNED_OVER = "TRN"
    DEFERRED = "DEF"


class Completeness(StrEnum):
    """How much of the examination was done."""

    COMPLETE = "C"
    PARTIAL = "P"
    NOT_DONE = "N"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found; `finding` is a word of `inspection_codes.json`, `none` included.

    Attributes:
        exam_type: How it was found; a word of `inspection_codes.json`.
        place: Where it was found.
        note: What the officer adds.
        mark_id: The region of a radiograph that shows it; None where no image does.
    """

    id: UUID
    finding: str
    exam_type: str
    completeness: Completeness
    place: str = ""
    note: str = ""
    mark_id: UUID | None = None


class Missing(StrEnum):
    """What still keeps a referral open."""

    RECEIVED = "received"
    FINDING = "finding"
    PARTIAL_REASON = "partial_reason"
    RETURN_NOTE = "return_note"
    """The booth is not told why the traveler comes back."""
    OWN_DECISION = "own_decision"
    """A mandatory referral is resolved in secondary only: it cannot go back undecided."""


def missing_before_closing(*, received: bool, findings: tuple[Finding, ...]) -> tuple[Missing, ...]:
    """Say what a referral lacks: it closes only with a receipt and at least one finding.

    An examination that was partial or not done needs its reason in the finding's note.
    """
    missing: list[Missing] = []
    if not received:
        missing.append(Missing.RECEIVED)
    if not findings:
        missing.append(Missing.FINDING)
    if any(f.completeness is not Completeness.COMPLETE and not f.note.strip() for f in findings):
        missing.append(Missing.PARTIAL_REASON)
    return tuple(missing)


def missing_for(disposition: Disposition, *, mandatory: bool, note: str) -> tuple[Missing, ...]:
    """Say what this way of closing lacks: whoever goes back to primary takes a note along.

    Args:
        disposition: How the referral is to end.
        mandatory: The referral's class is mandatory.
        note: What the officer adds.
    """
    if disposition is not Disposition.RETURNED_TO_PRIMARY:
        return ()
    if mandatory:
        return (Missing.OWN_DECISION,)
    return () if note.strip() else (Missing.RETURN_NOTE,)
