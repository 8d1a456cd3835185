"""Nobody passes the gate unsigned: asked of every route there is, so a new one is asked too."""

import http.client
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from fastapi.routing import APIRoute
from sqlalchemy import Engine

from app.clock import SystemClock
from app.hub.api import make_routes
from app.hub.gate import PUBLIC
from app.hub.server import RunningHub
from app.hub.service import Hub, make_hub
from app.ids import new_id
from app.problems import Problem, ProblemCode
from app.sync.protocol import (
    CLOCK_TOLERANCE_S,
    MAX_PUSH_BYTES,
    MAX_SMALL_BYTES,
    Refusal,
    RefusalCode,
)
from app.sync.signatures import AnswerHead, RequestHead, fingerprint, sign_request, verify_answer
from app.sync.transport import Answer, Transport
from tests.hub.worlds import KEYS, Desk

HUB = fingerprint(KEYS.signing_key.public_key())
STRANGER = Ed25519PrivateKey.from_private_bytes(b"x" * 32)
ROUTES = [
    (method, route.path.replace("{sha256}", "0" * 64))
    for route in make_routes(cast("Hub", None)).routes
    if isinstance(route, APIRoute)
    for method in sorted(route.methods or ())
]
CLOSED = [route for route in ROUTES if route not in PUBLIC]


class StoppedClock(SystemClock):
    """Requests all arrive at one moment, so that no bucket fills again."""

    def monotonic_ns(self) -> int:
        return 1


@dataclass(frozen=True)
class Asked:
    """A request as somebody might make it."""

    method: str
    path: str
    desk: Desk
    station: str = "L4"
    key: Ed25519PrivateKey | None = None
    hub: str = HUB
    late: timedelta = timedelta()
    nonce: str = "once"
    body: bytes = b""
    sent_body: bytes | None = None
    dropped: tuple[str, ...] = ()
    extra: dict[str, str] = field(default_factory=dict)

    def send(self) -> Answer:
        head = RequestHead(self.method, f"http://hub{self.path}", dict(self.extra))
        sign_request(
            head,
            self.body,
            station=self.station,
            key=self.key or self.desk.chain.key,
            hub=self.hub,
            now=SystemClock().now() - self.late,
            nonce=self.nonce,
        )
        headers = {n: v for n, v in head.headers.items() if n.lower() not in self.dropped}
        body = self.body if self.sent_body is None else self.sent_body
        return self.desk.transport.send(self.method, self.path, body, headers)


TOO_LATE = timedelta(seconds=CLOCK_TOLERANCE_S + 30)
WRONG: dict[str, tuple[Callable[[Asked], Asked], RefusalCode]] = {
    "unsigned": (
        lambda asked: replace(asked, dropped=("signature", "signature-input", "content-digest")),
        RefusalCode.UNSIGNED,
    ),
    "another key": (lambda asked: replace(asked, key=STRANGER), RefusalCode.UNSIGNED),
    "unknown station": (lambda asked: replace(asked, station="L9"), RefusalCode.UNSIGNED),
    "another station": (lambda asked: replace(asked, station="S1"), RefusalCode.UNSIGNED),
    "another hub": (lambda asked: replace(asked, hub="0" * 64), RefusalCode.UNSIGNED),
    "another body": (lambda asked: replace(asked, sent_body=b"{}"), RefusalCode.UNSIGNED),
    "too old": (lambda asked: replace(asked, late=TOO_LATE), RefusalCode.CLOCK),
    "too new": (lambda asked: replace(asked, late=-TOO_LATE), RefusalCode.CLOCK),
}


def test_these_routes_exist_and_only_these_are_open() -> None:
    assert set(ROUTES) >= PUBLIC
    assert len(CLOSED) == 7


@pytest.mark.parametrize("wrong", list(WRONG))
def test_a_request_with_a_wrong_signature_goes_nowhere(
    desk: Desk, second_desk: Desk, wrong: str
) -> None:
    del second_desk  # it only has to be enrolled
    change, code = WRONG[wrong]
    for method, path in CLOSED:
        answer = change(Asked(method, path, desk, nonce=method + path[:9])).send()
        assert answer.status_code == 401, (method, path)
        if method != "HEAD":
            assert msgspec.json.decode(answer.body, type=Refusal).code is code, (method, path)


def test_a_request_is_answered_once(desk: Desk) -> None:
    for method, path in CLOSED:
        asked = Asked(method, path, desk, nonce=method + path[:9])
        assert asked.send().status_code != 401, (method, path)
        assert asked.send().status_code == 401, (method, path)


def test_every_answer_is_signed(desk: Desk) -> None:
    for method, path in [*ROUTES, ("GET", "/"), ("DELETE", "/v1/head")]:
        nonce = method + path[:9]
        answer = Asked(method, path, desk, nonce=nonce).send()
        head = AnswerHead(answer.status_code, dict(answer.headers))
        verify_answer(head, answer.body, key=KEYS.signing_key.public_key(), nonce=nonce)


