"""Where each format prints its check digits."""

from app.documents.mrz.french import DIGIT_PLACES
from app.documents.mrz.layouts import LAYOUTS, Span
from app.documents.reading import CheckName, MrzFormat


def digit_places(format_: MrzFormat) -> dict[CheckName, Span]:
    """Return the place of every check digit that the format has."""
    if format_ is MrzFormat.FRENCH:
        return dict(DIGIT_PLACES)
    layout = LAYOUTS[format_]
    places = {
        CheckName.NUMBER_DIGIT: layout.number_digit,
        CheckName.BIRTH_DIGIT: layout.birth_digit,
        CheckName.EXPIRY_DIGIT: layout.expiry_digit,
        CheckName.OPTIONAL_DIGIT: layout.optional_digit,
        CheckName.COMPOSITE_DIGIT: layout.composite_digit,
    }
    return {name: span for name, span in places.items() if span is not None}
