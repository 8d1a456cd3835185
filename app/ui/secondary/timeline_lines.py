"""The life of a referral, step by step."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.clock import parse_timestamp
from app.encounters.referral import Instruction
from app.encounters.referral_events import (
    ReferralReceived,
    Referred,
)
from app.examinations.events import Disposed, FindingRecorded, IdentifiedAgain
from app.services.views import ReferralFile, TimelineEntry
from app.ui.words.codes import finding_words, instruction_words, outcome_words
from app.ui.words.sentences import apart, dotted
from app.ui.words.times import moment_words, waiting_words

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class TimelineLine:
    """One step.

    Attributes:
        aside: What else is worth knowing, more quietly.
        stands_out: A finding, or a document that is not the one referred.
    """

    time: str
    words: str
    aside: str = ""
    stands_out: bool = False


def timeline_lines(file: ReferralFile, now: datetime) -> tuple[TimelineLine, ...]:
    """Return the steps of `file`, oldest first."""
    return tuple(_line(file, entry, now) for entry in file.timeline)


def _line(file: ReferralFile, entry: TimelineEntry, now: datetime) -> TimelineLine:
    time = moment_words(entry.at, now)
    match entry.kind:
        case Referred.TYPE:
            words = translate("Timeline", "Referred at {lane} by {officer}").format(
                lane=apart(file.row.lane), officer=apart(entry.officer or file.released_by)
            )
            return TimelineLine(time, words, _conditions(file))
        case ReferralReceived.TYPE:
            words = translate("Timeline", "Received by {officer}").format(
                officer=apart(entry.officer)
            )
            return TimelineLine(time, words, dotted(entry.text, _on_the_way(file, entry)))
        case IdentifiedAgain.TYPE if entry.text == "same":
            return TimelineLine(time, translate("Timeline", "Read again: the same document"))
        case IdentifiedAgain.TYPE:
            words = translate("Timeline", "Read again: another document")
            return TimelineLine(time, words, stands_out=True)
        case FindingRecorded.TYPE:
            words = translate("Timeline", "Finding: {finding}").format(
                finding=finding_words(entry.text)
            )
            return TimelineLine(time, words, stands_out=entry.text != "none")
        case Disposed.TYPE:
            words = translate("Timeline", "Closed: {outcome}").format(
                outcome=outcome_words(entry.text)
            )
            return TimelineLine(time, words, entry.officer)
        case _:
            return TimelineLine(time, entry.kind, entry.officer)


def _conditions(file: ReferralFile) -> str:
    held = translate("Timeline", "documents held") if file.documents_held else ""
    escorted = file.instruction is not Instruction.NONE
    return dotted(held, instruction_words(file.instruction) if escorted else "")


def _on_the_way(file: ReferralFile, entry: TimelineEntry) -> str:
    seconds = (parse_timestamp(entry.at) - parse_timestamp(file.row.sent_at)).total_seconds()
    return translate("Timeline", "{time} on the way").format(time=waiting_words(seconds))
