"""A whole pack in memory: read from a folder, checked against its manifest, made searchable."""

import stat
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from app.packs.pack_format import (
    LARGEST_FILE,
    LARGEST_MANIFEST,
    LOOKOUTS,
    LOST_DOCUMENTS,
    MANIFEST,
    MEMBERSHIPS,
    FileEntry,
    Manifest,
    decode_lookouts,
    decode_lost_documents,
    decode_manifest,
    decode_memberships,
)
from app.problems import Problem, ProblemCode
from app.screening.lookouts import LookoutIndex

_NO_FILE = FileEntry(sha256=sha256().hexdigest(), bytes=0, records=0)


class PackContents(Struct, frozen=True):
    """The files of one pack, byte for byte."""

    manifest: bytes
    lookouts: bytes
    lost_documents: bytes
    memberships: bytes = b""


def read_contents(folder: Path) -> PackContents:
    """Read the files that the manifest names, and nothing but them.

    Raises:
        Problem: PACK_DAMAGED, when one is missing, is no plain file, or is too large.
    """
    manifest = _read(folder / MANIFEST, LARGEST_MANIFEST)
    with_members = decode_manifest(manifest).files.memberships is not None
    return PackContents(
        manifest,
        _read(folder / LOOKOUTS, LARGEST_FILE),
        _read(folder / LOST_DOCUMENTS, LARGEST_FILE),
        _read(folder / MEMBERSHIPS, LARGEST_FILE) if with_members else b"",
    )


def verify(contents: PackContents) -> Manifest:
    """Check that the files are those which the manifest describes.

    The manifest vouches for every other byte of the pack, so that this is the one place where a
    signature over it will be checked.

    Raises:
        Problem: PACK_DAMAGED.
    """
    manifest = decode_manifest(contents.manifest)
    _check(contents.lookouts, manifest.files.lookouts, LOOKOUTS)
    _check(contents.lost_documents, manifest.files.lost_documents, LOST_DOCUMENTS)
    _check(contents.memberships, manifest.files.memberships or _NO_FILE, MEMBERSHIPS)
    return manifest


def load(contents: PackContents) -> LookoutIndex:
    """Read every record of a verified pack and make it searchable.

    Raises:
        Problem: PACK_DAMAGED, when a record is not what it must be or one is missing.
    """
    manifest = decode_manifest(contents.manifest)
    lookouts = decode_lookouts(contents.lookouts)
    lost_documents = decode_lost_documents(contents.lost_documents)
    memberships = decode_memberships(contents.memberships)
    files = manifest.files
    entries = (files.lookouts, files.lost_documents, files.memberships or _NO_FILE)
    counts = (len(lookouts), len(lost_documents), len(memberships))
    if counts != tuple(entry.records for entry in entries):
        raise Problem(ProblemCode.PACK_DAMAGED, "another number of records than stated")
    return LookoutIndex(
        lookouts,
        lost_documents,
        memberships,
        versions={manifest.name: manifest.version},
        as_of=manifest.produced_at,
    )


def _read(path: Path, largest: int) -> bytes:
    try:
        found = path.lstat()
        if not stat.S_ISREG(found.st_mode):
            raise Problem(ProblemCode.PACK_DAMAGED, f"{path.name} is no plain file")
        if found.st_size > largest:
            raise Problem(ProblemCode.PACK_DAMAGED, f"{path.name} is too large")
        return path.read_bytes()
    except OSError as error:
        raise Problem(ProblemCode.PACK_DAMAGED, f"{path.name} cannot be read") from error


def _check(content: bytes, entry: FileEntry, name: str) -> None:
    if len(content) != entry.bytes or sha256(content).hexdigest() != entry.sha256:
        raise Problem(ProblemCode.PACK_DAMAGED, f"{name} is not the file described")
