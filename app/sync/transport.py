"""Carries one request to the hub's address and one answer back, within limits of time and size."""

import ipaddress
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import TracebackType
from urllib.parse import urlsplit

import httpx

from app.clock import Clock
from app.problems import Problem, ProblemCode
from app.sync.protocol import MAX_ANSWER_BYTES

_CONNECT_S, _IO_S = 5.0, 20.0
_WHOLE_NS = 60 * 10**9


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, from whomever. Field names are lower case."""

    status_code: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


class Transport:
    """One connection to an address. Certificates are always checked, redirects never followed."""

    def __init__(self, url: str, clock: Clock, *, trust: ssl.SSLContext | None = None) -> None:
        """Prepare to talk to `url`; connects when the first request is sent.

        Args:
            url: `https://host:port`; `http` only to this same machine (the demo's hub).
            clock: Bounds the time one answer may take as a whole.
            trust: Whose certificates count; the system's own list by default.

        Raises:
            Problem: HUB_ADDRESS_INVALID.
        """
        self.url = _checked(url)
        self._clock = clock
        self._client = httpx.Client(
            base_url=self.url,
            verify=trust or _trust(self.url),
            timeout=httpx.Timeout(_IO_S, connect=_CONNECT_S),
            follow_redirects=False,
            trust_env=False,  # no proxy from the environment: the hub is in the port's own network
            headers={"accept-encoding": "identity"},
        )

    def send(
        self, method: str, path: str, body: bytes = b"", headers: Mapping[str, str] | None = None
    ) -> Answer:
        """Send one request and return the answer, whatever its status.

        Raises:
            Problem: HUB_UNREACHABLE, when no whole answer came in time; HUB_NOT_A_HUB, when the
                other side cannot prove its name or answers without end.
        """
        until = self._clock.monotonic_ns() + _WHOLE_NS
        try:
            with self._client.stream(method, path, content=body, headers=headers) as response:
                return Answer(
                    response.status_code,
                    {name.lower(): value for name, value in response.headers.items()},
                    self._read(response, until),
                )
        except httpx.TransportError as error:
            raise _unreachable(error) from error

    def close(self) -> None:
        """Let the connection go."""
        self._client.close()

    def __enter__(self) -> "Transport":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _read(self, response: httpx.Response, until: int) -> bytes:
        content = bytearray()
        for piece in response.iter_raw():  # as sent: what is signed, and no decompression bomb
            content += piece
            if len(content) > MAX_ANSWER_BYTES:
                raise Problem(ProblemCode.HUB_NOT_A_HUB, "answer too large")
            if self._clock.monotonic_ns() > until:
                raise Problem(ProblemCode.HUB_UNREACHABLE, "answer too slow")
        return bytes(content)


def _trust(url: str) -> ssl.SSLContext:
    """Return whose certificates count: nobody's where none is shown, for the list loads slowly."""
    if url.startswith("https:"):
        return ssl.create_default_context()
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def _checked(url: str) -> str:
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        raise Problem(ProblemCode.HUB_ADDRESS_INVALID) from None
    whole = parts.hostname and parts.path in ("", "/") and not (parts.query or parts.fragment)
    private = parts.scheme == "https" or (parts.scheme == "http" and _is_here(parts.hostname or ""))
    if not whole or not private or parts.username is not None or port == 0:
        raise Problem(ProblemCode.HUB_ADDRESS_INVALID)
    return f"{parts.scheme}://{parts.netloc}"


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _unreachable(error: Exception) -> Problem:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return Problem(ProblemCode.HUB_NOT_A_HUB, "certificate")
        cause = cause.__cause__ or cause.__context__
    return Problem(ProblemCode.HUB_UNREACHABLE, type(error).__name__)
