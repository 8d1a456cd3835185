"""What became of the travelers that this booth sent to secondary."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.encounters.referral import ReferralState
from app.services.views import LinkState, LinkStatus, ReferralRow
from app.ui.widgets.mark import Mark
from app.ui.words.codes import finding_words, outcome_words
from app.ui.words.people import name_words
from app.ui.words.sentences import dotted
from app.ui.words.times import clock_words, moment_words

translate = QCoreApplication.translate

_DOWN = (LinkState.UNREACHABLE, LinkState.REFUSED)


@dataclass(frozen=True, slots=True)
class ResultLine:
    """One traveler in the strip.

    Attributes:
        mark: Open while secondary works, then whether something was found.
        state: Where the referral stands, or how it ended.
        time: When it reached that point.
    """

    mark: Mark
    name: str
    state: str
    time: str


def result_lines(
    rows: tuple[ReferralRow, ...], link: LinkStatus, now: datetime
) -> tuple[ResultLine, ...]:
    """Return a line for each referral, in the order given."""
    return tuple(_line(row, link, now) for row in rows)


def _line(row: ReferralRow, link: LinkStatus, now: datetime) -> ResultLine:
    name = name_words(row.surname, row.given_names)
    closed = row.state is ReferralState.CLOSED
    return ResultLine(
        mark=_mark(row),
        name=name or translate("Results", "Unknown traveler"),
        state=_ending(row) if closed else _whereabouts(row, link),
        time=moment_words(row.closed_at if closed and row.closed_at else row.sent_at, now),
    )


def _mark(row: ReferralRow) -> Mark:
    if row.state is not ReferralState.CLOSED:
        return Mark.OPEN
    return Mark.ATTENTION if _found(row) else Mark.CLEAR


def _whereabouts(row: ReferralRow, link: LinkStatus) -> str:
    if row.state is ReferralState.RECEIVED:
        return translate("Results", "with {officer}").format(officer=row.received_by)
    if row.state is ReferralState.ARRIVED:
        return translate("Results", "waiting at secondary")
    if link.state in _DOWN and link.since is not None:
        return translate("Results", "arrival unknown since {time}").format(
            time=clock_words(link.since)
        )
    return translate("Results", "on the way")


def _ending(row: ReferralRow) -> str:
    outcome = outcome_words(row.disposition or "")
    found = _found(row)
    words = ", ".join(finding_words(word) for word in found)
    return dotted(outcome, words or translate("Results", "nothing found"))


def _found(row: ReferralRow) -> tuple[str, ...]:
    return tuple(word for word in row.finding_words if word != "none")
