"""Bodies there and back, and whatever else stands in their place."""

from contextlib import suppress
from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.duty.events import OfficerEnrolled, SignedIn, SignInFailed
from app.duty.officers import Direction, Mode, Role
from app.journal.canonical import canonical
from app.journal.codec import UnreadableBody, decode_body, encode_body

NONCE = b"0123456789abcdef"
TEXT = st.text(st.characters(exclude_categories=["Cs"]))
BODIES = (
    st.builds(SignInFailed, TEXT, TEXT)
    | st.builds(OfficerEnrolled, TEXT, TEXT, st.lists(st.sampled_from(Role)).map(tuple))
    | st.builds(
        SignedIn,
        st.uuids(),
        TEXT,
        TEXT,
        st.sampled_from(Role),
        TEXT,
        TEXT,
        st.sampled_from(Mode),
        st.sampled_from(Direction),
    )
)


@dataclass(frozen=True, slots=True)
class Later:
    """What a later version might make of `SignInFailed`."""

    TYPE: ClassVar[str] = "duty.sign_in_failed"
    VERSION: ClassVar[int] = 1

    badge: str
    reason: str
    tries: int = 1


@given(BODIES, st.binary(min_size=16, max_size=16))
def test_a_body_comes_back_as_it_went(
    body: SignInFailed | OfficerEnrolled | SignedIn, nonce: bytes
) -> None:
    written = encode_body(body, nonce)
    assert written.startswith(nonce)
    assert decode_body(written, type(body)) == body


def test_fields_of_a_later_version_are_ignored_and_those_of_an_older_one_have_defaults() -> None:
    later, earlier = Later("4711", "wrong", 2), SignInFailed("4711", "wrong")
    assert decode_body(encode_body(later, NONCE), SignInFailed) == earlier
    assert decode_body(encode_body(earlier, NONCE), Later) == Later("4711", "wrong", 1)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        NONCE,
        NONCE + b"{",
        NONCE + b"[]",
        NONCE + b'{"badge":"1"}',
        NONCE + b'{"badge":1,"reason":"x"}',
        NONCE + b'{"badge":"1", "reason":"x"}',
        NONCE + b'{"reason":"x","badge":"1"}',
        NONCE + b'{"badge":"1","badge":"2","reason":"x"}',
        NONCE + b'{"badge":"1","more":1.5,"reason":"x"}',
        NONCE + b'{"badge":"1","more":' + b"9" * 400 + b',"reason":"x"}',
        NONCE + b'{"badge":"\\ud800","reason":"x"}',
        NONCE + b'{"badge":"1","reason":' + b"[" * 5000,
    ],
)
def test_what_no_gatehouse_wrote_is_unreadable(content: bytes) -> None:
    with pytest.raises(UnreadableBody):
        decode_body(content, SignInFailed)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    with suppress(UnreadableBody):
        assert isinstance(decode_body(content, SignInFailed), SignInFailed)


def test_a_nonce_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="nonce"):
        encode_body(SignInFailed("1", "x"), b"short")


def test_identifiers_are_written_as_text() -> None:
    body = SignedIn(UUID(int=1), "1", "A", Role.PRIMARY, "P", "4", Mode.AIR, Direction.INBOUND)
    assert b'"officer_id":"00000000-0000-0000-0000-000000000001"' in encode_body(body, NONCE)
    assert canonical({"role": "primary"})[1:-1] in encode_body(body, NONCE)
