"""Boarding passes: IATA Resolution 792, Bar Coded Boarding Pass, format M.

The mandatory items have to be right. What airlines add may be wrong, and often is: then it stays as
it is printed, with a warning, since nothing of it is needed to compare a pass with a document. Item
numbers below are those of the Resolution's attachment A.
"""

import re
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from app.documents.payloads.bcbp_conditional import (
    LegItems,
    PassItems,
    read_leg_items,
    read_pass_items,
)
from app.documents.payloads.payload_error import PayloadError
from app.documents.payloads.payload_limit import refuse_too_long
from app.documents.payloads.payload_warning import PayloadWarning

__all__ = ["BoardingPass", "Leg", "PayloadError", "read_bcbp", "read_boarding_pass"]

NAME_WIDTH = 20
"""Characters of the name field (item 11); a longer name is cut."""

_HEAD = 2 + NAME_WIDTH + 1  # items 1, 5, 11 and 253
_LEG_WIDTHS = (7, 3, 3, 3, 5, 3, 1, 4, 5, 1, 2)
"""Items 7, 26, 38, 42, 43, 46, 71, 104, 107, 117, and 6: how much of the airline's follows."""

_LEG = sum(_LEG_WIDTHS)
_SECURITY = "^"  # item 25
_AIRPORT = re.compile(r"[A-Z]{3}")
_CARRIER = re.compile(r"[A-Z0-9]{2,3}")
_FLIGHT = re.compile(r"(?:0*([0-9]{1,4})([A-Z]?))?")
_DAY = re.compile(r"[0-9]{3}")
_SIZE = re.compile(r"[0-9A-Fa-f]{2}")
_LAST_DAY = 366


@dataclass(frozen=True, slots=True)
class Leg:
    """One flight of a boarding pass. Blanks that fill a field up are left out.

    Attributes:
        record_locator: The operating carrier's booking reference (item 7).
        origin, destination: Airports, three letters (items 26 and 38).
        carrier: Operating carrier, two or three characters (item 42).
        flight_number: Without leading zeros, with its suffix if it has one (item 43); empty for an
            open ticket.
        day_of_year: Day of the flight, 1 to 366; the pass does not say of which year (item 46).
            None if it is left open.
        cabin: Compartment code (item 71).
        seat: As printed, with leading zeros (item 104).
        sequence: Check-in sequence number, as printed (item 107).
        status: Passenger status (item 117).
        conditional: What the airline adds, as printed (from item 8 or 17 to item 4).
        items: The same, taken apart; None where there is nothing, or it cannot be.
    """

    record_locator: str
    origin: str
    destination: str
    carrier: str
    flight_number: str
    day_of_year: int | None
    cabin: str
    seat: str
    sequence: str
    status: str
    conditional: str = ""
    items: LegItems | None = None

    @property
    def flight(self) -> str:
        """Return `UT412`, the flight as officers enter it; empty for an open ticket."""
        return f"{self.carrier}{self.flight_number}" if self.flight_number else ""


@dataclass(frozen=True, slots=True)
class BoardingPass:
    """What a boarding pass says.

    Attributes:
        surname, given_names: As printed; airlines often write the given names together and a title
            behind them. A name without a stroke stands in `surname` alone.
        names_truncated: The name field is full, so that its end may be missing.
        electronic_ticket: Item 253.
        legs: One to nine.
        security: The issuer's signature as printed, without its mark (items 28 to 30).
        items: What the airline adds for the whole pass; None where it adds nothing.
        security_type: Of the signature, as coded (item 28).
        security_data: The signature itself (item 30).
    """

    surname: str
    given_names: str
    names_truncated: bool
    electronic_ticket: bool
    legs: tuple[Leg, ...]
    security: str = ""
    items: PassItems | None = None
    security_type: str = ""
    security_data: str = ""
    warnings: tuple[PayloadWarning, ...] = ()


def read_bcbp(payload: bytes) -> BoardingPass:
    """Take a boarding pass apart.

    Args:
        payload: The bytes of the symbol.

    Raises:
        PayloadError: A mandatory item is not what the standard says.
    """
    refuse_too_long(payload)
    return read_boarding_pass(payload.decode("latin-1"))


