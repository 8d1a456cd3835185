"""What the client believes, and what it does not."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.journal.checkpoint import receipt_statement
from app.problems import Problem, ProblemCode
from app.sync.client import HubClient
from app.sync.protocol import Push, Receipt, Refusal, RefusalCode, decode, encode
from app.sync.refused import HubSaidNo
from app.sync.signatures import AnswerHead, sign_answer
from app.sync.transport import Answer
from tests.fixed import FixedClock
from tests.hub.chains import Chain

HUB = Ed25519PrivateKey.from_private_bytes(b"h" * 32)
OTHER = Ed25519PrivateKey.from_private_bytes(b"o" * 32)


@dataclass
class ScriptedHub:
    """Stands in for the transport: signs whatever the test lets the hub answer."""

    answers: list[Callable[[bytes], tuple[int, bytes]]]
    key: Ed25519PrivateKey = HUB
    clock: FixedClock = field(default_factory=FixedClock)
    url: str = "http://127.0.0.1"
    asked: list[tuple[str, str]] = field(default_factory=list)

    def send(
        self, method: str, path: str, body: bytes = b"", headers: Mapping[str, str] | None = None
    ) -> Answer:
        self.asked.append((method, path))
        status, content = self.answers.pop(0)(body)
        head = AnswerHead(status)
        fields = dict(headers or {})
        nonce = fields["Signature-Input"].partition('nonce="')[2].partition('"')[0]
        sign_answer(head, content, key=self.key, now=self.clock.now(), nonce=nonce)
        return Answer(status, {n.lower(): v for n, v in head.headers.items()}, content)


def _client(*answers: Callable[[bytes], tuple[int, bytes]], **more: Any) -> HubClient:
    hub = ScriptedHub([*answers], **more)
    return HubClient(
        hub,  # type: ignore[arg-type]  # stands in for the one method that is called
        station="L4",
        signing_key=OTHER,
        hub_key=HUB.public_key(),
        clock=hub.clock,
    )


def _says(status: int, content: bytes) -> Callable[[bytes], tuple[int, bytes]]:
    def say(body: bytes) -> tuple[int, bytes]:
        del body
        return status, content

    return say


def _receipt(body: bytes, key: Ed25519PrivateKey = HUB, **other: object) -> bytes:
    push = decode(body, Push)
    receipt = Receipt(
        station=push.station,
        epoch=push.epoch,
        acked_seq=push.events[-1].seq,
        head=push.events[-1].hash,
        hub_epoch="one",
        server_time="2026-11-24T12:00:00.000Z",
        receipt_signature=bytes(64),
    )
    receipt = msgspec.structs.replace(receipt, **other)
    signature = key.sign(receipt_statement(receipt.for_journal()))
    return encode(msgspec.structs.replace(receipt, receipt_signature=signature))


def test_a_good_receipt_is_believed() -> None:
    client = _client(lambda body: (200, _receipt(body)))
    assert client.push(Chain("L4").add_many(2), hub_epoch="").acked_seq == 2


@pytest.mark.parametrize(
    "answer",
    [
        lambda body: _receipt(body, OTHER),
        lambda body: _receipt(body, station="L5"),
        lambda body: _receipt(body, epoch=2),
        lambda body: _receipt(body)[:-1],
        lambda body: body[:0],
        lambda body: body,
        lambda body: _receipt(body).replace(b'"acked_seq":2', b'"acked_seq":9'),
    ],
)
def test_an_odd_receipt_is_not_believed(answer: Callable[[bytes], bytes]) -> None:
    client = _client(lambda body: (200, answer(body)))
    with pytest.raises(Problem) as problem:
        client.push(Chain("L4").add_many(2), hub_epoch="")
    assert problem.value.code is ProblemCode.HUB_NOT_A_HUB


def test_an_answer_signed_by_another_key_is_not_believed() -> None:
    client = _client(lambda body: (200, _receipt(body)), key=OTHER)
    with pytest.raises(Problem) as problem:
        client.push(Chain("L4").add_many(2), hub_epoch="")
    assert problem.value.code is ProblemCode.HUB_NOT_A_HUB


def _no(code: RefusalCode, **more: Any) -> Callable[[bytes], tuple[int, bytes]]:
    refusal = msgspec.structs.replace(Refusal(code, "No."), **more)
    return _says(401, encode(refusal))


def test_a_replayed_request_is_signed_anew_once() -> None:
    again = _no(RefusalCode.REPLAYED)
    assert _client(again, _says(200, b'{"new":0}')).announce(Chain("L4").add_many(1)).new == 0
    with pytest.raises(HubSaidNo):
        _client(again, again).announce(Chain("L4").add_many(1))


def test_the_hubs_time_is_taken_for_requests() -> None:
    late = _no(RefusalCode.CLOCK, server_time="2026-11-24T15:00:00.000Z")
    client = _client(late, _says(200, b'{"new":1}'))
    client.announce(Chain("L4").add_many(1))
    assert client._hub_ahead.total_seconds() == 3 * 3600


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        (RefusalCode.TOO_MANY, ProblemCode.HUB_UNREACHABLE),
        (RefusalCode.UNAVAILABLE, ProblemCode.HUB_UNREACHABLE),
        (RefusalCode.INTERNAL, ProblemCode.HUB_UNREACHABLE),
        (RefusalCode.UNSIGNED, ProblemCode.HUB_REFUSED),
        (RefusalCode.CHAIN, ProblemCode.HUB_REFUSED),
    ],
)
def test_what_only_time_can_mend_is_tried_again(code: RefusalCode, problem: ProblemCode) -> None:
    assert HubSaidNo(Refusal(code, "No.")).as_problem().code is problem


def test_an_upload_that_stands_still_is_given_up() -> None:
    client = _client(_says(404, b""), _says(204, b""))
    with pytest.raises(Problem) as problem:
        client.upload("0" * 64, b"picture")
    assert problem.value.code is ProblemCode.HUB_NOT_A_HUB


def test_a_batch_is_signed_from_link_to_link() -> None:
    sent: list[Push] = []

    def take(body: bytes) -> tuple[int, bytes]:
        sent.append(decode(body, Push))
        return 200, _receipt(body)

    events = Chain("L4").add_many(4)
    _client(take).push(events[1:], hub_epoch="x")
    (push,) = sent
    assert (push.first_seq, push.prev_hash, push.hub_epoch) == (2, events[0].hash, "x")
    assert push.events == tuple(replace(event) for event in events[1:])
