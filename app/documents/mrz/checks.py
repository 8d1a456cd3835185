"""Every check of a zone, in the shape of BSI TR-03135: passed, failed, not done."""

from dataclasses import dataclass
from datetime import date

from app.documents.mrz.check_digits import ALPHABET, FILLER, check_digit
from app.documents.mrz.dates import has_passed, is_possible
from app.documents.mrz.layouts import ALLOWED, Layout
from app.documents.mrz.states import STATE_CODES
from app.documents.reading import (
    Check,
    CheckName,
    CheckReason,
    CheckState,
    MrzFormat,
    PartialDate,
    TravelDocument,
)

_FIRST_LETTERS = {
    MrzFormat.TD1: "ACI",  # 9303-5 clause 4.2.2.1
    MrzFormat.TD2: "ACI",
    MrzFormat.TD3: "P",
    MrzFormat.MRV_A: "V",
    MrzFormat.MRV_B: "V",
}


@dataclass(frozen=True, slots=True)
class Printed:
    """What the zone says, letter by letter.

    Attributes:
        number: The whole document number with its fillers, a long one joined.
        number_digit: Its check digit as printed.
    """

    layout: Layout
    lines: tuple[str, ...]
    number: str
    number_digit: str


def run_checks(printed: Printed, document: TravelDocument, today: date) -> tuple[Check, ...]:
    """Return every check that the format has, in a fixed order."""
    return (
        *_digits(printed),
        _characters(printed),
        _dates(printed, document),
        _states(document),
        _document_type(printed),
        check_expiry(document.expiry_date, today),
    )


def _digits(printed: Printed) -> list[Check]:
    layout, lines = printed.layout, printed.lines
    checks = [
        check_one_digit(CheckName.NUMBER_DIGIT, printed.number, printed.number_digit),
        check_one_digit(
            CheckName.BIRTH_DIGIT, layout.birth.of(lines), layout.birth_digit.of(lines)
        ),
        check_one_digit(
            CheckName.EXPIRY_DIGIT, layout.expiry.of(lines), layout.expiry_digit.of(lines)
        ),
    ]
    if layout.optional_digit:
        data = layout.optional[0].of(lines)
        checks.append(
            check_one_digit(CheckName.OPTIONAL_DIGIT, data, layout.optional_digit.of(lines))
        )
    if layout.composite_digit:
        data = "".join(span.of(lines) for span in layout.composite)
        checks.append(
            check_one_digit(CheckName.COMPOSITE_DIGIT, data, layout.composite_digit.of(lines))
        )
    return checks


def check_one_digit(name: CheckName, data: str, printed: str) -> Check:
    """Compare a check digit as printed with the one that `data` should have."""
    if not ALPHABET.issuperset(data):
        return Check(name, CheckState.NOT_DONE, CheckReason.FORBIDDEN_CHARACTER, printed)
    if printed == FILLER and not data.strip(FILLER):
        # 9303-4 clause 4.2.2.2 allows it for the personal number; others do it with unknown dates.
        return Check(name, CheckState.NOT_DONE, CheckReason.FIELD_EMPTY, printed)
    expected = check_digit(data)
    if printed == expected:
        return Check(name, CheckState.PASSED, None, printed, expected)
    return Check(name, CheckState.FAILED, CheckReason.DIGIT_DIFFERS, printed, expected)


def _characters(printed: Printed) -> Check:
    wrong = [
        char
        for line, classes in zip(printed.lines, printed.layout.classes(), strict=True)
        for char, kind in zip(line, classes, strict=True)
        if char not in ALLOWED[kind]
    ]
    if wrong:
        shown = "".join(dict.fromkeys(wrong))
        return _failed(CheckName.CHARACTERS, CheckReason.FORBIDDEN_CHARACTER, shown)
    return Check(CheckName.CHARACTERS, CheckState.PASSED)


def _dates(printed: Printed, document: TravelDocument) -> Check:
    name = CheckName.DATES
    for span in (printed.layout.birth, printed.layout.expiry):
        text = span.of(printed.lines)
        if not is_possible(text):
            return _failed(name, CheckReason.IMPOSSIBLE_DATE, text)
    birth, expiry = document.birth_date, document.expiry_date
    if birth.complete and expiry.complete and expiry.iso < birth.iso:
        return _failed(name, CheckReason.EXPIRES_BEFORE_BIRTH, expiry.iso, birth.iso)
    if not (birth.complete and expiry.complete):
        unknown = expiry.iso if birth.complete else birth.iso
        return Check(name, CheckState.NOT_DONE, CheckReason.UNKNOWN_DATE, unknown)
    return Check(name, CheckState.PASSED)


def _states(document: TravelDocument) -> Check:
    for code in (document.issuing_state, document.nationality):
        if code not in STATE_CODES:
            return _failed(CheckName.STATES, CheckReason.UNKNOWN_STATE, code)
    return Check(CheckName.STATES, CheckState.PASSED)


def _document_type(printed: Printed) -> Check:
    code = printed.layout.document_code.of(printed.lines)
    expected = _FIRST_LETTERS[printed.layout.format]
    if code[0] in expected:
        return Check(CheckName.DOCUMENT_TYPE, CheckState.PASSED)
    return _failed(CheckName.DOCUMENT_TYPE, CheckReason.UNKNOWN_TYPE, code, "/".join(expected))


def check_expiry(expiry: PartialDate, today: date) -> Check:
    """Say whether a document has expired, as far as the known parts of the date tell."""
    passed = has_passed(expiry, today)
    if passed is None:
        return Check(CheckName.EXPIRY, CheckState.NOT_DONE, CheckReason.UNKNOWN_DATE, expiry.iso)
    if passed:
        return _failed(CheckName.EXPIRY, CheckReason.EXPIRED, expiry.iso)
    return Check(CheckName.EXPIRY, CheckState.PASSED, None, expiry.iso)


def _failed(name: CheckName, reason: CheckReason, printed: str, expected: str = "") -> Check:
    return Check(name, CheckState.FAILED, reason, printed, expected)
