"""New stores for tests, copied: making one from its migrations takes a quarter of a second."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from app.duty.officers import Station
from app.records.durable import owner_only
from app.records.keys import StationKeys
from app.records.store import Store


def lay_store(path: Path, keys: StationKeys, station: Station) -> None:
    """Leave a closed store at `path`, as `Store.create` makes it."""
    path.parent.mkdir(mode=0o700, exist_ok=True)
    with open(path, "xb", opener=owner_only) as file:
        file.write(_made(keys, station))


def new_store(path: Path, keys: StationKeys, station: Station) -> Store:
    """Return an open store at `path`, as `Store.create` makes it."""
    lay_store(path, keys, station)
    return Store.open(path, keys)


@cache
def _made(keys: StationKeys, station: Station) -> bytes:
    with TemporaryDirectory(prefix="gatehouse-keys-") as folder:
        path = Path(folder) / "station" / "station.db"
        Store.create(path, keys, station).close()
        return path.read_bytes()
