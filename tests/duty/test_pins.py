"""PINs: what is refused, what fits, and how long one waits after wrong ones."""

from datetime import UTC, datetime, timedelta

import pytest
from argon2 import extract_parameters
from argon2.profiles import RFC_9106_LOW_MEMORY
from hypothesis import given, settings
from hypothesis import strategies as st

from app.duty import pins
from app.duty.pins import LOCKOUT_AFTER, hash_pin, lockout_until, verify_pin
from app.problems import Problem, ProblemCode
from tests.quick_pins import THE_PRODUCTS

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "pin",
    ["", "1", "40291", "111111", "123456", "987654", "40291a", " 402918"],
)
def test_a_simple_pin_is_refused(pin: str) -> None:
    with pytest.raises(Problem) as caught:
        hash_pin(pin)
    assert caught.value.code is ProblemCode.PIN_TOO_SIMPLE


def test_only_the_pin_itself_fits_its_hash() -> None:
    hashed = hash_pin("402918")
    assert hashed.startswith("$argon2id$")
    assert verify_pin(hashed, "402918")
    assert not verify_pin(hashed, "402919")
    assert not verify_pin(hashed, "")


def test_a_hash_costs_what_the_standard_asks_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parameters of RFC 9106 clause 4, second choice: 64 MiB, three passes, four lanes."""
    monkeypatch.setattr(pins, "_HASHER", THE_PRODUCTS)
    hashed = hash_pin("402918")
    assert extract_parameters(hashed) == RFC_9106_LOW_MEMORY
    assert verify_pin(hashed, "402918")


def test_the_same_pin_has_another_hash_each_time() -> None:
    assert hash_pin("402918") != hash_pin("402918")


def test_nothing_fits_an_unknown_officer_or_a_spoiled_hash() -> None:
    assert not verify_pin(None, "402918")
    assert not verify_pin(None, "nobody's PIN")
    assert not verify_pin("spoiled", "402918")


@settings(max_examples=5)
@given(st.text(max_size=20))
def test_no_text_is_taken_for_anybodys_pin(pin: str) -> None:
    assert not verify_pin(None, pin)


@pytest.mark.parametrize(
    ("failures", "minutes"),
    [(LOCKOUT_AFTER, 1), (6, 2), (7, 4), (8, 8), (9, 16), (10, 30), (11, 30), (10_000, 30)],
)
def test_the_wait_doubles_up_to_half_an_hour(failures: int, minutes: int) -> None:
    assert lockout_until(failures, NOON) == NOON + timedelta(minutes=minutes)
