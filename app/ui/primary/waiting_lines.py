"""Who waits in line, already read: a line for each vehicle."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from app.screening.summary_types import VERDICT_ORDER, Verdict
from app.services.views import WaitingParty
from app.ui.primary.people_lines import people_words
from app.ui.shortcuts import EVIDENCE, Key
from app.ui.widgets.mark import Mark
from app.ui.words.sentences import apart, dotted
from app.ui.words.times import ago_words, moment_words

translate = QCoreApplication.translate

_MARKS = {
    Verdict.ROUTINE: Mark.CLEAR,
    Verdict.ATTENTION: Mark.ATTENTION,
    Verdict.REFER: Mark.REFER,
}


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """People who wait under one plate.

    Attributes:
        key: Takes them up.
        mark: Shape of the gravest card among them, as it was in line.
        since: When they were set aside, and how long ago that is.
    """

    id: UUID
    key: Key
    mark: Mark
    plate: str
    people: str
    since: str


def waiting_rows(
    waiting: tuple[WaitingParty, ...], now: datetime
) -> tuple[tuple[WaitingRow, ...], str]:
    """Return the rows that have a key, first come first, and how many more there are, in words."""
    rows = tuple(_row(one, key, now) for one, key in zip(waiting, EVIDENCE, strict=False))
    more = len(waiting) - len(rows)
    words = translate("Waiting", "{count} more behind them").format(count=more) if more else ""
    return rows, words


def _row(one: WaitingParty, key: Key, now: datetime) -> WaitingRow:
    verdicts = [Verdict(person.verdict) for person in one.people if person.verdict]
    gravest = max(verdicts, key=VERDICT_ORDER.index, default=Verdict.ATTENTION)
    lane = translate("Waiting", "read at {lane}").format(lane=apart(one.lane))
    return WaitingRow(
        id=one.party_id,
        key=key,
        mark=_MARKS[gravest],
        plate=apart(one.conveyance.label),
        people=dotted(people_words(len(one.people)), lane),
        since=f"{moment_words(one.at, now)}\n{ago_words(one.at, now)}",
    )
