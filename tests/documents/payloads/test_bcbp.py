"""Boarding passes: what the mandatory items say, and that nothing else comes out of bad ones."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.payloads.bcbp import Leg, PayloadError, read_boarding_pass

ONE_LEG = "M1LINDQUIST/MARA      EQ7RT2A AMASLZUT 0412 328Y014C0031 100"
TWO_LEGS = (
    "M2OYELARAN/TOBIAS     EQ7RT2A AMASLZUT 0412 328Y014C0031 10Aown by UT "
    "Z9PLM4 SLZNUQUN 77A  329C002A0007A300^106SIGNED"
)


def changed(start: int, with_: str, text: str = ONE_LEG) -> str:
    """Write `with_` over what stands at `start`."""
    return text[:start] + with_ + text[start + len(with_) :]


def refused(text: str) -> str:
    with pytest.raises(PayloadError) as caught:
        read_boarding_pass(text)
    return str(caught.value)


def test_one_leg_is_sixty_characters_and_says_who_flies_where() -> None:
    assert len(ONE_LEG) == 60
    boarding_pass = read_boarding_pass(ONE_LEG)
    assert (boarding_pass.surname, boarding_pass.given_names) == ("LINDQUIST", "MARA")
    assert not boarding_pass.names_truncated
    assert boarding_pass.electronic_ticket
    assert boarding_pass.legs == (
        Leg(
            record_locator="Q7RT2A",
            origin="AMA",
            destination="SLZ",
            carrier="UT",
            flight_number="412",
            day_of_year=328,
            cabin="Y",
            seat="014C",
            sequence="0031",
            status="1",
        ),
    )
    assert boarding_pass.legs[0].flight == "UT412"
    assert boarding_pass.security == ""


def test_every_leg_is_read_and_what_the_airline_adds_stays_as_printed() -> None:
    boarding_pass = read_boarding_pass(TWO_LEGS)
    first, second = boarding_pass.legs
    assert (first.conditional, second.conditional) == ("own by UT ", "")
    assert (second.flight, second.origin, second.destination) == ("UN77A", "SLZ", "NUQ")
    assert (second.day_of_year, second.sequence, second.status) == (329, "0007A", "3")
    assert boarding_pass.security == "106SIGNED"


def test_full_name_field_says_that_the_name_may_be_cut() -> None:
    cut = read_boarding_pass(changed(2, "VENKATARAMANAN/LAKSH"))
    assert cut.names_truncated
    assert (cut.surname, cut.given_names) == ("VENKATARAMANAN", "LAKSH")
    without_stroke = read_boarding_pass(changed(2, "VENKATARAMANAN SUBRA"))
    assert (without_stroke.surname, without_stroke.given_names) == ("VENKATARAMANAN SUBRA", "")


def test_open_ticket_has_neither_flight_nor_day_nor_seat() -> None:
    (leg,) = read_boarding_pass(changed(39, "             ")).legs
    assert (leg.flight_number, leg.day_of_year, leg.seat, leg.flight) == ("", None, "", "")


@pytest.mark.parametrize("end", ["\r\n", "\n", ""])
def test_scanner_may_cut_blanks_and_add_an_end_of_line(end: str) -> None:
    printed = ONE_LEG[:-2] + "05ab   "
    assert read_boarding_pass(printed.rstrip() + end).legs[0].conditional == "ab"
    assert read_boarding_pass(printed + end).legs[0].conditional == "ab   "


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("", "item 1"),
        ("S" + ONE_LEG[1:], "item 1"),
        (changed(1, "0"), "item 5"),
        (changed(1, "A"), "item 5"),
        (changed(1, "2"), "item 6"),
        (changed(2, " " * 20), "item 11"),
        (changed(22, "X"), "item 253"),
        (changed(30, "A1A"), "items 26 and 38"),
        (changed(33, "   "), "items 26 and 38"),
        (changed(36, "U  "), "item 42"),
        (changed(39, "ABCDE"), "item 43"),
        (changed(44, "000"), "item 46"),
        (changed(44, "367"), "item 46"),
        (changed(44, "1 7"), "item 46"),
        (changed(58, "G0"), "item 6"),
        (ONE_LEG[:59], "item 6"),
        (ONE_LEG + "more", "item 25"),
        (changed(2, "A\x00B"), "control characters"),
    ],
)
def test_what_does_not_fit_is_named_by_its_item(text: str, item: str) -> None:
    assert refused(text).startswith(item)


def test_refusal_never_quotes_the_pass() -> None:
    assert "LINDQUIST" not in refused(changed(44, "999"))


@given(st.text(max_size=200))
def test_any_text_gives_a_pass_or_the_one_error(text: str) -> None:
    with suppress(PayloadError):
        assert read_boarding_pass(text).surname


@given(
    place=st.integers(0, len(TWO_LEGS) - 1),
    letters=st.text(max_size=4),
    cut=st.integers(0, len(TWO_LEGS)),
)
def test_damaged_pass_gives_a_pass_or_the_one_error(place: int, letters: str, cut: int) -> None:
    text = changed(place, letters, TWO_LEGS)[:cut]
    with suppress(PayloadError):
        assert 1 <= len(read_boarding_pass(text).legs) <= 9


_upper = st.characters(min_codepoint=ord("A"), max_codepoint=ord("Z"))


@given(
    surname=st.text(_upper, min_size=1, max_size=12),
    given_names=st.text(_upper, max_size=6),
    number=st.integers(1, 9999),
    day=st.integers(1, 366),
    airline=st.text(_upper, max_size=255),
)
def test_what_was_written_is_read(
    surname: str, given_names: str, number: int, day: int, airline: str
) -> None:
    name = f"{surname}/{given_names}".ljust(20)
    text = f"M1{name}EQ7RT2A AMASLZUT {number:04d} {day:03d}Y014C0031 1{len(airline):02X}{airline}"
    boarding_pass = read_boarding_pass(text)
    (leg,) = boarding_pass.legs
    assert (boarding_pass.surname, boarding_pass.given_names) == (surname, given_names)
    assert boarding_pass.names_truncated is (len(surname) + len(given_names) == 19)
    assert (leg.flight, leg.day_of_year, leg.conditional) == (f"UT{number}", day, airline)
