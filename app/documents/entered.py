"""A document without machine readable zone, as an officer typed it field by field."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.documents.mrz import STATE_CODES
from app.documents.mrz.dates import has_passed
from app.documents.reading import (
    Check,
    CheckName,
    CheckReason,
    CheckState,
    DocumentReading,
    PartialDate,
    Sex,
    Status,
    TravelDocument,
)


class EnteredField(StrEnum):
    """A field that may be wrong; the values name the attributes of `EnteredDocument`."""

    NUMBER = "number"
    ISSUING_STATE = "issuing_state"
    SURNAME = "surname"
    BIRTH_DATE = "birth_date"
    NATIONALITY = "nationality"
    EXPIRY_DATE = "expiry_date"


class Flaw(StrEnum):
    """What is wrong with a field."""

    MISSING = "missing"
    DATE_FORM = "date_form"
    IMPOSSIBLE_DATE = "impossible_date"
    BIRTH_IN_FUTURE = "birth_in_future"
    EXPIRES_BEFORE_BIRTH = "expires_before_birth"
    UNKNOWN_STATE = "unknown_state"


@dataclass(frozen=True, slots=True)
class EnteredDocument:
    """The fields as they were typed.

    Attributes:
        document_code: First letters as a zone would have them (`P`, `I`); empty for another kind.
        number: May be missing: a letter has none.
        issuing_state, nationality: Codes of ICAO Doc 9303-3 clause 5; may be missing.
        surname: Must be there; the only name stands here.
        birth_date, expiry_date: Year, month and day, of which the last may be left out:
            `1974-08-12`, `1974 08`, `1974`, `19740812`. May be missing.
    """

    document_code: str = ""
    number: str = ""
    issuing_state: str = ""
    surname: str = ""
    given_names: str = ""
    birth_date: str = ""
    sex: Sex = Sex.UNSPECIFIED
    nationality: str = ""
    expiry_date: str = ""


_DATE = re.compile(
    r"(?P<year>[0-9]{4})(?:[\s./-]*(?P<month>[0-9]{2})(?:[\s./-]*(?P<day>[0-9]{2}))?)?"
)
_NOT_DONE = (
    CheckName.NUMBER_DIGIT,
    CheckName.BIRTH_DIGIT,
    CheckName.EXPIRY_DIGIT,
    CheckName.COMPOSITE_DIGIT,
)


def typed_date(text: str) -> PartialDate | None:
    """Read a date as it was typed, year first; None where it has another form."""
    found = _DATE.fullmatch(text.strip())
    if found is None:
        return PartialDate() if not text.strip() else None
    parts = (int(part) if part else None for part in found.groups())
    return PartialDate(*parts)


def flaws(entered: EnteredDocument, today: date) -> Mapping[EnteredField, Flaw]:
    """Say what is wrong with each field that is wrong.

    Args:
        entered: As typed.
        today: The date at this port.
    """
    found: dict[EnteredField, Flaw] = {}
    for field in (EnteredField.ISSUING_STATE, EnteredField.NATIONALITY):
        state = _state(str(getattr(entered, field)))
        if state and state not in STATE_CODES:
            found[field] = Flaw.UNKNOWN_STATE
    if not entered.surname.strip():
        found[EnteredField.SURNAME] = Flaw.MISSING
    birth, expiry = typed_date(entered.birth_date), typed_date(entered.expiry_date)
    for field, value in ((EnteredField.BIRTH_DATE, birth), (EnteredField.EXPIRY_DATE, expiry)):
        if value is None:
            found[field] = Flaw.DATE_FORM
        elif not _is_possible(value):
            found[field] = Flaw.IMPOSSIBLE_DATE
    if found.keys() & {EnteredField.BIRTH_DATE, EnteredField.EXPIRY_DATE}:
        return found
    assert birth is not None
    assert expiry is not None
    ahead = birth.year is not None and has_passed(birth, today) is False
    if ahead and birth.iso != today.isoformat():
        found[EnteredField.BIRTH_DATE] = Flaw.BIRTH_IN_FUTURE
    if birth.complete and expiry.complete and expiry.iso < birth.iso:
        found[EnteredField.EXPIRY_DATE] = Flaw.EXPIRES_BEFORE_BIRTH
    return found


def read_entered(entered: EnteredDocument, today: date) -> DocumentReading:
    """Return what the typed fields say, in the shape of a reading; no check digit guards them.

    Args:
        entered: Without flaws.
        today: The date at this port; decides whether the document has expired.

    Raises:
        ValueError: A field is wrong; `flaws` says which.
    """
    if wrong := flaws(entered, today):
        raise ValueError(", ".join(wrong))
    birth, expiry = typed_date(entered.birth_date), typed_date(entered.expiry_date)
    assert birth is not None
    assert expiry is not None
    document = TravelDocument(
        document_code=entered.document_code,
        issuing_state=_state(entered.issuing_state),
        document_number=re.sub(r"[\s-]", "", entered.number).upper(),
        surname=_name(entered.surname),
        given_names=_name(entered.given_names),
        nationality=_state(entered.nationality),
        birth_date=birth,
        sex=entered.sex,
        expiry_date=expiry,
    )
    digits = tuple(Check(name, CheckState.NOT_DONE, CheckReason.NO_MRZ) for name in _NOT_DONE)
    whole = bool(document.document_number)
    return DocumentReading(
        status=Status.READ if whole else Status.PARTIAL,
        document=document,
        checks=(*digits, expiry_check(expiry, today)),
    )


def expiry_check(expiry: PartialDate, today: date) -> Check:
    """Say whether a document has expired."""
    passed = has_passed(expiry, today) if expiry.year is not None else None
    if passed is None:
        return Check(CheckName.EXPIRY, CheckState.NOT_DONE, CheckReason.UNKNOWN_DATE, expiry.iso)
    if passed:
        return Check(CheckName.EXPIRY, CheckState.FAILED, CheckReason.EXPIRED, expiry.iso)
    return Check(CheckName.EXPIRY, CheckState.PASSED, None, expiry.iso)


def _is_possible(value: PartialDate) -> bool:
    if value.year is None:
        return True
    try:
        date(value.year, value.month or 1, value.day or 1)
    except ValueError:
        return False
    return True


def _state(text: str) -> str:
    return text.strip().upper()


def _name(text: str) -> str:
    return " ".join(text.upper().split())
