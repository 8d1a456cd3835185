"""Signed requests and answers: what fits, and everything that must not."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from app.sync.signatures import (
    AnswerHead,
    RequestHead,
    Unsigned,
    fingerprint,
    sign_answer,
    sign_request,
    verify_answer,
    verify_request,
)

STATION = Ed25519PrivateKey.from_private_bytes(b"s" * 32)
HUB = Ed25519PrivateKey.from_private_bytes(b"h" * 32)
OTHER = Ed25519PrivateKey.from_private_bytes(b"o" * 32)
HUB_NAME = fingerprint(HUB.public_key())
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


def _signed(body: bytes = b"{}", hub: str = HUB_NAME) -> RequestHead:
    head = RequestHead("POST", "http://hub/v1/blobs/ab?x=1", {"upload-offset": "7"})
    sign_request(head, body, station="Lane 4", key=STATION, hub=hub, now=NOW, nonce="n-1")
    return head


def _key(name: str) -> Ed25519PublicKey | None:
    return STATION.public_key() if name == "Lane 4" else None


def test_a_signed_request_says_who_when_and_which_body() -> None:
    signed = verify_request(_signed(), _key, hub=HUB_NAME)
    assert (signed.key_id, signed.nonce, signed.created) == ("Lane 4", "n-1", NOW)
    assert signed.fits(b"{}")
    assert not signed.fits(b"{ }")


@pytest.mark.parametrize(
    "change",
    [
        lambda head: replace(head, method="GET"),
        lambda head: replace(head, url="http://hub/v1/blobs/ac?x=1"),
        lambda head: replace(head, url="http://hub/v1/blobs/ab?x=2"),
        lambda head: replace(head, headers=head.headers | {"upload-offset": "8"}),
        lambda head: replace(head, headers=head.headers | {"upload-length": "9"}),
        lambda head: replace(head, headers=head.headers | {"content-digest": "sha-256=:AA==:"}),
        lambda head: replace(head, headers={}),
        lambda head: replace(head, headers=head.headers | {"signature": "gatehouse=:AAAA:"}),
        lambda head: replace(head, headers=head.headers | {"signature-input": "gatehouse=()"}),
        lambda head: replace(head, headers=head.headers | {"signature-input": "\x00((("}),
    ],
)
def test_a_changed_request_is_not_signed(change: Callable[[RequestHead], RequestHead]) -> None:
    with pytest.raises(Unsigned):
        verify_request(change(_signed()), _key, hub=HUB_NAME)


def test_a_request_is_for_one_hub_only() -> None:
    with pytest.raises(Unsigned):
        verify_request(_signed(hub=fingerprint(OTHER.public_key())), _key, hub=HUB_NAME)


def test_the_name_in_front_of_the_path_may_change() -> None:
    head = replace(_signed(), url="https://proxy.example:8443/v1/blobs/ab?x=1")
    assert verify_request(head, _key, hub=HUB_NAME).key_id == "Lane 4"


def test_an_answer_fits_its_question_only() -> None:
    head = AnswerHead(200)
    sign_answer(head, b"{}", key=HUB, now=NOW, nonce="n-1")
    assert verify_answer(head, b"{}", key=HUB.public_key(), nonce="n-1").key_id == HUB_NAME
    for changed, body, key, nonce in [
        (AnswerHead(409, head.headers), b"{}", HUB, "n-1"),
        (head, b"[]", HUB, "n-1"),
        (head, b"{}", OTHER, "n-1"),
        (head, b"{}", HUB, "n-2"),
        (AnswerHead(200), b"<html>", HUB, "n-1"),
    ]:
        with pytest.raises(Unsigned):
            verify_answer(changed, body, key=key.public_key(), nonce=nonce)


@given(st.dictionaries(st.sampled_from(["signature", "signature-input"]), st.text(max_size=200)))
def test_hostile_signature_fields_are_just_unsigned(fields: dict[str, str]) -> None:
    head = _signed()
    head.headers.update(fields)
    if not fields:
        return
    with pytest.raises(Unsigned):
        verify_request(head, _key, hub=HUB_NAME)
