"""A pack sealed for this station: nothing of a list lies in clear, any part can be read.

One file: a mark, 32 random bytes of this installation, the files of the pack in blocks, and the
directory of them. Each block is AES-256-GCM (NIST SP 800-38D) under a key that belongs to this
installation of this pack alone, and its nonce is its number. So a block opens nowhere but in its
place: not in another pack, not in another position, not in a later installation; and the directory,
which is sealed too, says how many there are.
"""

import os
import sys
import weakref
from io import BufferedIOBase
from pathlib import Path
from threading import Lock

import msgspec
import numpy as np
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from numpy.typing import NDArray

from app.courtesy import step_aside
from app.packs.pack_format import Manifest, decode_manifest, is_index_array
from app.problems import Problem, ProblemCode
from app.screening.lost_documents import FRAME_ROWS, ROW_BYTES

KEY_BYTES = 32
_MARK = b"GHPACK2\n"
_OLDER_MARKS = (b"GHPACK1\n",)
_INSTALLATION_BYTES = 32
_HEAD_BYTES = len(_MARK) + _INSTALLATION_BYTES
_TAG_BYTES = 16
_LENGTH_BYTES = 4
_DIRECTORY_NONCE = b"\xff" * 12

SMALL_BLOCK = 4096
"""Bytes of a block where single records are looked up."""
_DOCUMENT_BLOCK = FRAME_ROWS * ROW_BYTES
"""Bytes of a block of lost documents: a frame of them lies in one block."""
LARGE_BLOCK = 256 * 1024
"""Bytes of a block of what is always read as a whole."""
_READ_WHOLE = (".keys", ".offsets", ".frames", ".starts", ".long_frames", ".listings")


class Part(msgspec.Struct, frozen=True, array_like=True):
    """Where one file of the pack lies.

    Attributes:
        at: Position of its first block in the sealed file, bytes.
        first: Number of its first block.
        block: Bytes of a block, in clear; the last one may be shorter.
        length: Bytes of the file, in clear.
    """

    at: int
    first: int
    block: int
    length: int


class _Directory(msgspec.Struct, frozen=True, array_like=True):
    manifest: bytes
    parts: dict[str, Part]


class PackSealer:
    """Writes a sealed pack, file after file, as it comes."""

    def __init__(self, file: BufferedIOBase, key: bytes, name: str) -> None:
        """Begin a new installation.

        Args:
            file: What to write to; the caller makes it durable.
            key: 32 bytes, the station's key for packs.
            name: The pack's.
        """
        installation = os.urandom(_INSTALLATION_BYTES)
        self._cipher = _cipher(key, installation, name)
        self._file = file
        self._at = file.write(_MARK + installation)
        self._blocks = 0
        self._parts: dict[str, Part] = {}
        self._name = ""
        self._waiting = bytearray()

    def begin(self, name: str) -> None:
        """Begin a file of the pack."""
        self._name = name
        self._parts[name] = Part(self._at, self._blocks, _block_bytes(name), 0)

    def write(self, clear: bytes) -> None:
        """Seal the next bytes of the file that was begun."""
        part = self._parts[self._name]
        self._waiting += clear
        whole = len(self._waiting) - len(self._waiting) % part.block
        view = memoryview(self._waiting)
        for start in range(0, whole, part.block):
            self._seal(view[start : start + part.block])
        view.release()
        del self._waiting[:whole]
        self._parts[self._name] = msgspec.structs.replace(part, length=part.length + len(clear))

    def end(self) -> None:
        """End the file that was begun."""
        if self._waiting:
            self._seal(self._waiting)
            self._waiting = bytearray()

    def finish(self, manifest: bytes) -> None:
        """Write the directory; without it the file opens nowhere."""
        clear = msgspec.msgpack.encode(_Directory(manifest, self._parts))
        sealed = self._cipher.encrypt(_DIRECTORY_NONCE, clear, None)
        self._file.write(sealed + len(sealed).to_bytes(_LENGTH_BYTES, "little"))

    def _seal(self, clear: bytearray | memoryview) -> None:
        self._at += self._file.write(self._cipher.encrypt(_nonce(self._blocks), clear, None))
        self._blocks += 1


