"""Where a referral stands, and how it ended."""

from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from app.encounters.referral import ReferralState
from app.services.arrivals import is_overdue
from app.services.link_status import LinkState, LinkStatus
from app.services.views import ReferralRow
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


def lead_words(row: ReferralRow) -> str:
    """Return `ERIKSSON, Anna Maria`, or with others `ERIKSSON +2`."""
    if not row.companions:
        return traveler_words(row)
    name = name_words(row.surname, "" if row.surname else row.given_names)
    return f"{name or translate('Referrals', 'Unknown traveler')} +{row.companions}"


def party_words(row: ReferralRow) -> str:
    """Return who comes and in what, in few words: `ERIKSSON +2 · UTO 7KX204`."""
    return dotted(lead_words(row), row.conveyance.label)


def arrival_unknown(row: ReferralRow, link: LinkStatus) -> str:
    """Say since when this desk cannot know whether the traveler arrived; empty if it can."""
    if row.state is not ReferralState.SENT or link.state not in _DOWN or link.since is None:
        return ""
    time = clock_words(link.since)
    return translate("Referrals", "arrival unknown since {time}").format(time=time)


def whereabouts_words(
    row: ReferralRow, link: LinkStatus, me: UUID | None = None, now: datetime | None = None
) -> str:
    """Return where the traveler of a referral is that is not closed.

    Args:
        row: The referral.
        link: What this desk can know.
        me: The officer who reads it.
        now: Tells who should have arrived; None asks for no more than how things stand.
    """
    match row.state:
        case ReferralState.RECEIVED if me is not None and row.received_by_id == me:
            return translate("Referrals", "with you")
        case ReferralState.RECEIVED:
            return translate("Referrals", "with {officer}").format(officer=apart(row.received_by))
        case ReferralState.ARRIVED:
            return translate("Referrals", "waiting at secondary")
        case ReferralState.WITHDRAWN:
            return translate("Referrals", "taken back by the booth")
    if row.alarm_taken_by:
        looking = translate("Referrals", "not arrived, {officer} is looking")
        return looking.format(officer=apart(row.alarm_taken_by))
    if unknown := arrival_unknown(row, link):
        return unknown
    if now is not None and is_overdue(row, now):
        return translate("Referrals", "not arrived")
    return translate("Referrals", "on the way")


def ending_words(row: ReferralRow) -> str:
    """Return how a closed referral ended, and what was found."""
    found = ", ".join(finding_words(word) for word in found_in(row))
    outcome = outcome_words(row.disposition or "")
    return dotted(outcome, found or translate("Referrals", "nothing found"))


def found_in(row: ReferralRow) -> tuple[str, ...]:
    """Return what was found, leaving out "nothing"."""
    return tuple(word for word in row.finding_words if word != _NOTHING)
