"""The draw: fair, the same for everybody who looks again, and bound to what was committed to."""

from itertools import pairwise
from random import Random
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.screening.random_draw import OUT_OF, SEED_BYTES, commitment, is_drawn, verify

SEED = bytes(range(SEED_BYTES))
_seeds = st.binary(min_size=SEED_BYTES, max_size=SEED_BYTES)
_rates = st.integers(0, OUT_OF)


def encounters(count: int) -> list[UUID]:
    chance = Random(792)
    return [UUID(int=chance.getrandbits(128)) for _ in range(count)]


def test_known_answers_stay_for_ever() -> None:
    """Records of earlier shifts must verify with every later version."""
    assert commitment(SEED) == ("ee34fd9ed42279c6426ff43a03d744e72ecb4a033fed688189597020ba22291e")
    drawn = [number for number in range(200) if is_drawn(SEED, UUID(int=number), 500)]
    assert drawn == [4, 41, 53, 97, 109, 110, 160]


@given(seed=_seeds, encounter=st.uuids())
def test_rate_of_none_draws_nobody_and_rate_of_all_draws_everybody(
    seed: bytes, encounter: UUID
) -> None:
    assert not is_drawn(seed, encounter, 0)
    assert is_drawn(seed, encounter, OUT_OF)


@given(seed=_seeds, encounter=st.uuids(), low=_rates, high=_rates)
def test_higher_rate_takes_nobody_back(seed: bytes, encounter: UUID, low: int, high: int) -> None:
    low, high = sorted((low, high))
    assert is_drawn(seed, encounter, high) or not is_drawn(seed, encounter, low)


def test_share_of_the_drawn_is_the_rate_and_no_number_is_favored() -> None:
    """Binned into tenths: chi-squared with 9 degrees of freedom stays under its 99.9 % point."""
    people = encounters(20_000)
    below = [sum(is_drawn(SEED, one, tenth * 1000) for one in people) for tenth in range(11)]
    counts = [high - low for low, high in pairwise(below)]
    expected = len(people) / 10
    assert sum((seen - expected) ** 2 / expected for seen in counts) < 27.9


def test_identifiers_that_count_up_are_drawn_like_any_others() -> None:
    drawn = sum(is_drawn(SEED, UUID(int=number), 100) for number in range(20_000))
    assert 140 < drawn < 260  # 200 expected, 14 standard deviation


@given(seed=_seeds, encounter=st.uuids(), rate=_rates)
def test_what_was_drawn_verifies_and_the_opposite_does_not(
    seed: bytes, encounter: UUID, rate: int
) -> None:
    drawn = is_drawn(seed, encounter, rate)
    assert verify(commitment(seed), seed, encounter, rate, drawn=drawn)
    assert not verify(commitment(seed), seed, encounter, rate, drawn=not drawn)


@given(seed=_seeds, other=_seeds, encounter=st.uuids())
def test_seed_that_was_not_committed_to_verifies_nothing(
    seed: bytes, other: bytes, encounter: UUID
) -> None:
    if seed != other:
        assert not verify(commitment(seed), other, encounter, OUT_OF, drawn=True)


@pytest.mark.parametrize(
    ("committed", "seed", "rate"),
    [("", SEED, 1), ("gänzlich anders", SEED, 1), (None, b"short", 1), (None, SEED, OUT_OF + 1)],
)
def test_broken_record_verifies_nothing(committed: str | None, seed: bytes, rate: int) -> None:
    said = commitment(SEED) if committed is None else committed
    assert not verify(said, seed, UUID(int=1), rate, drawn=True)
    assert not verify(said, seed, UUID(int=1), rate, drawn=False)


@pytest.mark.parametrize("rate", [-1, OUT_OF + 1])
def test_rate_out_of_bounds_is_a_mistake_of_the_program(rate: int) -> None:
    with pytest.raises(ValueError, match="rate"):
        is_drawn(SEED, UUID(int=1), rate)


@pytest.mark.parametrize("seed", [b"", bytes(31), bytes(33)])
def test_seed_of_another_length_is_refused(seed: bytes) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        commitment(seed)
    with pytest.raises(ValueError, match="32 bytes"):
        is_drawn(seed, UUID(int=1), 100)
