"""Birth dates: what counts as near, and how old somebody is."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.reading import PartialDate
from app.screening.birth_dates import age_at, close_dates, compare_birth_dates, parse_listed_date
from app.screening.evidence import Agreement, EvidenceNote

BORN = PartialDate(1974, 8, 12)
_DATES = st.dates(date(1900, 1, 1), date(2099, 12, 31)).map(
    lambda day: PartialDate(day.year, day.month, day.day)
)


@pytest.mark.parametrize(
    ("listed", "agreement", "note"),
    [
        ("1974-08-12", Agreement.AGREES, ""),
        ("1974-12-08", Agreement.CLOSE, EvidenceNote.DAY_MONTH_SWAPPED),
        ("1973-08-12", Agreement.CLOSE, EvidenceNote.YEAR_ONE_OFF),
        ("1975-08-12", Agreement.CLOSE, EvidenceNote.YEAR_ONE_OFF),
        ("2074-08-12", Agreement.CLOSE, EvidenceNote.CENTURY_OFF),
        ("1974-08-22", Agreement.CLOSE, EvidenceNote.ONE_DIGIT_APART),
        ("1924-08-12", Agreement.CLOSE, EvidenceNote.ONE_DIGIT_APART),
        ("1974-XX-XX", Agreement.CLOSE, EvidenceNote.DATE_PARTIAL),
        ("1974-08-XX", Agreement.CLOSE, EvidenceNote.DATE_PARTIAL),
        ("1975-XX-XX", Agreement.DIFFERS, ""),
        ("1974-09-XX", Agreement.DIFFERS, ""),
        ("XXXX-08-12", Agreement.ABSENT, ""),
        ("", Agreement.ABSENT, ""),
        ("1976-08-12", Agreement.CLOSE, EvidenceNote.ONE_DIGIT_APART),
        ("1976-08-13", Agreement.DIFFERS, ""),
        ("1974-09-13", Agreement.DIFFERS, ""),
    ],
)
def test_listed_date_is_equal_near_other_or_unknown(
    listed: str, agreement: Agreement, note: str
) -> None:
    compared = compare_birth_dates(BORN, parse_listed_date(listed))
    assert (compared.agreement, compared.note) == (agreement, note)


def test_traveler_whose_document_gives_only_a_year_is_near_a_full_date() -> None:
    compared = compare_birth_dates(PartialDate(1974), BORN)
    assert (compared.agreement, compared.note) == (Agreement.CLOSE, EvidenceNote.DATE_PARTIAL)


@pytest.mark.parametrize(
    "text", ["12.08.1974", "1974", "1974-8-12", "19740812", "٢٠١٤-٠٨-١٢", "0000-00-00", "-" * 9999]
)
def test_date_that_is_no_date_is_unknown(text: str) -> None:
    assert parse_listed_date(text) == PartialDate()


@given(ours=_DATES, listed=_DATES)
def test_index_finds_exactly_the_dates_that_the_comparison_calls_near(
    ours: PartialDate, listed: PartialDate
) -> None:
    near = compare_birth_dates(ours, listed).agreement is not Agreement.DIFFERS
    assert (listed.iso in set(close_dates(ours))) is near


@given(birth=_DATES)
def test_every_slip_the_index_looks_for_is_one_the_comparison_knows(birth: PartialDate) -> None:
    for iso in close_dates(birth):
        compared = compare_birth_dates(birth, parse_listed_date(iso))
        assert compared.agreement is not Agreement.DIFFERS or "00" in iso


@pytest.mark.parametrize(
    ("birth", "today", "age"),
    [
        (PartialDate(1974, 8, 12), date(2026, 8, 11), 51),
        (PartialDate(1974, 8, 12), date(2026, 8, 12), 52),
        (PartialDate(2004, 2, 29), date(2026, 2, 28), 21),
        (PartialDate(2004, 2, 29), date(2026, 3, 1), 22),
        (PartialDate(2026, 11, 24), date(2026, 11, 24), 0),
        (PartialDate(2027, 1, 1), date(2026, 11, 24), None),
        (PartialDate(1974, 8), date(2026, 11, 24), None),
        (PartialDate(1974), date(2026, 11, 24), None),
        (PartialDate(), date(2026, 11, 24), None),
    ],
)
def test_age_turns_on_the_birthday_and_is_unknown_with_any_part(
    birth: PartialDate, today: date, age: int | None
) -> None:
    assert age_at(birth, today) == age
