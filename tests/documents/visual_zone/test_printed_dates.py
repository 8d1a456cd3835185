"""Dates as pages print them, in several languages, with the slips that reading makes."""

import pytest

from app.documents.reading import PartialDate
from app.documents.visual_zone.printed_dates import printed_date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("17 JUN 1991", PartialDate(1991, 6, 17)),
        ("17JUN1991", PartialDate(1991, 6, 17)),
        ("15 NOV1943", PartialDate(1943, 11, 15)),
        ("12 JAN/JAN 1980", PartialDate(1980, 1, 12)),
        ("20 Juin/Jun 1978", PartialDate(1978, 6, 20)),
        ("8 Août/Aug 2011", PartialDate(2011, 8, 8)),
        ("01MÁR/MAR 22", PartialDate(2022, 3, 1)),
        ("13 LIP/JUL 2016", PartialDate(2016, 7, 13)),
        ("26 MAI/MAY 09", PartialDate(2009, 5, 26)),
        ("05FEB1965", PartialDate(1965, 2, 5)),
        ("O3 0CT 2O14", PartialDate(2014, 10, 3)),
        ("12.01.1980", PartialDate(1980, 1, 12)),
        ("31.10.2012.", PartialDate(2012, 10, 31)),
        ("25 12 1982", PartialDate(1982, 12, 25)),
        ("1960-02-08", PartialDate(1960, 2, 8)),
        ("XX XXX 1960", PartialDate(1960, None, None)),
    ],
)
def test_a_date_is_what_it_means(text: str, date: PartialDate) -> None:
    printed = printed_date(text)
    assert printed is not None
    assert printed.agrees(date)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "21.124971",
        "31 JAN /3AN 16 B5",
        "12 JAN/FEB 1980",
        "45 JAN 1980",
        "12.13.1980",
        "110101/1111",
        "311266-9539",
        "L898902C3",
        "12.01.1980 12.01.1990",
    ],
)
def test_what_is_no_one_date_is_none(text: str) -> None:
    assert printed_date(text) is None


def test_a_day_and_a_month_that_may_change_places_are_both_meant() -> None:
    printed = printed_date("02/03/1980")
    assert printed is not None
    assert printed.agrees(PartialDate(1980, 3, 2))
    assert printed.agrees(PartialDate(1980, 2, 3))
    assert not printed.agrees(PartialDate(1980, 3, 3))


def test_a_year_before_the_last_hundred_is_the_one_of_two_digits() -> None:
    printed = printed_date("01.01.1911")
    assert printed is not None
    assert printed.agrees(PartialDate(2011, 1, 1))
    assert not printed.agrees(PartialDate(2012, 1, 1))
