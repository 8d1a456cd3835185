"""The pictures that wait to be read: what a scanner or a phone put into the watched folder."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

_IMAGES = frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp"})
_RECENT = 40


@dataclass(frozen=True, slots=True)
class InboxFile:
    """One picture in the folder.

    Attributes:
        arrived: When it was last written.
        new: Nobody has read it since it arrived.
    """

    path: Path
    arrived: datetime
    new: bool


class Inbox:
    """Remembers which pictures arrived and were not read yet."""

    def __init__(self, folder: Path | None) -> None:
        """Make the inbox of `folder`; None is an inbox that stays empty until something is told."""
        self.folder = folder
        self._waiting: dict[Path, None] = {}  # in the order of arrival

    @property
    def waiting(self) -> tuple[Path, ...]:
        """What arrived and was not read yet, longest waiting first."""
        return tuple(self._waiting)

    def arrived(self, path: Path) -> None:
        """Note a new picture; one that is written again waits again."""
        self._waiting.pop(path, None)
        self._waiting[path] = None

    def taken(self, path: Path) -> None:
        """Note that a picture is being read."""
        self._waiting.pop(path, None)


def list_images(
    folder: Path | None, waiting: tuple[Path, ...], kinds: frozenset[str] = _IMAGES
) -> tuple[InboxFile, ...]:
    """Return what waits and what else lies in the folder, newest first. Asks the file system.

    Args:
        folder: The watched folder, if there is one.
        waiting: What arrived and was not read yet.
        kinds: Endings of the names that are wanted, such as `.tif`.
    """
    found = dict.fromkeys(waiting)
    if folder is not None:
        with suppress(OSError):  # the folder is gone: then only what was told is offered
            found |= dict.fromkeys(
                path for path in folder.iterdir() if path.suffix.lower() in kinds
            )
    files = [file for path in found if (file := _file(path, new=path in waiting)) is not None]
    files.sort(key=lambda file: file.arrived, reverse=True)
    return tuple(files[:_RECENT])


def _file(path: Path, *, new: bool) -> InboxFile | None:
    try:
        written = path.stat().st_mtime
    except OSError:
        return None
    return InboxFile(path, datetime.fromtimestamp(written, UTC), new)
