"""What the Arrivals page shows: plain values, without behavior."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from app.documents.payloads.paxlst_list import (
    Journey,
    ListedTraveler,
    ListKind,
    PaxlstWarning,
)
from app.encounters.referral import Decision
from app.screening.advance_info import SetAction
from app.screening.summary_types import Fact, Verdict


class AheadState(StrEnum):
    """How far an announced traveler has come."""

    EXPECTED = "expected"
    SEEN = "seen"
    """At this station's booth now, not decided."""
    DECIDED = "decided"


@dataclass(frozen=True, slots=True)
class JourneyRow:
    """One flight, ship or train, with all its lists together.

    Attributes:
        received_at: When the latest list came, RFC 3339.
        attention: How many travelers are not routine, of those who were screened.
        screened: All of its lists were.
        actions: How many travelers have an action.
        whole: No part of its lists is missing.
        stated: How many travelers its lists say they have; None where one does not say.
    """

    id: UUID
    journey: Journey
    label: str
    received_at: str
    travelers: int
    crew: int = 0
    attention: int = 0
    screened: bool = False
    actions: int = 0
    whole: bool = True
    stated: int | None = None
    warnings: Mapping[PaxlstWarning, int] = field(default_factory=dict)
    pack_versions: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AnnouncedRow:
    """One announced traveler.

    Attributes:
        place: List, part and place in it: what the row is known by while its list stands.
        verdict: None while not screened.
        facts: What stood against routine, the gravest first.
        decision, decided_at: What a booth decided since, and when (RFC 3339).
    """

    place: tuple[ListKind, int, int]
    traveler: ListedTraveler
    verdict: Verdict | None = None
    facts: tuple[Fact, ...] = ()
    action: SetAction | None = None
    state: AheadState = AheadState.EXPECTED
    decision: Decision | None = None
    decided_at: str = ""


@dataclass(frozen=True, slots=True)
class JourneyFile:
    """A journey with everybody on it: those needing attention first, then by name."""

    row: JourneyRow
    travelers: tuple[AnnouncedRow, ...]


@dataclass(frozen=True, slots=True)
class KeptList:
    """A list, or a part of one, as it is kept.

    Attributes:
        event_id: The event that brought it.
        screened: It was screened already.
    """

    event_id: UUID
    kind: ListKind
    part: int
    digest: str
    journey: Journey
    travelers: tuple[ListedTraveler, ...]
    screened: bool


@dataclass(frozen=True, slots=True)
class Received:
    """What became of a file.

    Attributes:
        journeys: Those it is about, in its order.
        travelers: How many its lists name.
        new: False where everything in it was here already.
    """

    journeys: tuple[UUID, ...]
    travelers: int
    new: bool
