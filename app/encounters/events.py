"""Facts of an encounter. Subject: the encounter, or the party where said."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar
from uuid import UUID

from app.documents.reading import DocumentReading
from app.documents.visual_zone.outcome import VisualZone
from app.duty.officers import Direction, Mode
from app.encounters.conveyance import NOTHING_ENTERED, Conveyance
from app.encounters.declaration import Declaration
from app.encounters.referral import Decision
from app.screening.draw_proof import DrawMade
from app.screening.identity import Identity
from app.screening.rule_packs.applying import RuleSeen, Trial
from app.screening.summary_types import RiskSummary


@dataclass(frozen=True, slots=True)
class DocumentRead:
    """A document was read (or typed), with every check, whatever came of it."""

    TYPE: ClassVar[str] = "encounter.document_read"
    VERSION: ClassVar[int] = 1

    reading: DocumentReading
    page_photo: str = ""  # SHA-256 of the attachment; empty if there was no picture
    mrz_strip: str = ""
    party_id: UUID | None = None
    identity: Identity = Identity.READ
    reason: str = ""  # why it was typed: an `EntryReason`
    amends: UUID | None = None  # a recalled decision that the next one supersedes


@dataclass(frozen=True, slots=True)
class VisualZoneRead:
    """The printed page was read after the card was shown, and held against the zone.

    It takes the place of the reading it completes, whichever of both is heard first.
    """

    TYPE: ClassVar[str] = "encounter.visual_zone_read"
    VERSION: ClassVar[int] = 1

    reading: DocumentReading  # as it was, and the checks that the page adds
    zone: VisualZone
    page_photo: str = ""
    mrz_strip: str = ""


@dataclass(frozen=True, slots=True)
class PersonMarked:
    """Somebody without a readable document: seen for a stated reason, or left unread."""

    TYPE: ClassVar[str] = "encounter.person_marked"
    VERSION: ClassVar[int] = 1

    party_id: UUID
    identity: Identity
    reason: str = ""  # a `SeenReason`; empty for unread
    amends: UUID | None = None  # a recalled decision that the next one supersedes


@dataclass(frozen=True, slots=True)
class BoardingPassRead:
    """A boarding pass was read or typed; as it came, so that it can be understood better later."""

    TYPE: ClassVar[str] = "encounter.boarding_pass_read"
    VERSION: ClassVar[int] = 1

    text: str


@dataclass(frozen=True, slots=True)
class RedressStated:
    """The traveler stated a redress number; the last one counts."""

    TYPE: ClassVar[str] = "encounter.redress_stated"
    VERSION: ClassVar[int] = 1

    number: str  # letters and digits only


@dataclass(frozen=True, slots=True)
class ConveyanceEntered:
    """What they came in. Subject: the party."""

    TYPE: ClassVar[str] = "encounter.conveyance_entered"
    VERSION: ClassVar[int] = 1

    conveyance: Conveyance


@dataclass(frozen=True, slots=True)
class Declared:
    """What they declared. Subject: the party."""

    TYPE: ClassVar[str] = "encounter.declared"
    VERSION: ClassVar[int] = 1

    declaration: Declaration


@dataclass(frozen=True, slots=True)
class WaitingPerson:
    """Somebody who was read ahead of the booth."""

    encounter_id: UUID
    reading: DocumentReading
    page_photo: str = ""
    mrz_strip: str = ""
    verdict: str = ""
    identity: Identity = Identity.READ
    reason: str = ""  # an `EntryReason` or a `SeenReason`
    boarding_pass: str = ""
    redress: str = ""  # the redress number that they stated
    drawn: bool = False  # the draw fell on them in the line, and stands
    amends: UUID | None = None  # a recalled decision that the next one supersedes


@dataclass(frozen=True, slots=True)
class SetAside:
    """Read in line, not decided: they wait under their plate. Subject: the party."""

    TYPE: ClassVar[str] = "encounter.set_aside"
    VERSION: ClassVar[int] = 1

    conveyance: Conveyance
    people: tuple[WaitingPerson, ...]
    port: str
    lane: str
    declaration: Declaration | None = None
    places: int = 0  # people who are still to be read


@dataclass(frozen=True, slots=True)
class TakenUp:
    """A booth took up those who waited. Subject: the party that waited."""

    TYPE: ClassVar[str] = "encounter.taken_up"
    VERSION: ClassVar[int] = 1

    party_id: UUID  # as what they go on
    lane: str


@dataclass(frozen=True, slots=True)
class WaitLapsed:
    """Nobody took up those who waited, for so long that they left the line. Subject: the party.

    Nothing is decided about them by that.
    """

    TYPE: ClassVar[str] = "encounter.wait_lapsed"
    VERSION: ClassVar[int] = 1

    waited_minutes: int


@dataclass(frozen=True, slots=True)
class Screened:
    """The lists and records were asked about this traveler; how many answers each gave."""

    TYPE: ClassVar[str] = "encounter.screened"
    VERSION: ClassVar[int] = 1

    summary: RiskSummary
    results: Mapping[str, int] = field(default_factory=dict)
    drawn: bool = False  # the random draw fell on this person
    shadow: tuple[RuleSeen, ...] = ()  # rules on trial that fired; on no card
    trials: tuple[Trial, ...] = ()  # which rules on trial were tried
    made: DrawMade | None = None  # the draw itself, where it was made with this question


@dataclass(frozen=True, slots=True)
class PrintConfirmed:
    """The officer compared the page with the text: a failed check digit is really printed so."""

    TYPE: ClassVar[str] = "encounter.print_confirmed"
    VERSION: ClassVar[int] = 1

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MatchCleared:
    """A match is not this person: scoped to document, birth date and record version.

    Subject: the encounter, or the referral where it was cleared in secondary.
    """

    TYPE: ClassVar[str] = "encounter.match_cleared"
    VERSION: ClassVar[int] = 1

    listing: str
    issuing_state: str
    document_number: str
    birth_date: str
    reason: str  # a `ClearReason`
    until: str
    at_secondary: bool = False  # it counts for every match, else for possible ones only


@dataclass(frozen=True, slots=True)
class Phases:
    """Where the time went, in milliseconds: machine, document, interview, decision."""

    machine_ms: int = 0
    document_ms: int = 0
    interview_ms: int = 0
    decision_ms: int = 0


@dataclass(frozen=True, slots=True)
class Decided:
    """The booth's decision, with the summary exactly as it was shown."""

    TYPE: ClassVar[str] = "encounter.decided"
    VERSION: ClassVar[int] = 1

    decision: Decision
    port: str
    lane: str
    mode: Mode
    direction: Direction
    summary: RiskSummary
    phases: Phases
    page_photo: str = ""
    referral_id: UUID | None = None
    party_id: UUID | None = None
    identity: Identity = Identity.READ
    conveyance: Conveyance = NOTHING_ENTERED
    declaration: Declaration | None = None
    trials: tuple[Trial, ...] = ()  # rules on trial that were tried, and which would have fired


@dataclass(frozen=True, slots=True)
class Recalled:
    """The officer took the decision back; it stays on record. Amends the decision."""

    TYPE: ClassVar[str] = "encounter.recalled"
    VERSION: ClassVar[int] = 1

    decision: Decision
    after_ms: int
    referral_id: UUID | None = None
