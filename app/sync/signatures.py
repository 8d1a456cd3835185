"""Every request is signed by the station, every answer by the hub: RFC 9421, Ed25519, RFC 9530.

A request covers method, path, query and the digest of its body, carries the time and a nonce, and
names the hub's key in its `tag`: a request for one hub is worth nothing at another. An answer
covers status and digest, and repeats the nonce: an old answer does not fit a new question. Network
names and addresses are not covered, so that a proxy in front of the hub may change them.
"""

import hashlib
from collections.abc import Callable, MutableMapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Protocol

from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from http_message_signatures import (
    HTTPMessageSigner,
    HTTPMessageVerifier,
    HTTPSignatureKeyResolver,
    InvalidSignature,
)
from http_message_signatures.algorithms import ED25519
from http_message_signatures.digests import ContentDigest
from http_message_signatures.exceptions import HTTPMessageSignaturesException

from app.sync.protocol import LENGTH_HEADER, OFFSET_HEADER

_LABEL = "gatehouse"
_DIGEST_HEADER = "content-digest"
_REQUEST = ("@method", "@path", "@query", _DIGEST_HEADER)
_ANSWER = ("@status", _DIGEST_HEADER)
_OPTIONAL = (OFFSET_HEADER, LENGTH_HEADER)
_MAX_NONCE = 64


class Unsigned(Exception):  # noqa: N818 - what the message is, not what went wrong
    """The message has no signature, or none that fits; says only which kind of thing is wrong."""


@dataclass(slots=True)
class RequestHead:
    """The part of a request that is signed. `url` is absolute; only path and query are covered."""

    method: str
    url: str
    headers: MutableMapping[str, str]


@dataclass(slots=True)
class AnswerHead:
    """The part of an answer that is signed."""

    status_code: int
    headers: MutableMapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Signed:
    """What a good signature says.

    Attributes:
        key_id: Name of the station, or fingerprint of the hub's key.
        created: When it was signed, by the signer's clock.
        digest: The `Content-Digest` field; `fits` compares a body with it.
    """

    key_id: str
    nonce: str
    created: datetime
    digest: str

    def fits(self, body: bytes) -> bool:
        """Say whether this is the body that was signed for."""
        return self.digest == content_digest(body)


class _Headed(Protocol):
    headers: MutableMapping[str, str]


def fingerprint(key: Ed25519PublicKey) -> str:
    """Return the name of a hub's key: the SHA-256 of its 32 bytes, lower-case hex."""
    return hashlib.sha256(key.public_bytes_raw()).hexdigest()


def content_digest(body: bytes) -> str:
    """Return the `Content-Digest` field (RFC 9530 clause 2) of a body."""
    return ContentDigest.create(body)


def sign_request(
    head: RequestHead,
    body: bytes,
    *,
    station: str,
    key: Ed25519PrivateKey,
    hub: str,
    now: datetime,
    nonce: str,
) -> None:
    """Sign a request of `station` to the hub with the fingerprint `hub`; adds the header fields."""
    _sign(head, body, _REQUEST, key_id=station, key=key, tag=hub, now=now, nonce=nonce)


def verify_request(
    head: RequestHead, find_key: Callable[[str], Ed25519PublicKey | None], *, hub: str
) -> Signed:
    """Check a request's signature. Time, nonce and body are the caller's to judge.

    Args:
        head: The request as received.
        find_key: Returns the key of the named station, or None.
        hub: Fingerprint of the hub's own key.

    Raises:
        Unsigned: The signature is missing, is not the named station's, or covers too little.
    """
    return _verify(head, find_key, _REQUEST, tag=hub)


def sign_answer(
    head: AnswerHead, body: bytes, *, key: Ed25519PrivateKey, now: datetime, nonce: str
) -> None:
    """Sign the hub's answer to the request that carried `nonce`; adds the header fields."""
    hub = fingerprint(key.public_key())
    _sign(head, body, _ANSWER, key_id=hub, key=key, tag=hub, now=now, nonce=nonce)


def verify_answer(head: AnswerHead, body: bytes, *, key: Ed25519PublicKey, nonce: str) -> Signed:
    """Check that an answer is the hub's, and the one to this question.

    Raises:
        Unsigned: It is not.
    """
    hub = fingerprint(key)
    signed = _verify(head, lambda name: key if name == hub else None, _ANSWER, tag=hub)
    if signed.nonce != nonce or not signed.fits(body):
        raise Unsigned("another answer")
    return signed


class _Keys(HTTPSignatureKeyResolver):
    """Hands the library the one key that is meant."""

    def __init__(
        self,
        *,
        private: Ed25519PrivateKey | None = None,
        public: Callable[[str], Ed25519PublicKey | None] | None = None,
    ) -> None:
        self._private = private
        self._public = public

    def resolve_private_key(self, key_id: str) -> Any:  # noqa: ANN401, ARG002 - the library's shape
        return self._private

    def resolve_public_key(self, key_id: str) -> Any:  # noqa: ANN401 - the library's shape
        return self._public(key_id) if self._public else None


class _Verifier(HTTPMessageVerifier):
    """Leaves the time to the caller: the library would ask the computer's own clock."""

    def validate_created_and_expires(
        self,
        sig_input: Any,  # noqa: ANN401 - the library's shape
        max_age: Any = None,  # noqa: ANN401 - the library's shape
    ) -> None:
        """Require that a time was signed; whether it is near enough, the hub's clock says."""
        del max_age
        if "created" not in sig_input.params:
            raise InvalidSignature("no time")


def _sign(
    head: _Headed,
    body: bytes,
    cover: tuple[str, ...],
    *,
    key_id: str,
    key: Ed25519PrivateKey,
    tag: str,
    now: datetime,
    nonce: str,
) -> None:
    HTTPMessageSigner(signature_algorithm=ED25519, key_resolver=_Keys(private=key)).sign(
        head,
        key_id=key_id,
        created=now,
        nonce=nonce,
        label=_LABEL,
        tag=tag,
        covered_component_ids=(*cover, *_present(head)),
        body=body,
    )


def _verify(
    head: _Headed,
    find_key: Callable[[str], Ed25519PublicKey | None],
    cover: tuple[str, ...],
    *,
    tag: str,
) -> Signed:
    verifier = _Verifier(signature_algorithm=ED25519, key_resolver=_Keys(public=find_key))
    try:
        (result,) = verifier.verify(
            head, max_age=None, expect_tag=tag, require_components=(*cover, *_present(head))
        )
        created = datetime.fromtimestamp(int(result.parameters["created"]), UTC)
    except (HTTPMessageSignaturesException, ValueError, OverflowError, OSError) as error:
        raise Unsigned(type(error).__name__) from error
    nonce = result.nonce or ""
    if not 0 < len(nonce) <= _MAX_NONCE:
        raise Unsigned("no nonce")
    digest = result.covered_components[f'"{_DIGEST_HEADER}"']
    return Signed(str(result.parameters["keyid"]), nonce, created, digest)


def _present(head: _Headed) -> tuple[str, ...]:
    """Name the fields of an upload that this message carries: where present they must be signed."""
    return tuple(name for name in _OPTIONAL if name in head.headers)
