"""A new store and its journal, for one invented station."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.ids import NewId
from app.records.attachments import AttachmentStore
from app.records.journal_store import JournalStore
from app.records.keys import StationKeys
from app.records.queries import RecordQueries
from app.records.store import Store
from app.records.supervision import SupervisionQueries
from tests.fixed import FixedClock
from tests.records.facts import BOOTH, Shift
from tests.records.new_stores import lay_store
from tests.records.port_day import PortDay

DISK_BYTES = 48 * 2**20
KEYS = StationKeys(bytes(range(64, 96)), bytes(range(96, 128)))


@pytest.fixture
def keys() -> StationKeys:
    return KEYS


@pytest.fixture
def store_path(tmp_path: Path) -> Path:
    """A closed, empty store of the booth."""
    path = tmp_path / "station" / "station.db"
    lay_store(path, KEYS, BOOTH)
    return path


@pytest.fixture
def store(store_path: Path) -> Iterator[Store]:
    with Store.open(store_path, KEYS) as store:
        yield store


@pytest.fixture
def journal(store: Store, clock: FixedClock, new_id: NewId) -> JournalStore:
    return JournalStore(store, KEYS, clock, new_id)


@pytest.fixture
def attachments(store: Store, tmp_path: Path) -> AttachmentStore:
    return AttachmentStore(tmp_path / "station" / "pictures", KEYS, store.ballast)


@pytest.fixture
def records(store: Store, attachments: AttachmentStore, clock: FixedClock) -> RecordQueries:
    return RecordQueries(store, attachments, clock)


@pytest.fixture
def supervision(store: Store, attachments: AttachmentStore) -> SupervisionQueries:
    return SupervisionQueries(store, attachments)


@pytest.fixture
def day(journal: JournalStore, clock: FixedClock, new_id: NewId) -> PortDay:
    """A day of the booth's port."""
    return PortDay(journal, clock, new_id)


@pytest.fixture
def shift(new_id: NewId) -> Shift:
    return Shift(new_id)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of 48 MiB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={DISK_BYTES}", "tmpfs", str(folder)],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip(reason="only root may mount a small disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)
