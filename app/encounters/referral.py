"""Referrals: class, reason, what goes with them, and where they stand."""

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum
from types import MappingProxyType


class ReferralClass(StrEnum):
    """Who or what caused it; kept apart for ever. Codes of `inspection_codes.json`."""

    MANDATORY = "M"
    OFFICER = "O"
    RANDOM = "R"
    ADMINISTRATIVE = "A"
    TRAVELER = "T"


ARRIVAL_LIMIT: Mapping[ReferralClass, timedelta] = MappingProxyType(
    {
        ReferralClass.MANDATORY: timedelta(minutes=5),
        ReferralClass.OFFICER: timedelta(minutes=10),
        ReferralClass.RANDOM: timedelta(minutes=15),
        ReferralClass.ADMINISTRATIVE: timedelta(minutes=20),
        ReferralClass.TRAVELER: timedelta(minutes=20),
    }
)
"""How long somebody may take to secondary before every desk is alarmed; our own policy."""


class Instruction(StrEnum):
    """How the traveler goes to secondary."""

    NONE = "none"
    ESCORT = "escort"
    KEEP_IN_VEHICLE = "keep_in_vehicle"
    SEPARATE = "separate"


class ReferralState(StrEnum):
    """Where a referral stands; arrived (seen) and received (taken) are two things."""

    SENT = "sent"
    ARRIVED = "arrived"
    RECEIVED = "received"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    """Taken back by the booth before anybody received it."""


class Seen(StrEnum):
    """How secondary noticed that somebody has arrived."""

    KEY = "key"
    DOCUMENT = "document"


class Decision(StrEnum):
    """The booth's decision."""

    ADMIT = "admit"
    REFER = "refer"
