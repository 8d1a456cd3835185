"""The identity card France issued until 2021."""

from dataclasses import replace
from datetime import date

import pytest

from app.documents.mrz import compose, parse
from app.documents.reading import (
    CheckName,
    CheckReason,
    CheckState,
    MrzFormat,
    PartialDate,
    Sex,
    TravelDocument,
)

_TODAY = date(2026, 11, 24)
# The published specimen of the card.
_LINES = (
    "IDFRABERTHIER<<<<<<<<<<<<<<<<<<<<<<<",
    "8806923102858CORINNE<<<<<<<6512068F6",
)


def test_published_specimen_is_read_and_right() -> None:
    zone = parse(_LINES, _TODAY)
    assert zone.format is MrzFormat.FRENCH
    document = zone.document
    assert (document.surname, document.given_names) == ("BERTHIER", "CORINNE")
    assert (document.document_number, document.sex) == ("880692310285", Sex.FEMALE)
    assert document.birth_date == PartialDate(1965, 12, 6)
    assert not [check for check in zone.checks if check.state is CheckState.FAILED]
    expiry = next(check for check in zone.checks if check.name is CheckName.EXPIRY)
    assert (expiry.state, expiry.reason) == (CheckState.NOT_DONE, CheckReason.UNKNOWN_DATE)


@pytest.mark.parametrize(
    ("place", "names"),
    [
        (12, {CheckName.NUMBER_DIGIT, CheckName.COMPOSITE_DIGIT}),
        (33, {CheckName.BIRTH_DIGIT, CheckName.COMPOSITE_DIGIT}),
        (35, {CheckName.COMPOSITE_DIGIT}),
    ],
)
def test_wrong_digit_fails_its_check(place: int, names: set[CheckName]) -> None:
    wrong = str((int(_LINES[1][place]) + 1) % 10)
    second = _LINES[1][:place] + wrong + _LINES[1][place + 1 :]
    zone = parse((_LINES[0], second), _TODAY)
    assert {check.name for check in zone.checks if check.state is CheckState.FAILED} == names


def test_letter_in_place_of_a_digit_and_impossible_date_are_told() -> None:
    zone = parse((_LINES[0], _LINES[1].replace("6512068", "6513O68")), _TODAY)
    failed = {check.name: check.reason for check in zone.checks if check.state is CheckState.FAILED}
    assert failed[CheckName.DATES] is CheckReason.IMPOSSIBLE_DATE


def test_what_is_composed_reads_back() -> None:
    document = TravelDocument(
        document_code="ID",
        issuing_state="FRA",
        document_number="110675012345",
        surname="DE LA TOUR",
        given_names="ANNE MARIE",
        nationality="FRA",
        birth_date=PartialDate(1979, 2, 28),
        sex=Sex.FEMALE,
        expiry_date=PartialDate(),
        optional_data="751004",
    )
    zone = parse(compose(document, MrzFormat.FRENCH), _TODAY)
    assert zone.document == document
    assert all(check.state is not CheckState.FAILED for check in zone.checks)


def test_number_of_another_length_is_refused() -> None:
    document = parse(_LINES, _TODAY).document
    with pytest.raises(ValueError, match="twelve"):
        compose(replace(document, document_number="123"), MrzFormat.FRENCH)
