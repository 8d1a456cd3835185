"""The hub's gate: nobody passes unsigned, nothing large or slow gets in, every answer is signed.

It stands before the routes, so a new route is closed to strangers without anybody thinking of it.
"""

import asyncio
import logging
import re
from collections.abc import Callable
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.clock import Clock
from app.hub.metrics import Metrics
from app.hub.rate_limit import RateLimit
from app.hub.refusals import Refused
from app.hub.stations import Caller
from app.problems import Problem
from app.sync.protocol import MAX_SMALL_BYTES, RefusalCode, encode
from app.sync.signatures import AnswerHead, RequestHead, sign_answer

PUBLIC = frozenset({("GET", "/health"), ("GET", "/metrics"), ("POST", "/v1/enroll")})
"""All that may be asked without a signature. None of it tells about a person."""

CALLER = "gatehouse.caller"
_BODY_S = 30.0
_STRANGERS = "strangers"
_CANNOT_STORE = (OperationalError, InterfaceError, PoolTimeoutError, OSError, Problem)
# An sf-string (RFC 8941 clause 3.3.3) that needs no unescaping.
_NONCE = re.compile(r';nonce="([ !#-\[\]-~]{1,64})"')

_log = logging.getLogger(__name__)


class Gate:
    """ASGI middleware around the hub's routes."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        admit: Callable[[RequestHead], Caller],
        signing_key: Ed25519PrivateKey,
        clock: Clock,
        metrics: Metrics,
        body_limits: Callable[[str, str], int],
        station_rate: RateLimit,
        stranger_rate: RateLimit,
    ) -> None:
        """Put the gate before `app`.

        Args:
            app: The routes.
            admit: Says who makes a request, or refuses; may take its time at the database.
            signing_key: The hub's key, for its answers.
            clock: For the time in an answer's signature.
            metrics: What the gate counts.
            body_limits: Largest body in bytes for a method and path.
            station_rate: How often one station may ask.
            stranger_rate: How often anybody may use the public routes that take a body.
        """
        self._app = app
        self._admit = admit
        self._key = signing_key
        self._clock = clock
        self._metrics = metrics
        self._body_limits = body_limits
        self._station_rate = station_rate
        self._stranger_rate = stranger_rate

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return
        request = _head(scope)
        answer = _Answer()
        began = self._clock.monotonic_ns()
        try:
            caller = await self._recognize(scope, request)
            body = await self._body(scope, receive, caller)
            scope[CALLER] = caller
            await self._app(scope, _replay(body), answer.take)
        except _ClientGone:
            return
        except Refused as no:
            answer.refuse(no)
        except _CANNOT_STORE as error:
            _log.warning("nothing can be stored now: %s", type(error))
            answer.refuse(Refused(RefusalCode.UNAVAILABLE, retry_after_s=5))
        except Exception:  # noqa: BLE001 - the last line: a bug is logged, the sender gets a sentence
            _log.exception("a request failed")
            answer.refuse(Refused(RefusalCode.INTERNAL))
        self._metrics.answered(scope, answer.status, self._clock.monotonic_ns() - began)
        if scope["method"] == "HEAD":
            answer.body = b""  # RFC 9110 clause 9.3.2: what is not sent is not signed either
        await self._send(answer, _nonce(request), send)

    async def _recognize(self, scope: Scope, request: RequestHead) -> Caller | None:
        if (scope["method"], scope["path"]) in PUBLIC:
            if scope["method"] != "GET":
                self._stranger_rate.spend(_STRANGERS)
            return None
        caller = await run_in_threadpool(self._admit, request)
        self._station_rate.spend(caller.station)
        return caller

    async def _body(self, scope: Scope, receive: Receive, caller: Caller | None) -> bytes:
        limit = self._body_limits(scope["method"], scope["path"]) if caller else MAX_SMALL_BYTES
        try:
            async with asyncio.timeout(_BODY_S):
                body = await _read(receive, limit)
        except TimeoutError:
            raise Refused(RefusalCode.TOO_SLOW) from None
        if caller and not caller.signed.fits(body):
            raise Refused(RefusalCode.UNSIGNED)
        return body

    async def _send(self, answer: "_Answer", nonce: str, send: Send) -> None:
        head = AnswerHead(answer.status, answer.headers)
        sign_answer(head, answer.body, key=self._key, now=self._clock.now(), nonce=nonce)
        fields = [(name.lower().encode(), value.encode()) for name, value in head.headers.items()]
        await send({"type": "http.response.start", "status": answer.status, "headers": fields})
        await send({"type": "http.response.body", "body": answer.body})


class _ClientGone(Exception):  # noqa: N818 - nothing went wrong
    """The sender hung up before the request was whole."""


class _Answer:
    """Collects what a route answers, for it is signed as a whole."""

    def __init__(self) -> None:
        self.status = 500
        self.headers: dict[str, str] = {}
        self.body = b""

    async def take(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.headers = {
                name.decode("latin-1"): value.decode("latin-1")
                for name, value in message.get("headers", ())
            }
        elif message["type"] == "http.response.body":
            self.body += message.get("body", b"")

    def refuse(self, no: Refused) -> None:
        self.status = no.status
        self.body = encode(no.refusal)
        self.headers = {
            "content-type": "application/json",
            "content-length": str(len(self.body)),
        }
        if no.refusal.retry_after_s:
            self.headers["retry-after"] = str(no.refusal.retry_after_s)


def _nonce(request: RequestHead) -> str:
    """Return the nonce to repeat in the answer; a no is signed too, whoever asked."""
    found = _NONCE.search(request.headers.get("signature-input", ""))
    return found[1] if found else "-"


def _head(scope: Scope) -> RequestHead:
    headers: dict[str, str] = {}
    for name, value in scope["headers"]:
        key, text = name.decode("latin-1"), value.decode("latin-1")
        headers[key] = f"{headers[key]}, {text}" if key in headers else text
    path, query = scope["raw_path"].decode("latin-1"), scope["query_string"].decode("latin-1")
    return RequestHead(scope["method"], f"http://hub{path}{'?' + query if query else ''}", headers)


async def _read(receive: Receive, limit: int) -> bytes:
    content = bytearray()
    while True:
        message: Any = await receive()
        if message["type"] == "http.disconnect":
            raise _ClientGone
        content += message.get("body", b"")
        if len(content) > limit:
            raise Refused(RefusalCode.TOO_LARGE)
        if not message.get("more_body", False):
            return bytes(content)


def _replay(body: bytes) -> Receive:
    """Return a `receive` that hands the routes the body that was already read."""
    pending: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> Message:
        return pending.pop() if pending else {"type": "http.disconnect"}

    return receive
