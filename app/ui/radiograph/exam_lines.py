"""The viewer in words: whose radiograph, which file, how it is shown, what is marked in it."""

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QLocale

from app.duty.officers import Duty, Role
from app.encounters.referral import ReferralState
from app.radiographs.radiograph import Radiograph
from app.services.views import ReferralRow
from app.ui.words.codes import finding_words, reason_words
from app.ui.words.referrals import traveler_words
from app.ui.words.sentences import apart, capital, dotted

translate = QCoreApplication.translate

_DIGEST_SHOWN = 12
_NOTHING = "none"


@dataclass(frozen=True, slots=True)
class ExamLines:
    """Whose it is, and which file.

    Attributes:
        name: The traveler.
        values: (label, value) pairs, in order.
    """

    name: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class MarkLine:
    """One mark of the image.

    Attributes:
        words: Number and label, as on its tag.
        detail: What it was found to be; empty where there is no referral to record that for.
        open: It is not tied to a finding yet.
        found: Something was found there.
    """

    id: UUID
    words: str
    detail: str
    open: bool
    found: bool


def may_work(row: ReferralRow | None, duty: Duty) -> bool:
    """Say whether this officer may open radiographs for this referral, or for none, now."""
    if row is None:
        return duty.role is Role.SECONDARY
    mine = row.state is ReferralState.RECEIVED and row.received_by_id == duty.officer.id
    return mine and duty.role is Role.SECONDARY


def why_not(row: ReferralRow, duty: Duty) -> tuple[str, str]:
    """Return why this officer may not, and what to do, for the empty view."""
    if row.state is ReferralState.CLOSED:
        return (
            translate("Exam", "This referral is closed"),
            translate("Exam", "Choose another one in Secondary."),
        )
    if row.state is ReferralState.RECEIVED:
        return translate("Exam", "Not your referral"), taken_words(row)
    if duty.role is Role.SECONDARY:
        return (
            translate("Exam", "First receive the referral"),
            translate("Exam", "Go back to Secondary and press Enter; then open its radiograph."),
        )
    return (
        translate("Exam", "Only a secondary officer opens radiographs"),
        translate("Exam", "Sign in with that role."),
    )


def taken_words(row: ReferralRow) -> str:
    """Say who has a referral."""
    words = translate("Exam", "{officer} has this referral.")
    return words.format(officer=apart(row.received_by))


def exam_lines(row: ReferralRow | None, radiograph: Radiograph | None) -> ExamLines:
    """Return the words for the referral and the file that is open for it."""
    pairs: list[tuple[str, str]] = []
    if row is not None:
        reasons = capital(", ".join(reason_words(code) for code in row.reasons))
        pairs += [
            (translate("Exam", "Referred for"), reasons),
            (translate("Exam", "From"), dotted(row.port, row.lane)),
        ]
    if radiograph is not None:
        size = translate("Exam", "{size}, {bits} bit").format(
            size=apart(f"{_number(radiograph.width)} × {_number(radiograph.height)}"),
            bits=radiograph.bits,
        )
        pairs += [
            (translate("Exam", "File"), apart(radiograph.file_name)),
            (translate("Exam", "Size"), size),
        ]
    if radiograph is not None and radiograph.complete:
        digest = f"{radiograph.sha256[:_DIGEST_SHOWN]}…"
        pairs.append((translate("Exam", "SHA-256"), apart(digest)))
    name = traveler_words(row) if row else translate("Exam", "No referral")
    return ExamLines(name, tuple((a, b) for a, b in pairs if b))


def mark_words(number: int, label: str) -> str:
    """Return what stands on the tag of a mark."""
    return dotted(str(number), label) if label else str(number)


def mark_line(
    mark_id: UUID, number: int, label: str, finding: str, *, referral: bool = True
) -> MarkLine:
    """Return the line of a mark.

    Args:
        mark_id: The mark.
        number: Which one of the image it is.
        label: What the officer calls it.
        finding: A word of `inspection_codes.json`, or empty.
        referral: There is a referral, so that a finding is still to be recorded.
    """
    detail = translate("Exam", "No finding recorded yet") if referral else ""
    if finding:
        detail = capital(finding_words(finding))
    return MarkLine(
        id=mark_id,
        words=mark_words(number, label),
        detail=detail,
        open=referral and not finding,
        found=finding not in ("", _NOTHING),
    )


def _number(value: int) -> str:
    return QLocale().toString(value)
