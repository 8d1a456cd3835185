"""What people came in or with, plate to container, and what is wrong with how it was entered."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from app.duty.officers import Mode


@dataclass(frozen=True, slots=True)
class Conveyance:
    """What carried the people of one encounter, in the form that records are searched by.

    Attributes:
        plate: Without blanks and hyphens, upper case.
        plate_state: Who issued it: a country's or state's code, upper case.
        carrier: Flight, vessel and voyage, or train, as the mode calls it.
        place: Seat, cabin or coach.
        container: ISO 6346 number without blanks: owner, category, serial, check digit.
        seal: The seal's number as printed.
    """

    plate: str = ""
    plate_state: str = ""
    carrier: str = ""
    place: str = ""
    container: str = ""
    seal: str = ""

    @property
    def label(self) -> str:
        """What it is called on lists: the plate with its issuer, the container, or the carrier."""
        plate = " ".join(part for part in (self.plate_state, self.plate) if part)
        return plate if self.plate else self.container or self.carrier


NOTHING_ENTERED = Conveyance()
"""On foot, or not asked."""


class ConveyanceField(StrEnum):
    """A field of the entry form."""

    PLATE = "plate"
    PLATE_STATE = "plate_state"
    CARRIER = "carrier"
    PLACE = "place"
    CONTAINER = "container"
    SEAL = "seal"


FIELDS: Mapping[Mode, tuple[ConveyanceField, ...]] = MappingProxyType(
    {
        Mode.AIR: (ConveyanceField.CARRIER, ConveyanceField.PLACE),
        Mode.LAND: (ConveyanceField.PLATE, ConveyanceField.PLATE_STATE),
        Mode.PEDESTRIAN: (),
        Mode.SEA: (ConveyanceField.CARRIER, ConveyanceField.PLACE),
        Mode.RAIL: (ConveyanceField.CARRIER, ConveyanceField.PLACE),
        Mode.CARGO: (
            ConveyanceField.PLATE,
            ConveyanceField.PLATE_STATE,
            ConveyanceField.CONTAINER,
            ConveyanceField.SEAL,
        ),
    }
)
"""Which fields a mode asks for, in the order in which they are entered; the screens differ in
nothing else."""

TOGETHER = frozenset({Mode.LAND, Mode.CARGO})
"""Modes in which whoever is read next sits in the same vehicle until it is let go."""


class Doubt(StrEnum):
    """What is wrong with a field as it was entered."""

    PLATE_CHARACTERS = "plate_characters"
    PLATE_LENGTH = "plate_length"
    PLATE_STATE_FORM = "plate_state_form"
    FLIGHT_FORM = "flight_form"
    CONTAINER_FORM = "container_form"
    CONTAINER_DIGIT = "container_digit"


_LONGEST_PLATE = 10
_FLIGHT = re.compile(r"[A-Z0-9]{2}[0-9]{1,4}[A-Z]?")  # IATA Resolution 762: carrier, number, suffix
_CONTAINER = re.compile(r"[A-Z]{3}[UJZ][0-9]{7}")  # ISO 6346 clause 4.1
_STATE = re.compile(r"[A-Z]{1,3}(-[A-Z0-9]{1,3})?")  # country, or country and its part (ISO 3166-2)


def normalized(entered: Conveyance) -> Conveyance:
    """Return the entry as records hold it: upper case, plates and containers without separators."""
    return Conveyance(
        plate=_compact(entered.plate),
        plate_state=entered.plate_state.strip().upper(),
        carrier=_compact(entered.carrier)
        if _FLIGHT.fullmatch(_compact(entered.carrier))
        else " ".join(entered.carrier.split()).upper(),
        place=_compact(entered.place),
        container=_compact(entered.container),
        seal=_compact(entered.seal),
    )


def doubts(conveyance: Conveyance, mode: Mode) -> Mapping[ConveyanceField, Doubt]:
    """Say what is wrong with each field; an empty field is never wrong.

    Args:
        conveyance: As `normalized` gives it.
        mode: Only flights have a form to check; vessels and trains are called anything.
    """
    found: dict[ConveyanceField, Doubt] = {}
    plate, container = conveyance.plate, conveyance.container
    if plate and not (plate.isalnum() and any(letter.isascii() for letter in plate)):
        found[ConveyanceField.PLATE] = Doubt.PLATE_CHARACTERS
    elif plate and not 2 <= len(plate) <= _LONGEST_PLATE:
        found[ConveyanceField.PLATE] = Doubt.PLATE_LENGTH
    if conveyance.plate_state and not _STATE.fullmatch(conveyance.plate_state):
        found[ConveyanceField.PLATE_STATE] = Doubt.PLATE_STATE_FORM
    if mode is Mode.AIR and conveyance.carrier and not _FLIGHT.fullmatch(conveyance.carrier):
        found[ConveyanceField.CARRIER] = Doubt.FLIGHT_FORM
    if container and not _CONTAINER.fullmatch(container):
        found[ConveyanceField.CONTAINER] = Doubt.CONTAINER_FORM
    elif container and int(container[-1]) != container_digit(container[:-1]):
        found[ConveyanceField.CONTAINER] = Doubt.CONTAINER_DIGIT
    return found


def container_digit(number: str) -> int:
    """Return the check digit of a container number (ISO 6346 annex A).

    Args:
        number: The ten characters before the digit: four letters, six figures.
    """
    weighed = sum(_VALUES[character] << place for place, character in enumerate(number))
    return weighed % 11 % 10


def _compact(text: str) -> str:
    return re.sub(r"[\s\-·.]", "", text).upper()


def _letter_values() -> Mapping[str, int]:
    """Letters count 10 to 38 without the multiples of 11 (ISO 6346 annex A table A.1)."""
    numbers = (value for value in range(10, 39) if value % 11)
    letters = dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", numbers, strict=True))
    return letters | {str(figure): figure for figure in range(10)}


_VALUES = _letter_values()
