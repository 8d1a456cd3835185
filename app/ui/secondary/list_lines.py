"""The port's referrals, a line each."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.clock import parse_timestamp
from app.encounters.referral import ReferralState
from app.services.views import LinkStatus, ReferralRow
from app.ui.card.facts_list import MARKS
from app.ui.widgets.mark import Mark
from app.ui.words.codes import class_words, reason_words
from app.ui.words.referrals import (
    arrival_unknown,
    ending_words,
    found_in,
    traveler_words,
    whereabouts_words,
)
from app.ui.words.sentences import capital, dotted
from app.ui.words.times import moment_words, waiting_words


@dataclass(frozen=True, slots=True)
class ListLine:
    """One referral in the list.

    Attributes:
        word: What the mark means: the class of the referral.
        detail: One line or two.
        aside: How long it has been open, or when it was closed.
        alarming: This desk cannot know whether the traveler arrived.
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
    """Return the reasons in one line."""
    return ", ".join(reason_words(code) for code in row.reasons)


def _line(row: ReferralRow, link: LinkStatus, me: UUID, now: datetime) -> ListLine:
    name, reasons = traveler_words(row), capital(reasons_words(row))
    closed = row.state is ReferralState.CLOSED
    unknown = arrival_unknown(row, link)
    if closed:
        mark = Mark.ATTENTION if found_in(row) else Mark.CLEAR
        detail = capital(ending_words(row))
        aside = moment_words(row.closed_at, now)
    else:
        mark = Mark.ATTENTION if unknown else MARKS[row.verdict]
        detail = f"{reasons}\n{dotted(row.lane, whereabouts_words(row, link, me))}"
        aside = waiting_words((now - parse_timestamp(row.sent_at)).total_seconds())
    return ListLine(
        id=row.id,
        mark=mark,
        word=class_words(row.referral_class),
        title=capital(unknown) or name,
        detail=f"{name}\n{dotted(reasons, row.lane)}" if unknown else detail,
        aside=aside,
        alarming=bool(unknown),
        closed=closed,
    )
