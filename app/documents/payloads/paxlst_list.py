"""What a passenger or crew list says: the journey, and everybody announced on it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.documents.reading import PartialDate, Sex
from app.duty.officers import Mode


class ListKind(StrEnum):
    """Whom a list is about; a flight has one of each."""

    PASSENGERS = "passengers"
    CREW = "crew"


class ListFunction(StrEnum):
    """What a list does to the one before it."""

    WHOLE = "whole"
    """It takes its place."""
    CHANGES = "changes"
    """It adds to it, and corrects those named again."""
    CANCELS = "cancels"
    """Those named do not come."""


class TravelerKind(StrEnum):
    """As what somebody is on board."""

    PASSENGER = "passenger"
    CREW = "crew"
    TRANSIT = "transit"


class PaxlstWarning(StrEnum):
    """What is not as the standard says; the list is read all the same."""

    NOT_CLOSED = "not_closed"
    COUNT_DIFFERS = "count_differs"
    SEGMENT_UNKNOWN = "segment_unknown"
    DATE_UNREADABLE = "date_unreadable"
    NAME_MISSING = "name_missing"
    DOCUMENT_MISSING = "document_missing"
    TIME_MISSING = "time_missing"
    TEXT_CUT = "text_cut"
    NAMED_TWICE = "named_twice"
    MESSAGE_LEFT_OUT = "message_left_out"


@dataclass(frozen=True, slots=True)
class StatedDocument:
    """A document that a traveler will show.

    Attributes:
        code: As the carrier calls it: `P` passport, `V` visa, `I` identity card, `AC` crew ...
        number: As it was sent.
        issuing_state: ISO 3166 code; carriers write `DEU` where passports print `D`.
    """

    code: str = ""
    number: str = ""
    issuing_state: str = ""
    expiry_date: PartialDate = field(default_factory=PartialDate)


@dataclass(frozen=True, slots=True)
class ListedTraveler:
    """Somebody who is announced.

    Attributes:
        documents: The passport first, if there is one.
        birth_place: Code or name of the place of birth, and its parts, as they were sent.
        residence: Code of the country of residence.
        embarked, leaves: Codes of the places where the traveler boards and gets off.
        locator: Of the reservation (PNR).
        seat: Seat, cabin or coach.
    """

    kind: TravelerKind
    surname: str = ""
    given_names: str = ""
    birth_date: PartialDate = field(default_factory=PartialDate)
    sex: Sex = Sex.UNSPECIFIED
    nationality: str = ""
    documents: tuple[StatedDocument, ...] = ()
    birth_place: tuple[str, ...] = ()
    residence: str = ""
    embarked: str = ""
    leaves: str = ""
    locator: str = ""
    seat: str = ""

    @property
    def document(self) -> StatedDocument:
        """What the traveler is known by: never a visa, where there is something else."""
        return next((each for each in self.documents if each.code != "V"), StatedDocument())


@dataclass(frozen=True, slots=True)
class Journey:
    """One flight, voyage or train that crosses the border.

    Attributes:
        number: Flight with its carrier (`UT412`), number of the voyage or of the train.
        vessel: Name of the ship; empty for others.
        operator: Code of the carrier.
        origin, destination: Codes of the last place before the border and the first behind it.
        departs, due: Local times of these places, `YYYY-MM-DDTHH:MM`; empty where not said.
    """

    mode: Mode
    number: str
    vessel: str = ""
    operator: str = ""
    origin: str = ""
    destination: str = ""
    departs: str = ""
    due: str = ""


@dataclass(frozen=True, slots=True)
class PassengerList:
    """One message.

    Attributes:
        reference: By what its sender calls it; empty for nothing.
        part: From 1; long lists come in parts, in one file or in several.
        last: No further part follows.
        stated: How many travelers it says it has; None where it does not say.
        warnings: How often each was met.
    """

    kind: ListKind
    journey: Journey
    travelers: tuple[ListedTraveler, ...]
    function: ListFunction = ListFunction.WHOLE
    reference: str = ""
    part: int = 1
    last: bool = True
    stated: int | None = None
    warnings: Mapping[PaxlstWarning, int] = field(default_factory=dict)
