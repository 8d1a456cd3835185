"""What lists and records answer about a traveler: what they say, before any rule judges it."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from app.screening.past import Companion, Link, OtherDocument


@dataclass(frozen=True, slots=True)
class Lookout:
    """One record of the lookout list.

    Attributes:
        lookout_class: 1 to 7 of `inspection_codes.json`.
        birth_date: `YYYY-MM-DD` with X for unknown parts, or empty.
        documents: (issuing state, number) pairs.
        other_birth_dates: Further ones that the person has given, in the same form.
        other_nationalities: Further ones that the person holds or has claimed.
    """

    id: str
    version: int
    lookout_class: int
    surname: str
    given_names: str
    birth_date: str
    nationality: str
    reason: str
    listed_on: str
    sex: str = ""
    aliases: tuple[tuple[str, str], ...] = ()
    documents: tuple[tuple[str, str], ...] = ()
    other_birth_dates: tuple[str, ...] = ()
    other_nationalities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListedDocument:
    """One record of the lost, stolen and revoked documents."""

    issuing_state: str
    number: str
    reason: str
    listed_on: str


class AlertLevel(StrEnum):
    """What a listed vehicle or container asks for when it comes."""

    SAFETY = "safety"
    """Whoever is in it may be armed: as silent as lookout classes 1 and 2."""
    REFER = "refer"
    ATTENTION = "attention"


@dataclass(frozen=True, slots=True)
class ListedVehicle:
    """One plate of the vehicle list.

    Attributes:
        plate: In the form that conveyances are recorded in: without separators, upper case.
        state: Who issued it, as `UTO` or `USA-WA`; empty where the list does not say.
        listed_on: ISO date.
    """

    id: str
    version: int
    plate: str
    state: str
    level: AlertLevel
    reason: str
    listed_on: str


@dataclass(frozen=True, slots=True)
class ListedContainer:
    """One container of the vehicle list, by its ISO 6346 number."""

    id: str
    version: int
    number: str
    level: AlertLevel
    reason: str
    listed_on: str


@dataclass(frozen=True, slots=True)
class PastCrossing:
    """One earlier crossing of the same document, as the port's records have it.

    Attributes:
        direction: `inbound` or `outbound`; empty where the record does not say.
    """

    at: str
    port: str
    lane: str
    decision: str
    direction: str = ""
    plate: str = ""
    plate_state: str = ""


@dataclass(frozen=True, slots=True)
class PastSecondary:
    """The last secondary inspection of the same document."""

    at: str
    port: str
    disposition: str
    finding: str


@dataclass(frozen=True, slots=True)
class History:
    """What this station's copy knows about a document: its own and its port's records.

    However much there is, this stays small: what is not listed is counted.

    Attributes:
        crossings: The latest, newest first.
        last_secondary: The last one that was closed.
        earlier_secondaries: Those before it, newest first, a few.
        older: How many crossings there are beside those listed.
        older_in_year: How many of them lie in the last twelve months.
        first_at: When the first of all was; empty where all are listed.
        companions: With whom the traveler usually comes.
        links: Others whom the records know together with the traveler, a few.
        others: The same name and birth date under other documents, a few.
        as_of: How fresh the copy of the port's records is.
    """

    crossings: tuple[PastCrossing, ...] = ()
    last_secondary: PastSecondary | None = None
    as_of: str = ""
    earlier_secondaries: tuple[PastSecondary, ...] = ()
    older: int = 0
    older_in_year: int = 0
    first_at: str = ""
    companions: tuple[Companion, ...] = ()
    links: tuple[Link, ...] = ()
    others: tuple[OtherDocument, ...] = ()


@dataclass(frozen=True, slots=True)
class Membership:
    """One membership of a trusted-traveler program, tied to one document.

    Attributes:
        program: Its name, as officers and travelers know it.
        valid_from, valid_until: First and last day, ISO.
        vetted_on: Day of the last vetting, ISO; programs vet their members again and again.
    """

    program: str
    valid_from: str
    valid_until: str
    vetted_on: str
    issuing_state: str
    document_number: str


class PermitKind(StrEnum):
    """What lets a visitor come."""

    VISA = "visa"
    AUTHORIZATION = "authorization"
    """Given ahead, by the traveler's application, to those who need no visa."""


class Entries(StrEnum):
    """How often a permit may be used."""

    ONE = "one"
    MANY = "many"
    NOT_SAID = ""


@dataclass(frozen=True, slots=True)
class Permit:
    """A visa or authorization as its issuer's list has it, tied to one document.

    Attributes:
        number: Its own.
        category: As officers know it.
        issued_on, valid_from, valid_until: ISO; the last is the last day.
    """

    kind: PermitKind
    number: str
    category: str
    entries: Entries
    issued_on: str
    valid_from: str
    valid_until: str
    issuing_state: str
    document_number: str


@dataclass(frozen=True, slots=True)
class Redress:
    """Somebody was confused with others before, said so, and was found right.

    Attributes:
        number: The redress number that the traveler was given.
        lookout_id: With whom; empty where that is not said.
        granted_on: ISO; empty where that is not said.
        birth_date: The traveler's, as lookouts have it: it ties the number to a later document.
    """

    number: str
    lookout_id: str
    granted_on: str
    issuing_state: str
    document_number: str
    birth_date: str = ""


@dataclass(frozen=True, slots=True)
class Clearance:
    """A match that an officer found not to be this person; scoped, expiring, logged.

    Attributes:
        reason: A `ClearReason`; other words in old records.
        at_secondary: It holds for every match; else only for those that primary may clear.
    """

    listing: str
    issuing_state: str
    document_number: str
    birth_date: str
    cleared_by: str
    until: str
    id: UUID
    reason: str = ""
    at_secondary: bool = False
