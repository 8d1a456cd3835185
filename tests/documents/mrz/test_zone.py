"""Whole zones: the standard's specimens, and every check."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.mrz import LAYOUTS, Layout, Zone, compose, parse, tidy
from app.documents.reading import (
    Check,
    CheckName,
    CheckReason,
    CheckState,
    MrzFormat,
    PartialDate,
    Sex,
    TravelDocument,
)
from app.problems import Problem, ProblemCode

_TODAY = date(2010, 6, 1)
_ANNA = TravelDocument(
    document_code="P",
    issuing_state="UTO",
    document_number="L898902C3",
    surname="ERIKSSON",
    given_names="ANNA MARIA",
    nationality="UTO",
    birth_date=PartialDate(1974, 8, 12),
    sex=Sex.FEMALE,
    expiry_date=PartialDate(2012, 4, 15),
    optional_data="ZE184226B",
)
_TD3 = (
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
)
_PUBLISHED = {
    MrzFormat.TD3: (_TD3, _ANNA),
    MrzFormat.TD1: (
        (
            "I<UTOD231458907<<<<<<<<<<<<<<<",
            "7408122F1204159UTO<<<<<<<<<<<6",
            "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
        ),
        replace(_ANNA, document_code="I", document_number="D23145890", optional_data=""),
    ),
    MrzFormat.TD2: (
        ("I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6"),
        replace(_ANNA, document_code="I", document_number="D23145890", optional_data=""),
    ),
    MrzFormat.MRV_A: (
        (
            "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
            "L8988901C4XXX4009078F96121096ZE184226B<<<<<<",
        ),
        replace(
            _ANNA,
            document_code="V",
            document_number="L8988901C",
            nationality="XXX",
            birth_date=PartialDate(1940, 9, 7),
            expiry_date=PartialDate(1996, 12, 10),
            optional_data="6ZE184226B",
        ),
    ),
    MrzFormat.MRV_B: (
        ("V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "L8988901C4XXX4009078F9612109<<<<<<<<"),
        replace(
            _ANNA,
            document_code="V",
            document_number="L8988901C",
            nationality="XXX",
            birth_date=PartialDate(1940, 9, 7),
            expiry_date=PartialDate(1996, 12, 10),
            optional_data="",
        ),
    ),
}
_LONG_NUMBER_TD1 = (
    "I<UTOD23145890<7349<<<<<<<<<<<",
    "3407127M9507122UTO<<<<<<<<<<<2",
    "STEVENSON<<PETER<JOHN<<<<<<<<<",
)
_LONG_NUMBER_TD2 = ("I<UTOSTEVENSON<<PETER<JOHN<<<<<<<<<<", "D23145890<UTO3407127M95071227349<<<8")


def _check(zone: Zone, name: CheckName) -> Check:
    return next(check for check in zone.checks if check.name is name)


def _altered(line: int, start: int, text: str, lines: tuple[str, ...] = _TD3) -> Zone:
    row = lines[line]
    rows = list(lines)
    rows[line] = row[:start] + text + row[start + len(text) :]
    return parse(rows, _TODAY)


# --- the standard's own specimens ---------------------------------------------------------------


@pytest.mark.parametrize("format_", list(_PUBLISHED))
def test_published_specimen_is_read_and_written_exactly(format_: MrzFormat) -> None:
    lines, document = _PUBLISHED[format_]
    zone = parse(lines, date(1996, 1, 1) if "MRV" in format_ else _TODAY)
    assert zone.format is format_
    assert zone.document == document
    assert {check.state for check in zone.checks} == {CheckState.PASSED}
    assert compose(document, format_) == lines


@pytest.mark.parametrize("lines", [_LONG_NUMBER_TD1, _LONG_NUMBER_TD2])
def test_long_document_number_continues_in_the_optional_data(lines: tuple[str, ...]) -> None:
    zone = parse(lines, date(1995, 1, 1))
    assert zone.document.document_number == "D23145890734"
    assert zone.document.optional_data == ""
    assert {check.state for check in zone.checks} == {CheckState.PASSED}
    assert compose(zone.document, zone.format) == lines


def test_long_number_is_checked_as_a_whole() -> None:
    zone = _altered(0, 15, "735", _LONG_NUMBER_TD1)
    assert zone.document.document_number == "D23145890735"
    check = _check(zone, CheckName.NUMBER_DIGIT)
    assert (check.state, check.printed, check.expected) == (CheckState.FAILED, "9", "0")


def test_optional_data_may_follow_a_long_number() -> None:
    document = replace(
        _ANNA, document_code="I", document_number="D23145890734", optional_data="AB12 CD<34"
    )
    lines = compose(document, MrzFormat.TD1)
    assert lines[0] == "I<UTOD23145890<7349<AB12<<<<<<"
    assert lines[1][18:29] == "CD<34<<<<<<"
    assert parse(lines, _TODAY).document == document


def test_filler_for_a_digit_without_a_long_number_is_a_wrong_digit() -> None:
    zone = _altered(0, 14, "<", _PUBLISHED[MrzFormat.TD1][0])
    check = _check(zone, CheckName.NUMBER_DIGIT)
    assert (check.state, check.printed, check.expected) == (CheckState.FAILED, "<", "7")


# --- every check --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "name"),
    [
        (9, CheckName.NUMBER_DIGIT),
        (19, CheckName.BIRTH_DIGIT),
        (27, CheckName.EXPIRY_DIGIT),
        (42, CheckName.OPTIONAL_DIGIT),
        (43, CheckName.COMPOSITE_DIGIT),
    ],
)
def test_wrong_check_digit_is_data_and_says_what_it_should_be(place: int, name: CheckName) -> None:
    right = _TD3[1][place]
    wrong = str((int(right) + 4) % 10)
    zone = _altered(1, place, wrong)
    assert _check(zone, name) == Check(
        name, CheckState.FAILED, CheckReason.DIGIT_DIFFERS, wrong, right
    )
    failed = {check.name for check in zone.checks if check.state is CheckState.FAILED}
    assert failed == {name, CheckName.COMPOSITE_DIGIT}


def test_empty_personal_number_may_have_a_filler_or_a_zero() -> None:
    empty = replace(_ANNA, optional_data="")
    lines = compose(empty, MrzFormat.TD3)
    assert lines[1][42] == "<"
    with_filler = _check(parse(lines, _TODAY), CheckName.OPTIONAL_DIGIT)
    assert (with_filler.state, with_filler.reason) == (
        CheckState.NOT_DONE,
        CheckReason.FIELD_EMPTY,
    )
    zero = _check(_altered(1, 42, "0", lines), CheckName.OPTIONAL_DIGIT)
    assert zero.state is CheckState.PASSED
    assert _check(_altered(1, 42, "0", lines), CheckName.COMPOSITE_DIGIT).state is CheckState.PASSED
    other = _check(_altered(1, 42, "7", lines), CheckName.OPTIONAL_DIGIT)
    assert (other.state, other.expected) == (CheckState.FAILED, "0")


def test_filler_for_the_digit_of_a_full_personal_number_is_wrong() -> None:
    assert _check(_altered(1, 42, "<"), CheckName.OPTIONAL_DIGIT).state is CheckState.FAILED


@pytest.mark.parametrize(
    ("line", "place", "char"),
    [
        (0, 6, "5"),  # a digit in a name
        (0, 3, "0"),  # in the issuing state
        (1, 14, "O"),  # a letter in a date
        (1, 20, "X"),  # sex: F, M or filler
        (1, 2, "é"),
        (1, 30, " "),
        (1, 30, "²"),
    ],
)
def test_character_in_the_wrong_place_is_reported(line: int, place: int, char: str) -> None:
    check = _check(_altered(line, place, char), CheckName.CHARACTERS)
    assert (check.state, check.reason, check.printed) == (
        CheckState.FAILED,
        CheckReason.FORBIDDEN_CHARACTER,
        char,
    )


def test_digit_over_a_forbidden_character_is_not_computed() -> None:
    check = _check(_altered(1, 2, "é"), CheckName.NUMBER_DIGIT)
    assert (check.state, check.reason) == (CheckState.NOT_DONE, CheckReason.FORBIDDEN_CHARACTER)


@pytest.mark.parametrize("text", ["741312", "740832", "74O812", "7<0812"])
def test_impossible_date_is_reported(text: str) -> None:
    check = _check(_altered(1, 13, text), CheckName.DATES)
    assert (check.state, check.reason, check.printed) == (
        CheckState.FAILED,
        CheckReason.IMPOSSIBLE_DATE,
        text,
    )


def test_expiry_before_birth_is_reported() -> None:
    check = _check(_altered(1, 21, "730415"), CheckName.DATES)
    assert (check.reason, check.printed, check.expected) == (
        CheckReason.EXPIRES_BEFORE_BIRTH,
        "1973-04-15",
        "1974-08-12",
    )


def test_unknown_birth_date_is_no_failure() -> None:
    document = replace(_ANNA, birth_date=PartialDate(1974, None, None))
    zone = parse(compose(document, MrzFormat.TD3), _TODAY)
    assert zone.document.birth_date.iso == "1974-XX-XX"
    check = _check(zone, CheckName.DATES)
    assert (check.state, check.reason) == (CheckState.NOT_DONE, CheckReason.UNKNOWN_DATE)
    assert _check(zone, CheckName.BIRTH_DIGIT).state is CheckState.PASSED


def test_wholly_unknown_date_may_have_a_filler_for_its_digit() -> None:
    check = _check(_altered(1, 13, "<<<<<<<"), CheckName.BIRTH_DIGIT)
    assert (check.state, check.reason) == (CheckState.NOT_DONE, CheckReason.FIELD_EMPTY)


@pytest.mark.parametrize(
    ("today", "state", "reason"),
    [
        (date(2012, 4, 14), CheckState.PASSED, None),
        (date(2012, 4, 15), CheckState.PASSED, None),
        (date(2012, 4, 16), CheckState.FAILED, CheckReason.EXPIRED),
    ],
)
def test_document_is_valid_through_its_last_day(
    today: date, state: CheckState, reason: CheckReason | None
) -> None:
    check = _check(parse(_TD3, today), CheckName.EXPIRY)
    assert (check.state, check.reason, check.printed) == (state, reason, "2012-04-15")


def test_document_without_expiry_leaves_the_check_undone() -> None:
    check = _check(_altered(1, 21, "<<<<<<"), CheckName.EXPIRY)
    assert (check.state, check.reason) == (CheckState.NOT_DONE, CheckReason.UNKNOWN_DATE)


@pytest.mark.parametrize("code", ["D<<", "GBS", "RKS", "UNO", "XXA", "XOM", "EUE", "UTO", "USA"])
def test_special_state_codes_are_known(code: str) -> None:
    zone = _altered(1, 10, code)
    assert zone.document.nationality == code.strip("<")
    assert _check(zone, CheckName.STATES).state is CheckState.PASSED


@pytest.mark.parametrize("code", ["DEU", "SI<", "ZZZ", "<<<", "BDR"])
def test_unknown_state_codes_are_reported(code: str) -> None:
    check = _check(_altered(0, 2, code), CheckName.STATES)
    if code == "DEU":  # an ISO code, though Germany prints D
        assert check.state is CheckState.PASSED
        return
    assert (check.state, check.reason, check.printed) == (
        CheckState.FAILED,
        CheckReason.UNKNOWN_STATE,
        code.strip("<"),
    )


@pytest.mark.parametrize("code", ["PA", "PO", "PD", "P<"])
def test_passport_subtypes_are_passports(code: str) -> None:
    assert _check(_altered(0, 0, code), CheckName.DOCUMENT_TYPE).state is CheckState.PASSED


@pytest.mark.parametrize("code", ["I<", "<P", "<<"])
def test_other_letter_on_a_passport_page_is_reported(code: str) -> None:
    check = _check(_altered(0, 0, code), CheckName.DOCUMENT_TYPE)
    assert (check.state, check.reason) == (CheckState.FAILED, CheckReason.UNKNOWN_TYPE)


def test_sex_that_is_not_printed_is_unspecified() -> None:
    assert _altered(1, 20, "<").document.sex is Sex.UNSPECIFIED
    assert _altered(1, 20, "M").document.sex is Sex.MALE


def test_visas_have_neither_optional_nor_composite_digit() -> None:
    names = {check.name for check in parse(_PUBLISHED[MrzFormat.MRV_A][0], _TODAY).checks}
    assert not names & {CheckName.OPTIONAL_DIGIT, CheckName.COMPOSITE_DIGIT}


# --- text that is no zone -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "lines",
    [
        (),
        ("",),
        (_TD3[0],),
        (_TD3[0], _TD3[1][:-1]),
        (_TD3[0], _TD3[1] + "<"),
        (*_TD3, _TD3[0]),
        _LONG_NUMBER_TD1[:2],
        ("A" * 100_000, "B" * 100_000),
    ],
)
def test_wrong_number_or_length_of_lines_is_a_known_problem(lines: tuple[str, ...]) -> None:
    with pytest.raises(Problem) as caught:
        parse(lines, _TODAY)
    assert caught.value.code is ProblemCode.MRZ_TEXT_INVALID


@given(st.sampled_from(list(LAYOUTS.values())), st.data())
def test_any_text_of_the_right_size_is_read_without_an_error(
    layout: Layout, data: st.DataObject
) -> None:
    line = st.text(min_size=layout.line_length, max_size=layout.line_length)
    lines = data.draw(st.lists(line, min_size=layout.line_count, max_size=layout.line_count))
    zone = parse(lines, _TODAY)
    assert zone.lines == tuple(lines)


def test_typed_text_is_tidied_without_changing_a_letter() -> None:
    quoted = _TD3[0].lower().replace("<<", "\u00ab", 1).replace("<", "\u2039")
    typed = [f"  {quoted} ", "", "L898902C3 6 UTO 7408122F1204159ZE184226B<<<<<10\r"]
    assert tidy(typed) == _TD3
