"""The station's side of the protocol: asks the hub, and believes only what the hub has signed."""

import secrets
from collections.abc import Sequence
from datetime import timedelta
from typing import TypeVar
from urllib.parse import urlencode

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from app.clock import Clock, parse_timestamp
from app.journal.checkpoint import is_signed, receipt_statement
from app.journal.event import Event
from app.problems import Problem, ProblemCode
from app.sync.protocol import (
    API,
    LENGTH_HEADER,
    MAX_CHUNK_BYTES,
    OFFSET_HEADER,
    Announce,
    Announced,
    FeedPage,
    Head,
    Malformed,
    Push,
    Receipt,
    Refusal,
    RefusalCode,
    batch_statement,
    decode,
    encode,
)
from app.sync.refused import HubSaidNo
from app.sync.signatures import (
    AnswerHead,
    RequestHead,
    Unsigned,
    fingerprint,
    sign_request,
    verify_answer,
)
from app.sync.transport import Answer, Transport

_SERVER_ERRORS = 500
_NONCE_BYTES = 18
_REFUSALS = 400
_DIGITS = 16
_BY_STATUS = {
    404: RefusalCode.NOT_FOUND,
    401: RefusalCode.UNSIGNED,
    429: RefusalCode.TOO_MANY,
    503: RefusalCode.UNAVAILABLE,
}
_SIGN_AGAIN = (RefusalCode.CLOCK, RefusalCode.REPLAYED)

_T = TypeVar("_T")


