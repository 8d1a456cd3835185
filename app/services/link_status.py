"""How the station stands to its hub: all that the window needs to know of the link."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.problems import ProblemCode


class LinkState(StrEnum):
    """How the station stands to its hub."""

    NO_HUB = "no_hub"
    CONNECTING = "connecting"
    CONNECTED = "connected"
    UNREACHABLE = "unreachable"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class LinkStatus:
    """Sync at a glance.

    Attributes:
        since: When this state began.
        unsent: Records not yet acknowledged by the hub.
        problem: What keeps the link down, if anything is known.
    """

    state: LinkState
    since: datetime | None = None
    unsent: int = 0
    problem: ProblemCode | None = None
