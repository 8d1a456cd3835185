"""Facts about who works here. Subject: the duty, except where said."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from app.duty.officers import Direction, Mode, Role


@dataclass(frozen=True, slots=True)
class StationOpened:
    """The first fact of a journal's epoch. Subject: random."""

    TYPE: ClassVar[str] = "station.opened"
    VERSION: ClassVar[int] = 1

    station: str
    port: str
    public_key: str
    app_version: str


@dataclass(frozen=True, slots=True)
class OfficerEnrolled:
    """An officer may sign in here. Subject: the officer. Never holds a PIN or its hash."""

    TYPE: ClassVar[str] = "officer.enrolled"
    VERSION: ClassVar[int] = 1

    badge: str
    name: str
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class SignedIn:
    """An officer began to work at this post."""

    TYPE: ClassVar[str] = "duty.signed_in"
    VERSION: ClassVar[int] = 1

    officer_id: UUID
    badge: str
    name: str
    role: Role
    port: str
    lane: str
    mode: Mode
    direction: Direction
    elsewhere: tuple[str, ...] = ()  # stations at which this badge was signed in too, as known here


class SignOutReason(StrEnum):
    """How a duty ended."""

    KEY = "key"
    SWAPPED = "swapped"
    """Another officer took the desk over."""
    SUPERSEDED = "superseded"
    """Nobody signed out (the power was cut, say); the next sign-in ended it."""


@dataclass(frozen=True, slots=True)
class SignedOut:
    """The officer left this post."""

    TYPE: ClassVar[str] = "duty.signed_out"
    VERSION: ClassVar[int] = 1

    reason: str  # a `SignOutReason`
    open_encounters: int = 0  # people left at the booth without a decision


@dataclass(frozen=True, slots=True)
class SignInFailed:
    """A sign-in was refused. The badge stands here, so that misuse shows; the PIN never does."""

    TYPE: ClassVar[str] = "duty.sign_in_failed"
    VERSION: ClassVar[int] = 1

    badge: str
    reason: str


@dataclass(frozen=True, slots=True)
class Locked:
    """The screen was locked, by key or because nobody worked at it."""

    TYPE: ClassVar[str] = "duty.locked"
    VERSION: ClassVar[int] = 1

    reason: str


@dataclass(frozen=True, slots=True)
class Unlocked:
    """The same officer took up work again."""

    TYPE: ClassVar[str] = "duty.unlocked"
    VERSION: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class DrawOpened:
    """The duty's random draw: the system is bound to its seed before the first traveler comes."""

    TYPE: ClassVar[str] = "duty.draw_opened"
    VERSION: ClassVar[int] = 1

    commitment: str  # SHA-256 of the seed, lower-case hex
    per_10000: int


@dataclass(frozen=True, slots=True)
class DrawRevealed:
    """The seed, at the end of the duty: every draw can be computed again."""

    TYPE: ClassVar[str] = "duty.draw_revealed"
    VERSION: ClassVar[int] = 1

    seed: str  # lower-case hex


class PauseReason(StrEnum):
    """Why a supervisor lets nobody be drawn for a while."""

    SECONDARY_FULL = "secondary_full"
    TOO_FEW = "too_few_officers"
    EMERGENCY = "emergency"


@dataclass(frozen=True, slots=True)
class DrawsPaused:
    """A supervisor paused the random draws of a port. Subject: the pause."""

    TYPE: ClassVar[str] = "draws.paused"
    VERSION: ClassVar[int] = 1

    port: str
    reason: str  # a `PauseReason`
    by: str  # badge and name


@dataclass(frozen=True, slots=True)
class DrawsResumed:
    """The draws of a port go on. Subject: the pause."""

    TYPE: ClassVar[str] = "draws.resumed"
    VERSION: ClassVar[int] = 1

    port: str
    by: str


@dataclass(frozen=True, slots=True)
class DevicesChosen:
    """A supervisor chose the devices of this desk. What stands here is what was asked for."""

    TYPE: ClassVar[str] = "station.devices_chosen"
    VERSION: ClassVar[int] = 1

    chosen: dict[str, str]  # setting to value, of those that changed
