"""The file a radiograph comes from: opened once, never written, mapped into memory."""

import mmap
import os
import stat
import weakref
from hashlib import sha256
from pathlib import Path

from app.problems import Problem, ProblemCode
from app.radiographs.watch import UNWATCHED, Watch

_MAX_BYTES = 4_000_000_000
_PIECE = 1 << 24


class SourceFile:
    """One file for header, pixels and digest, so that all three are of the same bytes.

    Mapping costs nothing until a page is looked at. Its price: if somebody cuts the file short
    meanwhile, touching what is gone would end the process. So whoever is about to read from the map
    asks `unchanged` first.

    Attributes:
        name: The file's own name, for the officer.
        folder: Where it lies.
        data: Every byte, to be read only.
    """

    def __init__(self, path: Path) -> None:
        """Open and map `path`.

        Raises:
            Problem: FILE_MISSING, RADIOGRAPH_TRUNCATED (it is empty), RADIOGRAPH_TOO_LARGE.
        """
        self.name = path.name
        self.folder = path.parent
        try:
            # Not blocking: a pipe that nobody fills must not hold up the engines.
            number = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
        except (OSError, ValueError) as error:  # ValueError: a name no file system has
            raise Problem(ProblemCode.FILE_MISSING, type(error).__name__) from error
        weakref.finalize(self, os.close, number)
        self._number = number
        facts = os.fstat(number)
        if not stat.S_ISREG(facts.st_mode):
            raise Problem(ProblemCode.FILE_MISSING, "not a file")
        if facts.st_size == 0:
            raise Problem(ProblemCode.RADIOGRAPH_TRUNCATED, "empty")
        if facts.st_size > _MAX_BYTES:
            raise Problem(ProblemCode.RADIOGRAPH_TOO_LARGE, "bytes")
        self._as_opened = (facts.st_size, facts.st_mtime_ns)
        self.data = mmap.mmap(number, facts.st_size, access=mmap.ACCESS_READ)

    @property
    def size(self) -> int:
        """Bytes in the file."""
        return self._as_opened[0]

    @property
    def unchanged(self) -> bool:
        """Say whether nobody wrote to the file since it was opened; a new name does not matter."""
        facts = os.fstat(self._number)
        return (facts.st_size, facts.st_mtime_ns) == self._as_opened

    def require_unchanged(self) -> None:
        """Refuse to read what is not the file any more that was opened.

        Raises:
            Problem: RADIOGRAPH_CHANGED.
        """
        if not self.unchanged:
            raise Problem(ProblemCode.RADIOGRAPH_CHANGED)

    def sha256(self, watch: Watch = UNWATCHED) -> str:
        """Return the digest of the whole file, lower-case hex. Slow for large ones.

        Raises:
            Problem: RADIOGRAPH_CHANGED.
            Stopped: Nobody waits for it any more.
        """
        digest = sha256()
        with memoryview(self.data) as view:
            for start in range(0, self.size, _PIECE):
                watch.require_wanted()
                self.require_unchanged()
                digest.update(view[start : start + _PIECE])
        return digest.hexdigest()
