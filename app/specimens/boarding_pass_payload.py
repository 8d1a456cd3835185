"""Boarding passes for specimens: the text of their symbols (IATA Resolution 792)."""

from app.documents.payloads.bcbp import NAME_WIDTH, BoardingPass, Leg
from app.documents.payloads.bcbp_conditional import LegItems, PassItems

_MOST_BAGS = 3
_BAG_WIDTH = 13


def compose_boarding_pass(boarding_pass: BoardingPass) -> str:
    """Return the text. Blanks fill fields up; `conditional` of the legs is made from their items.

    Raises:
        ValueError: A field is longer than it may be.
    """
    name = f"{boarding_pass.surname}/{boarding_pass.given_names}"
    text = f"M{len(boarding_pass.legs)}{name[:NAME_WIDTH]:<{NAME_WIDTH}}"
    text += "E" if boarding_pass.electronic_ticket else " "
    for at, leg in enumerate(boarding_pass.legs):
        added = _pass_items(boarding_pass.items) if at == 0 and boarding_pass.items else ""
        if leg.items is not None:
            added += _leg_items(leg.items)
        text += _leg(leg) + f"{len(added):02X}" + added
    if boarding_pass.security_data:
        data = boarding_pass.security_data
        text += f"^{_filled(boarding_pass.security_type, 1)}{len(data):02X}{data}"
    return text


def _leg(leg: Leg) -> str:
    """Return the mandatory items of a flight, but for the size of what follows."""
    number = leg.flight_number.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    flight = f"{number:0>4}{leg.flight_number[len(number) :]}" if leg.flight_number else ""
    day = "" if leg.day_of_year is None else f"{leg.day_of_year:03d}"
    return "".join(
        (
            _filled(leg.record_locator, 7),
            _filled(leg.origin, 3),
            _filled(leg.destination, 3),
            _filled(leg.carrier, 3),
            _filled(flight, 5),
            _filled(day, 3),
            _filled(leg.cabin, 1),
            _filled(leg.seat, 4),
            _filled(leg.sequence, 5),
            _filled(leg.status, 1),
        )
    )


def _pass_items(items: PassItems) -> str:
    issued = ""
    if items.issued_year_digit is not None and items.issued_day is not None:
        issued = f"{items.issued_year_digit}{items.issued_day:03d}"
    fields = "".join(
        (
            _filled(items.description, 1),
            _filled(items.check_in_source, 1),
            _filled(items.issuance_source, 1),
            _filled(issued, 4),
            _filled(items.document_type, 1),
            _filled(items.issuer, 3),
            *(_filled(tag, _BAG_WIDTH) for tag in items.bag_tags[:_MOST_BAGS]),
        )
    )
    return f">{_filled(items.version, 1)}{len(fields):02X}{fields}"


def _leg_items(items: LegItems) -> str:
    fields = "".join(
        (
            _filled(items.airline_number, 3),
            _filled(items.ticket_number, 10),
            _filled(items.selectee, 1),
            _filled(items.documents_checked, 1),
            _filled(items.marketing_carrier, 3),
            _filled(items.frequent_flyer_airline, 3),
            _filled(items.frequent_flyer_number, 16),
            _filled(items.reduced_fare, 1),
            _filled(items.bag_allowance, 3),
            {True: "Y", False: "N", None: ""}[items.fast_track],
        )
    )
    return f"{len(fields):02X}{fields}{items.airline_own}"


def _filled(text: str, width: int) -> str:
    if len(text) > width:
        raise ValueError(f"longer than {width}")
    return text.ljust(width)
