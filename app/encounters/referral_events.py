"""Facts of a referral. Subject: the referral."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from app.encounters.conveyance import NOTHING_ENTERED, Conveyance
from app.encounters.referral import Instruction, ReferralClass, Seen
from app.screening.identity import Identity
from app.screening.summary_types import RiskSummary


@dataclass(frozen=True, slots=True)
class Companion:
    """Somebody who goes to secondary with the referred traveler."""

    encounter_id: UUID
    identity: Identity
    surname: str = ""
    given_names: str = ""


@dataclass(frozen=True, slots=True)
class Referred:
    """A traveler goes to secondary, alone or with others."""

    TYPE: ClassVar[str] = "referral.sent"
    VERSION: ClassVar[int] = 1

    encounter_id: UUID
    referral_class: ReferralClass
    reasons: tuple[str, ...]
    note: str
    instruction: Instruction
    documents_held: bool
    released_by: str
    port: str
    lane: str
    summary: RiskSummary
    page_photo: str = ""
    companions: tuple[Companion, ...] = ()
    conveyance: Conveyance = NOTHING_ENTERED


@dataclass(frozen=True, slots=True)
class ReferralArrived:
    """Somebody at secondary saw that the traveler has arrived; nobody took the referral yet."""

    TYPE: ClassVar[str] = "referral.arrived"
    VERSION: ClassVar[int] = 1

    seen: Seen
    desk: str


@dataclass(frozen=True, slots=True)
class ReferralWithdrawn:
    """The booth recalled its decision before anybody received the referral."""

    TYPE: ClassVar[str] = "referral.withdrawn"
    VERSION: ClassVar[int] = 1

    encounter_id: UUID


@dataclass(frozen=True, slots=True)
class AlarmTaken:
    """One named person looks after a referral that has not arrived; the alarm ends everywhere."""

    TYPE: ClassVar[str] = "referral.alarm_taken"
    VERSION: ClassVar[int] = 1

    taken_by: str


@dataclass(frozen=True, slots=True)
class ReferralReceived:
    """An officer at secondary took the referral."""

    TYPE: ClassVar[str] = "referral.received"
    VERSION: ClassVar[int] = 1

    received_by: str
    badge: str
    desk: str
