"""The life of a referral, step by step."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.clock import parse_timestamp
from app.encounters.events import MatchCleared
from app.encounters.referral import Instruction
from app.encounters.referral_events import (
    AlarmTaken,
    ReferralArrived,
    ReferralReceived,
    ReferralWithdrawn,
    Referred,
)
from app.examinations.events import (
    Disposed,
    FindingRecorded,
    IdentifiedAgain,
    NoteAdded,
    PhotoAdded,
)
from app.radiographs.events import RadiographMarked, RadiographOpened
from app.services.views import ReferralFile, TimelineEntry
from app.ui.secondary.case_lines import primary_had_document
from app.ui.words.codes import finding_words, instruction_words, outcome_words
from app.ui.words.sentences import apart, dotted
from app.ui.words.times import moment_words, waiting_words

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class TimelineLine:
    """One step.

    Attributes:
        aside: What else is worth knowing, more quietly.
        stands_out: A finding, somebody missing, a document that is not the one referred.
    """

    time: str
    words: str
    aside: str = ""
    stands_out: bool = False


def timeline_lines(file: ReferralFile, now: datetime) -> tuple[TimelineLine, ...]:
    """Return the steps of `file`, oldest first."""
    return tuple(_line(file, entry, now) for entry in file.timeline)


def _line(file: ReferralFile, entry: TimelineEntry, now: datetime) -> TimelineLine:
    words, aside, stands_out = _step(file, entry)
    return TimelineLine(moment_words(entry.at, now), words, aside, stands_out)


def _step(file: ReferralFile, entry: TimelineEntry) -> tuple[str, str, bool]:
    """Return what happened, what else to know, and whether it stands out."""
    officer = apart(entry.officer)
    match entry.kind:
        case Referred.TYPE:
            words = translate("Timeline", "Referred at {lane} by {officer}").format(
                lane=apart(file.row.lane), officer=officer or apart(file.released_by)
            )
            return words, _conditions(file), False
        case ReferralArrived.TYPE:
            words = translate("Timeline", "Arrived at secondary")
            return words, dotted(entry.text, _on_the_way(file, entry)), False
        case AlarmTaken.TYPE:
            words = translate("Timeline", "Not arrived: {officer} is looking")
            return words.format(officer=officer), _on_the_way(file, entry), True
        case ReferralWithdrawn.TYPE:
            words = translate("Timeline", "Taken back by the booth")
            return words, officer, True
        case ReferralReceived.TYPE:
            words = translate("Timeline", "Received by {officer}").format(officer=officer)
            return words, dotted(entry.text, _before_receipt(file, entry)), False
        case IdentifiedAgain.TYPE if entry.text == "same":
            return translate("Timeline", "Read again: the same document"), "", False
        case IdentifiedAgain.TYPE if primary_had_document(file):
            return translate("Timeline", "Read again: another document"), "", True
        case IdentifiedAgain.TYPE:
            return translate("Timeline", "Document read"), "", False
        case Disposed.TYPE:
            words = translate("Timeline", "Closed: {outcome}")
            outcome = outcome_words(entry.text)
            return words.format(outcome=outcome), dotted(officer, file.disposition_note), False
        case _:
            return _examined(entry)


def _examined(entry: TimelineEntry) -> tuple[str, str, bool]:
    """Return a step of the examination itself."""
    match entry.kind:
        case FindingRecorded.TYPE:
            words = translate("Timeline", "Finding: {finding}")
            found = finding_words(entry.text)
            return words.format(finding=found), "", entry.text != "none"
        case MatchCleared.TYPE:
            words = translate("Timeline", "Match cleared: not this person")
            return words, apart(entry.officer), False
        case NoteAdded.TYPE:
            return translate("Timeline", "Note"), entry.text, False
        case PhotoAdded.TYPE:
            return translate("Timeline", "Photo added"), entry.text, False
        case RadiographOpened.TYPE:
            return translate("Timeline", "Radiograph opened"), entry.text, False
        case RadiographMarked.TYPE:
            return translate("Timeline", "Region of the radiograph marked"), entry.text, False
        case _:
            return entry.kind, entry.officer, False


def _conditions(file: ReferralFile) -> str:
    held = translate("Timeline", "documents held") if file.documents_held else ""
    escorted = file.instruction is not Instruction.NONE
    return dotted(held, instruction_words(file.instruction) if escorted else "")


def _on_the_way(file: ReferralFile, entry: TimelineEntry) -> str:
    words = translate("Timeline", "{time} on the way")
    return words.format(time=_since(file.row.sent_at, entry))


def _before_receipt(file: ReferralFile, entry: TimelineEntry) -> str:
    """Say how long the traveler waited at secondary, or was on the way where nobody noted that."""
    if not file.row.arrived_at or file.row.arrived_at > entry.at:
        return _on_the_way(file, entry)
    words = translate("Timeline", "waited {time}")
    return words.format(time=_since(file.row.arrived_at, entry))


def _since(then: str, entry: TimelineEntry) -> str:
    return waiting_words((parse_timestamp(entry.at) - parse_timestamp(then)).total_seconds())
