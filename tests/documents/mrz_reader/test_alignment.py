"""Frames of the net to letters in their places."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents.mrz_reader.alignment import align, free_length, log_probabilities
from app.documents.mrz_reader.alphabet import BLANK, CHARACTERS, CLASS_COUNT, INDEX


def _frames(text: str, *, step: int = 4, certainty: float = 8.0) -> np.ndarray:
    """Return frames that say `text`, each letter in one of `step` frames."""
    logits = np.zeros((CLASS_COUNT, len(text) * step + 4), np.float32)
    logits[BLANK] = certainty
    for place, char in enumerate(text):
        frame = 3 + place * step
        logits[BLANK, frame] = 0
        logits[INDEX[char] + 1, frame] = certainty
    return log_probabilities(logits)


def _read(scores: np.ndarray) -> str:
    return "".join(CHARACTERS[place] for place in scores.argmax(axis=1))


def test_text_of_the_right_length_is_taken_as_it_is() -> None:
    text = "P<UTOERIKSSON<<ANNA<<<<<"
    frames = _frames(text)
    assert free_length(frames) == len(text)
    aligned = align(frames, len(text))
    assert aligned is not None
    assert _read(aligned.scores) == text
    assert aligned.shortfall == 0
    assert np.allclose(np.diff(aligned.centers), 4)


def test_missing_filler_is_put_where_the_frames_allow_it() -> None:
    text = "L898902C3<<<<6"
    frames = _frames(text)
    faint = 3 + 10 * 4
    frames[faint] = np.log(1e-3)
    frames[faint, BLANK], frames[faint, INDEX["<"] + 1] = np.log(0.7), np.log(0.28)
    assert free_length(frames) == len(text) - 1
    aligned = align(frames, len(text))
    assert aligned is not None
    assert _read(aligned.scores) == text
    assert 0 < aligned.shortfall < 3


def test_speck_read_as_a_letter_is_left_out() -> None:
    frames = _frames("ABC123", step=8)
    speck = 3 + 4
    frames[speck] = np.log(1e-3)
    frames[speck, BLANK], frames[speck, INDEX["I"] + 1] = np.log(0.4), np.log(0.55)
    aligned = align(frames, 6)
    assert aligned is not None
    assert _read(aligned.scores) == "ABC123"


def test_too_few_frames_cannot_hold_the_line() -> None:
    assert align(_frames("AB", step=2), 44) is None


@given(st.integers(0, 2**32 - 1), st.integers(1, 30))
@settings(deadline=None, max_examples=40)
def test_every_row_of_scores_is_a_distribution(seed: int, length: int) -> None:
    logits = np.random.default_rng(seed).normal(0, 3, (CLASS_COUNT, 90)).astype(np.float32)
    aligned = align(log_probabilities(logits), length)
    assert aligned is not None
    assert aligned.scores.shape == (length, len(CHARACTERS))
    assert np.allclose(np.exp(aligned.scores).sum(axis=1), 1, atol=1e-3)
    assert aligned.shortfall >= -1e-3
    assert np.all(np.diff(aligned.centers) >= 0)
