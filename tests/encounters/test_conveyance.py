"""Plates, flights and containers as they are typed, and what is said about slips."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.duty.officers import Mode
from app.encounters.conveyance import (
    FIELDS,
    TOGETHER,
    Conveyance,
    ConveyanceField,
    Doubt,
    container_digit,
    doubts,
    normalized,
)

# The first is the example that explanations of ISO 6346 work out; the others are painted on boxes.
CONTAINERS = ("CSQU3054383", "TOLU4734787", "MSKU6011672", "MSCU6639870")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("ab 12-cde", "AB12CDE"),
        ("1 ABC 234", "1ABC234"),
        ("M·ZX 2204", "MZX2204"),
        ("TÜ-XY 17", "TÜXY17"),
        ("TU\u0308-XY 17", "TÜXY17"),  # the two dots typed apart
        ("ŽA 123 čš", "ŽA123ČŠ"),
        ("А 123 ВС 77", "A123BC77"),  # noqa: RUF001 - typed in Cyrillic
        ("ΑΒΕ 1234", "ABE1234"),  # noqa: RUF001 - and in Greek
        ("١٢٣ ABC", "123ABC"),
        ("ＡＢ１２", "AB12"),  # noqa: RUF001 - full width
        ("9", "9"),
        ("ABCD123456", "ABCD123456"),
    ],
)
def test_a_plate_is_kept_in_the_one_form_it_is_found_by(typed: str, kept: str) -> None:
    entered = normalized(Conveyance(plate=typed))
    assert entered.plate == kept
    assert doubts(entered, Mode.LAND) == {}


@pytest.mark.parametrize(
    ("typed", "doubt"),
    [
        ("أ ب ج ١٢٣", Doubt.PLATE_CHARACTERS),
        ("粤A 12345", Doubt.PLATE_CHARACTERS),
        ("ЖЦ 123", Doubt.PLATE_CHARACTERS),  # letters that look like none of ours
        ("AB#12", Doubt.PLATE_CHARACTERS),
        ("AB\0 12", Doubt.PLATE_CHARACTERS),
        ("🚗", Doubt.PLATE_CHARACTERS),
        ("ABCD1234567", Doubt.PLATE_LENGTH),
    ],
)
def test_a_plate_that_no_border_sign_shows_is_asked_for_again(typed: str, doubt: Doubt) -> None:
    assert doubts(normalized(Conveyance(plate=typed)), Mode.LAND) == {ConveyanceField.PLATE: doubt}


@pytest.mark.parametrize(
    ("typed", "fits"),
    [("uto", True), ("US-tx", True), (" d ", True), ("Texas", False), ("1", False)],
)
def test_the_issuer_of_a_plate_is_a_code(typed: str, fits: bool) -> None:
    found = doubts(normalized(Conveyance(plate="A1", plate_state=typed)), Mode.LAND)
    assert (found == {}) is fits
    assert fits or found == {ConveyanceField.PLATE_STATE: Doubt.PLATE_STATE_FORM}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("ut 412", "UT412"),
        ("UT0412", "UT412"),
        ("9W-18a", "9W18A"),
        ("U21", "U21"),
        ("UTO 1234", "UTO1234"),
    ],
)
def test_a_flight_is_kept_as_boards_show_it(typed: str, kept: str) -> None:
    entered = normalized(Conveyance(carrier=typed))
    assert entered.carrier == kept
    assert doubts(entered, Mode.AIR) == {}


@pytest.mark.parametrize("typed", ["12 345", "UT", "UT12345", "flight 7", "UT41+7", "U٢1"])
def test_what_is_no_flight_is_doubted_at_an_airport_only(typed: str) -> None:
    entered = normalized(Conveyance(carrier=typed))
    assert doubts(entered, Mode.AIR) == {ConveyanceField.CARRIER: Doubt.FLIGHT_FORM}
    for mode in (Mode.SEA, Mode.RAIL):
        assert doubts(entered, mode) == {}


def test_ships_and_trains_are_called_by_their_names() -> None:
    entered = normalized(Conveyance(carrier="  MV Utopian   Star ", place="deck 7-12"))
    assert (entered.carrier, entered.place) == ("MV UTOPIAN STAR", "DECK712")


@pytest.mark.parametrize("number", CONTAINERS)
def test_published_container_numbers_pass(number: str) -> None:
    spaced = f"{number[:4].lower()} {number[4:10]}-{number[10]}"
    entered = normalized(Conveyance(container=spaced, seal=" utc 00-4411 "))
    assert entered.container == number
    assert entered.seal == "UTC004411"
    assert doubts(entered, Mode.CARGO) == {}
    assert container_digit(number[:10]) == int(number[10])


@pytest.mark.parametrize("number", CONTAINERS)
def test_every_wrong_digit_of_a_container_is_found(number: str) -> None:
    """One slip is always found but where a remainder of 10 is written as 0 (annex A note)."""
    found = 0
    for place in range(4, 11):
        for figure in "0123456789":
            slipped = number[:place] + figure + number[place + 1 :]
            doubt = doubts(Conveyance(container=slipped), Mode.CARGO)
            found += doubt == {ConveyanceField.CONTAINER: Doubt.CONTAINER_DIGIT}
    assert found >= 7 * 9 - 6


def test_a_remainder_of_ten_is_written_as_zero() -> None:
    tens = [f"UTOU{serial:06}" for serial in range(200)]
    weights = [sum(_value(letter) << place for place, letter in enumerate(one)) for one in tens]
    rests = {number: weight % 11 for number, weight in zip(tens, weights, strict=True)}
    assert 10 in rests.values()
    assert all(container_digit(one) == rest % 10 for one, rest in rests.items())


def _value(letter: str) -> int:
    """Return the value of table A.1, written out."""
    table = {
        **dict(zip("ABCDEFGHIJK", (10, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21), strict=True)),
        **dict(zip("LMNOPQRSTU", range(23, 33), strict=True)),
        **dict(zip("VWXYZ", range(34, 39), strict=True)),
    }
    return table[letter] if letter.isalpha() else int(letter)


@pytest.mark.parametrize(
    "typed", ["CSQU305438", "CSQX3054383", "1SQU3054383", "CSQU30543831", "CSQU305438٣X"]
)
def test_what_is_no_container_number_is_doubted(typed: str) -> None:
    found = doubts(normalized(Conveyance(container=typed)), Mode.CARGO)
    assert found == {ConveyanceField.CONTAINER: Doubt.CONTAINER_FORM}


def test_nothing_entered_is_nothing_wrong() -> None:
    for mode in Mode:
        assert doubts(normalized(Conveyance()), mode) == {}


def test_every_mode_says_what_it_asks_for() -> None:
    assert set(FIELDS) == set(Mode)
    assert FIELDS[Mode.PEDESTRIAN] == ()
    asked = {field for fields in FIELDS.values() for field in fields}
    assert asked == set(ConveyanceField), "a field that no mode asks for is never filled in"
    assert frozenset({Mode.LAND, Mode.CARGO}) == TOGETHER


@pytest.mark.parametrize(
    ("conveyance", "label"),
    [
        (Conveyance(plate="AB12", plate_state="UTO", container="CSQU3054383"), "UTO AB12"),
        (Conveyance(plate="AB12"), "AB12"),
        (Conveyance(plate_state="UTO", container="CSQU3054383"), "CSQU3054383"),
        (Conveyance(carrier="UT412", place="12A"), "UT412"),
        (Conveyance(), ""),
    ],
)
def test_lists_call_a_vehicle_by_its_plate(conveyance: Conveyance, label: str) -> None:
    assert conveyance.label == label


@example(Conveyance(seal="R\u00b8"))  # a mark that meets its letter once the blank is gone
@given(st.builds(Conveyance, *[st.text(max_size=14)] * 6))
def test_whatever_is_typed_has_one_form_and_an_answer(entered: Conveyance) -> None:
    kept = normalized(entered)
    assert normalized(kept) == kept
    for mode in Mode:
        assert set(doubts(kept, mode)) <= set(ConveyanceField)
