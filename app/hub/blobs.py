"""Pictures on the hub: uploaded in pieces, checked against their name, encrypted at rest.

A picture is one file, named by the SHA-256 of its clear content, in a folder of its port; until it
is whole, each piece is a file named by its offset. The folder is all there is to know, so several
workers can share it. Everything is AES-256-GCM with the hub's key: 12 bytes nonce, ciphertext, tag;
port, name and offset are authenticated with it, so files cannot be exchanged for one another.
"""

import hashlib
import secrets
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.hub.refusals import Refused
from app.records.durable import make_private_folder, write_durably
from app.sync.protocol import MAX_BLOB_BYTES, RefusalCode

_NONCE_BYTES = 12
_OVERHEAD = _NONCE_BYTES + 16
_WHOLE = -1
_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Blobs:
    """All pictures of the hub."""

    folder: Path
    key: bytes

    def offset(self, port: str, sha256: str) -> tuple[int, bool]:
        """Return how many bytes are here, and whether that is the whole picture.

        Raises:
            Refused: NOT_FOUND, when nothing of it is here.
        """
        try:
            return self._whole(port, sha256).stat().st_size - _OVERHEAD, True
        except FileNotFoundError:
            pieces = self._pieces(port, sha256)
        if not pieces:
            raise Refused(RefusalCode.NOT_FOUND)
        return sum(path.stat().st_size - _OVERHEAD for path in pieces), False

    def append(self, port: str, sha256: str, *, offset: int, length: int, piece: bytes) -> int:
        """Add a piece; return how many bytes are here now. The last piece makes it whole.

        Args:
            port: Whose picture it is.
            sha256: Its name.
            offset: Where the piece begins.
            length: Bytes of the whole picture.
            piece: The bytes; may be empty where everything is here but was not put together.

        Raises:
            Refused: OFFSET, when the piece does not begin where the last one ended; TOO_LARGE;
                DIGEST, when the whole is not what its name says, or what is here is longer than
                that (then all of it is dropped).
        """
        here, whole = self._here(port, sha256)
        if whole:
            return here
        if here > length:
            self._drop(port, sha256)
            raise Refused(RefusalCode.DIGEST)
        if length > MAX_BLOB_BYTES or offset + len(piece) > length:
            raise Refused(RefusalCode.TOO_LARGE)
        if offset != here:
            raise Refused(RefusalCode.OFFSET)
        if piece:
            self._add(port, sha256, offset, piece)
        if offset + len(piece) == length:
            self._complete(port, sha256)
        return offset + len(piece)

    def get(self, port: str, sha256: str) -> bytes:
        """Return a whole picture.

        Raises:
            Refused: NOT_FOUND, when it is not here, not yet whole, or damaged on the disk.
        """
        try:
            sealed = self._whole(port, sha256).read_bytes()
            return self._open(port, sha256, _WHOLE, sealed)
        except (FileNotFoundError, InvalidTag):
            raise Refused(RefusalCode.NOT_FOUND) from None

    def _here(self, port: str, sha256: str) -> tuple[int, bool]:
        try:
            return self.offset(port, sha256)
        except Refused:
            return 0, False

    def _add(self, port: str, sha256: str, offset: int, piece: bytes) -> None:
        path = self._piece(port, sha256, offset)
        make_private_folder(path.parent)
        arriving = path.with_name(f".{secrets.token_hex(8)}")
        write_durably(arriving, self._seal(port, sha256, offset, piece))
        try:
            path.hardlink_to(arriving)  # unlike a rename, it never replaces another worker's piece
        except FileExistsError:
            raise Refused(RefusalCode.OFFSET) from None
        finally:
            arriving.unlink()

    def _complete(self, port: str, sha256: str) -> None:
        pieces = self._pieces(port, sha256)
        try:
            content = b"".join(
                self._open(port, sha256, int(path.suffix[1:]), path.read_bytes()) for path in pieces
            )
        except (InvalidTag, FileNotFoundError):  # damaged, or another worker was quicker
            content = b""
        if hashlib.sha256(content).hexdigest() == sha256:
            write_durably(self._whole(port, sha256), self._seal(port, sha256, _WHOLE, content))
        self._drop(port, sha256)
        if not self._whole(port, sha256).exists():
            raise Refused(RefusalCode.DIGEST)

    def _drop(self, port: str, sha256: str) -> None:
        for path in self._pieces(port, sha256):
            path.unlink(missing_ok=True)

    def _folder(self, port: str) -> Path:
        # A port's name may hold any letter; its digest is a safe name for a folder everywhere.
        return self.folder / hashlib.sha256(port.encode()).hexdigest()[:32]

    def _whole(self, port: str, sha256: str) -> Path:
        return self._folder(port) / sha256[:2] / sha256

    def _piece(self, port: str, sha256: str, offset: int) -> Path:
        return self._whole(port, sha256).with_name(f"{sha256}.{offset:0{_DIGITS}d}")

    def _pieces(self, port: str, sha256: str) -> list[Path]:
        # Not all that begins so: the hub may have been killed while it wrote the whole.
        return sorted(self._whole(port, sha256).parent.glob(f"{sha256}.{'[0-9]' * _DIGITS}"))

    def _seal(self, port: str, sha256: str, offset: int, clear: bytes) -> bytes:
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return nonce + AESGCM(self.key).encrypt(nonce, clear, _about(port, sha256, offset))

    def _open(self, port: str, sha256: str, offset: int, sealed: bytes) -> bytes:
        nonce, rest = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
        if len(sealed) < _OVERHEAD:
            raise InvalidTag
        return AESGCM(self.key).decrypt(nonce, rest, _about(port, sha256, offset))


def _about(port: str, sha256: str, offset: int) -> bytes:
    return f"gatehouse blob 1\n{sha256}\n{offset}\n{port}".encode()