def test_what_is_not_there_is_not_found(desk: Desk) -> None:
    for method, path in [("GET", "/"), ("GET", "/docs"), ("PUT", "/v1/head")]:
        assert Asked(method, path, desk, nonce=path).send().status_code == 404


HOSTILE = [
    b"",
    b"null",
    b"[]",
    b"{",
    b"\xff\xfe",
    b"[" * 100_000,
    b'{"station": "\\ud800"}',
    b'{"station": 1e999}',
    b'{"events": [{"seq": 123456789012345678901234567890}]}',
    b'{"station": "L4", "events": []}',
]


@pytest.mark.parametrize("path", ["/v1/push", "/v1/announce"])
def test_hostile_content_gets_a_sentence(desk: Desk, path: str) -> None:
    for number, content in enumerate(HOSTILE):
        answer = Asked("POST", path, desk, body=content, nonce=str(number)).send()
        refusal = msgspec.json.decode(answer.body, type=Refusal)
        assert (answer.status_code, refusal.code) == (400, RefusalCode.MALFORMED), content[:40]
        assert refusal.message.endswith(".")


def test_an_odd_cursor_gets_a_sentence(desk: Desk) -> None:
    for cursor in ("x", "-1.0", "9" * 60, "1.2", "%00", "a" * 65):
        answer = Asked("GET", f"/v1/feed?after={cursor}", desk, nonce=cursor[:9]).send()
        assert answer.status_code in (400, 409), cursor


def test_too_much_is_refused_before_it_is_read(desk: Desk) -> None:
    answer = Asked("POST", "/v1/push", desk, body=b" " * (MAX_PUSH_BYTES + 1)).send()
    assert answer.status_code == 413
    assert (
        Asked("GET", "/v1/head", desk, body=b" " * (MAX_SMALL_BYTES + 1), nonce="2")
        .send()
        .status_code
        == 413
    )


def test_a_station_that_asks_without_end_is_told_to_wait(engine: Engine, tmp_path: Path) -> None:
    hub = make_hub(engine, KEYS, pictures=tmp_path, clock=StoppedClock(), new_id=new_id)
    with RunningHub(hub) as running, Desk.enrolled(hub, running.url, "L4", "Harbour") as desk:
        answers = (Asked("GET", "/v1/head", desk, nonce=f"n{n}").send() for n in range(400))
        no = next(answer for answer in answers if answer.status_code != 200)
    assert no.status_code == 429
    assert int(no.headers["retry-after"]) >= 1
    assert msgspec.json.decode(no.body, type=Refusal).retry_after_s >= 1


def test_an_upload_offset_must_be_signed(desk: Desk) -> None:
    path = "/v1/blobs/" + "0" * 64
    head = Asked("PATCH", path, desk, body=b"x", extra={"upload-length": "1"})
    assert head.send().status_code == 400
    unsigned = RequestHead("PATCH", f"http://hub{path}", {})
    sign_request(
        unsigned,
        b"x",
        station="L4",
        key=desk.chain.key,
        hub=HUB,
        now=SystemClock().now(),
        nonce="2",
    )
    later = dict(unsigned.headers) | {"upload-offset": "0", "upload-length": "1"}
    assert desk.transport.send("PATCH", path, b"x", later).status_code == 401


def test_health_and_metrics_tell_of_nobody(desk: Desk) -> None:
    desk.client.push(desk.chain.add_many(3), hub_epoch="")
    assert desk.transport.send("GET", "/health").body == b'{"status":"ok"}'
    metrics = desk.transport.send("GET", "/metrics").body.decode()
    assert "gatehouse_hub_events_total 3.0" in metrics
    assert 'gatehouse_hub_requests_total{route="/v1/push",status="200"} 1.0' in metrics
    assert "L4" not in metrics


@pytest.fixture
def slow_line(running: RunningHub) -> Iterator[http.client.HTTPConnection]:
    address = urlsplit(running.url)
    connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=10)
    yield connection
    connection.close()


def test_a_sender_who_hangs_up_harms_nobody(
    desk: Desk, slow_line: http.client.HTTPConnection
) -> None:
    slow_line.putrequest("POST", "/v1/enroll")
    slow_line.putheader("content-length", "1000")
    slow_line.endheaders(b"{")
    slow_line.close()
    assert desk.client.head().seq == 0


def test_a_request_without_a_body_length_is_bounded_too(
    slow_line: http.client.HTTPConnection,
) -> None:
    slow_line.putrequest("POST", "/v1/enroll")
    slow_line.putheader("transfer-encoding", "chunked")
    slow_line.endheaders()
    piece = b" " * 8192
    for _ in range(3):
        slow_line.send(f"{len(piece):x}\r\n".encode() + piece + b"\r\n")
    assert slow_line.getresponse().status == 413


def test_a_transport_never_trusts_an_open_line_to_another_machine() -> None:
    for url in ("http://hub.example", "ftp://127.0.0.1", "https://", "https://hub/x", "nonsense"):
        with pytest.raises(Problem) as problem:
            Transport(url, SystemClock())
        assert problem.value.code is ProblemCode.HUB_ADDRESS_INVALID
