"""Where a referral stands, and how it ended."""

from uuid import UUID

from PySide6.QtCore import QCoreApplication

from app.encounters.referral import ReferralState
from app.services.views import LinkState, LinkStatus, ReferralRow
from app.ui.words.codes import finding_words, outcome_words
from app.ui.words.people import name_words
from app.ui.words.sentences import apart, dotted
from app.ui.words.times import clock_words

translate = QCoreApplication.translate

_DOWN = (LinkState.UNREACHABLE, LinkState.REFUSED)
_NOTHING = "none"


def traveler_words(row: ReferralRow) -> str:
    """Return the traveler's name, or say that there is none."""
    name = name_words(row.surname, row.given_names)
    return name or translate("Referrals", "Unknown traveler")


def arrival_unknown(row: ReferralRow, link: LinkStatus) -> str:
    """Say since when this desk cannot know whether the traveler arrived; empty if it can."""
    if row.state is not ReferralState.SENT or link.state not in _DOWN or link.since is None:
        return ""
    time = clock_words(link.since)
    return translate("Referrals", "arrival unknown since {time}").format(time=time)


def whereabouts_words(row: ReferralRow, link: LinkStatus, me: UUID | None = None) -> str:
    """Return where the traveler of an open referral is; `me` is the officer who reads it."""
    if row.state is ReferralState.RECEIVED:
        if me is not None and row.received_by_id == me:
            return translate("Referrals", "with you")
        return translate("Referrals", "with {officer}").format(officer=apart(row.received_by))
    if row.state is ReferralState.ARRIVED:
        return translate("Referrals", "waiting at secondary")
    return arrival_unknown(row, link) or translate("Referrals", "on the way")


def ending_words(row: ReferralRow) -> str:
    """Return how a closed referral ended, and what was found."""
    found = ", ".join(finding_words(word) for word in found_in(row))
    outcome = outcome_words(row.disposition or "")
    return dotted(outcome, found or translate("Referrals", "nothing found"))


def found_in(row: ReferralRow) -> tuple[str, ...]:
    """Return what was found, leaving out "nothing"."""
    return tuple(word for word in row.finding_words if word != _NOTHING)
