"""What the supervisor's page shows: plain values, without behavior."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from uuid import UUID

from app.duty.officers import Direction, Mode
from app.encounters.conveyance import NOTHING_ENTERED, Conveyance
from app.encounters.declaration import Declaration
from app.encounters.events import Phases
from app.encounters.referral import Decision, ReferralClass
from app.encounters.referral_events import Companion
from app.review.events import ReviewVerdict
from app.review.exceptions import Concern
from app.review.measures import ShiftMeasures
from app.screening.identity import Identity
from app.screening.summary_types import RiskSummary, Verdict
from app.services.views import DrawPause, ReferralRow


@dataclass(frozen=True, slots=True)
class ShiftOverview:
    """One period of a port, as this desk knows it.

    Attributes:
        station: Which desk.
        officers, badges: Of everybody who decided, as far as this desk was told: badge and name, or
            the badge alone.
        as_of: When other stations' records were last taken in; None for never.
        alone: This station has no hub: it knows its own records only.
        draw_pause: The random draws are paused now.
    """

    port: str
    station: str
    since: datetime
    until: datetime
    measures: ShiftMeasures
    concerns: tuple[Concern, ...]
    officers: Mapping[UUID, str]
    badges: Mapping[UUID, str]
    as_of: datetime | None
    alone: bool
    draw_pause: DrawPause | None = None


class ReviewState(StrEnum):
    """Where a record stands with the supervisors; what they said last counts."""

    UNSEEN = "unseen"
    REVIEWED = "reviewed"
    RETURNED = "returned"
    """Its officer has not seen the note yet."""
    ANSWERED = "answered"
    """Returned, and its officer has seen the note."""


@dataclass(frozen=True, slots=True)
class RecordFilter:
    """Which records to list; what is left out does not matter.

    Attributes:
        text: Words that name, document number or conveyance must contain, all of them.
        only: These records, whenever they were made.
    """

    since: datetime
    until: datetime
    text: str = ""
    officer: UUID | None = None
    lane: str = ""
    decision: Decision | None = None
    verdict: Verdict | None = None
    referral_class: ReferralClass | None = None
    state: ReviewState | None = None
    only: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordRow:
    """One crossing in a list.

    Attributes:
        at: When it was decided last.
        officer: Badge and name, as far as known.
        label: The conveyance, as lists call it.
        recalled: A decision about them was taken back; `undecided` says that nothing followed.
    """

    encounter_id: UUID
    at: datetime
    lane: str
    officer: str
    surname: str
    given_names: str
    document_number: str
    label: str
    decision: Decision
    verdict: Verdict
    identity: Identity
    referral_class: ReferralClass | None = None
    state: ReviewState = ReviewState.UNSEEN
    recalled: bool = False
    undecided: bool = False


@dataclass(frozen=True, slots=True)
class RecordPage:
    """A part of a list.

    Attributes:
        first: Place of its first row, from 0.
        total: How many rows the list has.
    """

    rows: tuple[RecordRow, ...] = ()
    first: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class RecallView:
    """A decision that was taken back."""

    at: datetime
    officer: str
    decision: Decision
    after_ms: int


@dataclass(frozen=True, slots=True)
class ReviewView:
    """What a supervisor said about the record.

    Attributes:
        read_at: When its officer saw the note; None before.
    """

    at: datetime
    reviewer: str
    verdict: ReviewVerdict
    note: str
    read_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class RecordFile:
    """Everything about one crossing.

    Attributes:
        officer_id: Whose record it is; None where that is not said.
        summary: The card, exactly as it was shown when it was decided.
        party: The others who came along and have records of their own, in order of decision.
        companions: Who went to secondary along with the traveler.
        referral: Where the referral stands, if there is one.
        photo: SHA-256 of the page photo; empty if there is none.
        photo_here: It is on this station.
    """

    row: RecordRow
    officer_id: UUID | None
    port: str
    station: str
    mode: Mode
    direction: Direction
    summary: RiskSummary
    phases: Phases
    conveyance: Conveyance = NOTHING_ENTERED
    declaration: Declaration | None = None
    party: tuple[RecordRow, ...] = ()
    companions: tuple[Companion, ...] = ()
    referral: ReferralRow | None = None
    recalls: tuple[RecallView, ...] = ()
    reviews: tuple[ReviewView, ...] = ()
    photo: str = ""
    photo_here: bool = False


@dataclass(frozen=True, slots=True)
class ReturnedNote:
    """A note on a record that came back to its officer.

    Attributes:
        review: The event that says it.
        record_id: The crossing or the referral it is about.
        crossed_at: When the traveler was decided; None where this desk does not have the record.
    """

    review: UUID
    record_id: UUID
    at: datetime
    reviewer: str
    note: str
    surname: str = ""
    given_names: str = ""
    lane: str = ""
    crossed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class KeptReport:
    """A signed shift report.

    Attributes:
        sha256: Of the signed file, as it stands in the journal.
    """

    path: Path
    sha256: str
