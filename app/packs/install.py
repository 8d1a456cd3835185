"""Packs on the station: checked once, byte by byte, while they are sealed under its own key."""

import errno
import os
import re
import stat
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from hashlib import sha256
from io import BufferedIOBase
from pathlib import Path

from app.courtesy import step_aside
from app.packs.checking import PackChecks
from app.packs.opened import opened
from app.packs.pack_format import LARGEST_MANIFEST, MANIFEST, PACK_NAME, Manifest, decode_manifest
from app.packs.sealed import PackSealer, SealedPack
from app.problems import Problem, ProblemCode
from app.records.durable import make_private_folder, owner_only, sync_folder

_SEALED = "pack.sealed"
_PART = "pack.sealed.part"
_PIECE = 1 << 20

Progress = Callable[[int, int], None]
"""Is told how many bytes are done, and how many there are."""


def install(
    source: Path,
    home: Path,
    key: bytes,
    progress: Progress = lambda _done, _all: None,
    *,
    today: date | None = None,
) -> Manifest:
    """Install the pack that lies in `source`; it replaces an older one of its name.

    Every byte and every record is checked, in one pass with the sealing. Whatever goes wrong, the
    pack that was installed before stays as it is.

    Args:
        source: Folder with the pack; nothing in it is changed.
        home: The station's folder.
        key: 32 bytes, the station's key for packs.
        progress: Is told how far it is.
        today: Rules that have expired by then are refused; None: none is for that.

    Raises:
        Problem: PACK_DAMAGED, PACK_OUTDATED, PACK_NEWER, PACK_RULES_REFUSED, DISK_FULL.
    """
    with _open(source / MANIFEST) as file:
        content = file.read(LARGEST_MANIFEST + 1)
    manifest = read_manifest(content)
    place = _place(home, manifest.name)
    part = place.with_name(_PART)
    try:
        make_private_folder(place.parent)
        with open(part, "wb", opener=owner_only) as target:
            sealer = PackSealer(target, key, manifest.name)
            _seal_all(source, manifest, sealer, PackChecks(today), progress)
            sealer.finish(content)
            target.flush()
            os.fsync(target.fileno())
        opened(SealedPack(part, key, manifest.name)).close()
        part.replace(place)
        sync_folder(place.parent)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise Problem(ProblemCode.DISK_FULL) from error
        raise
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
            place.parent.rmdir()  # left empty only where no pack was installed
    return manifest


def read_manifest(content: bytes) -> Manifest:
    """Read the manifest of a pack that comes from elsewhere.

    It vouches for every other byte of the pack, so that this is the one place where a signature
    over it will be checked.

    Raises:
        Problem: PACK_DAMAGED, PACK_OUTDATED.
    """
    return decode_manifest(content)


def open_pack(home: Path, name: str, key: bytes) -> SealedPack:
    """Open an installed pack.

    Args:
        home: The station's folder.
        name: The pack's name.
        key: The key it was installed with.

    Raises:
        Problem: PACK_DAMAGED, when it is not there, was changed, or was sealed with another key;
            PACK_OUTDATED, when an older program installed it.
    """
    return SealedPack(_place(home, name), key, name)


def installed_packs(home: Path) -> tuple[str, ...]:
    """Return the names of the installed packs, in alphabetical order.

    A folder beside them that no pack can be called is not one: a copy that somebody put aside.
    """
    found = (path.parent.name for path in (home / "packs").glob(f"*/{_SEALED}"))
    return tuple(sorted(name for name in found if re.match(PACK_NAME, name)))


def _seal_all(
    source: Path, manifest: Manifest, sealer: PackSealer, checks: PackChecks, progress: Progress
) -> None:
    done, total = 0, sum(entry.bytes for entry in manifest.files.values())
    for name, entry in manifest.in_order:
        check, digest, left = checks.of(name, entry), sha256(), entry.bytes
        sealer.begin(name)
        with _open(source / name) as file:
            while piece := file.read(min(_PIECE, left + 1)):
                step_aside()
                left -= len(piece)
                if left < 0:
                    break
                digest.update(piece)
                check.feed(piece)
                sealer.write(piece)
                done += len(piece)
                progress(done, total)
        if left or digest.hexdigest() != entry.sha256:
            raise Problem(ProblemCode.PACK_DAMAGED, f"{name} is not the file described")
        check.end()
        sealer.end()


def _open(path: Path) -> BufferedIOBase:
    """Open a file of a pack that comes from elsewhere: a plain file, and no link to another one."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            raise Problem(ProblemCode.PACK_DAMAGED, f"{path.name} is no plain file")
        return path.open("rb")
    except OSError as error:
        raise Problem(ProblemCode.PACK_DAMAGED, f"{path.name} cannot be read") from error


def _place(home: Path, name: str) -> Path:
    if re.match(PACK_NAME, name) is None:
        raise ValueError("not the name of a pack")
    return home / "packs" / name / _SEALED
