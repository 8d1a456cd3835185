"""Stations with a store, a journal, pictures and a worker of their own."""

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import TracebackType
from uuid import UUID, uuid4

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import Engine, select

from app.clock import Clock, SystemClock
from app.duty.events import Unlocked
from app.duty.officers import Station
from app.hub.service import Hub
from app.hub.tables import hub_event
from app.ids import new_id
from app.journal.event import Authorship, Body, Draft, Event
from app.records.attachments import AttachmentStore
from app.records.journal_store import JournalStore
from app.records.keys import StationKeys
from app.records.pictures import PictureQueue
from app.records.queries import RecordQueries
from app.records.store import Store
from app.services.link_status import LinkState
from app.sync.client import HubClient
from app.sync.enrollment import enroll
from app.sync.transport import Transport
from app.sync.worker import Pace, SyncWorker
from tests.hub.chains import referral
from tests.hub.worlds import PORT
from tests.records.new_stores import new_store

QUICK = Pace(poll_s=0.02, first_wait_s=0.02, longest_wait_s=0.1)
_PATIENCE_S = 30.0


@dataclass
class RealStation:
    """One station, as `bootstrap` would put it together."""

    name: str
    keys: StationKeys
    store: Store
    journal: JournalStore
    attachments: AttachmentStore
    queries: RecordQueries
    hub_key: Ed25519PublicKey
    url: str
    clock: Clock
    workers: list[SyncWorker] = field(default_factory=list)

    @classmethod
    def enrolled(
        cls, hub: Hub, url: str, home: Path, name: str, clock: Clock | None = None
    ) -> "RealStation":
        clock = clock or SystemClock()
        station, keys = Station(name, PORT), _keys(home.name)
        with Transport(url, clock) as transport:
            enrolled = enroll(
                transport,
                station=name,
                signing_key=keys.signing_key,
                code=hub.stations.new_code(name, PORT),
            )
        assert enrolled.port == PORT
        store = new_store(home / "station.db", keys, station)
        attachments = AttachmentStore(home / "pictures", keys, store.ballast)
        return cls(
            name,
            keys,
            store,
            JournalStore(store, keys, clock, new_id),
            attachments,
            RecordQueries(store, attachments, clock),
            Ed25519PublicKey.from_public_bytes(enrolled.hub_key),
            url,
            clock,
        )

    def connect(self, url: str | None = None, kind: type[HubClient] = HubClient) -> HubClient:
        return kind(
            Transport(url or self.url, self.clock),
            station=self.name,
            signing_key=self.keys.signing_key,
            hub_key=self.hub_key,
            clock=self.clock,
        )

    def start(
        self,
        connect: Callable[[], HubClient] | None = None,
        pace: Pace = QUICK,
        *,
        announcing: Sequence[Event] = (),
    ) -> SyncWorker:
        """Start a worker; what it announces it has to announce before its first step."""
        worker = SyncWorker(
            self.journal,
            PictureQueue(self.store, self.attachments),
            connect or self.connect,
            self.clock,
            pace=pace,
        )
        self.workers.append(worker)
        worker.announce(announcing)
        worker.start()
        return worker

    def record(self, *bodies: Body, subject: UUID | None = None) -> tuple[Event, ...]:
        about = subject or uuid4()
        by = Authorship(None, "station", "test")
        return self.journal.append(*(Draft(body, about, by) for body in bodies))

    def work(self, count: int) -> list[Event]:
        """Record facts of nobody in particular, each in a transaction of its own."""
        return [self.record(Unlocked())[0] for _ in range(count)]

    def refer(self, photo: bytes = b"") -> Event:
        """Send a traveler to secondary, as the booth does."""
        sha256 = self.attachments.put(photo) if photo else ""
        (event,) = self.record(referral(PORT, sha256))
        return event

    def __enter__(self) -> "RealStation":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for worker in self.workers:
            worker.stop()
        self.store.close()


@cache
def _keys(folder: str) -> StationKeys:
    """Give the keys of the station in a folder of this name: its twin has keys of its own."""
    del folder
    return StationKeys.generate()


def wait_for(worker: SyncWorker, condition: Callable[[], bool]) -> None:
    """Wait until the condition holds; look again whenever the worker says something changed."""
    changed = threading.Event()
    worker.on_change(changed.set)
    until = time.monotonic() + _PATIENCE_S
    while not condition():
        assert changed.wait(max(0.0, until - time.monotonic())), worker.status()
        changed.clear()


def all_sent(worker: SyncWorker) -> None:
    """Wait until the hub has confirmed everything."""
    wait_for(
        worker,
        lambda: worker.status().unsent == 0 and worker.status().state is LinkState.CONNECTED,
    )


def held(engine: Engine, station: str = "L4") -> list[tuple[int, str]]:
    """Return what the hub holds of a station's journal, in order: place and hash."""
    with engine.connect() as connection:
        rows = connection.execute(
            select(hub_event.c.seq, hub_event.c.hash)
            .where(hub_event.c.station == station)
            .order_by(hub_event.c.seq)
        )
        return [(row.seq, row.hash) for row in rows]


def said(events: list[Event]) -> list[tuple[int, str]]:
    """Return what the hub must hold when it got just these."""
    return [(event.seq, event.hash) for event in events]
