"""Recognized text is brought to size without being made right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.mrz import LAYOUTS
from app.documents.mrz_reader.line_fitting import fitted
from app.documents.reading import MrzFormat

_NAMES = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"
_DATA = "L898902C36UTO7408122F1204159ZE184226B<<<<<10"


def _fits(*texts: str) -> list[tuple[str, ...]]:
    return [fit.lines for fit in fitted(texts) if fit.format is MrzFormat.TD3]


def test_text_that_is_right_stays_as_it_is() -> None:
    assert _fits(_NAMES, _DATA) == [(_NAMES, _DATA)]


@pytest.mark.parametrize(
    ("names", "data"),
    [
        (_NAMES[:-3], _DATA),  # fillers lost
        (_NAMES + "<<<<", _DATA),  # fillers too many
        (_NAMES[:-6] + "K<<S<<", _DATA),  # fillers taken for letters
        (_NAMES[:-2], _DATA.replace("<<<<<", "<<<<")),
        (_NAMES.replace("UTO", "UT0"), _DATA),  # no digit in a state code
        (_NAMES, _DATA.replace("7408122", "74O8I22")),  # no letter in a date
        (_NAMES, "|" + _DATA),  # no character of a zone at all
    ],
)
def test_what_can_only_mean_one_text_becomes_it(names: str, data: str) -> None:
    assert _fits(names, data) == [(_NAMES, _DATA)]


def test_noise_beside_the_zone_is_one_of_the_readings() -> None:
    assert (_NAMES, _DATA) in _fits(_NAMES, "1" + _DATA)


def test_wrong_check_digit_is_never_put_right() -> None:
    wrong = _DATA[:9] + "3" + _DATA[10:]
    assert _fits(_NAMES, wrong) == [(_NAMES, wrong)]


def test_letters_and_digits_of_the_number_are_never_exchanged() -> None:
    number = "L8989O2C3" + _DATA[9:]
    assert _fits(_NAMES, number) == [(_NAMES, number)]


def test_line_that_lost_data_is_not_filled_up() -> None:
    assert _fits(_NAMES, _DATA[:20] + _DATA[25:]) == []


def test_zone_is_found_among_other_lines() -> None:
    fits = [fit for fit in fitted(("UTOPIA", _NAMES, _DATA, "X")) if fit.lines[1] == _DATA]
    assert [fit.start for fit in fits] == [1]


@given(st.lists(st.text(alphabet="AO0158<K|", max_size=50), max_size=4))
def test_whatever_is_read_fits_its_format(texts: list[str]) -> None:
    for fit in fitted(texts):
        layout = LAYOUTS[fit.format]
        assert len(fit.lines) == layout.line_count
        assert {len(line) for line in fit.lines} == {layout.line_length}
