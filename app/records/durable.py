"""Files that are there, whole, after a power cut, and that only this account can read."""

import os
from pathlib import Path

OWNER_ONLY = 0o600
OWNER_ONLY_FOLDER = 0o700


def write_durably(path: Path, content: bytes) -> None:
    """Write a file as a whole or not at all; on return it is on the disk under its name.

    Raises:
        OSError: Nothing was written under this name.
    """
    part = path.with_name(f"{path.name}.{os.urandom(4).hex()}.part")
    try:
        with open(part, "xb", opener=owner_only) as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def make_private_folder(path: Path) -> None:
    """Make a folder that only this account can enter, and that is there after a power cut.

    Raises:
        OSError: It cannot be made.
    """
    if path.is_dir():
        return
    path.mkdir(mode=OWNER_ONLY_FOLDER, parents=True, exist_ok=True)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable. Windows keeps them with the files themselves."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def owner_only(path: str, flags: int) -> int:
    """Open a file, for `open(opener=...)`; a new one is readable by this account alone."""
    return os.open(path, flags, OWNER_ONLY)
