"""Officers, the roles they hold, and the post they work at."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class Role(StrEnum):
    """What an officer may do; deny by default."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    SUPERVISOR = "supervisor"


class Mode(StrEnum):
    """How travelers come to this post."""

    AIR = "air"
    LAND = "land"
    PEDESTRIAN = "pedestrian"
    SEA = "sea"
    RAIL = "rail"
    CARGO = "cargo"


class Direction(StrEnum):
    """Into the country, or out of it."""

    INBOUND = "inbound"
    OUTBOUND = "outbound"


@dataclass(frozen=True, slots=True)
class Officer:
    """An officer known to this station."""

    id: UUID
    badge: str
    name: str
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class Station:
    """A workstation: its name in the port's network, and the port it belongs to."""

    name: str
    port: str


@dataclass(frozen=True, slots=True)
class Post:
    """Where and how the officer works now."""

    port: str
    lane: str
    mode: Mode
    direction: Direction


@dataclass(frozen=True, slots=True)
class Duty:
    """One officer at work: from sign-in to sign-out.

    Attributes:
        id: Random identifier; the subject of the duty's events.
        auth_method: How the officer proved who they are (`pin`).
        elsewhere: Stations at which the same badge is signed in too, as far as this desk knows.
    """

    id: UUID
    officer: Officer
    role: Role
    post: Post
    since: datetime
    auth_method: str = "pin"
    elsewhere: tuple[str, ...] = ()
