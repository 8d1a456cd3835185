"""The decoder's tables against trying every text there is."""

import re
from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents.mrz.check_digits import check_digit
from app.documents.mrz_reader.alphabet import CHARACTERS, INDEX
from app.documents.mrz_reader.field_tables import IMPOSSIBLE, tabulate
from app.documents.mrz_reader.grammar import Field, FieldKind, mask

_NAMES = re.compile(r"[A-Z]+(<[A-Z]+)*(<<([A-Z]+(<[A-Z]+)*)?)?<*")
_SEEDS = st.integers(0, 2**32 - 1)


def _field(kind: FieldKind, groups: list[str], weights: tuple[int, ...]) -> Field:
    return Field(kind, np.arange(len(groups)), mask(*groups), weights)


def _scores(seed: int, places: int) -> np.ndarray:
    rng = np.random.default_rng(seed)
    raw = rng.normal(0, 3, (places, len(CHARACTERS)))
    return np.asarray(raw - np.log(np.exp(raw).sum(axis=1, keepdims=True)), np.float32)


def _likelihood(scores: np.ndarray, text: str) -> float:
    return float(scores[np.arange(len(text)), [INDEX[char] for char in text]].sum())


def _value(char: str) -> int:
    return 0 if char == "<" else INDEX[char]


def _remainder(text: str, weights: tuple[int, ...]) -> int:
    return sum(_value(char) * weight for char, weight in zip(text, weights, strict=True)) % 10


def _agrees(field: Field, scores: np.ndarray, texts: list[str]) -> None:
    """Compare the table with the best of `texts` for every remainder."""
    table = tabulate(field, scores)
    for remainder in range(10):
        fitting = [text for text in texts if _remainder(text, field.weights) == remainder]
        best = max((_likelihood(scores, text) for text in fitting), default=float(IMPOSSIBLE))
        if not fitting:
            assert table.best[remainder] < IMPOSSIBLE / 2
            continue
        found = "".join(CHARACTERS[place] for place in table.text(remainder))
        assert abs(float(table.best[remainder]) - best) < 1e-3
        assert found in texts
        assert abs(_likelihood(scores, found) - best) < 1e-3


@given(_SEEDS)
@settings(deadline=None, max_examples=25)
def test_plain_field_is_exact(seed: int) -> None:
    groups = ["0A<Z", "19BK", "M<7", "5S8B"]
    texts = ["".join(chars) for chars in product(*groups)]
    _agrees(_field(FieldKind.PLAIN, groups, (7, 3, 1, 7)), _scores(seed, 4), texts)


@given(_SEEDS)
@settings(deadline=None, max_examples=25)
def test_checked_field_is_exact(seed: int) -> None:
    groups = ["0A<Z", "19BK", "M<7", "5S8B", "0123456789"]
    texts = [
        data + check_digit(data) for data in ("".join(chars) for chars in product(*groups[:4]))
    ]
    _agrees(_field(FieldKind.CHECKED, groups, (3, 1, 7, 3, 1)), _scores(seed, 5), texts)


@given(_SEEDS)
@settings(deadline=None, max_examples=25)
def test_names_are_exact(seed: int) -> None:
    groups = ["AB<"] * 6
    texts = ["".join(chars) for chars in product(*groups)]
    grammatical = [text for text in texts if _NAMES.fullmatch(text)]
    _agrees(_field(FieldKind.NAMES, groups, (7, 3, 1, 7, 3, 1)), _scores(seed, 6), grammatical)


def test_date_is_exact() -> None:
    years = [f"{year:02d}" for year in range(100)] + ["<<"]
    lengths = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    days = [f"{m:02d}{d:02d}" for m, last in enumerate(lengths, 1) for d in range(1, last + 1)]
    days += [f"{month:02d}<<" for month in range(1, 13)] + ["<<<<"]
    dates = [
        year + day
        for year in years
        for day in days
        if day != "0229" or year == "<<" or int(year) % 4 == 0
    ]
    texts = [date + check_digit(date) for date in dates]
    field = _field(FieldKind.DATE, ["0123456789<"] * 6 + ["0123456789"], (7, 3, 1, 7, 3, 1, 7))
    _agrees(field, _scores(11, 7), texts)


def test_unknown_state_is_replaced_by_the_likeliest_code() -> None:
    scores = np.full((3, len(CHARACTERS)), -9.0, np.float32)
    for place, char in enumerate("UT0"):  # a zero read for the letter
        scores[place, INDEX[char]] = -0.1
    scores[2, INDEX["O"]] = -2.4
    table = tabulate(
        _field(FieldKind.STATE, ["ABCDEFGHIJKLMNOPQRSTUVWXYZ<"] * 3, (0, 0, 0)), scores
    )
    assert "".join(CHARACTERS[place] for place in table.text(0)) == "UTO"
