"""What airlines add to boarding passes, the issuer's signature, and in which year a flight is."""

from dataclasses import replace
from datetime import date

import pytest

from app.documents.payloads.bcbp import BoardingPass, Leg, PayloadError, read_bcbp
from app.documents.payloads.bcbp_conditional import LegItems, PassItems
from app.documents.payloads.bcbp_dates import FlightDate, flight_dates, issue_date
from app.documents.payloads.payload_warning import PayloadWarning
from app.specimens.boarding_pass_payload import compose_boarding_pass

FIRST = Leg(
    record_locator="Q7RT2A",
    origin="AMA",
    destination="SLZ",
    carrier="UT",
    flight_number="412",
    day_of_year=364,
    cabin="Y",
    seat="014C",
    sequence="0031",
    status="1",
    items=LegItems(
        airline_number="947",
        ticket_number="2364224106",
        selectee="0",
        documents_checked="2",
        marketing_carrier="UN",
        frequent_flyer_airline="UT",
        frequent_flyer_number="1234567890123",
        reduced_fare="",
        bag_allowance="20K",
        fast_track=True,
        airline_own="LX58Z  own",
    ),
)
SECOND = replace(
    FIRST,
    origin="SLZ",
    destination="NUQ",
    carrier="UN",
    flight_number="77A",
    day_of_year=2,
    items=LegItems(airline_number="947", ticket_number="0987654321", fast_track=False),
)
PASS = BoardingPass(
    surname="OYELARAN",
    given_names="TOBIAS",
    names_truncated=False,
    electronic_ticket=True,
    legs=(FIRST, SECOND),
    items=PassItems(
        version="6",
        description="1",
        check_in_source="W",
        issuance_source="M",
        issued_year_digit=6,
        issued_day=362,
        document_type="B",
        issuer="UT",
        bag_tags=("0014123456003", "0014123457001"),
    ),
    security_type="1",
    security_data="GIWVC5EH7JNT684F",
)


def there_and_back(boarding_pass: BoardingPass) -> BoardingPass:
    """Return the pass as it is read again, without what is only another way to say it."""
    read = read_bcbp(compose_boarding_pass(boarding_pass).encode("ascii"))
    legs = tuple(replace(leg, conditional="") for leg in read.legs)
    return replace(read, legs=legs, security="")


@pytest.mark.parametrize(
    "boarding_pass",
    [
        PASS,
        replace(PASS, items=None, legs=(replace(FIRST, items=None),)),
        replace(PASS, security_type="", security_data=""),
        replace(PASS, legs=(FIRST, SECOND, FIRST)),
        replace(PASS, electronic_ticket=False, given_names=""),
        replace(PASS, legs=(replace(FIRST, day_of_year=None, flight_number="", seat=""),)),
        replace(PASS, items=PassItems(version="3")),
    ],
)
def test_every_item_comes_back(boarding_pass: BoardingPass) -> None:
    assert there_and_back(boarding_pass) == boarding_pass


def test_shorter_blocks_of_early_versions_leave_items_empty() -> None:
    text = "M1OYELARAN/TOBIAS     EQ7RT2A AMASLZUT 0412 012M008A0001 316>503  W0D9472497067621"
    read = read_bcbp(text.encode())
    assert read.items == PassItems(version="5", issuance_source="W")
    assert read.legs[0].items == LegItems(airline_number="947", ticket_number="2497067621")
    assert read.warnings == ()


def test_what_is_the_airlines_alone_stays_as_printed() -> None:
    text = "M1OYELARAN/TOBIAS     EQ7RT2A AMASLZUT 0412 012M008A0001 30Aown by UT "
    (leg,) = read_bcbp(text.encode()).legs
    assert leg.items == LegItems(airline_own="own by UT ")


@pytest.mark.parametrize("block", [">5XX", ">", ">6", ">503  WZZ"])
def test_broken_blocks_are_a_warning_and_stay_as_printed(block: str) -> None:
    text = f"M1OYELARAN/TOBIAS     EQ7RT2A AMASLZUT 0412 012M008A0001 3{len(block):02X}{block}"
    read = read_bcbp(text.encode())
    assert read.legs[0].items is None
    assert read.legs[0].conditional == block
    assert read.warnings == (PayloadWarning.FIELD_UNREADABLE,)


def test_signature_of_another_length_is_a_warning() -> None:
    whole = compose_boarding_pass(PASS)
    read = read_bcbp(whole[:-1].encode())
    assert (read.security_type, read.security_data) == ("1", "10GIWVC5EH7JNT684")
    assert read.warnings == (PayloadWarning.FIELD_UNREADABLE,)


@pytest.mark.parametrize("written", ["6367", "6000", "X012", "12  "])
def test_issue_dates_that_are_none_are_left_out(written: str) -> None:
    read = read_bcbp(compose_boarding_pass(PASS).replace("6362", written).encode())
    assert read.items is not None
    assert (read.items.issued_year_digit, read.items.issued_day) == (None, None)


def test_pass_longer_than_any_symbol_is_an_error() -> None:
    with pytest.raises(PayloadError, match="longer"):
        read_bcbp(compose_boarding_pass(PASS).encode() + b" " * 1_000_000)


def test_flights_are_as_near_as_can_be_to_the_issue_of_the_pass() -> None:
    assert issue_date(PASS, date(2027, 6, 30)) == date(2026, 12, 28)
    assert flight_dates(PASS, date(2027, 6, 30)) == (
        FlightDate(date(2026, 12, 30), year_inferred=True),
        FlightDate(date(2027, 1, 2), year_inferred=True),
    )


@pytest.mark.parametrize(
    ("day_of_year", "today", "expected"),
    [
        (364, date(2026, 12, 30), date(2026, 12, 30)),
        (1, date(2026, 12, 31), date(2027, 1, 1)),
        (365, date(2027, 1, 1), date(2026, 12, 31)),
        (366, date(2028, 12, 30), date(2028, 12, 31)),
        (366, date(2029, 1, 2), date(2028, 12, 31)),
        (366, date(2026, 12, 31), None),
        (None, date(2026, 12, 31), None),
    ],
)
def test_without_issue_date_the_nearest_to_today_is_taken(
    day_of_year: int | None, today: date, expected: date | None
) -> None:
    leg = replace(FIRST, day_of_year=day_of_year)
    (flight,) = flight_dates(replace(PASS, items=None, legs=(leg,)), today)
    assert flight == FlightDate(expected, year_inferred=expected is not None)


@pytest.mark.parametrize(
    ("digit", "day", "today", "expected"),
    [
        (6, 1, date(2026, 1, 1), date(2026, 1, 1)),
        (6, 2, date(2026, 1, 1), date(2026, 1, 2)),
        (6, 3, date(2026, 1, 1), date(2016, 1, 3)),
        (4, 366, date(2026, 1, 1), date(2024, 12, 31)),
        (6, 366, date(2026, 12, 31), date(2016, 12, 31)),
        (None, None, date(2026, 1, 1), None),
    ],
)
def test_pass_was_issued_on_the_latest_such_day(
    digit: int | None, day: int | None, today: date, expected: date | None
) -> None:
    items = PassItems(version="6", issued_year_digit=digit, issued_day=day)
    assert issue_date(replace(PASS, items=items), today) == expected


def test_field_that_is_too_long_is_not_composed() -> None:
    with pytest.raises(ValueError, match="longer than 4"):
        compose_boarding_pass(replace(PASS, legs=(replace(FIRST, seat="014CC"),)))
