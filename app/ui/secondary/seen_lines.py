"""What was seen and found at secondary, in words: companions, findings, pictures."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from app.encounters.referral_events import Companion
from app.examinations.examination import Completeness, Finding
from app.problems import QT_TRANSLATE_NOOP
from app.screening.identity import Identity
from app.services.views import ReferralFile
from app.ui.widgets.mark import Mark
from app.ui.words.codes import completeness_words, exam_type_words, finding_words
from app.ui.words.people import name_words
from app.ui.words.sentences import apart, capital, dotted
from app.ui.words.times import moment_words

translate = QCoreApplication.translate

_DONE = {
    Completeness.COMPLETE: Mark.CLEAR,
    Completeness.PARTIAL: Mark.ATTENTION,
    Completeness.NOT_DONE: Mark.NOT_DONE,
}
_KNOWN = {
    Identity.READ: (Mark.PASSED, QT_TRANSLATE_NOOP("Case", "read")),
    Identity.ENTERED: (Mark.PASSED, QT_TRANSLATE_NOOP("Case", "entered by hand")),
    Identity.SEEN: (Mark.NOT_DONE, QT_TRANSLATE_NOOP("Case", "no document")),
    Identity.UNREAD: (Mark.ATTENTION, QT_TRANSLATE_NOOP("Case", "unread")),
}


@dataclass(frozen=True, slots=True)
class CompanionLine:
    """Somebody who comes along, and how they are known."""

    mark: Mark
    name: str
    known: str


@dataclass(frozen=True, slots=True)
class FindingLine:
    """One finding.

    Attributes:
        mark: How much of the examination was done.
        found: Something was found.
        aside: Where, what the officer added, and the mark that shows it.
    """

    mark: Mark
    done: str
    finding: str
    how: str
    aside: str
    found: bool


@dataclass(frozen=True, slots=True)
class PictureLine:
    """A picture with what is written under it.

    Attributes:
        sha256: Of the stored picture; empty where none was kept.
    """

    sha256: str
    caption: str
    aside: str


def companion_lines(file: ReferralFile) -> tuple[CompanionLine, ...]:
    """Return who comes along, those first of whom least is known."""
    order = (Identity.UNREAD, Identity.SEEN, Identity.ENTERED, Identity.READ)
    people = sorted(file.companions, key=lambda one: order.index(one.identity))
    return tuple(map(_companion, people))


def finding_lines(file: ReferralFile) -> tuple[FindingLine, ...]:
    """Return what was found, in order."""
    labels = {mark.id: mark.label or mark.file_name for mark in file.marks}
    return tuple(_finding(finding, labels) for finding in file.findings)


def photo_lines(file: ReferralFile, now: datetime) -> tuple[PictureLine, ...]:
    """Return the photos that were taken here, in order."""
    return tuple(
        PictureLine(photo.sha256, photo.caption, moment_words(photo.at, now))
        for photo in file.photos
    )


def mark_lines(file: ReferralFile) -> tuple[PictureLine, ...]:
    """Return the marked regions of radiographs, each with the finding it belongs to."""
    found: dict[UUID | None, list[str]] = {}
    for finding in file.findings:
        found.setdefault(finding.mark_id, []).append(finding_words(finding.finding))
    return tuple(
        PictureLine(
            mark.preview,
            mark.label or mark.file_name or translate("Case", "Marked region"),
            capital(", ".join(found.get(mark.id, ()))) or translate("Case", "No finding yet"),
        )
        for mark in file.marks
    )


def _companion(companion: Companion) -> CompanionLine:
    mark, known = _KNOWN[companion.identity]
    name = name_words(companion.surname, companion.given_names)
    return CompanionLine(mark, name or translate("Case", "Name unknown"), translate("Case", known))


def _finding(finding: Finding, labels: dict[UUID, str]) -> FindingLine:
    label = labels.get(finding.mark_id) if finding.mark_id else None
    shown = translate("Case", "radiograph: {mark}").format(mark=apart(label)) if label else ""
    return FindingLine(
        mark=_DONE[finding.completeness],
        done=completeness_words(finding.completeness),
        finding=capital(finding_words(finding.finding)),
        how=capital(exam_type_words(finding.exam_type)),
        aside=dotted(finding.place, finding.note, shown),
        found=finding.finding != "none",
    )
