"""What people came in or with, plate to container, and what is wrong with how it was entered."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from app.duty.officers import Mode


@dataclass(frozen=True, slots=True)
class Conveyance:
    """What carried the people of one encounter, in the form that records are searched by.

    Attributes:
        plate: Without blanks and hyphens, upper case, in Latin letters and European figures.
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

    def same_wheels(self, other: "Conveyance") -> bool:
        """Say whether plate and container are the same, which are what lists are asked about."""
        own = self.plate, self.plate_state, self.container
        return own == (other.plate, other.plate_state, other.container)


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
# Carrier, number, suffix. IATA Resolution 762 calls carriers by two characters, never two figures;
# those it does not know have the three letters of ICAO Doc 8585.
_FLIGHT = re.compile(r"((?![0-9]{2})[A-Z0-9]{2}|[A-Z]{3})0*([0-9]{1,4}[A-Z]?)")
_CONTAINER = re.compile(r"[A-Z]{3}[UJZ][0-9]{7}")  # ISO 6346 clause 4.1
_STATE = re.compile(r"[A-Z]{1,3}(-[A-Z0-9]{1,3})?")  # country, or country and its part (ISO 3166-2)


def normalized(entered: Conveyance) -> Conveyance:
    """Return the entry as records hold it: upper case, plates and containers without separators.

    Plates of one form are found by that form, whatever keyboard they were typed on: figures become
    European ones, and Cyrillic and Greek letters the Latin ones that they look like, for states
    that use those scripts stamp only such letters on plates that cross borders.
    """
    return Conveyance(
        plate=_latin(_compact(entered.plate)),
        plate_state=_upper(entered.plate_state).strip(),
        carrier=_carrier(entered.carrier),
        place=_compact(entered.place),
        container=_compact(entered.container),
        seal=_compact(entered.seal),
    )


def doubts(conveyance: Conveyance, mode: Mode) -> Mapping[ConveyanceField, Doubt]:
    """Say what is wrong with each field; an empty field is never wrong.

    In international traffic every vehicle shows its number in capital Latin letters and European
    figures, beside another script if need be (Convention on Road Traffic, Vienna 1968, annex 2
    clause 1): what cannot be read so is asked for again.

    Args:
        conveyance: As `normalized` gives it.
        mode: Only flights have a form to check; vessels and trains are called anything.
    """
    found: dict[ConveyanceField, Doubt] = {}
    plate, container = conveyance.plate, conveyance.container
    if not all(map(_on_plates, plate)):
        found[ConveyanceField.PLATE] = Doubt.PLATE_CHARACTERS
    elif len(plate) > _LONGEST_PLATE:
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

    Raises:
        KeyError: Another character stands there.
    """
    weighed = sum(_VALUES[character] << place for place, character in enumerate(number))
    return weighed % 11 % 10


def _carrier(entered: str) -> str:
    """Return a flight as `UT412`, without leading zeros; what else there is, by its name."""
    flight = _FLIGHT.fullmatch(_compact(entered))
    return "".join(flight.groups()) if flight else " ".join(_upper(entered).split())


def _compact(text: str) -> str:
    kept = (letter for letter in _upper(text) if not letter.isspace())
    return _composed("".join(letter for letter in kept if letter not in _SEPARATORS))


def _upper(text: str) -> str:
    return _composed(_composed(text).upper())


def _composed(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _latin(plate: str) -> str:
    figures = (str(unicodedata.decimal(letter, letter)) for letter in plate)
    return _composed("".join(figures).translate(_LOOK_ALIKE))


def _on_plates(letter: str) -> bool:
    """Say whether a character is one of those that records hold: Ü and Č are Latin letters too."""
    if letter.isascii():
        return letter.isalnum() and not letter.islower()
    return unicodedata.name(letter, "").startswith("LATIN CAPITAL LETTER")


def _letter_values() -> Mapping[str, int]:
    """Letters count 10 to 38 without the multiples of 11 (ISO 6346 annex A table A.1)."""
    numbers = (value for value in range(10, 39) if value % 11)
    letters = dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", numbers, strict=True))
    return letters | {str(figure): figure for figure in range(10)}


_VALUES = _letter_values()

_SEPARATORS = frozenset("-\u2010\u2011\u2012\u2013\u2014·•./")
_LOOK_ALIKE = str.maketrans(
    "АВЕКМНОРСТУХІЈЅ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",  # noqa: RUF001 - Cyrillic, then Greek
    "ABEKMHOPCTYXIJS" + "ABEZHIKMNOPTYX",
)
