"""A station's keys, and their sealed copy."""

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from app.problems import Problem, ProblemCode
from app.records.keys import (
    StationKeys,
    decode_keys,
    encode_keys,
    new_recovery_key,
    open_recovery,
    seal_for_recovery,
)
from tests.records.conftest import KEYS

RECOVERY = new_recovery_key()
SEALED = seal_for_recovery(KEYS, RECOVERY.public_key())


def test_each_station_has_its_own_keys_and_each_purpose_its_own() -> None:
    one, other = StationKeys.generate(), StationKeys.generate()
    derived = {
        keys.derive(purpose)
        for keys in (one, other)
        for purpose in ("store", "attachments", "packs")
    }
    assert len(derived | {one.root, other.root, one.signing_seed, other.signing_seed}) == 10
    assert {len(key) for key in derived} == {32}


def test_a_derived_key_stays_the_same_for_ever() -> None:
    """Another one would lock every station out of its store."""
    assert KEYS.derive("store").hex() == (
        "3ac6169a672b5395a48b5fbfa992cfcb8a7fc369f03ef5b381121dd7008ab45b"
    )
    assert KEYS.public_key.hex() == (
        "174553b456dddfc6908ecab1c101fe6ab21e2baa0617795b7d43a63482993fd5"
    )


def test_keys_are_never_shown() -> None:
    assert repr(KEYS) == "StationKeys()"


def test_keys_of_another_length_are_refused() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        StationKeys(bytes(16), bytes(32))


def test_keys_come_back_from_text() -> None:
    assert decode_keys(encode_keys(KEYS)) == KEYS


@pytest.mark.parametrize(
    "text", ["", "null", "{}", '{"root":"AA==","signing_seed":"AA=="}', b"\xff"]
)
def test_a_text_that_holds_no_keys_is_a_missing_key(text: str | bytes) -> None:
    with pytest.raises(Problem) as caught:
        decode_keys(text)
    assert caught.value.code is ProblemCode.KEY_MISSING


def test_only_the_recovery_key_opens_the_sealed_copy() -> None:
    assert open_recovery(SEALED, RECOVERY) == KEYS
    assert wrong(SEALED, new_recovery_key())
    assert KEYS.root not in SEALED


def test_no_two_sealed_copies_are_alike() -> None:
    assert seal_for_recovery(KEYS, RECOVERY.public_key()) != SEALED


@given(st.integers(0, len(SEALED) - 1), st.integers(0, 7))
def test_a_changed_copy_does_not_open(place: int, bit: int) -> None:
    changed = bytearray(SEALED)
    changed[place] ^= 1 << bit
    assert wrong(bytes(changed))
    assert wrong(SEALED[:place])


def wrong(sealed: bytes, key: X25519PrivateKey = RECOVERY) -> bool:
    with pytest.raises(Problem) as caught:
        open_recovery(sealed, key)
    return caught.value.code is ProblemCode.KEY_WRONG
