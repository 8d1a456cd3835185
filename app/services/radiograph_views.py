"""What is shown of scans: plain values for the screens."""

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from app.radiographs.decision import ImageDecision, ViewKind
from app.radiographs.manifest import NO_MANIFEST, Manifest
from app.radiographs.scan_events import NOTHING_SAID, IntakeDoubt, Load
from app.radiographs.scan_sidecar import Calibration
from app.services.views import ReferralRow


@dataclass(frozen=True, slots=True)
class HandMatch:
    """Somebody said by hand whose scan it is."""

    at: str
    by: str
    reason: str
    referral_id: UUID | None


@dataclass(frozen=True, slots=True)
class Looking:
    """Who looked at the scan last."""

    at: str
    by: str
    by_id: UUID | None
    desk: str


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided about the image.

    Attributes:
        event_id: Of the fact; a decision after it amends it.
        shown_ms: Milliseconds from the first whole picture to the key.
    """

    event_id: UUID
    at: str
    by: str
    decision: ImageDecision
    reason: str
    referral_id: UUID | None
    shown_ms: int
    views: tuple[ViewKind, ...]
    marks: int


@dataclass(frozen=True, slots=True)
class ScanRow:
    """One scan, as far as it is known here.

    Attributes:
        received_event: The fact that it came; a late sidecar amends it.
        taken_at: When it was scanned, RFC 3339 UTC.
        station: Where it was received.
        load: What it shows: as said by hand, else by the scanner.
        said_referral: The referral that the scanner named.
        findings: Words of the findings that were tied to marks in it.
    """

    id: UUID
    received_event: UUID
    port: str
    station: str
    file_name: str
    sha256: str
    width: int
    height: int
    bits: int
    taken_at: str
    scanner: str = ""
    energies: tuple[str, ...] = ()
    calibration: Calibration | None = None
    load: Load = NOTHING_SAID
    said_referral: UUID | None = None
    manifest: Manifest = NO_MANIFEST
    thumbnail: str = ""
    doubts: tuple[IntakeDoubt, ...] = ()
    by_hand: HandMatch | None = None
    looking: Looking | None = None
    decided: Decided | None = None
    findings: tuple[str, ...] = ()


class MatchKind(StrEnum):
    """By what a scan was matched to a referral."""

    HAND = "hand"
    REFERRAL = "referral"
    CONTAINER = "container"
    PLATE = "plate"
    SEVERAL = "several"
    """More than one open referral fits: somebody must choose."""
    LOAD_ONLY = "load_only"
    """Plate or container are known, and no open referral has them."""
    NOTHING = "nothing"
    """Nobody knows what was scanned."""


@dataclass(frozen=True, slots=True)
class Match:
    """Whose scan it is."""

    kind: MatchKind
    referral: ReferralRow | None = None


@dataclass(frozen=True, slots=True)
class WorkItem:
    """A scan that waits to be looked at, and whose it is."""

    scan: ScanRow
    match: Match


@dataclass(frozen=True, slots=True)
class Worklist:
    """What waits, oldest first.

    Attributes:
        more: More wait than are listed.
    """

    items: tuple[WorkItem, ...] = ()
    more: bool = False


@dataclass(frozen=True, slots=True)
class Wish:
    """What is searched for.

    Attributes:
        words: Beginnings of words, all of which must be met; see `scan_words.asked_for`.
        since, until: RFC 3339 UTC, from the one on and before the other; empty for no bound.
        decision: How it was decided, or None for any way and for none.
        finding: Word of a finding tied to a mark in it; empty for any and for none.
    """

    words: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    decision: ImageDecision | None = None
    finding: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page of answers ended: the next one begins behind it."""

    taken_at: str
    id: UUID


@dataclass(frozen=True, slots=True)
class ScanPage:
    """A bounded part of an answer, newest first.

    Attributes:
        next: Where to go on; None when everything was searched. A page may hold fewer rows than
            asked for, or none, and the search go on: it is bounded by what it looks through.
    """

    rows: tuple[ScanRow, ...] = field(default=())
    next: Place | None = None
