"""One referral on the second desk, in words: what primary knew, where it stands, what it lacks."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from app.encounters.referral import ReferralClass, ReferralState
from app.encounters.referral_events import ReferralWithdrawn
from app.examinations.examination import (
    Disposition,
    Missing,
    missing_before_closing,
    missing_for,
)
from app.problems import QT_TRANSLATE_NOOP
from app.services.views import ReferralFile
from app.ui.card.who import who_lines
from app.ui.secondary.list_lines import reasons_words
from app.ui.secondary.seen_lines import (
    CompanionLine,
    FindingLine,
    PictureLine,
    companion_lines,
    finding_lines,
    mark_lines,
    photo_lines,
)
from app.ui.widgets.mark import Mark
from app.ui.words.codes import instruction_words
from app.ui.words.referrals import ending_words, traveler_words
from app.ui.words.sentences import apart, capital, dotted
from app.ui.words.times import moment_words

translate = QCoreApplication.translate

_MISSING = {
    Missing.RECEIVED: QT_TRANSLATE_NOOP("Case", "receipt"),
    Missing.FINDING: QT_TRANSLATE_NOOP("Case", "finding"),
    Missing.PARTIAL_REASON: QT_TRANSLATE_NOOP("Case", "reason for the partial examination"),
    Missing.RETURN_NOTE: QT_TRANSLATE_NOOP("Case", "note for primary"),
    Missing.OWN_DECISION: QT_TRANSLATE_NOOP("Case", "mandatory: decide it here"),
}
_ON_THE_WAY = (ReferralState.SENT, ReferralState.ARRIVED)
_OVER = (ReferralState.CLOSED, ReferralState.WITHDRAWN)


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
        marks: Regions of radiographs.
        owner: Who has it, if that is somebody else; empty otherwise.
        ended: How it ended; empty while open.
        may_arrive, may_receive, may_work: What this officer may do with it now.
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
    companions: tuple[CompanionLine, ...]
    findings: tuple[FindingLine, ...]
    photos: tuple[PictureLine, ...]
    marks: tuple[PictureLine, ...]
    owner: str
    ended: str
    may_arrive: bool
    may_receive: bool
    may_work: bool
    missing: tuple[str, ...]


def case_lines(file: ReferralFile, me: UUID, now: datetime, *, may_act: bool) -> CaseLines:
    """Return the words of `file`.

    Args:
        file: Everything known.
        me: The officer who reads it.
        now: For times of another day.
        may_act: The officer's role receives and closes referrals; others only see who arrives.
    """
    row, who = file.row, who_lines(file.summary.who, file.summary.facts)
    mine = row.state is ReferralState.RECEIVED and row.received_by_id == me
    received = row.state is ReferralState.RECEIVED
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
        companions=companion_lines(file),
        findings=finding_lines(file),
        photos=photo_lines(file, now),
        marks=mark_lines(file),
        owner=row.received_by if received and not mine else "",
        ended=_ended(file, now),
        may_arrive=row.state is ReferralState.SENT,
        may_receive=may_act and row.state in _ON_THE_WAY,
        may_work=may_act and mine,
        missing=() if row.state in _OVER else tuple(map(_missing, missing)),
    )


def closing_lacks(
    file: ReferralFile, disposition: Disposition | None, note: str
) -> tuple[str, ...]:
    """Return what the decision that is entered still lacks, in words."""
    if disposition is None:
        return (translate("Case", "decision"),)
    mandatory = file.row.referral_class is ReferralClass.MANDATORY
    return tuple(map(_missing, missing_for(disposition, mandatory=mandatory, note=note)))


def primary_had_document(file: ReferralFile) -> bool:
    """Say whether there is a document that another one can be compared with."""
    return file.summary.who is not None and bool(file.summary.who.document_number)


def _missing(what: Missing) -> str:
    return translate("Case", _MISSING[what])


def _sent(file: ReferralFile, now: datetime) -> str:
    return translate("Case", "Referred by {officer} at {time} · {why}").format(
        officer=apart(file.released_by),
        time=moment_words(file.row.sent_at, now),
        why=reasons_words(file.row),
    )


def _values(file: ReferralFile) -> tuple[tuple[str, str], ...]:
    held = translate("Case", "held") if file.documents_held else translate("Case", "given back")
    came = file.row.conveyance
    pairs = (
        (translate("Case", "Note"), file.note),
        (translate("Case", "Vehicle"), came.label if came.plate else ""),
        (translate("Case", "Container"), dotted(came.container, came.seal)),
        (translate("Case", "Came by"), dotted(came.carrier, came.place)),
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
    if not primary_had_document(file):
        return Mark.ATTENTION, translate("Case", "Read here; primary had no document to compare")
    return Mark.REFER, translate("Case", "Read again: another document")


def _photo(file: ReferralFile) -> str:
    if not file.page_photo:
        return translate("Case", "No photo of a document")
    return translate("Case", "Photo on its way")


def _ended(file: ReferralFile, now: datetime) -> str:
    row = file.row
    if row.state is ReferralState.WITHDRAWN:
        taken_back = (step.at for step in file.timeline if step.kind == ReferralWithdrawn.TYPE)
        return translate("Case", "Taken back by the booth {time}; nothing to do here").format(
            time=moment_words(next(taken_back, row.sent_at), now)
        )
    if row.state is not ReferralState.CLOSED:
        return ""
    return translate("Case", "Closed {time}: {ending}").format(
        time=moment_words(row.closed_at, now), ending=ending_words(row)
    )
