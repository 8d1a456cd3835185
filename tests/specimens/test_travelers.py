"""The demo's travelers: what their documents say, and that nothing in them is by accident."""

from datetime import date

import pytest

from app.documents.mrz import parse, transliterate
from app.documents.payloads.bcbp import read_boarding_pass
from app.documents.reading import CheckName, CheckReason, CheckState, MrzFormat
from app.specimens.page import printed_names
from app.specimens.specimen import Specimen
from app.specimens.travelers import (
    BOARDING_PASS_OF_FLYER,
    EXPIRED,
    FLYER,
    LISTED,
    MINOR,
    NAMESAKE,
    NAMESAKE_LISTED_BIRTH_DATE,
    OVERSTAY,
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
    surname, given_names = map(transliterate, printed_names(specimen))
    assert surname == document.surname
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


def test_documents_are_faultless_for_years_but_for_the_two_that_shall_not_be() -> None:
    for specimen in TRAVELERS:
        if specimen not in (EXPIRED, WRONG_DIGIT):
            assert _failed(specimen, date(2033, 1, 1)) == {}


def test_first_five_are_those_that_the_bench_and_the_first_shift_know() -> None:
    assert TRAVELERS[:5] == (ROUTINE, EXPIRED, WRONG_DIGIT, LISTED, NAMESAKE)


def test_minor_is_under_age_for_years_and_looks_it() -> None:
    assert MINOR.document.birth_date.year == 2016
    assert MINOR.look.child
    assert not any(one.look.child for one in TRAVELERS if one is not MINOR)


def test_overstayer_is_nobodys_citizen_and_carries_a_document_that_says_so() -> None:
    document = OVERSTAY.document
    assert (document.nationality, document.document_code) == ("XXA", "PT")


def test_boarding_pass_of_the_flyer_names_somebody_else_of_her_family() -> None:
    boarding_pass = read_boarding_pass(BOARDING_PASS_OF_FLYER)
    assert boarding_pass.surname == FLYER.document.surname
    assert boarding_pass.given_names == "DELIA MS"
    assert [leg.flight for leg in boarding_pass.legs] == ["UT412"]


def test_nobody_bears_the_name_or_the_face_of_another() -> None:
    names = {(one.document.surname, one.document.given_names) for one in TRAVELERS}
    assert len(names) == len(TRAVELERS)
    assert len({one.look for one in TRAVELERS}) == len({one.look.seed for one in TRAVELERS}) == 15


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
