"""What became of the travelers that this booth sent to secondary."""

from dataclasses import dataclass
from datetime import datetime

from app.encounters.referral import ReferralState
from app.services.link_status import LinkStatus
from app.services.views import ReferralRow
from app.ui.widgets.mark import Mark
from app.ui.words.referrals import ending_words, found_in, traveler_words, whereabouts_words
from app.ui.words.times import moment_words


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
    name = traveler_words(row)
    if row.state is not ReferralState.CLOSED:
        state = whereabouts_words(row, link)
        return ResultLine(Mark.OPEN, name, state, moment_words(row.sent_at, now))
    mark = Mark.ATTENTION if found_in(row) else Mark.CLEAR
    return ResultLine(mark, name, ending_words(row), moment_words(row.closed_at, now))
