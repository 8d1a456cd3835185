"""Windows: every value gets exactly the gray that the formula gives."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from app.radiographs.tone import Tone, Window, automatic_window, full_window

_MOST = 65_535


def _exactly(value: int, low: int, high: int) -> int:
    return round(255 * min(max((value - low) / (high - low), 0), 1))


def _counts(*values: int, bits: int = 16) -> NDArray[np.int64]:
    return np.bincount(values, minlength=1 << bits).astype(np.int64)


@pytest.mark.parametrize(
    ("low", "high"), [(0, 65_535), (4_120, 51_870), (0, 1), (65_534, 65_535), (0, 510), (7, 262)]
)
def test_every_one_of_the_65536_values_gets_its_gray(low: int, high: int) -> None:
    values = np.arange(65_536, dtype=np.uint16).reshape(256, 256)
    expected = [_exactly(value, low, high) for value in range(65_536)]
    assert Tone(Window(low, high)).shade(values).ravel().tolist() == expected
    inverted = Tone(Window(low, high), inverted=True).shade(values).ravel().tolist()
    assert inverted == [255 - gray for gray in expected]


@given(st.integers(0, _MOST - 1), st.integers(1, _MOST), st.integers(0, _MOST))
def test_any_window_gives_the_gray_of_the_formula(low: int, width: int, value: int) -> None:
    high = min(low + width, _MOST)
    shaded = Tone(Window(low, high)).shade(np.array([[value]], np.uint16))
    assert int(shaded[0, 0]) == _exactly(value, low, high)


def test_eight_bits_have_a_table_of_their_own() -> None:
    values = np.arange(256, dtype=np.uint8).reshape(16, 16)
    assert Tone(Window(0, 255)).shade(values).tolist() == values.tolist()


def test_a_window_has_a_width() -> None:
    with pytest.raises(ValueError, match="low"):
        Window(5, 5)


def test_the_automatic_window_leaves_out_half_a_percent_at_either_end() -> None:
    values = [10] * 5 + [1_000] * 495 + [2_000] * 495 + [60_000] * 5
    assert automatic_window(_counts(*values)) == Window(1_000, 2_000)
    assert automatic_window(_counts(*values, 10, 60_000)) == Window(10, 60_000)
    assert full_window(_counts(*values)) == Window(10, 60_000)


@pytest.mark.parametrize(
    ("values", "bits", "window"),
    [
        ((500,), 16, Window(500, 501)),
        ((0,), 16, Window(0, 1)),
        ((_MOST,), 16, Window(_MOST - 1, _MOST)),
        ((255, 255), 8, Window(254, 255)),
    ],
)
def test_an_image_of_one_value_still_has_a_window(
    values: Sequence[int], bits: int, window: Window
) -> None:
    assert automatic_window(_counts(*values, bits=bits)) == window
    assert full_window(_counts(*values, bits=bits)) == window


def test_the_window_moves_and_widens_and_stays_among_the_values() -> None:
    window = Window(1_000, 3_000)
    assert window.brighter(100, _MOST) == Window(900, 2_900)
    assert window.brighter(5_000, _MOST) == Window(0, 2_000)
    assert window.brighter(-100_000, _MOST) == Window(_MOST - 2_000, _MOST)
    assert window.wider(200, _MOST) == Window(800, 3_200)
    assert window.wider(100_000, _MOST) == Window(0, _MOST)
    assert window.wider(-900, _MOST) == Window(1_900, 2_100)
    assert window.wider(-1_000, _MOST) == Window(2_000, 2_001)
    assert Window(_MOST - 1, _MOST).wider(-5, _MOST) == Window(_MOST - 1, _MOST)
