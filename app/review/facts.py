"""What a shift is judged by: lines that the records give, without the pages behind them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from app.encounters.referral import Decision, ReferralClass


class CrossingLine(NamedTuple):
    """One traveler about whom a booth decided. A port has ten thousand a day: nothing but figures.

    Attributes:
        party: Key that the people of one encounter share.
        officer: Identifier of who decided, as 32 hexadecimal digits; None where it is not said.
        decision: A `Decision`.
        identity: An `Identity`.
        machine_ms, document_ms, interview_ms, decision_ms: The four phases of `Phases`.
    """

    party: str
    officer: str | None
    lane: str
    decision: str
    identity: str
    machine_ms: int
    document_ms: int
    interview_ms: int
    decision_ms: int


@dataclass(frozen=True, slots=True)
class ReferralLine:
    """One referral, and how far it has come.

    Attributes:
        encounter_id: The traveler who was referred.
        label: The conveyance, as lists call it; empty on foot.
        alarm_taken_by: Who looks for somebody who has not arrived; empty for nobody.
        disposition: A code of `inspection_codes.json`; empty while it is open.
        recorded: It has at least one finding, "none" included.
        found: One of them is not "none".
        partial: One of the examinations was partial or not done.
    """

    encounter_id: UUID
    referral_class: ReferralClass
    sent_at: datetime
    lane: str
    surname: str = ""
    given_names: str = ""
    label: str = ""
    arrived: bool = False
    received: bool = False
    withdrawn: bool = False
    closed: bool = False
    alarm_taken_by: str = ""
    disposition: str = ""
    recorded: bool = False
    found: bool = False
    partial: bool = False

    @property
    def is_open(self) -> bool:
        """Say whether it still concerns the second desk."""
        return not self.closed and (self.received or not self.withdrawn)

    @property
    def underway(self) -> bool:
        """Say whether nobody at secondary has seen the traveler yet."""
        return self.is_open and not (self.arrived or self.received)


@dataclass(frozen=True, slots=True)
class UnreadPerson:
    """Somebody whom nobody read, entered or explained.

    Attributes:
        encounter_id: The person; has a record of its own only where `recorded`.
        record_id: The record that tells of them: their own, or the referral's they went along with.
        party: Those who came together, by any key.
        officer: Badge and name, as far as known.
        reviewed: A supervisor has looked at it since.
    """

    encounter_id: UUID
    record_id: UUID
    party: UUID
    at: datetime
    lane: str
    officer: str
    label: str
    reviewed: bool


@dataclass(frozen=True, slots=True)
class RecalledDecision:
    """A decision that the booth took back.

    Attributes:
        after_ms: How long it had stood.
        then: What was decided instead; None while nothing is.
        reviewed: A supervisor has looked at it since.
    """

    encounter_id: UUID
    at: datetime
    lane: str
    officer: str
    surname: str
    given_names: str
    decision: Decision
    after_ms: int
    then: Decision | None
    reviewed: bool


@dataclass(frozen=True, slots=True)
class QuickDecision:
    """A decision that may have come before anybody could have read the card.

    Attributes:
        interview_ms: From the painted card to the first key that decided.
        reviewed: A supervisor has looked at it since.
    """

    encounter_id: UUID
    at: datetime
    lane: str
    officer_id: UUID | None
    officer: str
    interview_ms: int
    reviewed: bool


@dataclass(frozen=True, slots=True)
class OpenEncounter:
    """Somebody at this station about whom nothing is decided, and who waits in no line."""

    encounter_id: UUID
    at: datetime
    surname: str
    given_names: str


@dataclass(frozen=True, slots=True)
class AbandonedDuty:
    """A duty that ended while people stood at the booth undecided."""

    at: datetime
    lane: str
    officer: str
    people: int


@dataclass(frozen=True, slots=True)
class WaitingInLine:
    """People who were read ahead of the booth and not taken up."""

    at: datetime
    lane: str
    label: str
    people: int


@dataclass(frozen=True, slots=True)
class UnansweredReturn:
    """A record that was returned to its officer, who has not seen the note."""

    record_id: UUID
    at: datetime
    officer: str
    reviewer: str


@dataclass(frozen=True, slots=True)
class Unsent:
    """Records of this station that the hub does not have.

    Attributes:
        since: When the oldest of them was recorded.
    """

    since: datetime
    count: int


@dataclass(frozen=True, slots=True)
class Ahead:
    """What was known and done before travelers came.

    Attributes:
        announced: Travelers about whom was decided who were found on a carrier's list.
        mitigating: Actions set before arrival: to meet somebody, or to refer them.
    """

    announced: int = 0
    mitigating: int = 0


@dataclass(frozen=True, slots=True)
class Images:
    """What was decided about radiographs, and how many wait.

    Attributes:
        waiting: Undecided now, whenever they came.
    """

    no_anomaly: int = 0
    suspect: int = 0
    unreadable: int = 0
    waiting: int = 0

    @property
    def decided(self) -> int:
        """How many were decided."""
        return self.no_anomaly + self.suspect + self.unreadable


@dataclass(frozen=True, slots=True)
class RuleTrial:
    """A rule in shadow mode: on no card, but counted.

    Attributes:
        version: Of its pack: another version may decide otherwise; empty where records do not say.
        travelers: On how many it was tried, of those about whom was decided.
        fired: For how many it would have fired.
    """

    pack: str
    version: str
    rule_id: str
    travelers: int
    fired: int


@dataclass(frozen=True, slots=True)
class ShiftFacts:
    """All that the records of this desk say of one period of a port.

    What is open or unanswered stands here whenever it began; the rest happened within the period.

    Attributes:
        since: Begin of the period.
        referrals: Sent or closed within the period, or open now.
        officers, badges: Of everybody who decided, as far as this desk was told: badge and name, or
            the badge alone.
        as_of: When other stations' records were last taken in; None for never.
    """

    since: datetime
    crossings: tuple[CrossingLine, ...] = ()
    referrals: tuple[ReferralLine, ...] = ()
    unread: tuple[UnreadPerson, ...] = ()
    recalled: tuple[RecalledDecision, ...] = ()
    quick: tuple[QuickDecision, ...] = ()
    left_open: tuple[OpenEncounter, ...] = ()
    abandoned: tuple[AbandonedDuty, ...] = ()
    waiting: tuple[WaitingInLine, ...] = ()
    unanswered: tuple[UnansweredReturn, ...] = ()
    unsent: Unsent | None = None
    ahead: Ahead = Ahead()
    images: Images = Images()
    trials: tuple[RuleTrial, ...] = ()
    officers: Mapping[UUID, str] = field(default_factory=dict)
    badges: Mapping[UUID, str] = field(default_factory=dict)
    as_of: datetime | None = None
