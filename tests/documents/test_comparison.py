"""What sources say, side by side: what documents do to one name is no difference, all else is."""

import pytest

from app.documents.comparison import Statement, Subject, compare
from app.documents.reading import (
    BarcodeKind,
    Check,
    CheckName,
    CheckReason,
    CheckState,
    Origin,
    PartialDate,
    Sex,
    StatementSource,
)

_BORN, _EXPIRES = PartialDate(1974, 8, 12), PartialDate(2032, 4, 15)
_MRZ = Statement(
    StatementSource.MRZ,
    surname="ERIKSSON",
    given_names="ANNA MARIA",
    document_number="L898902C3",
    issuing_state="UTO",
    nationality="UTO",
    birth_date=_BORN,
    expiry_date=_EXPIRES,
    sex=Sex.FEMALE,
)


def _state(checks: tuple[Check, ...], name: CheckName) -> CheckState | None:
    return next((check.state for check in checks if check.name is name), None)


@pytest.mark.parametrize(
    ("surname", "given_names"),
    [
        ("Eriksson", "Anna Maria"),
        ("ANNA", "MARIA ERIKSSON"),
        ("ERIKSSON", "ANNAMARIA"),
        ("ERIKSSON", "ANNA M"),
        ("Ériksson", "Anna-Maria"),
    ],
)
def test_writings_of_one_name_agree(surname: str, given_names: str) -> None:
    seen = Statement(StatementSource.VISUAL_ZONE, surname=surname, given_names=given_names)
    assert _state(compare((_MRZ, seen)), CheckName.SAME_NAME) is CheckState.PASSED


def test_letters_that_the_standard_writes_in_two_ways_agree() -> None:
    zone = Statement(StatementSource.MRZ, surname="MUELLER OEZTUERK", given_names="NUNXXEZ")
    seen = Statement(StatementSource.VISUAL_ZONE, surname="Müller-Öztürk", given_names="Nuñez")
    assert _state(compare((zone, seen)), CheckName.SAME_NAME) is CheckState.PASSED


def test_cut_end_and_title_of_a_boarding_pass_are_no_difference() -> None:
    shown = Statement(
        StatementSource.BOARDING_PASS,
        "bcbp",
        surname="ERIKSSON",
        given_names="ANNAMARIAMR",
        names_truncated=True,
    )
    assert _state(compare((_MRZ, shown)), CheckName.SAME_NAME) is CheckState.PASSED
    cut = Statement(
        StatementSource.BOARDING_PASS,
        surname="ERIKSSON",
        given_names="ANNAMA",
        names_truncated=True,
    )
    assert _state(compare((_MRZ, cut)), CheckName.SAME_NAME) is CheckState.PASSED


@pytest.mark.parametrize(
    ("surname", "given_names"),
    [("ERIKSEN", "ANNA MARIA"), ("ERIKSSON", "ANNA"), ("LINDQVIST", "BIRGIT"), ("E", "A")],
)
def test_other_name_of_the_same_document_is_a_difference(surname: str, given_names: str) -> None:
    seen = Statement(StatementSource.VISUAL_ZONE, surname=surname, given_names=given_names)
    failed = next(check for check in compare((_MRZ, seen)) if check.name is CheckName.SAME_NAME)
    assert failed == Check(
        CheckName.SAME_NAME,
        CheckState.FAILED,
        CheckReason.VALUE_DIFFERS,
        "ERIKSSON, ANNA MARIA",
        f"{surname}, {given_names}",
        (Origin(StatementSource.MRZ), Origin(StatementSource.VISUAL_ZONE)),
    )


def test_another_document_may_leave_given_names_out_and_has_its_own_number() -> None:
    licence = Statement(
        StatementSource.BARCODE,
        BarcodeKind.AAMVA,
        about=Subject.LICENCE,
        surname="ERIKSSON",
        given_names="ANNA",
        document_number="D1234567",
        issuing_state="UTO",
        birth_date=PartialDate(1974, 8, 21),
        expiry_date=PartialDate(2030, 1, 1),
    )
    checks = compare((_MRZ, licence))
    assert {check.name: check.state for check in checks} == {
        CheckName.SAME_NAME: CheckState.PASSED,
        CheckName.SAME_BIRTH_DATE: CheckState.FAILED,
    }
    birth = checks[0]
    assert (birth.printed, birth.expected) == ("1974-08-12", "1974-08-21")
    assert birth.between[1] == Origin(StatementSource.BARCODE, "aamva")


def test_number_is_compared_without_its_separators_and_germany_is_germany() -> None:
    zone = Statement(StatementSource.MRZ, document_number="C01X00T47", issuing_state="D")
    seen = Statement(
        StatementSource.VISUAL_ZONE, document_number="C01X 00T-47", issuing_state="DEU"
    )
    checks = compare((zone, seen))
    assert [check.state for check in checks] == [CheckState.PASSED] * 2
    wrong = Statement(StatementSource.VISUAL_ZONE, document_number="C01X00T48")
    assert _state(compare((zone, wrong)), CheckName.SAME_NUMBER) is CheckState.FAILED


def test_unknown_part_of_a_date_leaves_the_comparison_open_unless_a_known_one_differs() -> None:
    year_only = Statement(StatementSource.BARCODE, birth_date=PartialDate(1974))
    assert _state(compare((_MRZ, year_only)), CheckName.SAME_BIRTH_DATE) is CheckState.NOT_DONE
    other_year = Statement(StatementSource.BARCODE, birth_date=PartialDate(1975))
    assert _state(compare((_MRZ, other_year)), CheckName.SAME_BIRTH_DATE) is CheckState.FAILED


def test_each_statement_is_held_against_the_first_that_says_the_same_thing() -> None:
    nameless = Statement(StatementSource.MRZ, document_number="L898902C3")
    seen = Statement(
        StatementSource.VISUAL_ZONE, surname="ERIKSSON", given_names="ANNA", document_number="1"
    )
    passed = Statement(StatementSource.BOARDING_PASS, surname="OTHER", given_names="ANNA")
    checks = compare((nameless, seen, passed))
    assert [(check.name, check.between[0].source) for check in checks] == [
        (CheckName.SAME_NUMBER, StatementSource.MRZ),
        (CheckName.SAME_NAME, StatementSource.VISUAL_ZONE),
    ]
    assert compare((_MRZ,)) == compare(()) == ()
