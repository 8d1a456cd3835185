"""A paper without a zone, typed field by field."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.entered import (
    EnteredDocument,
    EnteredField,
    Flaw,
    flaws,
    read_entered,
    typed_date,
)
from app.documents.reading import CheckName, CheckReason, CheckState, PartialDate, Sex, Status

TODAY = date(2026, 11, 24)
CERTIFICATE = EnteredDocument(
    document_code="",
    number="bc 20-24 117",
    issuing_state="uto",
    surname=" Ångström  de la Cruz ",
    given_names="nils",
    birth_date="2024-02-28",
    sex=Sex.MALE,
    nationality="UTO",
    expiry_date="2030",
)


def test_fields_become_a_document_as_records_hold_it() -> None:
    document = read_entered(CERTIFICATE, TODAY).document
    assert document is not None
    assert document.document_number == "BC2024117"
    assert (document.surname, document.given_names) == ("ÅNGSTRÖM DE LA CRUZ", "NILS")
    assert (document.issuing_state, document.nationality) == ("UTO", "UTO")
    assert document.birth_date == PartialDate(2024, 2, 28)
    assert document.expiry_date == PartialDate(2030)
    assert document.sex is Sex.MALE


def test_no_check_digit_guards_what_was_typed() -> None:
    reading = read_entered(CERTIFICATE, TODAY)
    digits = [check for check in reading.checks if check.name is not CheckName.EXPIRY]
    assert digits
    assert {(check.state, check.reason) for check in digits} == {
        (CheckState.NOT_DONE, CheckReason.NO_MRZ)
    }
    assert reading.mrz is None
    assert reading.failed_digits == ()


@pytest.mark.parametrize(
    ("expiry", "state"),
    [
        ("2026-11-23", CheckState.FAILED),
        ("2026-11-24", CheckState.PASSED),
        ("2025", CheckState.FAILED),
        ("2026", CheckState.NOT_DONE),
        ("", CheckState.NOT_DONE),
    ],
)
def test_whether_it_has_expired_is_checked(expiry: str, state: CheckState) -> None:
    reading = read_entered(replace(CERTIFICATE, expiry_date=expiry), TODAY)
    (check,) = [each for each in reading.checks if each.name is CheckName.EXPIRY]
    assert check.state is state


def test_without_a_number_the_reading_is_partial() -> None:
    assert read_entered(replace(CERTIFICATE, number=""), TODAY).status is Status.PARTIAL
    assert read_entered(CERTIFICATE, TODAY).status is Status.READ


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({}, {}),
        ({"surname": "  "}, {EnteredField.SURNAME: Flaw.MISSING}),
        ({"issuing_state": "ZQX"}, {EnteredField.ISSUING_STATE: Flaw.UNKNOWN_STATE}),
        ({"nationality": "D"}, {}),
        ({"birth_date": "28.02.2024"}, {EnteredField.BIRTH_DATE: Flaw.DATE_FORM}),
        ({"birth_date": "2024-02-30"}, {EnteredField.BIRTH_DATE: Flaw.IMPOSSIBLE_DATE}),
        ({"birth_date": "2024-13"}, {EnteredField.BIRTH_DATE: Flaw.IMPOSSIBLE_DATE}),
        ({"birth_date": "2026-11-25"}, {EnteredField.BIRTH_DATE: Flaw.BIRTH_IN_FUTURE}),
        ({"birth_date": "2026-11-24"}, {}),
        ({"birth_date": "2026"}, {}),
        ({"birth_date": "2027"}, {EnteredField.BIRTH_DATE: Flaw.BIRTH_IN_FUTURE}),
        ({"birth_date": ""}, {}),
        (
            {"expiry_date": "2020-01-01"},
            {EnteredField.EXPIRY_DATE: Flaw.EXPIRES_BEFORE_BIRTH},
        ),
    ],
)
def test_what_is_wrong_is_said_of_its_field(
    changed: dict[str, str], found: dict[EnteredField, Flaw]
) -> None:
    assert flaws(replace(CERTIFICATE, **changed), TODAY) == found  # type: ignore[arg-type]  # all are texts


def test_what_is_wrong_is_never_read() -> None:
    with pytest.raises(ValueError, match="surname"):
        read_entered(replace(CERTIFICATE, surname=""), TODAY)


@pytest.mark.parametrize(
    "text", ["1974-08-12", "1974 08 12", "1974.08.12", "1974/08/12", "19740812", " 1974-08-12 "]
)
def test_a_date_is_typed_year_first_with_any_separator(text: str) -> None:
    assert typed_date(text) == PartialDate(1974, 8, 12)


def test_the_end_of_a_date_may_be_left_out() -> None:
    assert typed_date("1974-08") == PartialDate(1974, 8)
    assert typed_date("1974") == PartialDate(1974)
    assert typed_date("") == PartialDate()
    assert typed_date("12 Aug 1974") is None


@given(st.text(max_size=14))
def test_any_text_is_a_date_or_none(text: str) -> None:
    value = typed_date(text)
    assert value is None or value == PartialDate() or value.year is not None