def read_boarding_pass(text: str) -> BoardingPass:
    """Take a boarding pass apart.

    Blanks at the very end may be missing, since many scanners cut them off; so may the end of the
    line that others add.

    Args:
        text: The payload of a PDF417, Aztec, QR or Data Matrix symbol.

    Raises:
        PayloadError: A mandatory item is not what the standard says.
    """
    refuse_too_long(text.encode("utf-8", "replace"))
    text = text.rstrip("\r\n")
    if not text.isprintable():
        raise PayloadError("control characters")
    if text[:1] != "M":
        raise PayloadError("item 1: not format M")
    if text[1:2] not in tuple("123456789"):
        raise PayloadError("item 5: number of legs")
    name, ticket = text[2 : _HEAD - 1], text[_HEAD - 1 : _HEAD]
    surname, _, given_names = name.partition("/")
    if not any(letter.isalpha() for letter in surname):
        raise PayloadError("item 11: no name")
    if ticket not in ("E", " "):
        raise PayloadError("item 253: electronic ticket")
    legs: list[Leg] = []
    rest = text[_HEAD:]
    for _ in range(int(text[1])):
        leg, rest = _read_leg(rest)
        legs.append(leg)
    if rest.strip() and not rest.startswith(_SECURITY):
        raise PayloadError("item 25: something follows the last leg")
    warnings: list[PayloadWarning] = []
    items = _add_items(legs, warnings)
    security = rest[len(_SECURITY) :]
    kind, data = _security(security, warnings)
    return BoardingPass(
        surname=_words(surname),
        given_names=_words(given_names),
        names_truncated=not name.endswith(" "),
        electronic_ticket=ticket == "E",
        legs=tuple(legs),
        security=security,
        items=items,
        security_type=kind,
        security_data=data,
        warnings=tuple(dict.fromkeys(warnings)),
    )


def _add_items(legs: list[Leg], warnings: list[PayloadWarning]) -> PassItems | None:
    """Take apart what the airline adds: to the legs in place, and what is for the whole pass."""
    items: PassItems | None = None
    for at, leg in enumerate(legs):
        if not leg.conditional:
            continue
        try:
            block = leg.conditional
            if at == 0:
                items, block = read_pass_items(block)
                if items is None and block:  # only the airline's own, or what it made of it
                    legs[0] = replace(leg, items=LegItems(airline_own=block))
                    continue
            legs[at] = replace(leg, items=read_leg_items(block))
        except PayloadError:
            warnings.append(PayloadWarning.FIELD_UNREADABLE)
    return items


def _security(text: str, warnings: list[PayloadWarning]) -> tuple[str, str]:
    """Return the kind of a signature, and the signature (items 28 and 30)."""
    if not text:
        return "", ""
    kind, size, data = text[:1], text[1:3], text[3:]
    if not _SIZE.fullmatch(size) or int(size, 16) != len(data):
        warnings.append(PayloadWarning.FIELD_UNREADABLE)
        return kind, text[1:]
    return kind, data


def _read_leg(text: str) -> tuple[Leg, str]:
    """Return the leg that opens `text`, and what follows it."""
    if len(text) < _LEG:
        raise PayloadError("item 6: the text ends within a leg")
    places = accumulate(_LEG_WIDTHS, initial=0)
    locator, origin, destination, carrier, flight, day, cabin, seat, sequence, status, size = (
        text[start:end].strip() for start, end in pairwise(places)
    )
    if not (_AIRPORT.fullmatch(origin) and _AIRPORT.fullmatch(destination)):
        raise PayloadError("items 26 and 38: airports")
    if not _CARRIER.fullmatch(carrier):
        raise PayloadError("item 42: carrier")
    numbered = _FLIGHT.fullmatch(flight)
    if numbered is None:
        raise PayloadError("item 43: flight number")
    if day and not (_DAY.fullmatch(day) and 1 <= int(day) <= _LAST_DAY):
        raise PayloadError("item 46: day of the flight")
    if not _SIZE.fullmatch(size):
        raise PayloadError("item 6: size of what follows")
    end = _LEG + int(size, 16)
    leg = Leg(
        record_locator=locator,
        origin=origin,
        destination=destination,
        carrier=carrier,
        flight_number="".join(part for part in numbered.groups() if part),
        day_of_year=int(day) if day else None,
        cabin=cabin,
        seat=seat,
        sequence=sequence,
        status=status,
        conditional=text[_LEG:end],
    )
    return leg, text[end:]


def _words(text: str) -> str:
    return " ".join(text.split())
