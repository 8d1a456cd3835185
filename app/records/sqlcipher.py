"""Connections to an encrypted SQLite file: keyed first, durable, and silent on standard error."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2  # type: ignore[import-untyped]  # it has no types

from app.courtesy import step_aside
from app.problems import Problem, ProblemCode

_PLAIN_HEADER = b"SQLite format 3\0"
_SMALLEST_BYTES = 512
_NOT_A_DATABASE = "SQLITE_NOTADB"  # also what SQLCipher says when the key does not fit
_BUSY_S = 5.0
_FULL_BELOW_BYTES = 2**20  # an input/output error on a disk this full is a full disk

# The rest of what keeps the journal whole: SQLite asks for it on every connection anew.
_WRITER_PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",  # NORMAL loses acknowledged commits at a power cut
    "secure_delete = ON",
    "recursive_triggers = ON",  # else REPLACE deletes without asking the triggers
)
_PRAGMAS = ("foreign_keys = ON", "temp_store = MEMORY", "trusted_schema = OFF")


def encrypted_engine(path: Path, key: bytes, *, read_only: bool) -> Engine:
    """Make the engine of one store; its connections may pass from thread to thread.

    Args:
        path: The file; it must exist.
        key: 256 bits, used as they are: no password, so nothing to stretch.
        read_only: Nothing is written to the store itself.
    """
    address = f"{path.absolute().as_uri()}?{_access(path, read_only=read_only)}"

    def connect() -> dbapi2.Connection:
        connection = dbapi2.connect(
            address, uri=True, timeout=_BUSY_S, isolation_level=None, check_same_thread=False
        )
        try:
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            for pragma in _PRAGMAS if read_only else _WRITER_PRAGMAS + _PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
        except dbapi2.Error:
            connection.close()
            raise
        return connection

    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=connect,
        poolclass=QueuePool,
        pool_size=4,
        hide_parameters=True,  # an error message must not carry a record
    )
    event.listen(engine, "begin", _begin)
    event.listen(engine, "before_cursor_execute", _step_aside)
    return engine


def for_writing(engine: Engine) -> Engine:
    """Return the same engine with transactions that take the write lock at their start.

    A transaction that reads first and writes later could find its snapshot outdated.
    """
    return engine.execution_options(begin="BEGIN IMMEDIATE")


def require_file(path: Path) -> None:
    """Refuse a file that is not there, or that cannot be a database.

    The file is not opened for that: on POSIX, closing any handle on it would drop the locks that
    SQLite has for this process, and another process could then remove the log it still writes to.

    Raises:
        Problem: STORE_MISSING, STORE_DAMAGED.
    """
    try:
        size = path.stat().st_size
    except FileNotFoundError:
        raise Problem(ProblemCode.STORE_MISSING) from None
    if size < _SMALLEST_BYTES:
        raise Problem(ProblemCode.STORE_DAMAGED, "cut short")


def require_cipher(connection: Connection) -> None:
    """Refuse a driver that does not encrypt: plain SQLite ignores `PRAGMA key` without a word.

    Raises:
        Problem: STORE_NOT_ENCRYPTED.
    """
    if not connection.exec_driver_sql("PRAGMA cipher_version").scalar():
        raise Problem(ProblemCode.STORE_NOT_ENCRYPTED, "no cipher")


@contextmanager
def known_problems(path: Path) -> Iterator[None]:
    """Turn what SQLite says of the disk and the file `path` into problems.

    Raises:
        Problem: DISK_FULL, STORE_BUSY, STORE_DAMAGED.
    """
    try:
        yield
    except DBAPIError as error:
        name = getattr(error.orig, "sqlite_errorname", "")
        code = _code(name, path)
        if code is None:
            raise
        raise Problem(code, name) from error


@contextmanager
def problems_of_opening(path: Path) -> Iterator[None]:
    """Like `known_problems`, where the key is used for the first time.

    Raises:
        Problem: KEY_WRONG, STORE_NOT_ENCRYPTED, DISK_FULL, STORE_BUSY, STORE_DAMAGED.
    """
    try:
        with known_problems(path):
            yield
    except Problem as problem:
        if problem.detail != _NOT_A_DATABASE:
            raise
        code = ProblemCode.STORE_NOT_ENCRYPTED if _is_plain(path) else ProblemCode.KEY_WRONG
        raise Problem(code) from problem


def _access(path: Path, *, read_only: bool) -> str:
    if not read_only:
        return "mode=rw"
    # Readers of a live store need its shared memory file; on a medium that cannot be written there
    # is none, and nobody who could change the store either.
    sealed = not os.access(path.parent, os.W_OK) and not Path(f"{path}-wal").exists()
    return "mode=ro&immutable=1" if sealed else "mode=ro"


def _code(name: str, path: Path) -> ProblemCode | None:
    if name == "SQLITE_FULL":
        return ProblemCode.DISK_FULL
    if name.startswith(("SQLITE_IOERR", "SQLITE_CANTOPEN")):
        full = shutil.disk_usage(path.parent).free < _FULL_BELOW_BYTES
        return ProblemCode.DISK_FULL if full else ProblemCode.STORE_DAMAGED
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return ProblemCode.STORE_BUSY
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_READONLY", _NOT_A_DATABASE)):
        return ProblemCode.STORE_DAMAGED
    return None


def _is_plain(path: Path) -> bool:
    """Say whether anybody can read a file. Only for one that did not open: see `require_file`."""
    with path.open("rb") as file:
        return file.read(len(_PLAIN_HEADER)) == _PLAIN_HEADER


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))


def _step_aside(*_: object) -> None:
    step_aside()
