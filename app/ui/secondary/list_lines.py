"""The port's referrals, a line each."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from app.clock import parse_timestamp
from app.encounters.referral import ReferralClass, ReferralState
from app.services.arrivals import is_overdue
from app.services.link_status import LinkStatus
from app.services.views import ReferralRow
from app.ui.widgets.mark import Mark
from app.ui.words.codes import class_words, reason_words
from app.ui.words.referrals import (
    arrival_unknown,
    ending_words,
    found_in,
    lead_words,
    party_words,
    whereabouts_words,
)
from app.ui.words.sentences import capital, dotted
from app.ui.words.times import moment_words, waiting_words

translate = QCoreApplication.translate

_MARKS = {
    ReferralClass.MANDATORY: Mark.REFER,
    ReferralClass.OFFICER: Mark.ATTENTION,
    ReferralClass.RANDOM: Mark.CLEAR,
    ReferralClass.ADMINISTRATIVE: Mark.CLEAR,
    ReferralClass.TRAVELER: Mark.CLEAR,
}


@dataclass(frozen=True, slots=True)
class ListLine:
    """One referral in the list.

    Attributes:
        word: What the mark means: the class of the referral.
        detail: Two lines or three.
        aside: How long it has been open, or when it was closed.
        alarming: The traveler has not arrived and nobody looks, or this desk cannot know.
        closed: It stands below the open ones.
    """

    id: UUID
    mark: Mark
    word: str
    title: str
    detail: str
    aside: str
    alarming: bool
    closed: bool


def list_lines(
    rows: tuple[ReferralRow, ...], link: LinkStatus, me: UUID, now: datetime
) -> tuple[ListLine, ...]:
    """Return a line for each referral, in the order given; `me` is the officer who reads them."""
    return tuple(_line(row, link, me, now) for row in rows)


def waiting(rows: tuple[ReferralRow, ...]) -> int:
    """Return how many referrals nobody has received yet."""
    return sum(row.state in (ReferralState.SENT, ReferralState.ARRIVED) for row in rows)


def reasons_words(row: ReferralRow) -> str:
    """Return class and reasons in one line."""
    reasons = ", ".join(reason_words(code) for code in row.reasons)
    return f"{class_words(row.referral_class)}: {reasons}"


def _line(row: ReferralRow, link: LinkStatus, me: UUID, now: datetime) -> ListLine:
    if row.state is ReferralState.CLOSED:
        return ListLine(
            id=row.id,
            mark=Mark.ATTENTION if found_in(row) else Mark.CLEAR,
            word=class_words(row.referral_class),
            title=lead_words(row),
            detail=capital(ending_words(row)),
            aside=moment_words(row.closed_at, now),
            alarming=False,
            closed=True,
        )
    alarm = _alarm(row, link, now)
    reasons, where = capital(reasons_words(row)), whereabouts_words(row, link, me, now)
    detail = (
        f"{party_words(row)}\n{reasons}\n{row.lane}"
        if alarm
        else f"{reasons}\n{dotted(row.conveyance.label or row.lane, where)}"
    )
    return ListLine(
        id=row.id,
        mark=_MARKS[row.referral_class],
        word=class_words(row.referral_class),
        title=alarm or lead_words(row),
        detail=detail,
        aside=waiting_words((now - parse_timestamp(row.sent_at)).total_seconds()),
        alarming=bool(alarm),
        closed=False,
    )


def _alarm(row: ReferralRow, link: LinkStatus, now: datetime) -> str:
    """Say in place of the name what is wrong with the way to secondary; empty if nothing is."""
    if row.alarm_taken_by:
        return ""
    if unknown := arrival_unknown(row, link):
        return capital(unknown)
    return translate("Referrals", "Not arrived") if is_overdue(row, now) else ""
