"""How an image is shown: the default is home, and everything else can be listed."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.radiographs.color_maps import ColorMap
from app.radiographs.decision import ViewKind
from app.radiographs.presentation import (
    STANDARD,
    DensitySlice,
    EnergyView,
    Enhancement,
    Presentation,
)
from app.radiographs.presets import Preset, preset_window
from app.radiographs.tone import Tone, Window, automatic_window, full_window
from app.specimens.radiograph import draw_radiograph

_EACH = {
    ViewKind.WINDOW: Presentation(window=Window(1, 2)),
    ViewKind.INVERTED: Presentation(inverted=True),
    ViewKind.GAMMA: Presentation(gamma=140),
    ViewKind.LOGARITHM: Presentation(logarithmic=True),
    ViewKind.COLOR_MAP: Presentation(colors=ColorMap.SEA),
    ViewKind.DENSITY_SLICE: Presentation(slices=(DensitySlice(5, 5),)),
    ViewKind.DUAL_ENERGY: Presentation(energy=EnergyView.LOW),
    ViewKind.LOCAL_CONTRAST: Presentation(enhancement=Enhancement.LOCAL_CONTRAST),
    ViewKind.SHARPENED: Presentation(enhancement=Enhancement.SHARPENED),
}


def test_the_default_is_the_standard_view_and_nothing_is_active() -> None:
    assert Presentation() == STANDARD
    assert STANDARD.standard
    assert STANDARD.active() == ()


def test_everything_that_is_not_standard_is_listed() -> None:
    for kind, presentation in _EACH.items():
        assert presentation.active() == (kind,)
        assert not presentation.standard


def test_a_presentation_goes_into_a_record_and_comes_back() -> None:
    for presentation in _EACH.values():
        said = msgspec.to_builtins(presentation)
        assert msgspec.convert(said, Presentation) == presentation


def test_impossible_choices_are_refused() -> None:
    with pytest.raises(ValueError, match="slice"):
        DensitySlice(6, 5)
    with pytest.raises(ValueError, match="slices"):
        Presentation(slices=(DensitySlice(1, 2),) * 4)
    with pytest.raises(ValueError, match="gamma"):
        Tone(Window(0, 9), gamma=5)


@given(
    st.integers(0, 65_000), st.integers(2, 65_535), st.integers(20, 500), st.booleans(),
    st.booleans(), st.integers(0, 65_535),
)  # fmt: skip
def test_a_curve_gives_the_gray_of_its_formula(
    low: int, width: int, gamma: int, logarithmic: bool, inverted: bool, value: int
) -> None:
    from math import log

    high = min(low + width, 65_535)
    tone = Tone(Window(low, high), inverted, gamma, logarithmic)
    held = min(max(value, low), high)
    share = (held - low) / (high - low)
    if logarithmic:
        share = log((held + 1) / (low + 1)) / log((high + 1) / (low + 1))
    gray = 255 * share ** (100 / gamma)
    shown = int(tone.grays(16)[value])
    assert abs((255 - shown if inverted else shown) - gray) <= 0.5 + 1e-6


def test_every_curve_rises_from_black_to_white() -> None:
    for gamma in (20, 100, 500):
        for logarithmic in (False, True):
            grays = Tone(Window(300, 60_000), False, gamma, logarithmic).grays(16).astype(int)
            assert (grays[:300] == 0).all()
            assert (grays[60_000:] == 255).all()
            assert ((grays[1:] - grays[:-1]) >= 0).all()


def test_presets_follow_from_the_counts() -> None:
    import numpy as np

    counted = np.bincount(draw_radiograph(3, 600).pixels.ravel(), minlength=65_536)
    counted = counted.astype(np.int64)
    full = preset_window(Preset.FULL, counted, 58_000)
    light = preset_window(Preset.LIGHT_LOAD, counted, 58_000)
    dense = preset_window(Preset.DENSE_LOAD, counted, 58_000)
    assert full == full_window(counted)
    assert preset_window(Preset.AUTOMATIC, counted) == automatic_window(counted)
    assert dense.high < light.low < light.high == 58_000
    for preset in Preset:
        one = np.zeros(65_536, np.int64)
        one[0] = 9
        assert preset_window(preset, one).low < preset_window(preset, one).high