class SealedPack:
    """An installed pack, opened. For any thread; closed when nobody holds it any more."""

    def __init__(self, path: Path, key: bytes, name: str) -> None:
        """Open the file and read its directory; nothing else of it is read.

        Raises:
            Problem: PACK_DAMAGED, when it is not there, was changed, or was sealed with another
                key or for another pack; PACK_OUTDATED, when an older program sealed it.
        """
        try:
            # No file object, which would complain if nobody closed it.
            self._handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        except OSError as error:
            raise Problem(ProblemCode.PACK_DAMAGED, "not installed") from error
        self.close = weakref.finalize(self, os.close, self._handle)
        self._turn = Lock()
        size = os.fstat(self._handle).st_size
        head = self._bytes(0, _HEAD_BYTES)
        if head.startswith(_OLDER_MARKS):
            raise Problem(ProblemCode.PACK_OUTDATED)
        if not head.startswith(_MARK) or size < _HEAD_BYTES + _TAG_BYTES + _LENGTH_BYTES:
            raise Problem(ProblemCode.PACK_DAMAGED, "not a sealed pack")
        self._cipher = _cipher(key, head[len(_MARK) :], name)
        length = int.from_bytes(self._bytes(size - _LENGTH_BYTES, _LENGTH_BYTES), "little")
        start = max(0, size - _LENGTH_BYTES - length)
        clear = self._unseal(_DIRECTORY_NONCE, self._bytes(start, length))
        directory = msgspec.msgpack.decode(clear, type=_Directory)
        self._parts = directory.parts
        self._offsets: dict[str, NDArray[np.uint64]] = {}
        self.manifest: Manifest = decode_manifest(directory.manifest)

    def __contains__(self, name: str) -> bool:
        """Say whether the pack has this file."""
        return name in self._parts

    def read(self, name: str, offset: int, length: int) -> bytes:
        """Return bytes of one file; only the blocks they lie in are opened.

        Raises:
            Problem: PACK_DAMAGED, when a block was changed since the pack was installed.
            KeyError: The pack has no such file.
            ValueError: The file ends before.
        """
        part = self._parts[name]
        if offset < 0 or length < 0 or offset + length > part.length:
            raise ValueError("beyond the end of the file")
        if not length:
            return b""
        step_aside()
        first, last = offset // part.block, (offset + length - 1) // part.block
        sealed_block = part.block + _TAG_BYTES
        end = min((last + 1) * part.block, part.length) + (last + 1) * _TAG_BYTES
        sealed = self._bytes(part.at + first * sealed_block, end - first * sealed_block)
        start = offset - first * part.block
        if first == last:
            return self._unseal(_nonce(part.first + first), sealed)[start : start + length]
        clear = b"".join(
            self._unseal(
                _nonce(part.first + number),
                sealed[(number - first) * sealed_block : (number - first + 1) * sealed_block],
            )
            for number in range(first, last + 1)
        )
        return clear[start : start + length]

    def whole(self, name: str) -> bytes:
        """Return a small file; empty if the pack has none of this name.

        Raises:
            Problem: PACK_DAMAGED.
        """
        return self.read(name, 0, self._parts[name].length) if name in self._parts else b""

    def array(self, name: str) -> NDArray[np.generic]:
        """Return an array, unsealed into memory, read-only; shape (n,).

        Raises:
            Problem: PACK_DAMAGED.
            KeyError: The pack has no such file.
        """
        part = self._parts[name]
        clear = np.empty(part.length, np.uint8)
        for start in range(0, part.length, LARGE_BLOCK):
            end = min(start + LARGE_BLOCK, part.length)
            clear[start:end] = np.frombuffer(self.read(name, start, end - start), np.uint8)
        clear.setflags(write=False)
        dtype = self.manifest.files[name].dtype
        return clear if dtype == "bytes" else clear.view(dtype)

    def index_arrays(self, kind: str) -> dict[str, NDArray[np.generic]]:
        """Return the arrays of the index over `kind`, by name without the kind."""
        names = [name for name in self._parts if is_index_array(name)]
        return {name.removeprefix(f"{kind}."): self.array(name) for name in names}

    def count(self, kind: str) -> int:
        """Return how many records of a kind there are."""
        entry = self.manifest.files.get(f"{kind}.records")
        return entry.records if entry else 0

    def record(self, kind: str, place: int) -> bytes:
        """Return one record.

        Args:
            kind: As `people`.
            place: From 0.

        Raises:
            Problem: PACK_DAMAGED.
            IndexError: There are fewer.
        """
        offsets = self._offsets.get(kind)
        if offsets is None:
            offsets = self._offsets[kind] = self.array(f"{kind}.offsets").astype("<u8", copy=False)
        if not 0 <= place < len(offsets) - 1:
            raise IndexError(place)
        start, end = int(offsets[place]), int(offsets[place + 1])
        return self.read(f"{kind}.records", start, end - start)

    def _bytes(self, offset: int, length: int) -> bytes:
        if sys.platform != "win32":
            return os.pread(self._handle, length, offset)
        with self._turn:  # there is no read that leaves the place where it is
            os.lseek(self._handle, offset, os.SEEK_SET)
            return os.read(self._handle, length)

    def _unseal(self, nonce: bytes, sealed: bytes) -> bytes:
        try:
            return self._cipher.decrypt(nonce, sealed, None)
        except (InvalidTag, ValueError):
            raise Problem(ProblemCode.PACK_DAMAGED, "the seal does not hold") from None


def _cipher(key: bytes, installation: bytes, name: str) -> AESGCM:
    if len(key) != KEY_BYTES:
        raise ValueError("a pack's key has 32 bytes")
    info = b"pack " + name.encode()
    return AESGCM(HKDF(SHA256(), KEY_BYTES, salt=installation, info=info).derive(key))


def _block_bytes(name: str) -> int:
    if name == "documents.rows":
        return _DOCUMENT_BLOCK
    return LARGE_BLOCK if is_index_array(name) or name.endswith(_READ_WHOLE) else SMALL_BLOCK


def _nonce(number: int) -> bytes:
    return number.to_bytes(12, "big")
