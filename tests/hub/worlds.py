"""Invented ports, stations and keys."""

from dataclasses import dataclass
from types import TracebackType

from app.clock import SystemClock
from app.hub.service import Hub
from app.records.keys import StationKeys
from app.sync.client import HubClient
from app.sync.enrollment import enroll
from app.sync.transport import Transport
from tests.hub.chains import Chain

PORT = "Utopia Harbour"
KEYS = StationKeys(root=b"r" * 32, signing_seed=b"s" * 32)


@dataclass
class Desk:
    """A station as the hub sees it: a journal in memory, and a client that speaks for it."""

    chain: Chain
    client: HubClient
    transport: Transport

    @classmethod
    def enrolled(cls, hub: Hub, url: str, name: str, port: str) -> "Desk":
        clock = SystemClock()
        chain = Chain(name)
        transport = Transport(url, clock)
        code = hub.stations.new_code(name, port)
        enroll(transport, station=name, signing_key=chain.key, code=code)
        client = HubClient(
            transport,
            station=name,
            signing_key=chain.key,
            hub_key=KEYS.signing_key.public_key(),
            clock=clock,
        )
        return cls(chain, client, transport)

    def __enter__(self) -> "Desk":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.client.close()
