"""Referrals: class, reason, what goes with them, and where they stand."""

from enum import StrEnum


class ReferralClass(StrEnum):
    """Who or what caused it; kept apart for ever. Codes of `inspection_codes.json`."""

    MANDATORY = "M"
    OFFICER = "O"
    RANDOM = "R"
    ADMINISTRATIVE = "A"
    TRAVELER = "T"


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


class Decision(StrEnum):
    """The booth's decision."""

    ADMIT = "admit"
    REFER = "refer"
