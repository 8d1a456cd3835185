"""Where a station keeps whom it trusts: a folder of certificates, read anew when it changes."""

from dataclasses import dataclass, field
from pathlib import Path

from app.documents.seals.trust_store import REVOKED, SIGNERS, TRUSTED, TrustStore

_Stamp = tuple[tuple[str, int, int], ...]


@dataclass(slots=True)
class TrustFolder:
    """A folder with `trusted`, `signers` and `revoked` in it; without them nobody is trusted.

    A revocation list that support lays into it counts for the next document.
    """

    folder: Path
    _read: tuple[_Stamp, TrustStore] = field(default=((), TrustStore()), init=False)

    def __call__(self) -> TrustStore:
        """Return the store as the folder has it now; an unreadable folder trusts nobody."""
        try:
            stamp = tuple(
                (str(path), path.stat().st_mtime_ns, path.stat().st_size)
                for name in (TRUSTED, SIGNERS, REVOKED)
                for path in sorted((self.folder / name).glob("*"))
            )
            if stamp != self._read[0]:
                self._read = stamp, TrustStore.from_folder(self.folder)
        except OSError:
            return TrustStore()
        return self._read[1]
