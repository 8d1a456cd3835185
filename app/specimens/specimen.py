"""One invented document: what it says, what is printed on it, and how it looks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from app.documents.mrz import compose, digit_places
from app.documents.reading import CheckName, MrzFormat, TravelDocument
from app.specimens.look import Look


@dataclass(frozen=True, slots=True)
class Specimen:
    """An invented document of an invented person; the same value always draws the same picture.

    Attributes:
        name: Short name, for file names.
        document: The fields as the machine readable zone gives them when it is read.
        format: Decides the kind of document.
        look: The holder's face; its seed also moves the lines of the paper.
        printed_surname, printed_given_names: As written in the visual zone, with every letter of
            the holder's language (9303-3 clause 3.4); empty to repeat the machine readable form.
        birth_place: Place of birth, for the visual zone.
        issued_on: Date of issue, for the visual zone.
        wrong_digits: Check digits that are printed wrongly, and what is printed instead.
    """

    name: str
    document: TravelDocument
    format: MrzFormat
    look: Look
    issued_on: date
    printed_surname: str = ""
    printed_given_names: str = ""
    birth_place: str = ""
    wrong_digits: Mapping[CheckName, str] = field(default_factory=dict)

    @property
    def lines(self) -> tuple[str, ...]:
        """The machine readable zone as it is printed, wrong check digits included.

        The composite digit is not made to fit a wrong digit: whoever alters a page by hand does not
        do it either, so that it shows twice.
        """
        places = digit_places(self.format)
        rows = list(compose(self.document, self.format))
        for name, digit in self.wrong_digits.items():
            span = places.get(name)
            if span is None:
                raise ValueError(f"{self.format} has no {name}")
            row = rows[span.line]
            rows[span.line] = row[: span.start] + digit + row[span.end :]
        return tuple(rows)
