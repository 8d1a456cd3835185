"""The identity card France issued until 2021: two lines of 36 that follow no part of 9303.

It has no date of expiry. The document number (year and month of issue, place, serial number) has
twelve digits; the last check digit runs over both whole lines.
"""

from collections.abc import Sequence
from datetime import date

from app.documents.mrz.check_digits import DIGITS, FILLER, LETTERS, check_digit
from app.documents.mrz.checks import check_one_digit
from app.documents.mrz.dates import compose_date, is_possible, parse_birth_date
from app.documents.mrz.layouts import Span
from app.documents.mrz.names import cut_words
from app.documents.mrz.transliteration import transliterate
from app.documents.reading import (
    Check,
    CheckName,
    CheckReason,
    CheckState,
    PartialDate,
    Sex,
    TravelDocument,
)

_START = "IDFRA"
_LENGTH = 36
_SURNAME = Span(0, 5, 30)
_OFFICE = Span(0, 30, 36)
_NUMBER = Span(1, 0, 12)
_NUMBER_DIGIT = Span(1, 12, 13)
_GIVEN_NAMES = Span(1, 13, 27)
_BIRTH = Span(1, 27, 33)
_BIRTH_DIGIT = Span(1, 33, 34)
_SEX = Span(1, 34, 35)
_COMPOSITE_DIGIT = Span(1, 35, 36)

DIGIT_PLACES = {
    CheckName.NUMBER_DIGIT: _NUMBER_DIGIT,
    CheckName.BIRTH_DIGIT: _BIRTH_DIGIT,
    CheckName.COMPOSITE_DIGIT: _COMPOSITE_DIGIT,
}


def is_french(lines: Sequence[str]) -> bool:
    """Say whether `lines` are such a card's: no TD2 of France exists that they could be."""
    return [len(line) for line in lines] == [_LENGTH, _LENGTH] and lines[0].startswith(_START)


def parse_french(lines: Sequence[str], today: date) -> tuple[TravelDocument, tuple[Check, ...]]:
    """Read the card's fields, the issuing office as optional data, and check them."""
    document = TravelDocument(
        document_code="ID",
        issuing_state="FRA",
        document_number=_NUMBER.of(lines).strip(FILLER),
        surname=_words(_SURNAME.of(lines)),
        given_names=_words(_GIVEN_NAMES.of(lines)),
        nationality="FRA",
        birth_date=parse_birth_date(_BIRTH.of(lines), today),
        sex={"F": Sex.FEMALE, "M": Sex.MALE}.get(_SEX.of(lines), Sex.UNSPECIFIED),
        expiry_date=PartialDate(),
        optional_data=_OFFICE.of(lines).strip(FILLER),
        names_truncated=not (
            _SURNAME.of(lines).endswith(FILLER) and _GIVEN_NAMES.of(lines).endswith(FILLER)
        ),
    )
    return document, _checks(lines, document)


def compose_french(document: TravelDocument) -> tuple[str, str]:
    """Write the lines that `parse_french` reads back as `document`.

    Raises:
        ValueError: The number has not twelve characters, the issuing office more than six, or a
            field holds what no zone may hold.
    """
    if len(document.document_number) != _NUMBER.width:
        raise ValueError("the number of a French card has twelve characters")
    if len(document.optional_data) > _OFFICE.width:
        raise ValueError("the issuing office of a French card has six characters")
    office = document.optional_data.ljust(_OFFICE.width, FILLER)
    first = _START + _names(document.surname, _SURNAME) + office
    birth = compose_date(document.birth_date)
    sex = FILLER if document.sex is Sex.UNSPECIFIED else document.sex.value
    second = (
        document.document_number
        + check_digit(document.document_number)
        + _names(document.given_names, _GIVEN_NAMES)
        + birth
        + check_digit(birth)
        + sex
    )
    return first, second + check_digit(first + second)


def _names(names: str, span: Span) -> str:
    words = transliterate(names).replace(" ", FILLER)
    return cut_words(words, span.width).ljust(span.width, FILLER)


def _words(text: str) -> str:
    return " ".join(word for word in text.split(FILLER) if word)


def _checks(lines: Sequence[str], document: TravelDocument) -> tuple[Check, ...]:
    everything = "".join(lines)[:-1]
    digits = (
        check_one_digit(CheckName.NUMBER_DIGIT, _NUMBER.of(lines), _NUMBER_DIGIT.of(lines)),
        check_one_digit(CheckName.BIRTH_DIGIT, _BIRTH.of(lines), _BIRTH_DIGIT.of(lines)),
        check_one_digit(CheckName.COMPOSITE_DIGIT, everything, _COMPOSITE_DIGIT.of(lines)),
    )
    unknown = Check(
        CheckName.EXPIRY,
        CheckState.NOT_DONE,
        CheckReason.UNKNOWN_DATE,
        document.expiry_date.iso,
    )
    return (
        *digits,
        _characters(lines),
        _dates(lines),
        Check(CheckName.STATES, CheckState.PASSED),
        Check(CheckName.DOCUMENT_TYPE, CheckState.PASSED),
        unknown,
    )


def _characters(lines: Sequence[str]) -> Check:
    names = _SURNAME.of(lines) + _GIVEN_NAMES.of(lines)
    digits = _NUMBER_DIGIT.of(lines) + _BIRTH_DIGIT.of(lines) + _COMPOSITE_DIGIT.of(lines)
    wrong = [char for char in names if char not in LETTERS + FILLER]
    wrong += [char for char in digits if char not in DIGITS]
    if not wrong:
        return Check(CheckName.CHARACTERS, CheckState.PASSED)
    shown = "".join(dict.fromkeys(wrong))
    reason = CheckReason.FORBIDDEN_CHARACTER
    return Check(CheckName.CHARACTERS, CheckState.FAILED, reason, shown)


def _dates(lines: Sequence[str]) -> Check:
    """Judge the date of birth; there is no date of expiry to compare it with."""
    birth = _BIRTH.of(lines)
    if is_possible(birth):
        return Check(CheckName.DATES, CheckState.PASSED)
    return Check(CheckName.DATES, CheckState.FAILED, CheckReason.IMPOSSIBLE_DATE, birth)
