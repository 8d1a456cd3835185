"""Passenger and crew lists of invented travelers: UN/EDIFACT PAXLST as carriers send it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.documents.payloads.paxlst_list import (
    Journey,
    ListedTraveler,
    ListKind,
    TravelerKind,
)
from app.documents.reading import PartialDate, Sex
from app.duty.officers import Mode

_CODES = {ListKind.PASSENGERS: "745", ListKind.CREW: "250"}
_PARTIES = {
    TravelerKind.PASSENGER: "FL",
    TravelerKind.CREW: "FM",
    TravelerKind.TRANSIT: "DDU",
}
_MODES = {Mode.SEA: "1", Mode.RAIL: "2", Mode.LAND: "3", Mode.AIR: "4"}


@dataclass(frozen=True, slots=True)
class SentList:
    """One message.

    Attributes:
        function: Code 1225 of BGM, as `9`; empty for none.
        part: As S010 writes it: `01:F`; empty for none.
        directory: `02B` or `05B`.
    """

    journey: Journey
    travelers: Sequence[ListedTraveler]
    kind: ListKind = ListKind.PASSENGERS
    function: str = ""
    part: str = ""
    directory: str = "05B"


def compose_paxlst(
    *lists: SentList, groups: bool = True, advice: bool = True, separator: str = "\r\n"
) -> bytes:
    """Write an interchange of these lists.

    Args:
        lists: A message each.
        groups: Put a functional group (UNG, UNE) around them.
        advice: Begin with the service characters (UNA).
        separator: What stands between two segments; EDIFACT needs nothing.
    """
    segments: list[str] = ["UNB+UNOC:3+UTO AIR:ZZ+UTOBORDER:ZZ+261124:0930+1++APIS"]
    if groups:
        segments.append("UNG+PAXLST+UTO AIR:ZZ+UTOBORDER:ZZ+261124:0930+1+UN+D:05B")
    for number, sent in enumerate(lists, start=1):
        message = [*_message(sent, number)]
        segments += [*message, f"UNT+{len(message) + 1}+{number}"]
    if groups:
        segments.append(f"UNE+{len(lists)}+1")
    segments.append("UNZ+1+1")
    text = ("UNA:+.? '" if advice else "") + "".join(f"{each}'{separator}" for each in segments)
    return text.encode("iso8859-1", "replace")


def _message(sent: SentList, number: int) -> Iterator[str]:
    journey = sent.journey
    header = f"UNH+{number}+PAXLST:D:{sent.directory}:UN:IATA"
    yield f"{header}+{_plain(journey.number)}+{sent.part}" if sent.part else header
    yield f"BGM+{_CODES[sent.kind]}" + (f"++{sent.function}" if sent.function else "")
    yield f"RFF+TN:UTO{number:08}"
    yield "NAD+MS+++UTO OPERATIONS"
    yield "COM+1 555 0100:TE"
    mode = "" if journey.mode is Mode.AIR else _MODES[journey.mode]
    ship = f"+++:::{_plain(journey.vessel)}" if journey.vessel else ""
    yield f"TDT+20+{_plain(journey.number)}+{mode}++{_plain(journey.operator)}{ship}"
    yield f"LOC+125+{_plain(journey.origin)}"
    yield from _time("189", journey.departs)
    yield f"LOC+87+{_plain(journey.destination)}"
    yield from _time("232", journey.due)
    for traveler in sent.travelers:
        yield from _traveler(traveler)
    total = "41" if sent.kind is ListKind.CREW else "42"
    yield f"CNT+{total}:{len(sent.travelers)}"


def _traveler(traveler: ListedTraveler) -> Iterator[str]:
    given = traveler.given_names.split(" ", 1)
    names = ":".join(_plain(name) for name in (traveler.surname, *given) if name)
    yield f"NAD+{_PARTIES[traveler.kind]}+++{names}"
    if traveler.sex is not Sex.UNSPECIFIED:
        yield f"ATT+2++{traveler.sex}"
    yield from _date("329", traveler.birth_date)
    places = (
        ("178", traveler.embarked),
        ("179", traveler.leaves),
        ("174", traveler.residence),
    )
    yield from (f"LOC+{code}+{_plain(place)}" for code, place in places if place)
    if traveler.birth_place:
        state, *towns = traveler.birth_place
        town = f"+:::{_plain(towns[0])}" if towns else ""
        yield f"LOC+180+{_plain(state)}{town}"
    if traveler.nationality:
        yield f"NAT+2+{_plain(traveler.nationality)}"
    references = (("AVF", traveler.locator), ("SEA", traveler.seat))
    yield from (f"RFF+{code}:{_plain(value)}" for code, value in references if value)
    for document in traveler.documents:
        yield f"DOC+{_plain(document.code)}:110:111+{_plain(document.number)}"
        yield from _date("36", document.expiry_date)
        if document.issuing_state:
            yield f"LOC+91+{_plain(document.issuing_state)}"


def _time(code: str, moment: str) -> Iterator[str]:
    """Write `YYYY-MM-DDTHH:MM` in format 201."""
    if moment:
        digits = "".join(char for char in moment if char.isdecimal())
        yield f"DTM+{code}:{digits[2:]}:201"


def _date(code: str, value: PartialDate) -> Iterator[str]:
    if value.complete:
        yield f"DTM+{code}:{value.iso.replace('-', '')[2:]}"


def _plain(text: str) -> str:
    """Release what would end a value."""
    for character in "?'+:":
        text = text.replace(character, f"?{character}")
    return text
