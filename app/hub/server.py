"""Serves the hub: as the only thing a process does, or on a thread beside a demonstration."""

import socket
import threading
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import uvicorn
from starlette.types import ASGIApp

from app.hub.api import body_limit, make_routes
from app.hub.gate import Gate
from app.hub.rate_limit import RateLimit
from app.hub.service import Hub

_STATION_PER_SECOND, _STATION_BURST = 50, 200
_STRANGERS_PER_SECOND, _STRANGERS_BURST = 2, 20
_CONNECTIONS = 500
_BACKLOG = 128
_KEEP_ALIVE_S = 75  # longer than stations rest between questions: none meets a line just closed
_STOP_S = 10


def make_app(hub: Hub) -> ASGIApp:
    """Return the hub's ASGI application: the gate, and the routes behind it."""
    return Gate(
        make_routes(hub),
        admit=hub.stations.admit,
        signing_key=hub.signing_key,
        clock=hub.clock,
        metrics=hub.metrics,
        body_limits=body_limit,
        station_rate=RateLimit(hub.clock, _STATION_PER_SECOND, _STATION_BURST),
        stranger_rate=RateLimit(hub.clock, _STRANGERS_PER_SECOND, _STRANGERS_BURST),
    )


@dataclass(frozen=True, slots=True)
class Tls:
    """The hub's certificate and its private key, as PEM files."""

    certificate: Path
    private_key: Path


def run(hub: Hub, listening: socket.socket, tls: Tls | None = None) -> None:
    """Serve until the process is told to stop (SIGINT, SIGTERM).

    Args:
        hub: What answers.
        listening: Where; see `listen`.
        tls: For a hub that no proxy stands before.
    """
    host, port = listening.getsockname()[:2]
    uvicorn.Server(_config(make_app(hub), host, port, tls)).run(sockets=[listening])


class RunningHub:
    """A hub on a thread of this process, at an address of this machine.

    `url` works as soon as `start` returns, and until `stop` does.
    """

    def __init__(self, hub: Hub, *, port: int = 0, tls: Tls | None = None) -> None:
        """Prepare to serve `hub` on 127.0.0.1; port 0 takes any free one, and keeps it."""
        self._app = make_app(hub)
        self._port = port
        self._tls = tls
        self._server: uvicorn.Server | None = None
        self._thread: threading.Thread | None = None

    @property
    def url(self) -> str:
        """The address that stations use."""
        return f"http{'s' if self._tls else ''}://127.0.0.1:{self._port}"

    def start(self) -> None:
        """Begin to serve; after `stop`, at the same address again.

        Raises:
            OSError: The port is taken.
        """
        listening = listen("127.0.0.1", self._port)
        self._port = listening.getsockname()[1]
        server = uvicorn.Server(_config(self._app, "127.0.0.1", self._port, self._tls))
        self._thread = threading.Thread(
            target=server.run, args=([listening],), name="hub", daemon=True
        )
        self._server = server
        self._thread.start()

    def stop(self) -> None:
        """Finish the requests that are under way, and stop."""
        if self._server is None or self._thread is None:
            return
        self._server.should_exit = True
        self._thread.join(_STOP_S)
        self._server = self._thread = None

    def __enter__(self) -> "RunningHub":
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that takes connections; they wait in it until the server's loop runs.

    Its protocol is said outright: asyncio sends small answers at once (TCP_NODELAY) only where it
    is, and else each answer would wait 40 ms for the other side's acknowledgement.

    Raises:
        OSError: The port is taken, or the address is not this machine's.
        OverflowError: There is no port with this number.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(_BACKLOG)
    except (OSError, OverflowError):
        listening.close()
        raise
    return listening


def _config(app: ASGIApp, host: str, port: int, tls: Tls | None) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        host=host,
        port=port,
        http="h11",
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,  # a path or query may name a picture or a position; the metrics count
        server_header=False,
        proxy_headers=False,
        limit_concurrency=_CONNECTIONS,
        timeout_keep_alive=_KEEP_ALIVE_S,
        timeout_graceful_shutdown=_STOP_S // 2,
        ssl_certfile=tls.certificate if tls else None,
        ssl_keyfile=tls.private_key if tls else None,
    )
