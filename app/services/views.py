"""What the services show: plain values for the screens, without behavior."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.duty.officers import Direction, Mode, Role
from app.encounters.conveyance import NOTHING_ENTERED, Conveyance
from app.encounters.declaration import Declaration
from app.encounters.events import WaitingPerson
from app.encounters.referral import Instruction, ReferralClass, ReferralState
from app.encounters.referral_events import Companion
from app.examinations.examination import Disposition, Finding
from app.radiographs.marks import MarkKind, Point
from app.screening.summary_types import RiskSummary, Verdict


@dataclass(frozen=True, slots=True)
class ReferralRow:
    """One line of the list of referrals."""

    id: UUID
    state: ReferralState
    referral_class: ReferralClass
    reasons: tuple[str, ...]
    surname: str
    given_names: str
    verdict: Verdict
    port: str
    lane: str
    station: str
    sent_at: str
    received_by: str = ""
    received_by_id: UUID | None = None
    disposition: Disposition | None = None
    closed_at: str = ""
    finding_words: tuple[str, ...] = ()
    arrived_at: str = ""
    alarm_taken_by: str = ""
    companions: int = 0
    conveyance: Conveyance = NOTHING_ENTERED


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One step in the life of a referral: `kind` is the event's type, the rest is what it said."""

    at: str
    kind: str
    officer: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class PhotoView:
    """A picture taken at secondary; `here` is False while it is on its way."""

    at: str
    sha256: str
    caption: str
    here: bool


@dataclass(frozen=True, slots=True)
class MarkView:
    """A marked region of a radiograph.

    Attributes:
        sha256: Digest of the image's file.
        region: Which pixels of it: left, top, width, height.
        kind: What it looks like.
        points: Its pixels (x, y), as its kind wants them.
    """

    id: UUID
    radiograph_id: UUID
    file_name: str
    label: str
    preview: str
    sha256: str = ""
    region: tuple[int, int, int, int] = (0, 0, 0, 0)
    kind: MarkKind = MarkKind.RECTANGLE
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class WaitingParty:
    """People who were read in line.

    Attributes:
        places: How many more there are, who are still to be read.
    """

    party_id: UUID
    at: str
    lane: str
    conveyance: Conveyance
    people: tuple[WaitingPerson, ...]
    declaration: Declaration | None = None
    places: int = 0


@dataclass(frozen=True, slots=True)
class DrawPause:
    """The random draws of a port are paused.

    Attributes:
        by: Badge and name of the supervisor.
    """

    id: UUID
    since: datetime
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class OpenDuty:
    """Work that began and that nobody has ended yet.

    Attributes:
        here: It is of this station, not of another one.
    """

    id: UUID
    here: bool
    station: str
    badge: str
    role: Role
    lane: str
    since: str


@dataclass(frozen=True, slots=True)
class ReferralFile:
    """Everything known about one referral.

    Attributes:
        summary: The card as primary saw it; matches that secondary cleared stand there in gray.
        same_document: What reading the document again at secondary gave; None if not done.
        photo_here: The page photo is on this station (False: it is still on its way).
    """

    row: ReferralRow
    encounter_id: UUID
    mode: Mode | None
    direction: Direction | None
    note: str
    instruction: Instruction
    documents_held: bool
    released_by: str
    summary: RiskSummary
    page_photo: str
    photo_here: bool
    findings: tuple[Finding, ...]
    same_document: bool | None
    disposition_note: str
    timeline: tuple[TimelineEntry, ...]
    companions: tuple[Companion, ...] = ()
    photos: tuple[PhotoView, ...] = ()
    marks: tuple[MarkView, ...] = ()
