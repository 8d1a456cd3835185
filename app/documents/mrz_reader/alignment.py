"""Turns the recognizer's frames into scores per position, for a line of known length."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from app.courtesy import step_aside
from app.documents.mrz_reader.alphabet import BLANK, CHARACTERS, CLASS_COUNT

Floats = NDArray[np.float32]

_OUTER_FRAMES = 3  # how far the first and the last character may reach outwards
_LEAST_RUNS = 6
_FLOOR = -30.0  # of a log-probability: one frame must never decide alone
_CEILING = 1e4  # of a logit: beyond, the difference of two would no longer be a number
_LONGEST = 64  # characters: no format has more than 44


@dataclass(frozen=True, slots=True)
class Alignment:
    """A line of a given number of characters, as the frames support it best.

    Attributes:
        scores: (length, 37) log-probability of each character at each position, each row summing to
            one.
        centers: (length,) frame where each character stands.
        shortfall: By how many nats the likeliest reading of any length beats this one; 0 where the
            line has this length by itself.
    """

    scores: Floats
    centers: Floats
    shortfall: float


def log_probabilities(logits: Floats) -> Floats:
    """Return log-softmax over the classes.

    Args:
        logits: (38, frames) as the net gives them.

    Returns:
        (frames, 38), never below the floor.

    Raises:
        ValueError: Another shape, or something in it is not a number.
    """
    if logits.ndim != 2 or logits.shape[0] != CLASS_COUNT or np.isnan(logits).any():
        raise ValueError(f"no logits of {CLASS_COUNT} classes: {logits.shape}")
    bounded = np.clip(np.asarray(logits, np.float32), -_CEILING, _CEILING)
    values = bounded.T - bounded.max(axis=0, initial=-_CEILING)[:, None]
    values = values - np.log(np.exp(values).sum(axis=1, keepdims=True))
    return np.asarray(np.maximum(values, _FLOOR), np.float32)


def free_length(frames: Floats) -> int:
    """Return how many characters the likeliest reading has."""
    return len(_runs(frames.argmax(axis=1)))


def even_length(frames: Floats) -> float:
    """Return how many letters would stand here at even distances; unread ones count.

    A stamp may hide letters from the net, but those it sees still tell the distance.
    """
    runs = _runs(frames.argmax(axis=1))
    if len(runs) < _LEAST_RUNS:
        return float(len(runs))
    centers = np.array([(start + end - 1) / 2 for start, end in runs])
    return float((centers[-1] - centers[0]) / np.median(np.diff(centers)) + 1)


def align(frames: Floats, length: int) -> Alignment | None:
    """Fit `length` characters to the frames.

    Args:
        frames: (frames, 38) log-probabilities.
        length: Number of characters, 1 to 64.

    Returns:
        The alignment, or None where the line has too few frames for so many characters.

    Raises:
        ValueError: Another shape or length, or something in it is not a number.
    """
    if frames.ndim != 2 or frames.shape[1] != CLASS_COUNT or np.isnan(frames).any():
        raise ValueError(f"no frames of {CLASS_COUNT} classes: {frames.shape}")
    if not 1 <= length <= _LONGEST:
        raise ValueError(f"no line has {length} characters")
    step_aside()
    if len(frames) < length:
        return None
    frames = np.clip(np.asarray(frames, np.float32), _FLOOR, 0)
    best = frames.argmax(axis=1)
    shortfall = 0.0
    runs = _runs(best)
    if len(runs) != length:
        fitted = _fit(frames, length)
        if fitted is None:
            return None
        runs, score = fitted
        shortfall = float(frames.max(axis=1).sum()) - score
    starts = np.array([start for start, _ in runs])
    ends = np.array([end for _, end in runs])
    borders = (ends[:-1] + starts[1:] + 1) // 2
    left = np.concatenate(([max(0, starts[0] - _OUTER_FRAMES)], borders))
    right = np.concatenate((borders, [min(len(frames), ends[-1] + _OUTER_FRAMES)]))
    return Alignment(
        _window_scores(frames, left, right),
        ((starts + ends - 1) / 2).astype(np.float32),
        shortfall,
    )


def _runs(best: NDArray[np.intp]) -> list[tuple[int, int]]:
    """Return start and end of each run of one character class."""
    if not len(best):
        return []
    borders = np.flatnonzero(np.concatenate(([True], best[1:] != best[:-1], [True])))
    return [(int(start), int(end)) for start, end in pairwise(borders) if best[start] != BLANK]


def _fit(frames: Floats, length: int) -> tuple[list[tuple[int, int]], float] | None:
    """Find the likeliest path with exactly `length` characters (Viterbi over places, not letters).

    State `2 i` is the blank before character `i`, state `2 i + 1` is character `i`, any letter.
    A character may follow another one without a blank only where the frame's best letter changes.
    """
    count = len(frames)
    ink, blank = frames[:, 1:].max(axis=1), frames[:, BLANK]
    letters = frames[:, 1:].argmax(axis=1)
    states = 2 * length + 1
    emitted = np.empty((count, states), np.float32)
    emitted[:, 0::2] = blank[:, None]
    emitted[:, 1::2] = ink[:, None]
    score = np.full(states, -np.inf, np.float32)
    score[0], score[1] = emitted[0, 0], emitted[0, 1]
    steps = np.zeros((count, states), np.int8)
    options = np.full((3, states), -np.inf, np.float32)
    columns = np.arange(states)
    for frame in range(1, count):
        options[0] = score
        options[1, 1:] = score[:-1]
        if letters[frame] != letters[frame - 1]:
            options[2, 3::2] = score[1:-2:2]
            # the same letter goes on only where it is the same letter
            options[0, 1::2] = -np.inf
        else:
            options[2] = -np.inf
        step = options.argmax(axis=0)
        steps[frame] = step
        score = options[step, columns] + emitted[frame]
    state = states - 1 if score[-1] >= score[-2] else states - 2
    total = float(score[state])
    if not np.isfinite(total):
        return None
    path = np.empty(count, np.int64)
    for frame in range(count - 1, -1, -1):
        path[frame] = state
        state -= int(steps[frame, state])
    runs = []
    for place in range(length):
        inside = np.flatnonzero(path == 2 * place + 1)
        runs.append((int(inside[0]), int(inside[-1]) + 1))
    return runs, total


def _window_scores(frames: Floats, left: NDArray[np.int64], right: NDArray[np.int64]) -> Floats:
    """Return, for every window and letter, how likely the window says exactly that letter.

    This is CTC's own sum over a window with one letter: blanks, a run of the letter, blanks.
    """
    chances = np.exp(frames.astype(np.float64))
    before = np.ones((len(left), 1), np.float64)
    during = np.zeros((len(left), len(CHARACTERS)), np.float64)
    after = np.zeros_like(during)
    for step in range(int((right - left).max())):
        inside = (left + step < right)[:, None]
        here = chances[np.minimum(left + step, len(frames) - 1)]
        blank, letter = here[:, :1], here[:, 1:]
        after = np.where(inside, (after + during) * blank, after)
        during = np.where(inside, (during + before) * letter, during)
        before = np.where(inside, before * blank, before)
    sums = after + during
    sums = sums / np.maximum(sums.sum(axis=1, keepdims=True), 1e-300)
    return np.asarray(np.log(np.maximum(sums, np.exp(_FLOOR))), np.float32)
