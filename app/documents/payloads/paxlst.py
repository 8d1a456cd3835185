"""UN/EDIFACT PAXLST, the passenger and crew list that carriers send ahead.

Directories D.02B and D.05B, as the WCO, IATA and ICAO guidelines on advance passenger information
use them; with and without functional groups (UNG, UNE), one message or many.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from app.documents.payloads.paxlst_dates import birth_date, expiry_date, local_time
from app.documents.payloads.paxlst_journey import Legs
from app.documents.payloads.paxlst_list import (
    ListedTraveler,
    ListFunction,
    ListKind,
    PassengerList,
    PaxlstWarning,
    StatedDocument,
    TravelerKind,
)
from app.documents.payloads.paxlst_segments import Segment, segments
from app.documents.payloads.payload_error import PayloadError
from app.documents.reading import PartialDate, Sex

MOST_BYTES = 8 * 2**20
"""The list of the largest ship has some three megabytes."""
MOST_TRAVELERS = 10_000
"""The largest ships carry 7,600 passengers and 2,350 of crew."""

_LONGEST_TEXT = 100
_MOST_DOCUMENTS = 8

# Code lists of the UN/EDIFACT directory: 1001 document name, 3035 party qualifier, 1225 function.
_KINDS = {"745": ListKind.PASSENGERS, "250": ListKind.CREW}
_PEOPLE = {
    "FL": TravelerKind.PASSENGER,
    "FM": TravelerKind.CREW,
    "DDU": TravelerKind.TRANSIT,
    "DDT": TravelerKind.CREW,
}
_FUNCTIONS = {
    "1": ListFunction.CANCELS,
    "2": ListFunction.CHANGES,
    "3": ListFunction.CANCELS,
    "4": ListFunction.CHANGES,
    # The United States guide says it beside the name of the document instead.
    "CP": ListFunction.CHANGES,
    "CF": ListFunction.CHANGES,
    "XR": ListFunction.CANCELS,
    "RP": ListFunction.CANCELS,
}
_SEXES = {"F": Sex.FEMALE, "M": Sex.MALE}

# What stands in a list, or around it, and says nothing that is needed here.
_PASSED_OVER = frozenset(
    ("UNB", "UNG", "UNE", "UNZ", "CTA", "COM", "MEA", "GEI", "FTX", "EMP", "GIR", "CPI", "QTY")
)


class PaxlstFlaw(StrEnum):
    """Why nothing could be taken from a file."""

    NO_LIST = "no_list"
    """No PAXLST message stands in it."""
    NO_JOURNEY = "no_journey"
    """A list does not say of which flight, ship or train."""
    NO_TRAVELERS = "no_travelers"
    TOO_LARGE = "too_large"


class PaxlstError(PayloadError):
    """The bytes are no list that can be used; `flaw` says why, and nothing is quoted."""

    def __init__(self, flaw: PaxlstFlaw) -> None:
        super().__init__(flaw.value)
        self.flaw = flaw


def read_paxlst(content: bytes, today: date) -> tuple[PassengerList, ...]:
    """Return the lists of an interchange, in its order.

    Args:
        content: The file.
        today: Two-digit years are read so that births lie before it.

    Raises:
        PaxlstError: There is no list in it, or one names no journey or no traveler.
    """
    if len(content) > MOST_BYTES:
        raise PaxlstError(PaxlstFlaw.TOO_LARGE)
    lists: list[PassengerList] = []
    left_out = travelers = 0
    for message in _messages(segments(content)):
        if message[0].get(1) != "PAXLST":
            left_out += 1
            continue
        reading = _Reading(today)
        for segment in message[1:]:
            reading.take(segment)
        lists.append(reading.finish(message))
        travelers += len(lists[-1].travelers)
        if travelers > MOST_TRAVELERS:
            raise PaxlstError(PaxlstFlaw.TOO_LARGE)
    if not lists:
        raise PaxlstError(PaxlstFlaw.NO_LIST)
    if left_out:
        found = {**lists[0].warnings, PaxlstWarning.MESSAGE_LEFT_OUT: left_out}
        lists[0] = replace(lists[0], warnings=found)
    return tuple(lists)


def _messages(found: Iterable[Segment]) -> Iterator[list[Segment]]:
    """Yield each message from UNH to UNT; one that is not closed ends where the next begins."""
    message: list[Segment] = []
    for segment in found:
        if segment.tag == "UNH":
            if message:
                yield message
            message = [segment]
        elif message:
            message.append(segment)
            if segment.tag == "UNT":
                yield message
                message = []
    if message:
        yield message


@dataclass(slots=True)
class _Reading:
    """One message while it is read: a segment belongs to what was named last."""

    today: date
    kind: ListKind | None = None
    function: ListFunction = ListFunction.WHOLE
    reference: str = ""
    legs: Legs = field(default_factory=Legs)
    travelers: list[ListedTraveler] = field(default_factory=list)
    documents: list[StatedDocument] = field(default_factory=list)
    person: ListedTraveler | None = None
    stated: int | None = None
    closed: bool = False
    warnings: Counter[PaxlstWarning] = field(default_factory=Counter)

    def take(self, segment: Segment) -> None:
        """Read one segment behind UNH."""
        match segment.tag:
            case "BGM":
                self._begin(segment)
            case "TDT":
                self.legs.begin(segment)
            case "NAD":
                self._next_person(segment)
            case "DOC" if self.person is not None:
                self._document(segment)
            case "CNT":
                self._count(segment)
            case "UNT":
                self.closed = True
            case _ if self.person is not None:
                self._of_person(segment)
            case "LOC" | "DTM" if self.legs.begun:
                if segment.tag == "LOC":
                    self.legs.place(segment)
                else:
                    self.legs.time(segment, self._time(segment))
            case "RFF" | "DTM" | "LOC":
                if segment.tag == "RFF" and segment.get(0) == "TN":
                    self.reference = self._text(segment, 0, 1)
            case _:
                self._unknown(segment)

    def finish(self, message: list[Segment]) -> PassengerList:
        """Return the list.

        Raises:
            PaxlstError: NO_JOURNEY, NO_TRAVELERS.
        """
        self._end_person()
        journey = self.legs.journey()
        if journey is None:
            raise PaxlstError(PaxlstFlaw.NO_JOURNEY)
        if not self.travelers:
            raise PaxlstError(PaxlstFlaw.NO_TRAVELERS)
        if not journey.due:
            self.warnings[PaxlstWarning.TIME_MISSING] += 1
        if not self.closed:
            self.warnings[PaxlstWarning.NOT_CLOSED] += 1
        if self.stated is not None and self.stated != len(self.travelers):
            self.warnings[PaxlstWarning.COUNT_DIFFERS] += 1
        part, last = _part(message[0])
        crew = all(each.kind is TravelerKind.CREW for each in self.travelers)
        return PassengerList(
            self.kind or (ListKind.CREW if crew else ListKind.PASSENGERS),
            journey,
            tuple(self.travelers),
            self.function,
            self.reference,
            part,
            last and self.closed,
            self.stated,
            dict(self.warnings),
        )

    def _begin(self, segment: Segment) -> None:
        self.kind = _KINDS.get(segment.get(0))
        said = (segment.get(1), segment.get(2))
        self.function = next((_FUNCTIONS[one] for one in said if one in _FUNCTIONS), self.function)

    def _next_person(self, segment: Segment) -> None:
        self._end_person()
        kind = _PEOPLE.get(segment.get(0))
        if kind is None:  # who sends, whom to ask
            return
        names = [self._text(segment, 3, part) for part in range(3)]
        if not any(names):  # some senders write the name as an unstructured address
            names = [self._text(segment, 2, part) for part in range(3)]
        self.person = ListedTraveler(
            kind, surname=names[0], given_names=" ".join(name for name in names[1:] if name)
        )

    def _end_person(self) -> None:
        person, self.person = self.person, None
        if person is None:
            return
        passports_first = sorted(self.documents, key=lambda each: not each.code.startswith("P"))
        person = replace(person, documents=tuple(passports_first[:_MOST_DOCUMENTS]))
        self.documents = []
        if not (person.surname or person.given_names):
            self.warnings[PaxlstWarning.NAME_MISSING] += 1
        if not person.document.number:
            self.warnings[PaxlstWarning.DOCUMENT_MISSING] += 1
        self.travelers.append(person)

    def _document(self, segment: Segment) -> None:
        self.documents.append(StatedDocument(self._text(segment, 0), self._text(segment, 1)))

    def _of_person(self, segment: Segment) -> None:
        assert self.person is not None
        match segment.tag, segment.get(0):
            case "ATT", _:
                sex = _SEXES.get(segment.get(2), Sex.UNSPECIFIED)
                self.person = replace(self.person, sex=sex)
            case "DTM", "329":
                born = birth_date(segment.get(0, 1), segment.get(0, 2), self.today)
                self.person = replace(self.person, birth_date=self._date(born))
            case "DTM", "36" if self.documents:
                until = expiry_date(segment.get(0, 1), segment.get(0, 2), self.today)
                self.documents[-1] = replace(self.documents[-1], expiry_date=self._date(until))
            case "NAT", _:
                self.person = replace(self.person, nationality=self._text(segment, 1))
            case "RFF", what:
                self._reference(what, self._text(segment, 0, 1))
            case "LOC", what:
                self._place(what, segment)
            case "DTM", _:
                pass
            case _:
                self._unknown(segment)

    def _reference(self, what: str, value: str) -> None:
        assert self.person is not None
        if what == "AVF":
            self.person = replace(self.person, locator=value)
        elif what == "SEA":
            self.person = replace(self.person, seat=value)

    def _place(self, what: str, segment: Segment) -> None:
        assert self.person is not None
        place = self._text(segment, 1)
        match what:
            case "91" if self.documents:
                self.documents[-1] = replace(self.documents[-1], issuing_state=place)
            case "178":
                self.person = replace(self.person, embarked=place)
            case "179":
                self.person = replace(self.person, leaves=place)
            case "174":
                self.person = replace(self.person, residence=place)
            case "180":
                # The country's code, then town and region by name (3224, 3222 and 3232).
                named = (place, self._text(segment, 2, 3), self._text(segment, 3, 3))
                born = tuple(part for part in named if part)
                self.person = replace(self.person, birth_place=born)

    def _count(self, segment: Segment) -> None:
        self._end_person()
        said = segment.get(0, 1)
        if segment.get(0) in ("41", "42") and said.isascii() and said.isdecimal():
            self.stated = (self.stated or 0) + int(said[:6])

    def _unknown(self, segment: Segment) -> None:
        if segment.tag not in _PASSED_OVER:
            self.warnings[PaxlstWarning.SEGMENT_UNKNOWN] += 1

    def _time(self, segment: Segment) -> str:
        read = local_time(segment.get(0, 1), segment.get(0, 2))
        if not read:
            self.warnings[PaxlstWarning.DATE_UNREADABLE] += 1
        return read

    def _date(self, read: PartialDate | None) -> PartialDate:
        if read is None:
            self.warnings[PaxlstWarning.DATE_UNREADABLE] += 1
            return PartialDate()
        return read

    def _text(self, segment: Segment, element: int, component: int = 0) -> str:
        """Return a text in one line and upper case, as documents are printed."""
        text = " ".join(segment.get(element, component).upper().split())
        if len(text) > _LONGEST_TEXT:
            self.warnings[PaxlstWarning.TEXT_CUT] += 1
        return text[:_LONGEST_TEXT]


def _part(header: Segment) -> tuple[int, bool]:
    """Return which part a message is, and whether it is the last (S010: `01:C`, `02:F`)."""
    said = header.get(3)
    number = int(said) if said.isascii() and said.isdecimal() and len(said) <= 2 else 1
    return max(1, number), header.get(3, 1) != "C"
