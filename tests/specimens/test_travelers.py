"""The demo's five travelers: what their documents say, and that nothing in them is by accident."""

from datetime import date

import pytest

from app.documents.mrz import parse, transliterate
from app.documents.reading import CheckName, CheckReason, CheckState, MrzFormat
from app.specimens.specimen import Specimen
from app.specimens.travelers import (
    EXPIRED,
    LISTED,
    NAMESAKE,
    NAMESAKE_LISTED_BIRTH_DATE,
    ROUTINE,
    TRAVELERS,
    WRONG_DIGIT,
)

_TODAY = date(2026, 11, 24)


def _failed(specimen: Specimen, today: date = _TODAY) -> dict[CheckName, CheckReason | None]:
    checks = parse(specimen.lines, today).checks
    return {check.name: check.reason for check in checks if check.state is CheckState.FAILED}


@pytest.mark.parametrize("specimen", TRAVELERS, ids=lambda specimen: specimen.name)
def test_zone_says_what_the_document_says(specimen: Specimen) -> None:
    zone = parse(specimen.lines, _TODAY)
    assert zone.format is specimen.format
    assert zone.document == specimen.document


@pytest.mark.parametrize("specimen", TRAVELERS, ids=lambda specimen: specimen.name)
def test_printed_names_are_those_of_the_zone(specimen: Specimen) -> None:
    document = specimen.document
    assert transliterate(specimen.printed_surname) == document.surname
    given_names = transliterate(specimen.printed_given_names)
    if document.names_truncated:
        assert given_names.startswith(document.given_names)
    else:
        assert given_names == document.given_names


@pytest.mark.parametrize("specimen", TRAVELERS, ids=lambda specimen: specimen.name)
def test_document_was_issued_to_somebody_alive_for_a_time_to_come(specimen: Specimen) -> None:
    birth, issued, expiry = (
        specimen.document.birth_date.iso,
        specimen.issued_on.isoformat(),
        specimen.document.expiry_date.iso,
    )
    assert birth < issued < expiry


def test_three_documents_are_faultless_for_years() -> None:
    for specimen in (ROUTINE, LISTED, NAMESAKE):
        assert _failed(specimen, date(2033, 1, 1)) == {}


def test_expired_document_has_no_other_fault_and_a_cut_name() -> None:
    assert _failed(EXPIRED) == {CheckName.EXPIRY: CheckReason.EXPIRED}
    assert EXPIRED.document.names_truncated


def test_wrong_digit_is_printed_and_shows_in_the_composite_too() -> None:
    assert _failed(WRONG_DIGIT) == {
        CheckName.NUMBER_DIGIT: CheckReason.DIGIT_DIFFERS,
        CheckName.COMPOSITE_DIGIT: CheckReason.DIGIT_DIFFERS,
    }


def test_namesake_is_a_card_and_her_listed_double_has_day_and_month_swapped() -> None:
    assert NAMESAKE.format is MrzFormat.TD1
    year, month, day = NAMESAKE_LISTED_BIRTH_DATE.split("-")
    assert NAMESAKE.document.birth_date.iso == f"{year}-{day}-{month}"


def test_document_numbers_are_all_different() -> None:
    assert len({specimen.document.document_number for specimen in TRAVELERS}) == len(TRAVELERS)
