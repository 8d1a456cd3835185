"""What airlines add to boarding passes: the conditional items of IATA Resolution 792.

Each block says how long it is, and longer ones come with later versions: what a pass does not have
is empty, what comes after the items known here stays with the airline's own. Item numbers are
those of the Resolution's attachment A; blanks that fill a field up are left out.
"""

import re
from dataclasses import dataclass
from itertools import accumulate, pairwise

from app.documents.payloads.payload_error import PayloadError

_BEGINS = ">"  # item 8
_PASS_WIDTHS = (1, 1, 1, 4, 1, 3, 13, 13, 13)
"""Items 15, 12, 14, 22, 16, 21, 23, 31 and 18."""

_LEG_WIDTHS = (3, 10, 1, 1, 3, 3, 16, 1, 3, 1)
"""Items 142, 143, 18, 108, 19, 20, 236, 89, 118 and 254."""

_SIZE = re.compile(r"[0-9A-Fa-f]{2}")
_ISSUED = re.compile(r"([0-9])([0-9]{3})")
_LAST_DAY = 366


@dataclass(frozen=True, slots=True)
class PassItems:
    """What is added once for the whole pass.

    Attributes:
        version: Of the Resolution (item 9).
        description: Adult, child, infant ... as coded (item 15).
        check_in_source, issuance_source: Web, kiosk, mobile ... as coded (items 12 and 14).
        issued_year_digit, issued_day: Last digit of the year, and day of the year, on which the
            pass was issued (item 22); None where it does not say.
        document_type: B for a boarding pass, I for an itinerary receipt (item 16).
        issuer: Airline that issued the pass (item 21).
        bag_tags: License plates of up to three series of bags, 13 digits (items 23, 31 and 18).
    """

    version: str
    description: str = ""
    check_in_source: str = ""
    issuance_source: str = ""
    issued_year_digit: int | None = None
    issued_day: int | None = None
    document_type: str = ""
    issuer: str = ""
    bag_tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LegItems:
    """What is added for one flight.

    Attributes:
        airline_number: Airline of the ticket, three digits (item 142).
        ticket_number: Form and serial number of the ticket (item 143).
        selectee: As coded (item 18): 1, chosen for another search.
        documents_checked: International documents: 0 not needed, 1 needed, 2 done (item 108).
        marketing_carrier: Airline whose number the flight is sold under (item 19).
        frequent_flyer_airline, frequent_flyer_number: Items 20 and 236.
        reduced_fare: Identity of staff and agents, as coded (item 89).
        bag_allowance: `2PC`, `20K` (item 118).
        fast_track: None where it does not say (item 254).
        airline_own: What only the airline can read, as printed (item 4).
    """

    airline_number: str = ""
    ticket_number: str = ""
    selectee: str = ""
    documents_checked: str = ""
    marketing_carrier: str = ""
    frequent_flyer_airline: str = ""
    frequent_flyer_number: str = ""
    reduced_fare: str = ""
    bag_allowance: str = ""
    fast_track: bool | None = None
    airline_own: str = ""


def read_pass_items(block: str) -> tuple[PassItems | None, str]:
    """Return what is added for the whole pass, and what follows it.

    Args:
        block: What the first leg has after its mandatory items, as printed.

    Raises:
        PayloadError: It begins like the items, and then is not like them.
    """
    if not block.startswith(_BEGINS):
        return None, block
    version, (size, rest) = block[1:2], _sized(block[2:], "item 10")
    fields = _cut(size, _PASS_WIDTHS)
    description, check_in, issuance, issued, kind, issuer, *bags = fields
    digit, day = _issued(issued)
    return PassItems(
        version=version.strip(),
        description=description,
        check_in_source=check_in,
        issuance_source=issuance,
        issued_year_digit=digit,
        issued_day=day,
        document_type=kind,
        issuer=issuer,
        bag_tags=tuple(tag for tag in bags if tag),
    ), rest


def read_leg_items(block: str) -> LegItems:
    """Return what is added for a flight.

    Args:
        block: From item 17 on, as printed.

    Raises:
        PayloadError: Item 17 is no size.
    """
    if not block.strip():
        return LegItems(airline_own=block)
    items, own = _sized(block, "item 17")
    airline, ticket, selectee, checked, marketing, flyer_airline, flyer, fare, bags, fast = _cut(
        items, _LEG_WIDTHS
    )
    return LegItems(
        airline_number=airline,
        ticket_number=ticket,
        selectee=selectee,
        documents_checked=checked,
        marketing_carrier=marketing,
        frequent_flyer_airline=flyer_airline,
        frequent_flyer_number=flyer,
        reduced_fare=fare,
        bag_allowance=bags,
        fast_track={"Y": True, "N": False}.get(fast),
        airline_own=own,
    )


def _sized(text: str, item: str) -> tuple[str, str]:
    """Return as much as the first two characters say, and the rest."""
    if not _SIZE.fullmatch(text[:2]):
        raise PayloadError(f"{item}: size of what follows")
    end = 2 + int(text[:2], 16)
    return text[2:end], text[end:]


def _cut(text: str, widths: tuple[int, ...]) -> list[str]:
    places = accumulate(widths, initial=0)
    return [text[start:end].strip() for start, end in pairwise(places)]


def _issued(text: str) -> tuple[int | None, int | None]:
    match = _ISSUED.fullmatch(text)
    if match is None or not 1 <= int(match[2]) <= _LAST_DAY:
        return None, None
    return int(match[1]), int(match[2])