class HubClient:
    """Speaks for one station with one hub. For one thread.

    Every method raises `Problem` HUB_UNREACHABLE when no answer came, HUB_NOT_A_HUB when it is not
    the pinned hub's (a captive portal's page, another key), and `HubSaidNo` for its refusals.
    """

    def __init__(
        self,
        transport: Transport,
        *,
        station: str,
        signing_key: Ed25519PrivateKey,
        hub_key: Ed25519PublicKey,
        clock: Clock,
    ) -> None:
        """Make the client.

        Args:
            transport: The way to the hub's address.
            station: Name under which the station is enrolled.
            signing_key: The station's key.
            hub_key: The key pinned at enrollment: who holds it is the hub, whatever its address.
            clock: The station's clock. Where the hub finds it wrong, requests are dated by the
                hub's time; the record keeps the station's.
        """
        self._transport = transport
        self._station = station
        self._key = signing_key
        self._hub_key = hub_key
        self._hub = fingerprint(hub_key)
        self._clock = clock
        self._hub_ahead = timedelta()

    def close(self) -> None:
        """Let the connection go."""
        self._transport.close()

    def push(self, events: Sequence[Event], *, hub_epoch: str) -> Receipt:
        """Send events of one epoch that follow one another; return the hub's receipt.

        The receipt's signature is checked here; whether its head is ours, only the journal can say.
        """
        unsigned = Push(
            station=self._station,
            epoch=events[0].epoch,
            first_seq=events[0].seq,
            prev_hash=events[0].prev_hash,
            hub_epoch=hub_epoch,
            events=tuple(events),
            batch_signature=bytes(64),
        )
        signature = self._key.sign(batch_statement(unsigned))
        push = msgspec.structs.replace(unsigned, batch_signature=signature)
        receipt = _message(self._ask("POST", f"{API}/push", encode(push)), Receipt)
        self._check(receipt, epoch=push.epoch)
        return receipt

    def announce(self, events: Sequence[Event]) -> Announced:
        """Tell the port about events now, ahead of their turn; harmless to repeat."""
        content = encode(Announce(events=tuple(events)))
        return _message(self._ask("POST", f"{API}/announce", content), Announced)

    def head(self) -> Head:
        """Ask how far the hub's copy of this station's journal goes."""
        return _message(self._ask("GET", f"{API}/head"), Head)

    def feed(self, after: str, *, epoch: int = 1) -> FeedPage:
        """Fetch the next events of the port's other stations.

        Args:
            after: The last page's cursor; empty for the beginning.
            epoch: The life this station's journal is in.
        """
        query = urlencode({"after": after, "epoch": epoch})
        return _message(self._ask("GET", f"{API}/feed?{query}"), FeedPage)

    def upload(self, sha256: str, content: bytes) -> None:
        """Bring a picture to the hub, going on where an earlier try ended."""
        path = f"{API}/blobs/{sha256}"
        offset, whole = self._uploaded(path)
        while not whole:
            piece = content[offset : offset + MAX_CHUNK_BYTES]
            sizes = {OFFSET_HEADER: str(offset), LENGTH_HEADER: str(len(content))}
            reached = _number(self._ask("PATCH", path, piece, sizes), OFFSET_HEADER)
            whole = reached == len(content)
            if not whole and reached <= offset:
                raise Problem(ProblemCode.HUB_REFUSED, "the upload stands still")
            offset = reached

    def download(self, sha256: str) -> bytes | None:
        """Fetch a picture; None when the hub does not have it (yet)."""
        try:
            return self._ask("GET", f"{API}/blobs/{sha256}").body
        except HubSaidNo as no:
            if no.refusal.code is RefusalCode.NOT_FOUND:
                return None
            raise

    def _uploaded(self, path: str) -> tuple[int, bool]:
        """Return how much of a picture the hub has, and whether that is all of it."""
        try:
            answer = self._ask("HEAD", path)
        except HubSaidNo as no:
            if no.refusal.code is RefusalCode.NOT_FOUND:
                return 0, False
            raise
        return _number(answer, OFFSET_HEADER), LENGTH_HEADER in answer.headers

    def _ask(
        self, method: str, path: str, body: bytes = b"", headers: dict[str, str] | None = None
    ) -> Answer:
        for last_try in (False, True):
            answer = self._exchange(method, path, body, headers or {})
            if answer.status_code < _REFUSALS:
                return answer
            refusal = _refusal(method, answer)
            if last_try or refusal.code not in _SIGN_AGAIN:
                raise HubSaidNo(refusal)
            if refusal.server_time:
                self._hub_ahead = parse_timestamp(refusal.server_time) - self._clock.now()
        raise AssertionError  # the second try ends in one of the two ways above

    def _exchange(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> Answer:
        nonce = secrets.token_urlsafe(_NONCE_BYTES)
        head = RequestHead(method, f"{self._transport.url}{path}", dict(headers))
        sign_request(
            head,
            body,
            station=self._station,
            key=self._key,
            hub=self._hub,
            now=self._clock.now() + self._hub_ahead,
            nonce=nonce,
        )
        answer = self._transport.send(method, path, body, head.headers)
        answered = AnswerHead(answer.status_code, dict(answer.headers))
        try:
            verify_answer(answered, answer.body, key=self._hub_key, nonce=nonce)
        except Unsigned as error:
            # A proxy in front of a hub that is down says 502 or 503 itself; only that is "away".
            away = answer.status_code >= _SERVER_ERRORS
            code = ProblemCode.HUB_UNREACHABLE if away else ProblemCode.HUB_NOT_A_HUB
            raise Problem(code, str(answer.status_code)) from error
        return answer

    def _check(self, receipt: Receipt, *, epoch: int) -> None:
        said = receipt_statement(receipt.for_journal())
        ours = receipt.station == self._station and receipt.epoch == epoch
        if not ours or not is_signed(said, receipt.receipt_signature, self._hub_key):
            raise Problem(ProblemCode.HUB_NOT_A_HUB, "receipt")


def _message(answer: Answer, kind: type[_T]) -> _T:
    try:
        return decode(answer.body, kind)
    except Malformed:
        raise Problem(ProblemCode.HUB_NOT_A_HUB, "message") from None


def _refusal(method: str, answer: Answer) -> Refusal:
    if method != "HEAD":
        return _message(answer, Refusal)
    # An answer to HEAD has no body (RFC 9110 clause 9.3.2): its status has to do.
    return Refusal(_BY_STATUS.get(answer.status_code, RefusalCode.INTERNAL), "")


def _number(answer: Answer, name: str) -> int:
    text = answer.headers.get(name, "")
    if not (text.isascii() and text.isdecimal() and len(text) <= _DIGITS):
        raise Problem(ProblemCode.HUB_NOT_A_HUB, name)
    return int(text)
