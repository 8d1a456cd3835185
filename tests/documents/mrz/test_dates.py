"""Two-digit years and unknown parts."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.mrz.dates import (
    compose_date,
    has_passed,
    is_possible,
    parse_birth_date,
    parse_expiry_date,
)
from app.documents.reading import PartialDate

_TODAY = date(2026, 11, 24)
_DAYS = st.dates(date(1980, 1, 1), date(2079, 12, 31))


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("740812", "1974-08-12"),
        ("261124", "2026-11-24"),  # born today
        ("261125", "1926-11-25"),  # tomorrow would be the future
        ("2612<<", "1926-12-XX"),
        ("2611<<", "2026-11-XX"),  # perhaps this month
        ("26<<<<", "2026-XX-XX"),
        ("27<<<<", "1927-XX-XX"),
        ("<<0812", "XXXX-08-12"),
        ("<<<<<<", "XXXX-XX-XX"),
        ("74<<12", "1974-XX-12"),
        ("001231", "2000-12-31"),
    ],
)
def test_birth_date_never_lies_in_the_future(text: str, iso: str) -> None:
    assert parse_birth_date(text, _TODAY).iso == iso


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("320415", "2032-04-15"),
        ("120415", "2012-04-15"),
        ("761231", "2076-12-31"),  # 50 years ahead
        ("770101", "1977-01-01"),  # 49 years back
        ("<<<<<<", "XXXX-XX-XX"),
        ("3004<<", "2030-04-XX"),
    ],
)
def test_expiry_date_is_the_one_nearest_to_today(text: str, iso: str) -> None:
    assert parse_expiry_date(text, _TODAY).iso == iso


@pytest.mark.parametrize("text", ["991345", "23O230", "2302-1", "230231", "7<0812", "①②0812"])
def test_impossible_dates_are_named_and_their_parts_dropped(text: str) -> None:
    assert not is_possible(text)
    assert not parse_birth_date(text, _TODAY).complete


@pytest.mark.parametrize("text", ["000229", "<<0229", "240229", "<<<<31", "<<<<<<"])
def test_dates_that_may_exist_are_possible(text: str) -> None:
    assert is_possible(text)


@pytest.mark.parametrize(
    ("day", "passed"),
    [
        (PartialDate(2026, 11, 23), True),
        (PartialDate(2026, 11, 24), False),  # valid through its last day
        (PartialDate(2026, 11, 25), False),
        (PartialDate(2026, 11, None), None),
        (PartialDate(2026, 10, None), True),
        (PartialDate(2026, 12, None), False),
        (PartialDate(2026, None, None), None),
        (PartialDate(2025, None, 30), True),
        (PartialDate(None, 1, 1), None),
        (PartialDate(), None),
    ],
)
def test_has_passed_says_so_only_when_it_is_certain(day: PartialDate, passed: bool | None) -> None:
    assert has_passed(day, _TODAY) is passed


@given(_DAYS, st.dates(date(1980, 1, 1), date(2080, 12, 31)))
def test_birth_dates_of_the_last_hundred_years_are_read_back(birth: date, today: date) -> None:
    printed = PartialDate(birth.year, birth.month, birth.day)
    read = parse_birth_date(compose_date(printed), today)
    assert read.complete or (birth.month, birth.day) == (2, 29)
    if birth <= today and birth.year > today.year - 100:
        assert read == printed


@given(st.text(max_size=6))
def test_any_text_gives_a_date_that_the_calendar_has(text: str) -> None:
    for read in (parse_birth_date(text, _TODAY), parse_expiry_date(text, _TODAY)):
        if read.year and read.month and read.day:
            date(read.year, read.month, read.day)
