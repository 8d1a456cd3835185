"""Packs on the station: verified once, then sealed under the station's own key."""

import errno
import re
from pathlib import Path

import msgspec

from app.packs.contents import PackContents, load, read_contents, verify
from app.packs.pack_format import PACK_NAME, Manifest
from app.packs.sealing import seal, unseal
from app.problems import Problem, ProblemCode
from app.records.durable import make_private_folder, write_durably
from app.screening.lookouts import LookoutIndex

_SEALED = "pack.sealed"


def install(source: Path, home: Path, key: bytes) -> Manifest:
    """Install the pack that lies in `source`; it replaces an older one of its name.

    Every byte and every record is checked first. Whatever goes wrong, the pack that was installed
    before stays as it is.

    Args:
        source: Folder with the pack; nothing in it is changed.
        home: The station's folder.
        key: 32 bytes, the station's key for packs.

    Raises:
        Problem: PACK_DAMAGED, DISK_FULL.
    """
    contents = read_contents(source)
    manifest = verify(contents)
    load(contents)
    sealed = seal(msgspec.msgpack.encode(contents), key, manifest.name)
    place = _place(home, manifest.name)
    try:
        make_private_folder(place.parent)
        write_durably(place, sealed)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise Problem(ProblemCode.DISK_FULL) from error
        raise
    return manifest


def open_pack(home: Path, name: str, key: bytes) -> LookoutIndex:
    """Open an installed pack.

    Args:
        home: The station's folder.
        name: The pack's name.
        key: The key it was installed with.

    Raises:
        Problem: PACK_DAMAGED, when it is not there, was changed, or was sealed with another key.
    """
    try:
        sealed = _place(home, name).read_bytes()
    except OSError as error:
        raise Problem(ProblemCode.PACK_DAMAGED, "not installed") from error
    clear = unseal(sealed, key, name)
    return load(msgspec.msgpack.decode(clear, type=PackContents))


def installed_packs(home: Path) -> tuple[str, ...]:
    """Return the names of the installed packs, in alphabetical order.

    A folder beside them that no pack can be called is not one: a copy that somebody put aside.
    """
    found = (path.parent.name for path in (home / "packs").glob(f"*/{_SEALED}"))
    return tuple(sorted(name for name in found if re.match(PACK_NAME, name)))


def _place(home: Path, name: str) -> Path:
    if re.match(PACK_NAME, name) is None:
        raise ValueError("not the name of a pack")
    return home / "packs" / name / _SEALED
