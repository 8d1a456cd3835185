"""Facts of advance information. Subject: the journey, by `journey_id`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar
from uuid import UUID, uuid5

from app.documents.payloads.paxlst_list import (
    Journey,
    ListedTraveler,
    ListFunction,
    ListKind,
    PaxlstWarning,
)
from app.screening.advance_info import AdvanceAction, journey_label
from app.screening.summary_types import Fact, Verdict

_JOURNEYS = UUID("3f0c7a4e-52bb-5d0f-9a39-1de8c1f3a6d2")


def journey_id(port: str, journey: Journey) -> UUID:
    """Return the identifier of a journey to this port: the same at every desk.

    It says when it left and not when it is due: a delay makes no other flight of it. It holds
    nothing about a person.
    """
    day = (journey.departs or journey.due)[:10]
    named = (port, journey.mode, journey_label(journey), day, journey.destination)
    return uuid5(_JOURNEYS, "\n".join(named))


@dataclass(frozen=True, slots=True)
class ManifestReceived:
    """A list came, or a part of one: whole, as it stands now. It takes the place of the one before.

    Attributes:
        digest: SHA-256 of the file.
        function: What the message did to the list before; `travelers` is the result.
        warnings: What was not as the standard says, and how often.
    """

    TYPE: ClassVar[str] = "advance.manifest_received"
    VERSION: ClassVar[int] = 1

    port: str
    journey: Journey
    kind: ListKind
    travelers: tuple[ListedTraveler, ...]
    digest: str
    function: ListFunction = ListFunction.WHOLE
    reference: str = ""
    part: int = 1
    last: bool = True
    stated: int | None = None
    warnings: Mapping[PaxlstWarning, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AheadResult:
    """What the lists and records answered about one announced traveler.

    Attributes:
        facts: As they would stand on the card, without their evidence; none where all is routine.
    """

    verdict: Verdict
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class ScreenedAhead:
    """A list was screened whole: one result for each of its travelers, in their order.

    Attributes:
        manifest: Event of the list.
        counts: How many records each source answered with, over all travelers.
    """

    TYPE: ClassVar[str] = "advance.screened"
    VERSION: ClassVar[int] = 1

    kind: ListKind
    part: int
    manifest: UUID
    results: tuple[AheadResult, ...]
    counts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AdvanceActionSet:
    """An officer decided ahead what to do about a traveler; the last one counts.

    The traveler is named by what lists name, because another list of the same journey may come.

    Attributes:
        officer: Badge and name.
    """

    TYPE: ClassVar[str] = "advance.action_set"
    VERSION: ClassVar[int] = 1

    port: str
    traveler: ListedTraveler
    action: AdvanceAction
    reason: str
    officer: str
