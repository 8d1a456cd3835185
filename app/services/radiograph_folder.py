"""The folder where scanners leave their images: which of them are complete."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from app.clock import Clock
from app.radiographs.description import LOW_SUFFIX
from app.radiographs.scan_sidecar import SUFFIX

PATIENCE_S = 60
"""How long an image waits for its sidecar; then it is taken in without."""
_BESIDE = (".json", ".csv", ".txt", ".xml", LOW_SUFFIX)
_NANO = 10**9


@dataclass(frozen=True, slots=True)
class Arrival:
    """An image that can be taken in, with what the scanner says of it."""

    image: Path
    sidecar: Path | None


class ScanFolder:
    """Brings images and sidecars together, in whatever order they come. For one thread.

    It is told of files that are completely written (`capture.watched_folder`); sidecars and
    manifests may come before or after their image.
    """

    def __init__(self, clock: Clock) -> None:
        """Wait for the first file."""
        self._clock = clock
        self._waiting: dict[Path, int] = {}

    @property
    def waiting(self) -> tuple[Path, ...]:
        """Images whose sidecar has not come yet, in the order in which they came."""
        return tuple(self._waiting)

    def arrived(self, path: Path) -> Arrival | None:
        """Note a complete file; return what it brings together, if anything."""
        if path.name.endswith(SUFFIX):
            image = path.with_name(path.name.removesuffix(SUFFIX))
            return self._together(image, path) if image.is_file() else None
        if path.suffix.lower() in _BESIDE:
            return None
        sidecar = path.with_name(path.name + SUFFIX)
        if sidecar.is_file():
            return self._together(path, sidecar)
        self._waiting.setdefault(path, self._clock.monotonic_ns())
        return None

    def overdue(self) -> tuple[Arrival, ...]:
        """Return the images that have waited long enough for their sidecar."""
        since = self._clock.monotonic_ns() - PATIENCE_S * _NANO
        late = [path for path, came in self._waiting.items() if came <= since]
        return tuple(self._together(path, None) for path in late)

    def _together(self, image: Path, sidecar: Path | None) -> Arrival:
        self._waiting.pop(image, None)
        return Arrival(image, sidecar)


def lying_there(folder: Path, is_known: Callable[[Path], bool], since: float) -> Iterator[Path]:
    """Yield the images that came while the station was off, each before its sidecar, by name.

    Args:
        folder: Where scans arrive.
        is_known: Says of a file that it was taken in.
        since: Seconds since 1970: what was written before is left alone.
    """
    for path in sorted(folder.iterdir()):
        beside = path.name.endswith(SUFFIX) or path.suffix.lower() in _BESIDE
        if beside or path.name.startswith(".") or not path.is_file():
            continue
        if path.stat().st_mtime >= since and not is_known(path):
            yield path
