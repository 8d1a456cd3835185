"""What was there before a kill, seen from outside while the program works."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
from sqlalchemy import select

from app.bootstrap.workstation import attachments_path, store_path
from app.demo.port import DemoPort, DemoStation
from app.demo.story import Step, Story
from app.journal.chain import Head
from app.journal.event import Event
from app.problems import Problem
from app.records.attachments import AttachmentStore
from app.records.event_rows import read_events, read_head
from app.records.keys import StationKeys
from app.records.store import Store
from app.records.tables import picture


@dataclass(frozen=True, slots=True)
class Witness:
    """Remembers what it saw of a shift, and says what of it is gone.

    Attributes:
        folder: Where the shift is played.
        heads: How far the stations' journals were seen to have come.
        steps: Steps that were noted as done, after their "Recorded".
    """

    folder: Path
    heads: list[Head] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)

    @property
    def port(self) -> DemoPort:
        """The port, whose stations are opened for reading only."""
        return DemoPort(self.folder / "port")

    def story(self) -> Story:
        """Return the story as it stands on the disk."""
        path = self.folder / "shift.json"
        return msgspec.json.decode(path.read_bytes(), type=Story) if path.exists() else Story()

    def recorded(self) -> int:
        """Return how many facts the stations' journals hold now, all together."""
        return sum(head.seq for head in self._heads().values())

    def look(self) -> None:
        """Remember what is there now."""
        self.steps.extend(step for step in self.story().steps if step not in self.steps)
        self.heads.extend(self._heads().values())

    def misses(self) -> list[str]:
        """Return what was seen once and is not there now, or is another one."""
        logs = {name: self._log(station) for name, station in self._stations().items()}
        gone = [
            f"{head.station} {head.seq}"
            for head in self.heads
            if logs[head.station].get(head.seq) != head.hash
        ]
        kept = self.story().steps
        return gone + [step.name for step in self.steps if step not in kept]

    def unreadable_pictures(self) -> list[str]:
        """Return the pictures that a fact names and that are not there, whole."""
        return [
            f"{name} {digest}"
            for name, station in self._stations().items()
            for digest in self._pictures_gone(station)
        ]

    def _stations(self) -> Mapping[str, DemoStation]:
        return {"L4": self.port.booth, "S2": self.port.desk}

    def _heads(self) -> dict[str, Head]:
        if not self.port.made:
            return {}
        heads = {}
        for name, station in self._stations().items():
            with reading(station) as store, store.reading() as connection:
                heads[name] = read_head(connection)
        return heads

    def _log(self, station: DemoStation) -> dict[int, str]:
        return {event.seq: event.hash for event in _events(station)}

    def _pictures_gone(self, station: DemoStation) -> list[str]:
        name = station.station.name
        with reading(station) as store:
            with store.reading() as connection:
                own = select(picture.c.sha256).where(picture.c.station == name)
                named = set(connection.scalars(own))
            keys = station.vault.load(name)
            pictures = AttachmentStore(attachments_path(station.home), keys, store.ballast)
            return [digest for digest in named if not _opens(pictures, digest)]


def _opens(pictures: AttachmentStore, digest: str) -> bool:
    try:
        pictures.get(digest)
    except (KeyError, Problem):
        return False
    return True


def store_of(station: DemoStation) -> tuple[Path, StationKeys]:
    """Return where the station's store lies, and its keys."""
    return store_path(station.home), station.vault.load(station.station.name)


def reading(station: DemoStation) -> Store:
    """Open the station's store for reading."""
    return Store.open(*store_of(station), read_only=True)


def _events(station: DemoStation) -> list[Event]:
    with reading(station) as store, store.reading() as connection:
        return [each for each in read_events(connection) if isinstance(each, Event)]
