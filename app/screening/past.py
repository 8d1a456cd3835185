"""What records tell of the past, one line each: crossings, secondaries, people that belong to it.

These lines stand behind a fact, for the officer who opens it; the card itself condenses them.
"""

from dataclasses import dataclass
from enum import StrEnum


class TrailKind(StrEnum):
    """What one line of the past is about."""

    CROSSING = "crossing"
    SECONDARY = "secondary"
    COMPANION = "companion"
    """Somebody with whom the traveler usually comes."""
    OTHER_DOCUMENT = "other_document"
    """The same name and birth date, under another document."""
    SAME_VEHICLE = "same_vehicle"
    SAME_PARTY = "same_party"
    SAME_ADDRESS = "same_address"


@dataclass(frozen=True, slots=True)
class TrailLine:
    """One line of the past, as the port's records have it; what it does not tell is empty.

    Attributes:
        at: When it was, the last time where it was several times; RFC 3339.
        outcome: A decision of the booth, or an outcome code of secondary.
        finding: What secondary found; `none` where it looked and found nothing.
        name: Of somebody else, as on lists: surname, given names.
        document: Of somebody else or the other one: issuer and number.
        plate: The vehicle's, with its issuer.
        times: How often it was so.
    """

    kind: TrailKind
    at: str
    port: str = ""
    lane: str = ""
    direction: str = ""
    outcome: str = ""
    finding: str = ""
    name: str = ""
    document: str = ""
    plate: str = ""
    times: int = 1


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the records.

    Attributes:
        document: As `traces.document_trace` gives it.
        name: Surname, given names.
    """

    document: str
    name: str


@dataclass(frozen=True, slots=True)
class Companion:
    """Somebody with whom the traveler usually comes.

    Attributes:
        times: How often, among the latest crossings of the traveler with others.
        of: How many of those there were.
    """

    person: Person
    times: int
    of: int
    last_at: str


@dataclass(frozen=True, slots=True)
class Link:
    """Somebody else whom the records know together with this traveler, and why.

    Attributes:
        kind: The reason: SAME_VEHICLE, SAME_PARTY or SAME_ADDRESS.
        shared: The plate or address that both have; empty for a party.
        times: How often, among the latest records.
        last_at: When it last was so.
        finding: What that person's last secondary found; empty where there was none.
        found_at: When that was.
        found_in_vehicle: It was found when they came in this very vehicle.
    """

    kind: TrailKind
    person: Person
    times: int
    last_at: str
    shared: str = ""
    finding: str = ""
    found_at: str = ""
    found_in_vehicle: bool = False


@dataclass(frozen=True, slots=True)
class OtherDocument:
    """The records of somebody of the same name and birth date, under another document.

    It may be this traveler's former passport, or a namesake: nothing of it is counted as theirs.

    Attributes:
        times: Crossings on record.
        outcome, finding, secondary_at: Of its last secondary; empty where there was none.
    """

    document: str
    times: int
    last_at: str
    last_port: str
    outcome: str = ""
    finding: str = ""
    secondary_at: str = ""
