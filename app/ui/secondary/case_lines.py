"""One referral on the second desk, in words: what primary knew, what was found, what is missing."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from app.encounters.referral import ReferralState
from app.examinations.examination import (
    Completeness,
    Finding,
    Missing,
    missing_before_closing,
)
from app.problems import QT_TRANSLATE_NOOP
from app.services.views import ReferralFile
from app.ui.card.who import who_lines
from app.ui.secondary.list_lines import reasons_words
from app.ui.widgets.mark import Mark
from app.ui.words.codes import (
    class_words,
    completeness_words,
    exam_type_words,
    finding_words,
    instruction_words,
)
from app.ui.words.referrals import ending_words, traveler_words
from app.ui.words.sentences import apart, capital, dotted
from app.ui.words.times import moment_words

translate = QCoreApplication.translate

_MISSING = {
    Missing.RECEIVED: QT_TRANSLATE_NOOP("Case", "not received"),
    Missing.FINDING: QT_TRANSLATE_NOOP("Case", "finding"),
    Missing.PARTIAL_REASON: QT_TRANSLATE_NOOP("Case", "reason for the partial examination"),
}
_DONE = {
    Completeness.COMPLETE: Mark.CLEAR,
    Completeness.PARTIAL: Mark.ATTENTION,
    Completeness.NOT_DONE: Mark.NOT_DONE,
}


@dataclass(frozen=True, slots=True)
class FindingLine:
    """One finding.

    Attributes:
        mark: How much of the examination was done.
        found: Something was found.
        aside: Where, and what the officer added.
    """

    mark: Mark
    done: str
    finding: str
    how: str
    aside: str
    found: bool


@dataclass(frozen=True, slots=True)
class CaseLines:
    """Everything the middle of the second desk shows.

    Attributes:
        person: Birth date, age, sex, nationality.
        document, number, issuer: The document primary read.
        sent: Who referred, when and why.
        values: (label, value) pairs, in order.
        again: What reading the document again gave: a mark and its words.
        photo: Words in the frame where the photo of the page is not here.
        owner: Who has it, if that is somebody else; empty otherwise.
        ended: How it ended; empty while open.
        may_receive, may_work: What this officer may do with it now.
        missing: What keeps it open, before a decision is chosen.
    """

    name: str
    person: str
    document: str
    number: str
    issuer: str
    sent: str
    values: tuple[tuple[str, str], ...]
    again: tuple[Mark, str]
    photo: str
    findings: tuple[FindingLine, ...]
    owner: str
    ended: str
    may_receive: bool
    may_work: bool
    missing: tuple[str, ...]


def case_lines(file: ReferralFile, me: UUID, now: datetime, *, may_act: bool) -> CaseLines:
    """Return the words of `file`.

    Args:
        file: Everything known.
        me: The officer who reads it.
        now: For times of another day.
        may_act: The officer's role receives and closes referrals.
    """
    row, who = file.row, who_lines(file.summary.who)
    open_ = row.state is not ReferralState.CLOSED
    mine = row.state is ReferralState.RECEIVED and row.received_by_id == me
    received = row.state is not ReferralState.SENT and row.state is not ReferralState.ARRIVED
    missing = missing_before_closing(received=received, findings=file.findings)
    return CaseLines(
        name=traveler_words(row),
        person=who.person,
        document=who.document,
        number=who.number,
        issuer=who.issuer,
        sent=_sent(file, now),
        values=_values(file),
        again=_again(file),
        photo=_photo(file),
        findings=tuple(_finding(finding) for finding in file.findings),
        owner=row.received_by if open_ and received and not mine else "",
        ended=_ended(file, now),
        may_receive=may_act and open_ and not received,
        may_work=may_act and mine,
        missing=tuple(translate("Case", _MISSING[each]) for each in missing) if open_ else (),
    )


def _sent(file: ReferralFile, now: datetime) -> str:
    return translate("Case", "Referred by {officer} at {time} · {why}").format(
        officer=apart(file.released_by),
        time=moment_words(file.row.sent_at, now),
        why=f"{class_words(file.row.referral_class)}: {reasons_words(file.row)}",
    )


def _values(file: ReferralFile) -> tuple[tuple[str, str], ...]:
    held = translate("Case", "held") if file.documents_held else translate("Case", "given back")
    pairs = (
        (translate("Case", "Note"), file.note),
        (translate("Case", "On the way"), instruction_words(file.instruction)),
        (translate("Case", "Documents"), held),
        (translate("Case", "From"), dotted(file.row.port, file.row.lane)),
    )
    return tuple((label, capital(value)) for label, value in pairs if value)


def _again(file: ReferralFile) -> tuple[Mark, str]:
    if file.same_document is None:
        return Mark.OPEN, translate("Case", "Document not read again yet")
    if file.same_document:
        return Mark.PASSED, translate("Case", "Read again: the same document")
    return Mark.REFER, translate("Case", "Read again: another document")


def _photo(file: ReferralFile) -> str:
    if not file.page_photo:
        return translate("Case", "No photo: entered by hand")
    return translate("Case", "Photo on its way")


def _finding(finding: Finding) -> FindingLine:
    return FindingLine(
        mark=_DONE[finding.completeness],
        done=completeness_words(finding.completeness),
        finding=capital(finding_words(finding.finding)),
        how=capital(exam_type_words(finding.exam_type)),
        aside=dotted(finding.place, finding.note),
        found=finding.finding != "none",
    )


def _ended(file: ReferralFile, now: datetime) -> str:
    row = file.row
    if row.state is not ReferralState.CLOSED:
        return ""
    return translate("Case", "Closed {time}: {ending}").format(
        time=moment_words(row.closed_at, now), ending=ending_words(row)
    )
