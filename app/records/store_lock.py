"""One Gatehouse writes to a store at a time."""

import contextlib
from pathlib import Path

from sqlcipher3 import dbapi2  # type: ignore[import-untyped]  # it has no types

from app.problems import Problem, ProblemCode
from app.records.durable import owner_only


class StoreLock:
    """Held by the one process that may write; the system releases it when that process ends.

    It is SQLite's own file lock, on an empty file beside the store: it works on every platform and
    holds between two stores opened by one process, too. Readers do not ask for it.
    """

    def __init__(self, path: Path) -> None:
        """Take the lock.

        Raises:
            Problem: STORE_BUSY.
        """
        # Only where there is none yet. On POSIX, closing any handle on a file drops all locks that
        # this process has on it, so a file that may be locked is left to SQLite alone.
        with contextlib.suppress(FileExistsError), open(path, "xb", opener=owner_only):
            pass
        self._connection = dbapi2.connect(
            str(path), timeout=0, isolation_level=None, check_same_thread=False
        )
        try:
            self._connection.execute("PRAGMA journal_mode = MEMORY")  # needs no room on the disk
            self._connection.execute("BEGIN EXCLUSIVE")
        except dbapi2.OperationalError as error:
            self._connection.close()
            raise Problem(ProblemCode.STORE_BUSY, error.sqlite_errorname) from None

    def release(self) -> None:
        """Let another one write."""
        self._connection.close()
