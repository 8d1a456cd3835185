"""The station's encrypted store: opened, checked, and shared by the threads of one process."""

import shutil
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from sqlalchemy import Connection, Engine, insert, select

from app.duty.officers import Station
from app.problems import Problem, ProblemCode
from app.records import schema
from app.records.ballast import Ballast
from app.records.durable import OWNER_ONLY, make_private_folder, owner_only, sync_folder
from app.records.keys import StationKeys
from app.records.projectors import FINGERPRINT
from app.records.rebuild import is_outdated, project_skipped, rebuild
from app.records.sqlcipher import (
    encrypted_engine,
    for_writing,
    known_problems,
    problems_of_opening,
    require_cipher,
    require_file,
)
from app.records.station_tables import store_info, sync_state
from app.records.store_lock import StoreLock
from app.records.triggers import require_triggers


@dataclass(frozen=True, slots=True)
class StoreInfo:
    """Whose store it is.

    Attributes:
        station: The station and its port.
        epoch: The life of the station's journal that this store holds.
    """

    station: Station
    epoch: int


class Store:
    """One encrypted file. Opened for writing by one process at a time, for reading by any.

    Attributes:
        path: The file.
        info: Whose store it is.
        ballast: Room to give up when the disk is full.
    """

    def __init__(self, path: Path, engine: Engine, info: StoreInfo, lock: StoreLock | None) -> None:
        """Use `Store.create` or `Store.open`; without the lock the store is read only."""
        self.path = path
        self.info = info
        self.ballast = _ballast(path)
        self._engine = engine
        self._writing = for_writing(engine)
        self._lock = lock
        self._one_writer = threading.Lock()

    @classmethod
    def create(cls, path: Path, keys: StationKeys, station: Station, *, epoch: int = 1) -> "Store":
        """Make a new, empty store.

        Args:
            path: The file to make; its folder is made too, for this account alone.
            keys: The station's keys; a store without them is lost.
            station: Whose store it is.
            epoch: 1; one more than before when a lost store is replaced.

        Raises:
            FileExistsError: There is one already; it is left as it is.
            Problem: DISK_FULL; then nothing is left behind.
        """
        make_private_folder(path.parent)
        with open(path, "xb", opener=owner_only):
            pass
        try:
            with ExitStack() as opened:
                lock = StoreLock(_beside(path, ".lock"))
                opened.callback(lock.release)
                engine = encrypted_engine(path, keys.derive("store"), read_only=False)
                opened.callback(engine.dispose)
                with problems_of_opening(path), for_writing(engine).begin() as connection:
                    require_cipher(connection)
                    schema.upgrade(connection)
                    _fill(connection, station, epoch)
            sync_folder(path.parent)
            return cls.open(path, keys)
        except BaseException:
            for ending in ("", "-wal", "-shm"):
                _beside(path, ending).unlink(missing_ok=True)
            raise

    @classmethod
    def open(cls, path: Path, keys: StationKeys, *, read_only: bool = False) -> "Store":
        """Open a store, after every check that can be made at once.

        Opened for writing, an older store is brought up to date, after a copy was made of it.

        Args:
            path: The file.
            keys: The station's keys.
            read_only: For a second process beside the station's, and for copies: nothing is
                changed, and what a damaged or edited store lacks does not matter.

        Raises:
            Problem: STORE_MISSING, STORE_NOT_ENCRYPTED, KEY_WRONG, STORE_BUSY, STORE_NEWER,
                STORE_DAMAGED, DISK_FULL.
        """
        require_file(path)
        with ExitStack() as opened:
            lock = None
            if not read_only:
                lock = StoreLock(_beside(path, ".lock"))
                opened.callback(lock.release)
            engine = encrypted_engine(path, keys.derive("store"), read_only=read_only)
            opened.callback(engine.dispose)
            with problems_of_opening(path):
                with engine.begin() as connection:
                    require_cipher(connection)
                    current = schema.is_current(connection)
                if not read_only:
                    _make_ready(path, engine, current=current)
                with engine.begin() as connection:
                    info = _info(connection)
            store = cls(path, engine, info, lock)
            opened.pop_all()
        if not read_only:
            store.ballast.restore()
        return store

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection on which all questions see the same moment.

        Raises:
            Problem: STORE_DAMAGED, STORE_BUSY.
        """
        with known_problems(self.path), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection whose changes are durable on leaving, all of them or none.

        One thread at a time; the others wait.

        Raises:
            Problem: DISK_FULL, STORE_BUSY, STORE_DAMAGED; then nothing was changed. On a full disk
                the ballast is given up, so that the next try has room.
        """
        if self._lock is None:
            raise RuntimeError("this store was opened for reading")
        try:
            with self._one_writer, known_problems(self.path), self._writing.begin() as connection:
                yield connection
        except Problem as problem:
            if problem.code is ProblemCode.DISK_FULL:
                self.ballast.release()
            raise
        self.ballast.restore()

    def cipher_faults(self) -> tuple[str, ...]:
        """Check the HMAC of every page; slow. Return what is wrong, in technical words."""
        with self.reading() as connection:
            faults = connection.exec_driver_sql("PRAGMA cipher_integrity_check")
            return tuple(str(row[0]) for row in faults)

    def close(self) -> None:
        """Close every connection and let another process write. Closing again is harmless."""
        self._engine.dispose()
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _make_ready(path: Path, engine: Engine, *, current: bool) -> None:
    if not current:
        _copy_before_upgrade(path, engine)
    with for_writing(engine).begin() as connection:
        if not current:
            schema.upgrade(connection)
        require_triggers(connection)
        if is_outdated(connection):
            rebuild(connection)
        else:
            project_skipped(connection)


def _copy_before_upgrade(path: Path, engine: Engine) -> None:
    engine.dispose()  # the last connection to close brings everything into the one file
    if _beside(path, "-wal").exists():
        raise Problem(ProblemCode.STORE_BUSY, "somebody reads it")
    copy = _beside(path, ".before-upgrade")
    try:
        shutil.copyfile(path, copy)
        copy.chmod(OWNER_ONLY)
        sync_folder(path.parent)
    except OSError as error:
        copy.unlink(missing_ok=True)
        raise Problem(ProblemCode.DISK_FULL, "copy before upgrade") from error


def _fill(connection: Connection, station: Station, epoch: int) -> None:
    connection.execute(
        insert(store_info).values(
            id=1,
            station=station.name,
            port=station.port,
            epoch=epoch,
            projected_with=FINGERPRINT,
        )
    )
    connection.execute(
        insert(sync_state).values(id=1, acked_seq=0, hub_epoch="", feed_position="", feed_at="")
    )


def _info(connection: Connection) -> StoreInfo:
    row = connection.execute(select(store_info)).one_or_none()
    if row is None:
        raise Problem(ProblemCode.STORE_DAMAGED, "whose it is, is missing")
    return StoreInfo(Station(row.station, row.port), row.epoch)


def _ballast(path: Path) -> Ballast:
    return Ballast(_beside(path, ".ballast"))


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)
