"""Read the lines of a machine readable zone into fields. What is wrong with them, `checks` says."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.documents.mrz.check_digits import FILLER
from app.documents.mrz.checks import Printed, run_checks
from app.documents.mrz.dates import parse_birth_date, parse_expiry_date
from app.documents.mrz.french import is_french, parse_french
from app.documents.mrz.layouts import Layout, layout_of
from app.documents.mrz.names import parse_names
from app.documents.reading import Check, MrzFormat, Sex, TravelDocument
from app.problems import Problem, ProblemCode

_MOST_LINES = 3
_SEXES = {"F": Sex.FEMALE, "M": Sex.MALE}


@dataclass(frozen=True, slots=True)
class Zone:
    """A machine readable zone, taken apart."""

    format: MrzFormat
    lines: tuple[str, ...]
    document: TravelDocument
    checks: tuple[Check, ...]


def parse(lines: Sequence[str], today: date) -> Zone:
    """Take a zone apart and check it. Wrong check digits, dates and codes are data, never errors.

    Args:
        lines: Two or three lines, exactly as long as their format says.
        today: Decides the century of two-digit years, and what has expired.

    Raises:
        Problem: MRZ_TEXT_INVALID: number or length of the lines fits no format.
    """
    if is_french(lines):
        french, checks = parse_french(lines, today)
        return Zone(MrzFormat.FRENCH, tuple(lines), french, checks)
    layout = layout_of(lines)
    if layout is None:
        sizes = "x".join(str(len(line)) for line in lines[:_MOST_LINES])
        raise Problem(ProblemCode.MRZ_TEXT_INVALID, f"{len(lines)} lines: {sizes}")
    number, number_digit, optional = _number_and_optional_data(layout, lines)
    surname, given_names, truncated = parse_names(layout.names.of(lines))
    document = TravelDocument(
        document_code=_code(layout.document_code.of(lines)),
        issuing_state=_code(layout.issuing_state.of(lines)),
        document_number=number.strip(FILLER).replace(FILLER, " "),
        surname=surname,
        given_names=given_names,
        nationality=_code(layout.nationality.of(lines)),
        birth_date=parse_birth_date(layout.birth.of(lines), today),
        sex=_SEXES.get(layout.sex.of(lines), Sex.UNSPECIFIED),
        expiry_date=parse_expiry_date(layout.expiry.of(lines), today),
        optional_data=" ".join(text.rstrip(FILLER) for text in optional).rstrip(),
        names_truncated=truncated,
    )
    printed = Printed(layout, tuple(lines), number, number_digit)
    return Zone(layout.format, tuple(lines), document, run_checks(printed, document, today))


def _number_and_optional_data(
    layout: Layout, lines: Sequence[str]
) -> tuple[str, str, tuple[str, ...]]:
    """Return the whole number, its check digit, and the optional data that remain.

    A number of more than nine characters has a filler in the place of its check digit; the rest,
    and then the digit, open the optional data (9303-5 clause 4.2.2.1 note j).
    """
    number, digit = layout.number.of(lines), layout.number_digit.of(lines)
    optional = tuple(span.of(lines) for span in layout.optional)
    tail, _, rest = optional[0].partition(FILLER)
    if layout.long_number and digit == FILLER and FILLER not in number and len(tail) > 1:
        return number + tail[:-1], tail[-1], (rest, *optional[1:])
    return number, digit, optional


def _code(text: str) -> str:
    return text.strip(FILLER)
