"""Whatever a net may give, of any shape: lines of the format, nothing, or a ValueError."""

from functools import partial

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from app.documents.mrz_reader.alignment import (
    align,
    even_length,
    free_length,
    log_probabilities,
)
from app.documents.mrz_reader.alphabet import CHARACTERS, CLASS_COUNT
from app.documents.mrz_reader.decoder import decode
from app.documents.mrz_reader.grammar import Zone, zones
from app.documents.mrz_reader.line_fitting import fitted
from app.documents.mrz_reader.second_opinion import zone_in

_FLOATS = st.floats(width=32) | st.sampled_from([0.0, -1e38, 3e38, np.inf, -np.inf, np.nan])
_NUMBERS = st.floats(allow_nan=False, width=32)
_SHAPES = st.tuples(st.integers(0, 40), st.integers(0, 60)) | st.sampled_from(
    [(CLASS_COUNT, 0), (CLASS_COUNT, 1), (0, CLASS_COUNT), (1, CLASS_COUNT), (60, CLASS_COUNT)]
)
_MATRICES = _SHAPES.flatmap(partial(arrays, np.float32, elements=_FLOATS))
_LENGTHS = (30, 36, 44)


def _of_length(length: int) -> list[Zone]:
    return [zone for zone in zones() if zone.line_length == length]


def _decodes(zone: Zone, scores: np.ndarray) -> None:
    decoded = decode(zone, scores)
    for lines in (decoded.lines, decoded.as_read, decoded.permitted):
        assert [len(line) for line in lines] == [zone.line_length] * zone.line_count
        assert set(CHARACTERS).issuperset("".join(lines))
    assert np.isfinite([decoded.gap, decoded.doubt, decoded.misfit]).all()
    assert ((decoded.confidence >= 0) & (decoded.confidence <= 1)).all()


@given(_MATRICES)
@settings(max_examples=200)
def test_any_matrix_for_logits_is_taken_or_refused(logits: np.ndarray) -> None:
    if logits.shape[0] != CLASS_COUNT or np.isnan(logits).any():
        with pytest.raises(ValueError, match="logits"):
            log_probabilities(logits)
        return
    frames = log_probabilities(logits)
    assert frames.shape == logits.T.shape
    assert np.isfinite(frames).all()
    assert np.allclose(np.exp(frames).sum(axis=1), 1, atol=1e-3)
    assert 0 <= free_length(frames) <= len(frames)
    assert np.isfinite(even_length(frames))


@given(_MATRICES, st.integers(-3, 70))
@settings(max_examples=200)
def test_any_matrix_for_frames_is_aligned_or_refused(frames: np.ndarray, length: int) -> None:
    if frames.shape[1] != CLASS_COUNT or np.isnan(frames).any() or not 1 <= length <= 64:
        with pytest.raises(ValueError, match=r"frames|characters"):
            align(frames, length)
        return
    found = align(frames, length)
    assert found is not None or len(frames) < 2 * length
    if found is not None:
        assert found.scores.shape == (length, len(CHARACTERS))
        assert np.isfinite(found.scores).all()
        assert found.scores.max() <= 1e-6
        assert found.shortfall >= -1e-2


@given(_MATRICES, st.sampled_from(range(len(zones()))))
def test_scores_of_another_shape_are_refused(scores: np.ndarray, which: int) -> None:
    with pytest.raises(ValueError, match="scores"):
        decode(zones()[which], scores)


@given(st.data())
@settings(max_examples=60)
def test_any_numbers_decode_to_lines_of_the_format(data: st.DataObject) -> None:
    zone = zones()[data.draw(st.integers(0, len(zones()) - 1))]
    shape = zone.line_count * zone.line_length, len(CHARACTERS)
    _decodes(zone, data.draw(arrays(np.float32, shape, elements=_NUMBERS, fill=_NUMBERS)))


@pytest.mark.parametrize("value", [0.0, -np.inf, np.inf, -1e38, -30.0])
@pytest.mark.parametrize("zone", zones(), ids=lambda zone: f"{zone.format}{zone.long_number_mark}")
def test_scores_that_say_nothing_decode_to_something_that_is_not_trusted(
    zone: Zone, value: float
) -> None:
    scores = np.full((zone.line_count * zone.line_length, len(CHARACTERS)), value, np.float32)
    _decodes(zone, scores)


def test_one_number_that_is_none_is_refused() -> None:
    zone = zones()[0]
    scores = np.zeros((zone.line_count * zone.line_length, len(CHARACTERS)), np.float32)
    scores[7, 3] = np.nan
    with pytest.raises(ValueError, match="not a number"):
        decode(zone, scores)


@pytest.mark.parametrize("count", [1, 43, 88, 10_000])
@pytest.mark.parametrize(
    "fill", ["zeros", "noise", "blank", "one letter", "infinite", "alternating"]
)
def test_lines_of_any_length_end_in_a_zone_or_in_nothing(count: int, fill: str) -> None:
    rng = np.random.default_rng(count)
    logits = {
        "zeros": np.zeros((CLASS_COUNT, count)),
        "noise": rng.normal(0, 5, (CLASS_COUNT, count)),
        "blank": np.eye(CLASS_COUNT)[:, :1].repeat(count, axis=1) * 50,
        "one letter": np.eye(CLASS_COUNT)[:, 11:12].repeat(count, axis=1) * 50,
        "infinite": np.where(rng.random((CLASS_COUNT, count)) < 0.5, np.inf, -np.inf),
        "alternating": np.eye(CLASS_COUNT)[:, np.arange(count) % CLASS_COUNT] * 50,
    }[fill]
    frames = log_probabilities(np.asarray(logits, np.float32))
    for length in _LENGTHS:
        found = align(frames, length)
        assert found is not None or count < 2 * length
        if found is None:
            continue
        for zone in _of_length(length):
            _decodes(zone, np.concatenate([found.scores] * zone.line_count))


@given(st.lists(st.text(alphabet="<<<<<A1|é", max_size=120) | st.text(max_size=60), max_size=5))
def test_any_recognized_text_fits_or_not(texts: list[str]) -> None:
    for fit in fitted(texts):
        assert len({len(line) for line in fit.lines}) == 1
    zone_in("\n".join(texts))


@pytest.mark.parametrize("tail", ["", "AB", "A<B<C", "AB<<CD", "<A" * 300, "é"])
def test_many_fillers_before_noise_are_no_endless_search(tail: str) -> None:
    text = "P<UTO" + "<" * 400 + tail
    assert list(fitted((text, text))) == []
