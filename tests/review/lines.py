"""Lines of an invented shift, to be changed field by field."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from app.encounters.referral import Decision, ReferralClass
from app.review.facts import CrossingLine, QuickDecision, ReferralLine, ShiftFacts, UnreadPerson
from app.screening.identity import Identity

NOW = datetime(2026, 11, 24, 14, 21, tzinfo=UTC)
SINCE = NOW - timedelta(hours=8)
VEGA, LINDQVIST = UUID(int=0x4412), UUID(int=0x4420)

_ms = st.integers(0, 600_000)
crossing_lines = st.builds(
    CrossingLine,
    party=st.sampled_from(("a", "b", "c", "d")),
    officer=st.sampled_from((VEGA.hex, LINDQVIST.hex, None)),
    lane=st.sampled_from(("Lane 1", "Lane 2")),
    decision=st.sampled_from(list(Decision)),
    identity=st.sampled_from(list(Identity)),
    machine_ms=_ms,
    document_ms=_ms,
    interview_ms=_ms,
    decision_ms=_ms,
)


def minutes_ago(minutes: float) -> datetime:
    """So many minutes before `NOW`."""
    return NOW - timedelta(minutes=minutes)


def crossing(**changed: Any) -> CrossingLine:
    """A traveler who was read and admitted at Lane 4 in 31 seconds."""
    usual = CrossingLine(
        "a", VEGA.hex, "Lane 4", Decision.ADMIT, Identity.READ, 500, 7_000, 17_500, 6_000
    )
    return usual._replace(**changed)


def referral(**changed: Any) -> ReferralLine:
    """A referral of the officer's own, sent a minute ago."""
    usual: dict[str, Any] = {
        "encounter_id": UUID(int=0x101),
        "referral_class": ReferralClass.OFFICER,
        "sent_at": minutes_ago(1),
        "lane": "Lane 4",
    }
    return ReferralLine(**(usual | changed))


def unread(number: int, **changed: Any) -> UnreadPerson:
    """Somebody in a vehicle who was left unread."""
    usual: dict[str, Any] = {
        "encounter_id": UUID(int=number),
        "record_id": UUID(int=number),
        "party": UUID(int=0xCA5),
        "at": minutes_ago(14),
        "lane": "Lane 4",
        "officer": "4412 R. Vega",
        "label": "UTO 7KX204",
        "reviewed": False,
    }
    return UnreadPerson(**(usual | changed))


def quick(number: int, **changed: Any) -> QuickDecision:
    """A decision 0.9 seconds after the card was there."""
    usual: dict[str, Any] = {
        "encounter_id": UUID(int=number),
        "at": minutes_ago(number),
        "lane": "Lane 4",
        "officer_id": VEGA,
        "officer": "4412 R. Vega",
        "interview_ms": 900,
        "reviewed": False,
    }
    return QuickDecision(**(usual | changed))


def shift(**said: Any) -> ShiftFacts:
    """A shift since 06:21 about which only this is said."""
    return ShiftFacts(since=SINCE, **said)
