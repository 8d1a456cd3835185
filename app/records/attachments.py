"""Pictures at rest: one encrypted file each, named by the SHA-256 of what it shows."""

import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from errno import EDQUOT, ENOSPC
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.problems import Problem, ProblemCode
from app.records.ballast import Ballast
from app.records.durable import make_private_folder, write_durably
from app.records.keys import StationKeys

_DIGEST = re.compile(r"[0-9a-f]{64}")
_MAGIC = b"GHA1"
_NONCE_BYTES = 12
_START = len(_MAGIC) + _NONCE_BYTES


class AttachmentStore:
    """The `Attachments` port. AES-256-GCM with a random nonce; the name is bound to the content.

    A file lies in a folder named by the first two digits of its own name: 256 folders stay small.
    For any thread.
    """

    def __init__(self, folder: Path, keys: StationKeys, ballast: Ballast) -> None:
        """Keep pictures under `folder`, which is made when the first one comes.

        Args:
            folder: Where they lie.
            keys: The station's.
            ballast: The store's, given up when the disk is full.
        """
        self._folder = folder
        self._cipher = AESGCM(keys.derive("attachments"))
        self._ballast = ballast

    def put(self, content: bytes) -> str:
        """Store a picture durably and return its digest; storing it twice is harmless.

        Raises:
            Problem: DISK_FULL; then nothing was stored.
        """
        sha256 = hashlib.sha256(content).hexdigest()
        path = self._path(sha256)
        if path.exists():
            return sha256
        nonce = os.urandom(_NONCE_BYTES)
        bound = _MAGIC + bytes.fromhex(sha256)
        sealed = _MAGIC + nonce + self._cipher.encrypt(nonce, content, bound)
        try:
            make_private_folder(path.parent)
            write_durably(path, sealed)
        except OSError as error:
            if error.errno not in (ENOSPC, EDQUOT):
                raise
            self._ballast.release()
            raise Problem(ProblemCode.DISK_FULL, "picture") from error
        return sha256

    def get(self, sha256: str) -> bytes:
        """Return a picture.

        Raises:
            KeyError: It is not on this station (yet).
            Problem: ATTACHMENT_DAMAGED.
        """
        if not _DIGEST.fullmatch(sha256):
            raise KeyError(sha256)
        try:
            sealed = self._path(sha256).read_bytes()
        except FileNotFoundError:
            raise KeyError(sha256) from None
        mark, nonce = sealed[: len(_MAGIC)], sealed[len(_MAGIC) : _START]
        try:
            return self._cipher.decrypt(nonce, sealed[_START:], mark + bytes.fromhex(sha256))
        except (InvalidTag, ValueError):  # changed, or cut so short that no nonce is left
            raise Problem(ProblemCode.ATTACHMENT_DAMAGED) from None

    def has(self, sha256: str) -> bool:
        """Say whether the picture is on this station."""
        return _DIGEST.fullmatch(sha256) is not None and self._path(sha256).exists()

    def missing(self, digests: Iterable[str]) -> Iterator[str]:
        """Yield those of the digests whose pictures are not on this station, in their order.

        What is no digest names no picture; another station may say anything.
        """
        return (one for one in digests if _DIGEST.fullmatch(one) and not self._path(one).exists())

    def _path(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / sha256
