"""One invented document: what it says, what is printed on it, and how it looks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from app.documents.reading import CheckName, MrzFormat, TravelDocument


@dataclass(frozen=True, slots=True)
class Specimen:
    """An invented document of an invented person; the same value always draws the same picture.

    Attributes:
        name: Short name, for file names.
        document: The fields as the machine readable zone gives them when it is read.
        format: TD3 for a passport page, TD1 for a card.
        look: Seed of the portrait and the background.
        printed_surname, printed_given_names: As written in the visual zone, with every letter of the
            holder's language (ICAO Doc 9303-3 clause 3.4); empty to repeat the machine readable form.
        birth_place: Place of birth, for the visual zone.
        issued_on: Date of issue, for the visual zone.
        wrong_digits: Check digits that are printed wrongly, and what is printed instead.
    """

    name: str
    document: TravelDocument
    format: MrzFormat
    look: int
    issued_on: date
    printed_surname: str = ""
    printed_given_names: str = ""
    birth_place: str = ""
    wrong_digits: Mapping[CheckName, str] = field(default_factory=dict)
