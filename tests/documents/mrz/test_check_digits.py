"""Check digits against the worked examples of ICAO Doc 9303-3 and -4."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.mrz import ALPHABET, check_digit

_TEXT = st.text(alphabet=sorted(ALPHABET), max_size=60)


@pytest.mark.parametrize(
    ("data", "digit"),
    [
        ("520727", "3"),
        ("AB2134<<<", "5"),
        ("L898902C3", "6"),
        ("740812", "2"),
        ("120415", "9"),
        ("ZE184226B<<<<<", "1"),
        ("HA672242<658022549601086<<<<<<<<<<<<<<0", "8"),
        ("D231458907<<<<<<<<<<<<<<<34071279507122<<<<<<<<<<", "2"),
        ("L898902C<369080619406236ZE184226B<<<<<1", "4"),
        ("D23145890734", "9"),
        ("", "0"),
        ("<<<<<<", "0"),
    ],
)
def test_check_digit_is_the_published_one(data: str, digit: str) -> None:
    assert check_digit(data) == digit


@given(_TEXT, st.data())
def test_check_digit_notices_one_changed_digit(text: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text)))
    first, second = data.draw(st.permutations("0123456789"))[:2]
    digits = {check_digit(text[:place] + digit + text[place:]) for digit in (first, second)}
    # weights 7, 3 and 1 have no factor in common with 10
    assert len(digits) == 2


@pytest.mark.parametrize("data", ["a", "É", " ", "-", "12\n"])
def test_check_digit_refuses_what_no_zone_may_hold(data: str) -> None:
    with pytest.raises(ValueError, match="not a character"):
        check_digit(data)
