"""By what records find a traveler: the document, name with birth date, the vehicle, the address.

Projections hold these forms: whoever changes one, raises the shape of the projectors.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from app.documents.reading import Barcode, BarcodeKind, PartialDate
from app.documents.same_name import letters, standard_form
from app.screening.identifiers import document_key


@dataclass(frozen=True, slots=True)
class Traces:
    """What else than the document may lead to a traveler's past; empty where it is not known."""

    person: str = ""
    plate: str = ""
    plate_state: str = ""
    address: str = ""


NO_TRACES = Traces()


def document_trace(issuing_state: str, number: str) -> str:
    """Return a document as `UTO:L898902C3`, or nothing where issuer or number is not known."""
    return ":".join(document_key(issuing_state, number) or ())


def person_trace(surname: str, given_names: str, born: PartialDate) -> str:
    """Return name and birth date, the same for every spelling that one name may have.

    Nothing where the birth date is not complete: a name alone leads to too many others.
    """
    folded = [
        " ".join(standard_form(word) for word in letters(part).split())
        for part in (surname, given_names)
    ]
    return "|".join([*folded, born.iso]) if folded[0] and born.complete else ""


def address_trace(barcodes: Iterable[Barcode]) -> str:
    """Return where the traveler lives, as a licence's barcode says it; else nothing.

    Street and postal code only: cities are written in many ways.
    """
    for barcode in barcodes:
        if barcode.kind is BarcodeKind.AAMVA:
            street, code = (
                "".join(char for char in barcode.fields.get(field, "").upper() if char.isalnum())
                for field in ("street", "postal_code")
            )
            if street and code:
                return f"{street}|{code}"
    return ""
