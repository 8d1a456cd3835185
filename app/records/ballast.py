"""Space put aside: on a full disk even DELETE fails, so there must be something to give up."""

import contextlib
import os
import shutil
from pathlib import Path

from app.records.durable import owner_only

BALLAST_BYTES = 8 * 2**20
_CHUNK = 2**20
_REARM_TIMES = 4


class Ballast:
    """A file that takes up room until the disk is full, and comes back when there is room again."""

    def __init__(self, path: Path, size: int = BALLAST_BYTES) -> None:
        """Use `path` and `size` bytes; makes nothing yet."""
        self._path = path
        self._size = size

    def release(self) -> bool:
        """Give the room up; say whether there was any."""
        try:
            self._path.unlink()
        except FileNotFoundError:
            return False
        return True

    def restore(self) -> None:
        """Take the room again if it was given up and the disk has plenty; never fails."""
        part = self._path.with_suffix(".part")
        try:
            if self._path.exists():
                return
            if shutil.disk_usage(self._path.parent).free < _REARM_TIMES * self._size:
                return
            noise = os.urandom(_CHUNK)  # zeros would take no room on disks that compress
            with open(part, "wb", opener=owner_only) as file:
                for _ in range(self._size // _CHUNK):
                    file.write(noise)
                os.fsync(file.fileno())
            part.replace(self._path)
        except OSError:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
